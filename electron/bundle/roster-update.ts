import { err, ok, type Result } from '#shared/base/result.ts';
import { keyIdOfRaw, rawOfPrivatePem, signTyped, verifyTyped } from './ed25519.ts';
import { sameDigits } from './fingerprint.ts';
import { rosterType } from './pae.ts';
import { parseRoster, rootFingerprint, rosterBytes, rosterStepName, type Roster, type RosterFault, type RosterKey } from './roster.ts';

/** A signature file beside a step: the first 16 digits of the root key's id, from its name, and 64 bytes. */
export interface StepSignature {
  readonly keyIdStart: string;
  readonly signature: Uint8Array;
}

/** A step as it is carried and stored: exact bytes with their signatures. */
export interface SignedStep {
  readonly bytes: Uint8Array;
  readonly signatures: readonly StepSignature[];
}

export type StepFault =
  | RosterFault
  | 'version'
  | 'signature'
  | 'foreign-signature'
  | 'old-threshold'
  | 'new-threshold'
  | 'key-gone'
  | 'key-moved'
  | 'key-reopened'
  | 'closed-at'
  | 'drill'
  | 'root-digits';

/** Signs a new step with one root key; the file goes beside the step under `signatureName`. */
export const signStep = (roster: Roster, rootPem: string): StepSignature => ({
  keyIdStart: keyIdOfRaw(rawOfPrivatePem(rootPem)).slice(0, 16),
  signature: signTyped(rootPem, rosterType, rosterBytes(roster)),
});

/** Name of a signature file in a payload (5.1). */
export const signatureName = (version: number, signature: StepSignature): string =>
  `${rosterStepName(version)}.${signature.keyIdStart}.ed25519`;

/**
 * Accepts the step after `current` (BUNDLE-SPEC 11.2): version exactly one higher, thresholds of the current *and* the
 * new root met by distinct keys, every signature present good and of one of the two roots, and the rules from step to
 * step of 11.1. The caller stores the result before it looks at the next step.
 */
export const acceptStep = (current: Roster, step: SignedStep): Result<Roster, StepFault> => {
  const parsed = parseRoster(step.bytes);
  if (!parsed.ok) return parsed;
  const next = parsed.value;
  if (next.version !== current.version + 1) return err('version');
  const signed = signersOf(step, [...current.root.keys, ...next.root.keys]);
  if (!signed.ok) return signed;
  if (countOf(current.root.keys, signed.value) < current.root.threshold) return err('old-threshold');
  if (countOf(next.root.keys, signed.value) < next.root.threshold) return err('new-threshold');
  const broken = transitionFault(current, next);
  return broken === null ? ok(next) : err(broken);
};

/**
 * Accepts a step with no roster stored (11.4): it must carry its own root's threshold and its root's digits must be the
 * ones that the officer typed from paper.
 */
export const acceptFirstStep = (step: SignedStep, typedDigits: string): Result<Roster, StepFault> => {
  const parsed = parseRoster(step.bytes);
  if (!parsed.ok) return parsed;
  const { root } = parsed.value;
  const signed = signersOf(step, root.keys);
  if (!signed.ok) return signed;
  if (countOf(root.keys, signed.value) < root.threshold) return err('new-threshold');
  return sameDigits(typedDigits, rootFingerprint(root)) ? parsed : err('root-digits');
};

// A key counts once, however many files it signs.
const signersOf = (step: SignedStep, rootKeys: readonly string[]): Result<ReadonlySet<string>, StepFault> => {
  const signers = new Set<string>();
  for (const { keyIdStart, signature } of step.signatures) {
    const key = rootKeys.find((candidate) => keyIdOfRaw(candidate).startsWith(keyIdStart));
    if (keyIdStart.length !== 16 || key === undefined) return err('foreign-signature');
    if (!verifyTyped(key, rosterType, step.bytes, signature)) return err('signature');
    signers.add(key);
  }
  return ok(signers);
};

const countOf = (rootKeys: readonly string[], signers: ReadonlySet<string>): number => rootKeys.filter((key) => signers.has(key)).length;

interface HeldKey {
  readonly office: string;
  readonly key: RosterKey;
}

const heldKeys = (roster: Roster): ReadonlyMap<string, HeldKey> => {
  const owners = [{ code: roster.city.code, keys: roster.city.signing }, ...roster.offices];
  return new Map(owners.flatMap(({ code, keys }) => keys.map((key) => [key.signer, { office: code, key }] as const)));
};

const transitionFault = (current: Roster, next: Roster): StepFault | null => {
  if (current.drill !== next.drill) return 'drill';
  const after = heldKeys(next);
  for (const [signer, { office, key }] of heldKeys(current)) {
    const later = after.get(signer);
    if (later === undefined) return 'key-gone';
    if (later.office !== office) return 'key-moved';
    if (key.closedAt === undefined) continue;
    if (later.key.closedAt === undefined) return 'key-reopened';
    if (!sameClosing(key.closedAt, later.key.closedAt)) return 'closed-at';
  }
  return null;
};

// "A set closedAt never changes": neither a number nor the list of chans, since an absent chan means 0.
const sameClosing = (before: { readonly [chan: string]: number }, after: { readonly [chan: string]: number }): boolean =>
  Object.keys(before).length === Object.keys(after).length && Object.entries(before).every(([chan, seq]) => after[chan] === seq);
