import type { TrustState } from '#shared/contract/keys.ts';
import { fromHex, toHex, utf8 } from '#shared/base/bytes.ts';
import { fingerprintOfHash } from '#electron/bundle/fingerprint.ts';
import { officeName, parseRoster, rootFingerprint, type Roster } from '#electron/bundle/roster.ts';
import type { SignedStep } from '#electron/bundle/roster-update.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import type { ReadDb, WriteDb } from '#electron/store/db.ts';
import { findOffice } from '#electron/store/office.ts';
import { findNewestStep, insertStep, listSteps, type StoredStep } from '#electron/store/roster-steps.ts';

/** The trust roster in force: the newest stored step; null before the first one. */
export const currentRoster = (db: ReadDb): Roster | null => {
  const step = findNewestStep(db);
  if (!step) return null;
  const roster = parseRoster(utf8(step.body));
  if (!roster.ok) throw new Error(`stored roster step ${step.version}: ${roster.error}`);
  return roster.value;
};

/** How offices are called: the own one by its own name, others as the trust roster has them, one that nobody knows by its code. */
export const officeNames = (db: ReadDb): ((code: string) => string) => {
  const own = findOffice(db);
  const names = new Map(own ? [[own.code, own.name]] : []);
  let roster: Roster | null | undefined;
  return (code) => {
    const known = names.get(code);
    if (known !== undefined) return known;
    if (roster === undefined) roster = currentRoster(db);
    const name = (roster ? officeName(roster, code) : null) ?? code;
    names.set(code, name);
    return name;
  };
};

const signedStep = (step: StoredStep): SignedStep & { readonly version: number } => ({
  version: step.version,
  bytes: utf8(step.body),
  signatures: step.signatures.map(({ keyIdStart, hex }) => ({ keyIdStart, signature: fromHex(hex) })),
});

/** All stored steps as a `roster` bundle carries them. */
export const signedSteps = (db: ReadDb): readonly (SignedStep & { readonly version: number })[] => listSteps(db).map(signedStep);

export const storeStep = (db: WriteDb, version: number, step: SignedStep, at: string): void => {
  insertStep(
    db,
    {
      version,
      sha256: sha256Hex(step.bytes),
      body: new TextDecoder().decode(step.bytes),
      signatures: step.signatures.map(({ keyIdStart, signature }) => ({ keyIdStart, hex: toHex(signature) })),
    },
    at,
  );
};

/** The roster as the page shows it, on the day of `now`. */
export const trustState = (roster: Roster, now: string): TrustState => ({
  version: roster.version,
  cityName: roster.city.name,
  rootFingerprint: rootFingerprint(roster.root),
  expires: roster.expires,
  expired: now.slice(0, 10) > roster.expires,
  offices: roster.offices.map(({ code, name, keys }) => ({
    code,
    name,
    keys: keys.map(({ signer, closedAt }) => ({ signer, fingerprint: fingerprintOfHash(signer), closedAt: closedAt ?? null })),
  })),
});
