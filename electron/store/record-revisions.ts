import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

/**
 * Among whom revisions are counted: those that this office sent to others or got back from its city, or those that its own computers exchange
 * (BUNDLE-SPEC 3.2). A revision that only the own computers saw is none for another office, which could not take its successor.
 */
export type RevisionChain = 'offices' | 'own';

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

const newest: Readonly<Record<RevisionChain, string>> = {
  offices: 'select rev, row_hash, body from record_revisions where table_name = ? and record_id = ? order by rev desc limit 1',
  own: 'select rev, row_hash, body from own_revisions where table_name = ? and record_id = ? order by rev desc limit 1',
};

/** The newest revision of an own record that was sealed, or came from the city or another own computer; null while none did. */
export const lastRevision = (db: ReadDb, table: string, id: string, chain: RevisionChain = 'offices'): SealedRevision | null => {
  const row = db.get(newest[chain], table, id);
  return row ? { rev: integerOf(row, 'rev'), hash: textOf(row, 'row_hash'), row: JSON.parse(textOf(row, 'body')) as RecordRow } : null;
};

const held: Readonly<Record<RevisionChain, string>> = {
  offices: 'select 1 as held from record_revisions where table_name = ? and record_id = ? and row_hash = ?',
  own: 'select 1 as held from own_revisions where table_name = ? and record_id = ? and row_hash = ?',
};

/** Whether this very revision of an own record was sealed, or came from the city or another own computer. */
export const isRevisionHeld = (db: ReadDb, table: string, id: string, hash: string, chain: RevisionChain = 'offices'): boolean =>
  db.get(held[chain], table, id, hash) !== undefined;

/** A revision with its canonical line. */
export interface RevisionLine {
  readonly table: string;
  readonly id: string;
  readonly rev: number;
  readonly hash: string;
  readonly body: string;
}

/** Keeps a revision that was sealed or given back, for ever. */
export const insertRevision = (db: WriteDb, { table, id, rev, hash, body }: RevisionLine): void => {
  db.run(
    'insert or ignore into record_revisions (table_name, record_id, rev, row_hash, body) values (?, ?, ?, ?, ?)',
    table,
    id,
    rev,
    hash,
    body,
  );
};

/** Keeps a revision that this computer sealed for another one of the office, or that came from one (`came`), for ever. */
export const insertOwnRevision = (db: WriteDb, { table, id, rev, hash, body }: RevisionLine, came: boolean): void => {
  db.run(
    'insert or ignore into own_revisions (table_name, record_id, rev, row_hash, body, came) values (?, ?, ?, ?, ?, ?)',
    table,
    id,
    rev,
    hash,
    body,
    came ? 1 : 0,
  );
};

/** Whether another computer of the office signed the newest revision of a record. */
export const hasLastCome = (db: ReadDb, table: string, id: string): boolean =>
  db.get('select came from own_revisions where table_name = ? and record_id = ? order by rev desc limit 1', table, id)?.['came'] === 1;
