import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { lastChangeSeq } from '#electron/store/office.ts';
import { outgoingRows, outgoingTables } from '#electron/store/outgoing-rows.ts';
import { sentUpTo } from '#electron/store/sealed-bundles.ts';

export type RowsByTable = ReadonlyMap<string, readonly RecordRow[]>;

/**
 * The records that changed since the last bundle of a kind on a channel; audit rows travel along but are no reason to send. A snapshot takes
 * every record again.
 */
export const dueRows = (
  db: ReadDb,
  chan: string,
  kind: 'results' | 'plan',
  snapshot = false,
): { readonly after: number; readonly upTo: number; readonly rowsByTable: RowsByTable } => {
  const span = { after: snapshot ? 0 : sentUpTo(db, chan, kind), upTo: lastChangeSeq(db) };
  return { ...span, rowsByTable: new Map(outgoingTables(kind).map((table) => [table, outgoingRows(db, table, { ...span, chan })])) };
};

export const businessCount = (rowsByTable: RowsByTable): number =>
  [...rowsByTable].reduce((sum, [table, rows]) => (table === 'audit' ? sum : sum + rows.length), 0);
