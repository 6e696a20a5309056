import type { Json } from '#shared/base/canonical-json.ts';
import { tablesByKind, type BundleKind } from './kinds.ts';

/** One line of `data/*.jsonl` (BUNDLE-SPEC 5.3): a revision of a record in the shape of the database columns. */
export interface RecordRow {
  readonly [field: string]: Json;
}

/** Which tables a kind carries and what a row of each looks like; the record schema of a program (5.3, 5.4 rule 7). */
export interface RowRules {
  readonly knows: (kind: BundleKind, table: string) => boolean;
  /** The first field that is missing, unknown or of the wrong type, or null. Business rules are not asked here. */
  readonly fault: (table: string, row: RecordRow) => string | null;
}

/** Fields that every revision carries (10.1), in the order of that section; they are never compared between revisions. */
export const revisionFields = ['id', 'office', 'rev', 'prev_hash', 'merged_hash', 'by', 'at', 'seq'] as const;

/**
 * Rules of a reader that knows the tables but not their columns, as an auditor's program does: the revision fields of
 * 10.1 must be there and of their types, the other fields may be anything.
 */
export const revisionRules: RowRules = {
  knows: (kind, table) => tablesByKind[kind].includes(table),
  fault: (_table, row) => revisionFault(row),
};

/** The first revision field (10.1) that is missing or of the wrong type, or null. */
export const revisionFault = (row: RecordRow): string | null => {
  const { id, office, rev, prev_hash: prevHash, merged_hash: mergedHash, by, at, seq } = row;
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return 'id';
  if (typeof office !== 'string' || !/^[0-9]{6}$/.test(office)) return 'office';
  if (!isCount(rev, 1)) return 'rev';
  if (rev === 1 ? prevHash !== null : !isHash(prevHash)) return 'prev_hash';
  if (mergedHash !== undefined && mergedHash !== null && (rev === 1 || !isHash(mergedHash))) return 'merged_hash';
  if (typeof by !== 'string') return 'by';
  if (typeof at !== 'string') return 'at';
  return isCount(seq, 0) ? null : 'seq';
};

const isCount = (value: Json | undefined, min: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= min;

const isHash = (value: Json | undefined): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** A text field of a row whose form was checked; anything else there is a bug. */
export const fieldText = (row: RecordRow, field: string): string => {
  const value = row[field];
  if (typeof value !== 'string') throw new Error(`row field ${field}`);
  return value;
};

/** Whether a text is a moment as rows have it (10.1): to the second, with its offset. */
export const isMoment = (text: string): boolean =>
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** More changes than any office comes to: a restored office goes on counting from its highest one, which must leave it room (10.1). */
const mostChanges = 1_000_000_000_000;

/** Whether the change number of a row is one that an office can have come to. */
export const isCounted = (row: RecordRow): boolean => Number(row['seq']) <= mostChanges;
