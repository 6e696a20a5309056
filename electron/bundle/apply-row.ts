import { createHash } from 'node:crypto';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { BundleKind, PayloadMode } from '#shared/domain/bundle/kinds.ts';
import type { RowReason } from '#shared/domain/bundle/outcome.ts';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { changedFields, parentsOf } from '#shared/domain/bundle/revisions.ts';

/** SHA-256 of the canonical bytes of the whole row, the line without LF (BUNDLE-SPEC 10.1). */
export const rowHash = (row: RecordRow): string =>
  createHash('sha256')
    .update(utf8(canonicalJson(row)))
    .digest('hex');

/** Who sends a row in what, for ownership and immutability (10.2). */
export interface RowOrigin {
  readonly kind: BundleKind;
  readonly mode: PayloadMode;
  readonly from: string;
  readonly ownOffice: string;
  /** Whether offices like `from` own rows of this table at all (city: plans, items, tasks; county: the others). */
  readonly senderOwnsTable: boolean;
  /** Whether rows of this table are drawn samples or published results, which only a correction changes. */
  readonly immutable: boolean;
}

/** What the reader holds of the record that the incoming row belongs to. */
export interface HeldRecord {
  readonly head: RecordRow;
  readonly headHash: string;
  /** Whether a revision with this row hash is held at all, one that waits in a conflict included. */
  readonly holds: (hash: string) => boolean;
  /** The held revision with this row hash if the head descends from it (or is it), else null. */
  readonly ancestor: (hash: string) => RecordRow | null;
}

/** What to do with one row (10.3). */
export type RowDecision =
  | { readonly do: 'unchanged' }
  | { readonly do: 'new' }
  | { readonly do: 'fast-forward' }
  /** 并行修改: the next revision takes `fields` over onto the own head and names both parents. */
  | { readonly do: 'merge'; readonly fields: RecordRow; readonly rev: number; readonly prevHash: string; readonly mergedHash: string }
  /** 冲突: both are kept, the officer decides; `fields` differ between them. */
  | { readonly do: 'conflict'; readonly fields: readonly string[] }
  | { readonly do: 'refused'; readonly reason: RowReason };

/**
 * Decides one well-formed row without touching anything: ownership, then the cases of 10.3 in their order. A row that is
 * already held is unchanged even where the record is immutable, so that a snapshot can be imported twice. A row whose
 * second parent is the own head joins both branches already and is a fast-forward. `hash` is for callers that have the row's bytes at hand.
 */
export const decideRow = (row: RecordRow, held: HeldRecord | null, origin: RowOrigin, hash = rowHash(row)): RowDecision => {
  if (!mayOwn(row, origin)) return { do: 'refused', reason: 'not-owner' };
  if (held === null) {
    return row['rev'] === 1 || origin.mode === 'snapshot' ? { do: 'new' } : { do: 'refused', reason: 'missing-parent' };
  }
  if (hash === held.headHash || held.holds(hash)) return { do: 'unchanged' };
  if (origin.immutable && origin.kind !== 'correction') return { do: 'refused', reason: 'immutable' };
  if (row['prev_hash'] === held.headHash || row['merged_hash'] === held.headHash) return { do: 'fast-forward' };
  return decideDiverged(row, hash, held);
};

const mayOwn = (row: RecordRow, { kind, mode, from, ownOffice, senderOwnsTable }: RowOrigin): boolean => {
  // What one side returns and the other edits again belongs to either of them, never to a third office.
  if (kind === 'correction') return row['office'] === from || row['office'] === ownOffice;
  // The city gives an office its own rows back after a lost machine (12.5).
  if (mode === 'snapshot' && row['office'] === ownOffice && from !== ownOffice) return true;
  return row['office'] === from && senderOwnsTable;
};

const decideDiverged = (row: RecordRow, hash: string, held: HeldRecord): RowDecision => {
  const ancestor = ancestorOf(row, held);
  const theirs = changedFields(ancestor, row);
  const ours = changedFields(ancestor, held.head);
  const differing = changedFields(held.head, row);
  const clashing = ancestor === null ? differing : theirs.filter((field) => ours.includes(field) && differing.includes(field));
  if (clashing.length > 0) return { do: 'conflict', fields: clashing };
  const taken = ancestor === null ? [] : theirs.filter((field) => differing.includes(field));
  return {
    do: 'merge',
    fields: Object.fromEntries(taken.map((field) => [field, row[field] ?? null])),
    rev: Math.max(Number(row['rev']), Number(held.head['rev'])) + 1,
    prevHash: held.headHash,
    mergedHash: hash,
  };
};

const ancestorOf = (row: RecordRow, held: HeldRecord): RecordRow | null => {
  for (const parent of parentsOf(row)) {
    const revision = held.ancestor(parent);
    if (revision !== null) return revision;
  }
  return null;
};
