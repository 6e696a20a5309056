import { canonicalJson } from '#shared/base/canonical-json.ts';
import { fieldText, revisionFields, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { recordRules } from '#shared/domain/bundle/row-shapes.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { lastChangeSeq } from '#electron/store/office.ts';
import { outgoingRows, outgoingTables } from '#electron/store/outgoing-rows.ts';
import { lastRevision } from '#electron/store/record-revisions.ts';
import { sentBefore } from './sent-before.ts';

export type RowsByTable = ReadonlyMap<string, readonly RecordRow[]>;

/** Tables that travel along and are by themselves no reason to send. */
const companions: ReadonlySet<string> = new Set(['audit', 'item_versions', 'item_lists', 'frozen_lists']);

/**
 * Tables whose revisions are kept nowhere but in the rows themselves: those of the trail never change, and a frozen list is as long as the list.
 */
export const keptInPlace: ReadonlySet<string> = new Set(['audit', 'frozen_lists']);

const bookkeeping: ReadonlySet<string> = new Set(revisionFields);

const saysTheSame = (a: RecordRow, b: RecordRow): boolean => contentOf(a) === contentOf(b);

const contentOf = (row: RecordRow): string =>
  canonicalJson(Object.fromEntries(Object.entries(row).filter(([key]) => !bookkeeping.has(key))));

/**
 * The row as it is to be sent. A revision that was sealed once is repeated byte for byte, whatever fields a newer program would give it (10.1); an
 * item, which counts no revisions of its own, has a new one when it says something else.
 */
export const asSealed = (db: ReadDb, table: string, row: RecordRow): RecordRow => {
  const last = keptInPlace.has(table) ? null : lastRevision(db, table, fieldText(row, 'id'));
  // What broke the rules of its table was refused with its whole bundle and is held by nobody.
  if (!last || recordRules.fault(table, last.row) !== null) return row;
  if (table !== 'item_versions') return last.rev === row['rev'] ? last.row : row;
  return saysTheSame(last.row, row) ? last.row : { ...row, rev: last.rev + 1, prev_hash: last.hash };
};

/**
 * The row as the computers of this office count its revisions among themselves: the one that was exchanged last while the record still stands as it
 * did, else the next one (BUNDLE-SPEC 3.2, 10.1).
 */
export const asExchanged = (db: ReadDb, table: string, row: RecordRow): RecordRow => {
  const last = lastRevision(db, table, fieldText(row, 'id'), 'own');
  if (!last) return { ...row, rev: 1, prev_hash: null };
  return last.row['seq'] === row['seq'] && saysTheSame(last.row, row) ? last.row : { ...row, rev: last.rev + 1, prev_hash: last.hash };
};

/**
 * The records that changed since the last bundle of a kind on a channel; those of `companions` travel along. A snapshot takes every record again.
 */
export const dueRows = (
  db: ReadDb,
  chan: string,
  kind: 'results' | 'plan' | 'correction',
  snapshot = false,
): { readonly after: number; readonly upTo: number; readonly rowsByTable: RowsByTable } => {
  const span = { chan, after: snapshot ? 0 : sentBefore(db, chan, kind), upTo: lastChangeSeq(db) };
  const rowsOf = (table: string): readonly RecordRow[] => outgoingRows(db, table, span).map((row) => asSealed(db, table, row));
  return { ...span, rowsByTable: new Map(outgoingTables(kind).map((table) => [table, rowsOf(table)])) };
};

/** What is due besides what travels along; a frozen list may hold every subject of a county, so that nobody asks for it only to count. */
export const dueCounts = (db: ReadDb, chan: string): ReadonlyMap<string, number> => {
  const span = { chan, after: sentBefore(db, chan, 'results'), upTo: lastChangeSeq(db) };
  const tables = outgoingTables('results').filter((table) => !companions.has(table));
  return new Map(tables.map((table) => [table, outgoingRows(db, table, span).length]));
};

export const businessCount = (rowsByTable: RowsByTable): number =>
  [...rowsByTable].reduce((sum, [table, rows]) => (companions.has(table) ? sum : sum + rows.length), 0);
