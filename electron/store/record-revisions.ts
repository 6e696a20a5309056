import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

/** The hash under which this revision was sealed; null while it never left the office. */
export const sealedRevision = (db: ReadDb, table: string, id: string, rev: number): string | null => {
  const row = db.get('select row_hash from record_revisions where table_name = ? and record_id = ? and rev = ?', table, id, rev);
  return row ? textOf(row, 'row_hash') : null;
};

/** A revision of an own record as it was sealed. */
export interface SealedRevision {
  readonly rev: number;
  readonly hash: string;
  readonly row: RecordRow;
}

/** The newest revision of an own record that was sealed, or given back by the city; null while none was. */
export const lastRevision = (db: ReadDb, table: string, id: string): SealedRevision | null => {
  const row = db.get(
    'select rev, row_hash, body from record_revisions where table_name = ? and record_id = ? order by rev desc limit 1',
    table,
    id,
  );
  return row ? { rev: integerOf(row, 'rev'), hash: textOf(row, 'row_hash'), row: JSON.parse(textOf(row, 'body')) as RecordRow } : null;
};

/** Whether this very revision of an own record was sealed or given back. */
export const isRevisionHeld = (db: ReadDb, table: string, id: string, hash: string): boolean =>
  db.get('select 1 as held from record_revisions where table_name = ? and record_id = ? and row_hash = ?', table, id, hash) !== undefined;

/** Keeps a revision that was sealed or given back, for ever. */
export const insertRevision = (db: WriteDb, table: string, id: string, rev: number, hash: string, body: string): void => {
  db.run(
    'insert or ignore into record_revisions (table_name, record_id, rev, row_hash, body) values (?, ?, ?, ?, ?)',
    table,
    id,
    rev,
    hash,
    body,
  );
};
