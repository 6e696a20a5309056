import type { ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import { decideKnown, decideOrder, evaluateSeen, viewFrom, type ChainView, type OwnSealed, type SeenFinding } from './chain.ts';
import type { Watch } from './file-bytes.ts';
import { openPayload, type NoSpace, type OpenedPayload, type PayloadAccess } from './open-payload.ts';
import type { Roster } from './roster.ts';
import { checkKeyOpen, checkPayloadBytes, checkRecipient, openBundle, verifyHeader, type VerifiedBundle } from './verify-steps.ts';

/** The reader's ledger, asked only about the chain of the bundle at hand; synchronous, because the store is. */
export interface LedgerView {
  readonly chain: (signer: string, chan: string, seq: number) => ChainView;
  readonly ownSealed: OwnSealed;
}

export interface ImportQuestion {
  /** The own office on a computer that borrows tasks from it; null on every other. */
  readonly borrowsFrom: string | null;
  /** The private copy (2.3), never the file on the stick. */
  readonly path: string;
  readonly ownOffice: string;
  /** The current roster; null before the first one, when every signer is unknown (see first-roster.ts). */
  readonly roster: Roster | null;
  /** Newest version of the record tables that this program knows. */
  readonly schema: number;
  readonly ledger: LedgerView;
  readonly access: Omit<PayloadAccess, 'cityCode'>;
  /** A held link that is decided again from step 10, because the gap before it closed. */
  readonly heldBefore: boolean;
}

/**
 * `decided` is final (an outcome of steps 1 to 15). `apply` has passed step 15: the service applies the rows in one
 * transaction and makes `ACCEPT` or `CONFLICTS` of their counts. `seen` is filled once step 7 has passed and counts even
 * when the bundle itself is refused.
 */
export type ImportDecision =
  | {
      readonly at: 'decided';
      readonly outcome: ImportOutcome;
      readonly bundle: VerifiedBundle | null;
      readonly seen: readonly SeenFinding[];
    }
  | { readonly at: 'no-space'; readonly needed: number }
  | { readonly at: 'apply'; readonly bundle: VerifiedBundle; readonly payload: OpenedPayload; readonly seen: readonly SeenFinding[] };

/**
 * The import decision of BUNDLE-SPEC section 8: the first row of its table whose condition holds, steps 1 to 15. Writes
 * nothing but the plaintext in `access.workDir`; steps 1 to 13 need no identity. The ledger must not change between this
 * answer and the transaction that records it; the caller decides and records one bundle at a time.
 */
export const decideImport = async (question: ImportQuestion, watch: Watch = {}): Promise<ImportDecision> => {
  const opened = await openBundle(question.path);
  if (!opened.ok) return { at: 'decided', outcome: opened.error, bundle: null, seen: [] };
  const verified = verifyHeader(opened.value, question.roster, question.schema);
  if (!verified.ok) return { at: 'decided', outcome: verified.error, bundle: null, seen: [] };
  const bundle = verified.value;
  const { header } = bundle;
  const foreign = checkRecipient(header, question.ownOffice);
  if (foreign !== null) return { at: 'decided', outcome: foreign, bundle, seen: [] };
  const seen = evaluateSeen(header, question.ledger.ownSealed);
  const beginning = { cityCode: question.roster?.city.code ?? '', borrowsFrom: question.borrowsFrom };
  const view = viewFrom(header, question.ledger.chain(header.signer, header.chan, header.seq), beginning);
  const refused = await decideInChain(bundle, view, question.heldBefore, watch);
  if (refused !== null) return { at: 'decided', outcome: refused, bundle, seen };
  const payload = await openPayload(bundle, { ...question.access, cityCode: question.roster?.city.code ?? '' }, watch);
  if (payload.ok) return { at: 'apply', bundle, payload: payload.value, seen };
  if (isNoSpace(payload.error)) return { at: 'no-space', needed: payload.error.needed };
  return { at: 'decided', outcome: payload.error, bundle, seen };
};

const decideInChain = async (bundle: VerifiedBundle, view: ChainView, heldBefore: boolean, watch: Watch): Promise<ImportOutcome | null> => {
  const { header, headerHash } = bundle;
  const asked = heldBefore && view.known?.state === 'held' ? { ...view, known: null } : view;
  return (
    decideKnown(header, headerHash, asked) ?? checkKeyOpen(bundle) ?? (await checkPayloadBytes(bundle, watch)) ?? decideOrder(header, view)
  );
};

const isNoSpace = (fault: ImportOutcome | NoSpace): fault is NoSpace => fault.outcome === 'NO_SPACE';

/**
 * What a third party can check without a ledger (14.1): steps 1 to 6, 10 and 11, and with `access` steps 14 and 15. An
 * encrypted payload stays closed when there is no identity; then `payload` is null.
 */
export interface Verification {
  readonly bundle: VerifiedBundle | null;
  /** Null when every step that could be taken has passed. */
  readonly outcome: ImportOutcome | NoSpace | null;
  readonly payload: OpenedPayload | null;
}

/** See `Verification`. */
export const verifyBundle = async (
  path: string,
  roster: Roster,
  schema: number,
  access: Omit<PayloadAccess, 'cityCode'>,
  watch: Watch = {},
): Promise<Verification> => {
  const opened = await openBundle(path);
  if (!opened.ok) return { bundle: null, outcome: opened.error, payload: null };
  const verified = verifyHeader(opened.value, roster, schema);
  if (!verified.ok) return { bundle: null, outcome: verified.error, payload: null };
  const bundle = verified.value;
  const outcome = checkKeyOpen(bundle) ?? (await checkPayloadBytes(bundle, watch));
  if (outcome !== null) return { bundle, outcome, payload: null };
  if (bundle.header.payload.plain !== undefined && access.identities.length === 0) return { bundle, outcome: null, payload: null };
  const payload = await openPayload(bundle, { ...access, cityCode: roster.city.code }, watch);
  return payload.ok ? { bundle, outcome: null, payload: payload.value } : { bundle, outcome: payload.error, payload: null };
};
