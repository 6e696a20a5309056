import type { BundleKind, NumberSpan } from './kinds.ts';

/** Why a file is not the container of BUNDLE-SPEC 2.2. */
export type ContainerFault =
  'size' | 'end-record' | 'directory' | 'local-header' | 'names' | 'entry-size' | 'crc32' | 'enrolment' | 'header-unreadable';

/** Why a payload breaks BUNDLE-SPEC 5.4; one word per rule, so that a vendor can look it up. */
export type PayloadFault =
  | 'end-record'
  | 'directory'
  | 'method'
  | 'flags'
  | 'extra-field'
  | 'local-header'
  | 'descriptor'
  | 'gap'
  | 'name'
  | 'order'
  | 'index'
  | 'entry-set'
  | 'mode'
  | 'size'
  | 'sha256'
  | 'crc32'
  | 'inflate'
  | 'table'
  | 'line'
  | 'line-order'
  | 'rows'
  | 'row'
  | 'limit'
  | 'receipt'
  | 'roster-step';

/** What became of the rows of an applied bundle (10.3); `applied` counts new, fast-forwarded and merged rows. */
export interface RecordCounts {
  readonly applied: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly conflict: number;
}

/** Why a row was refused alone (BUNDLE-SPEC 10.3). */
export type RowReason = 'not-owner' | 'immutable' | 'missing-parent' | 'invalid';

/** The outcomes of BUNDLE-SPEC section 8 in the order of its table, each with what its sentence has to name. */
export interface OutcomeParams {
  readonly NOT_A_BUNDLE: { readonly reason: ContainerFault };
  readonly NEWER_VERSION: { readonly reason: 'version' | 'schema' | 'kind' };
  readonly UNKNOWN_KEY: {
    readonly reason: 'not-in-roster' | 'no-roster' | 'root-digits';
    readonly signer: string;
    /** Thirty digits of 12.2, to be shown and never to be trusted on first use. */
    readonly digits: string;
    readonly rosterVersion: number | null;
  };
  readonly BAD_SIGNATURE: { readonly reason: 'ed25519' | 'sm2-missing' | 'sm2-unsupported' };
  readonly NOT_CANONICAL: { readonly reason: string };
  readonly SCHEMA: { readonly reason: string };
  readonly OFFICE_MISMATCH: { readonly from: string; readonly office: string };
  readonly ROLE_MISMATCH: { readonly from: string; readonly kind: BundleKind; readonly chan: string };
  readonly WRONG_RECIPIENT: { readonly to: string };
  readonly DUPLICATE: {
    readonly reason: 'applied' | 'refused' | 'held' | 'own' | 'waived' | 'before-start';
    readonly seq: number;
    /** When this program decided or sealed that link, for display. */
    readonly at: string | null;
    /** The numbers that a held link waits for. */
    readonly missing: readonly NumberSpan[];
  };
  readonly FORK: { readonly reason: 'same-number' | 'chain-forked' | 'own-key' | 'refused-branch'; readonly seq: number };
  readonly KEY_CLOSED: { readonly seq: number; readonly closedAt: number };
  readonly PAYLOAD_HASH: { readonly reason: 'name' | 'size' | 'sha256' | 'crc32' };
  readonly GAP: { readonly seq: number; readonly missing: readonly NumberSpan[] };
  readonly BROKEN_CHAIN: { readonly seq: number };
  readonly DECRYPT: { readonly reason: 'no-key' | 'damaged' | 'size' | 'sha256'; readonly to: string };
  readonly PAYLOAD_RULES: { readonly reason: PayloadFault; readonly entry: string; readonly line: number | null; readonly detail: string };
  readonly CONFLICTS: RecordCounts;
  readonly ACCEPT: RecordCounts;
}

export type OutcomeCode = keyof OutcomeParams;

/** One decided import, as plain data. */
export type ImportOutcome<C extends OutcomeCode = OutcomeCode> = {
  readonly [K in C]: { readonly outcome: K; readonly params: OutcomeParams[K] };
}[C];

/** The only maker of outcomes, so that a code always comes with its own params. */
export const outcomeOf = <C extends OutcomeCode>(outcome: C, params: OutcomeParams[C]): ImportOutcome<C> => ({ outcome, params });

/**
 * The machine-readable detail under a code (BUNDLE-SPEC section 8), or null where the code says it all. Printed by the
 * command line and written into the audit row.
 */
export const outcomeReason = (outcome: ImportOutcome): string | null => ('reason' in outcome.params ? outcome.params.reason : null);

/**
 * What an outcome does to the slot (signer, chan, seq) (7.2): applied and refused links use the number up, a gap keeps
 * the file and the number waits; everything else leaves the number free, so that a good copy of a damaged stick still
 * imports.
 */
export const slotOf = (code: OutcomeCode): 'free' | 'held' | 'used' => {
  if (code === 'ACCEPT' || code === 'CONFLICTS' || code === 'PAYLOAD_RULES') return 'used';
  return code === 'GAP' ? 'held' : 'free';
};
