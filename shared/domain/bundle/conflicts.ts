import { isLibraryTable } from './library-rows.ts';
import type { RecordRow } from './record-row.ts';

/** Tables whose rows an officer may put together from two revisions; the others stand or fall as they were signed. */
export const joinableTables: ReadonlySet<string> = new Set(['results', 'follow_ups']);

/** Fields that say which record it is; where they differ there is nothing to put together. */
const identity = ['serial', 'subject', 'result_id'] as const;

/**
 * How two revisions of one record can be decided (BUNDLE-SPEC 10.3): field by field into a new revision; by saying which of the two stands here;
 * or only by taking note, because the own record stays and the one that came is kept as history.
 */
export type ConflictWay = 'fields' | 'side' | 'note';

/**
 * Why it is not field by field: the result is published, so that a correction alone says more; another record stands in the place; the library is
 * its keeper's; the city keeps the record; or the record follows the draw and its papers.
 */
export type ConflictBar = 'published' | 'place' | 'library' | 'city' | 'fixed';

export interface ConflictFacts {
  readonly table: string;
  /** Whether the record is one of the reader's own. */
  readonly own: boolean;
  /** Whether the reader is the city, to which counties send their records. */
  readonly atCity: boolean;
  readonly published: boolean;
  /** What stands now; null where no revision of this very record does. */
  readonly head: RecordRow | null;
  readonly other: RecordRow;
}

/** Decides the way, and why it is not field by field; null where it is. */
export const conflictWay = ({
  table,
  own,
  atCity,
  published,
  head,
  other,
}: ConflictFacts): { readonly way: ConflictWay; readonly bar: ConflictBar | null } => {
  const bar = head === null ? 'place' : barOf(table, published, head, other);
  if (own) return bar === null ? { way: 'fields', bar } : { way: 'note', bar };
  if (!atCity) return { way: 'side', bar: 'city' };
  return bar === null ? { way: 'fields', bar } : { way: 'side', bar };
};

const barOf = (table: string, published: boolean, head: RecordRow, other: RecordRow): ConflictBar | null => {
  if (isLibraryTable(table)) return 'library';
  if (!joinableTables.has(table) || identity.some((field) => head[field] !== other[field])) return 'fixed';
  return published ? 'published' : null;
};
