import { err, ok, type Result } from '#shared/base/result.ts';
import { outcomeOf, type ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import type { Watch } from './file-bytes.ts';
import { checkHeader } from './header.ts';
import { parseCanonical } from './jcs.ts';
import { openPayload, type NoSpace, type OpenedPayload, type PayloadAccess } from './open-payload.ts';
import type { Roster } from './roster.ts';
import { acceptFirstStep, type SignedStep, type StepFault } from './roster-update.ts';
import { maxHeaderSize } from './container.ts';
import { checkPayloadBytes, checkRecipient, openBundle, verifyHeader, type OpenedBundle, type VerifiedBundle } from './verify-steps.ts';

export type FirstRosterFault =
  | { readonly at: 'outcome'; readonly outcome: ImportOutcome }
  | { readonly at: 'no-space'; readonly needed: number }
  /** `root-digits` is the typing error that an officer can repair; the others condemn the file. */
  | { readonly at: 'step'; readonly fault: StepFault };

/** The chain begins for this reader at this link (`bundle.header.seq`); lower numbers are `before-start`. */
export interface FirstRoster {
  readonly bundle: VerifiedBundle;
  readonly roster: Roster;
  /** The newest step of the bundle, the only one to be stored. */
  readonly step: SignedStep;
}

/**
 * Opens a `roster` bundle before its signer is known (BUNDLE-SPEC 11.4). To be called with no roster stored and only
 * then. Stores nothing; `typedDigits` come from the city's 红头文件 and from nowhere else.
 */
export const openFirstRoster = async (
  path: string,
  typedDigits: string,
  ownOffice: string,
  schema: number,
  access: Omit<PayloadAccess, 'identities' | 'cityCode'>,
  watch: Watch = {},
): Promise<Result<FirstRoster, FirstRosterFault>> => {
  const opened = await openBundle(path);
  if (!opened.ok) return refused(opened.error);
  const payload = await readUnverified(opened.value, schema, access, watch);
  if (!payload.ok) return payload;
  const step = payload.value.steps.at(-1);
  if (step === undefined) throw new Error('a checked roster payload has a step');
  const roster = acceptFirstStep(step, typedDigits);
  if (!roster.ok) return err({ at: 'step', fault: roster.error });
  const verified = verifyHeader(opened.value, roster.value, schema);
  if (!verified.ok) return refused(verified.error);
  const foreign = checkRecipient(verified.value.header, ownOffice);
  return foreign === null ? ok({ bundle: verified.value, roster: roster.value, step }) : refused(foreign);
};

const refused = (outcome: ImportOutcome) => err<FirstRosterFault>({ at: 'outcome', outcome });

// The header is not believed here: it only says where the payload ends and that it is a roster. It is verified afterwards.
const readUnverified = async (
  opened: OpenedBundle,
  schema: number,
  access: Omit<PayloadAccess, 'identities' | 'cityCode'>,
  watch: Watch,
): Promise<Result<OpenedPayload, FirstRosterFault>> => {
  const json = parseCanonical(opened.container.document, maxHeaderSize);
  if (!json.ok) return refused(outcomeOf('NOT_CANONICAL', { reason: json.error }));
  const header = checkHeader(json.value, { schema, hasSm2: opened.container.sm2 !== null });
  if (!header.ok) return refused(header.error);
  if (header.value.kind !== 'roster') return refused(unknownSigner(opened, schema));
  const nobody = { office: '', ed25519: '', asRoot: false, require: [], closedAt: null };
  const bundle: VerifiedBundle = { ...opened, header: header.value, key: nobody };
  const damaged = await checkPayloadBytes(bundle, watch);
  if (damaged !== null) return refused(damaged);
  const payload = await openPayload(bundle, { ...access, identities: [], cityCode: '' }, watch);
  if (payload.ok) return payload;
  return isNoSpace(payload.error) ? err({ at: 'no-space', needed: payload.error.needed }) : refused(payload.error);
};

const isNoSpace = (fault: ImportOutcome | NoSpace): fault is NoSpace => fault.outcome === 'NO_SPACE';

const unknownSigner = (opened: OpenedBundle, schema: number): ImportOutcome => {
  const verified = verifyHeader(opened, null, schema);
  if (verified.ok) throw new Error('nothing is signed by a key of no roster');
  return verified.error;
};
