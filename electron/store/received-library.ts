import type { LibraryTable } from '#shared/domain/bundle/library-rows.ts';
import { fieldsOfTable } from '#shared/domain/bundle/row-shapes.ts';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { Json } from '#shared/base/canonical-json.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import type { SignedBy } from './library-writes.ts';
import { integerOf, textOf } from './row.ts';

/** The newest revision held of a record of the library: of another office, or an own one, which has none. */
export interface LibraryHead {
  readonly office: string;
  /** Row hash of the revision; of an own record it is that of its fields. */
  readonly hash: string;
  /** Id in the library; null for a record that its office withdrew. */
  readonly id: number | null;
  /** Whether it is known who signed the revision, so that its line can be written again. */
  readonly signed: boolean;
}

const heads: Readonly<Record<LibraryTable, string>> = {
  subjects: 'select id, office, content_hash as hash, write_id from subjects where uid = ?',
  inspectors: 'select id, office, content_hash as hash, write_id from inspectors where uid = ?',
};

/** Whatever the library holds of the record, of any office. */
export const findLibraryHead = (db: ReadDb, table: LibraryTable, record: string): LibraryHead | null => {
  const row = db.get(heads[table], record);
  if (row) return { office: textOf(row, 'office'), hash: textOf(row, 'hash'), id: integerOf(row, 'id'), signed: row['write_id'] !== null };
  const gone = db.get('select office, row_hash, write_id from withdrawn_records where table_name = ? and record_id = ?', table, record);
  return gone ? { office: textOf(gone, 'office'), hash: textOf(gone, 'row_hash'), id: null, signed: gone['write_id'] !== null } : null;
};

const signedRevisions: Readonly<Record<LibraryTable, string>> = {
  subjects: `select s.rev, w.by, w.at, w.seq from subjects s join library_writes w on w.id = s.write_id where s.uid = ?`,
  inspectors: `select s.rev, w.by, w.at, w.seq from inspectors s join library_writes w on w.id = s.write_id where s.uid = ?`,
};

/** Who signed the newest revision of another office's record when; empty where that was not kept. */
export const findSignedRevision = (db: ReadDb, table: LibraryTable, record: string): RecordRow => {
  const row = db.get(signedRevisions[table], record);
  return row ? { rev: integerOf(row, 'rev'), by: textOf(row, 'by'), at: textOf(row, 'at'), seq: integerOf(row, 'seq') } : {};
};

const whole: Readonly<Record<LibraryTable, string>> = {
  subjects: 'select * from subjects where id = ?',
  inspectors: 'select * from inspectors where id = ?',
};

const lists: ReadonlySet<string> = new Set(['tags', 'qualifications', 'expertise', 'lines', 'item_codes']);

const exchanged = (row: SqlRow, field: string): Json => {
  if (field === 'withdrawn') return 0;
  const value = row[field] as string | number; // columns and fields are called the same
  return lists.has(field) ? (JSON.parse(String(value)) as Json) : value;
};

/** The fields of a received record as its bundle carried them, to compare another revision with. Empty for a withdrawn one. */
export const receivedFields = (db: ReadDb, table: LibraryTable, id: number | null): RecordRow => {
  const row = id === null ? undefined : db.get(whole[table], id);
  return row ? Object.fromEntries(fieldsOfTable(table).map((field) => [field, exchanged(row, field)])) : { withdrawn: 1 };
};

const holders: Readonly<Record<LibraryTable, string>> = {
  subjects: 'select uid from subjects where office = ? and code = ?',
  inspectors: 'select uid from inspectors where office = ? and staff_no = ?',
};

/** The record of the office that has this code, or staff number. */
export const findHolder = (db: ReadDb, table: LibraryTable, office: string, key: string): string | null => {
  const row = db.get(holders[table], office, key);
  return row ? textOf(row, 'uid') : null;
};

const parkings: Readonly<Record<LibraryTable, string>> = {
  subjects: 'update subjects set code = uid where uid = ?',
  inspectors: 'update inspectors set staff_no = uid where uid = ?',
};

/** Frees the code of a record that the same bundle gives another one. */
export const freeKey = (db: WriteDb, table: LibraryTable, record: string): void => {
  db.run(parkings[table], record);
};

const officeCounts: Readonly<Record<LibraryTable, string>> = {
  subjects: 'select count(*) as n from subjects where office = ?',
  inspectors: 'select count(*) as n from inspectors where office = ?',
};

export const countOfOffice = (db: ReadDb, table: LibraryTable, office: string): number =>
  integerOf(db.get(officeCounts[table], office) ?? {}, 'n');

export const hasWithdrawn = (db: ReadDb): boolean => db.get('select 1 as found from withdrawn_records limit 1') !== undefined;

const removals: Readonly<Record<LibraryTable, readonly string[]>> = {
  subjects: [
    `insert into withdrawn_records (table_name, record_id, office, rev, row_hash, key, name, seq, write_id, prev_hash)
     select 'subjects', uid, office, ?, ?, code, name, ?, ?, ? from subjects where id = ?`,
    'delete from subject_tags where subject_id = ?',
    'delete from subjects where id = ?',
  ],
  inspectors: [
    `insert into withdrawn_records (table_name, record_id, office, rev, row_hash, key, name, seq, write_id, prev_hash)
     select 'inspectors', uid, office, ?, ?, staff_no, name, ?, ?, ? from inspectors where id = ?`,
    'delete from recusals where inspector_id = ?',
    'delete from inspectors where id = ?',
  ],
};

export interface Withdrawal extends SignedBy {
  readonly office: string;
  readonly record: string;
  readonly rev: number;
  readonly hash: string;
  readonly seq: number;
}

/** Takes a record out of the library because its office did; key and name stay with its newest revision. */
export const withdrawRecord = (
  db: WriteDb,
  table: LibraryTable,
  id: number | null,
  { office, record, rev, hash, seq, writeId, prevHash }: Withdrawal,
): void => {
  db.run('delete from unconfirmed_records where kind = ? and record = ?', table, record);
  if (id === null) {
    db.run(
      `insert into withdrawn_records (table_name, record_id, office, rev, row_hash, key, name, seq, write_id, prev_hash)
       values (?, ?, ?, ?, ?, '', '', ?, ?, ?)
       on conflict (table_name, record_id) do update set rev = excluded.rev, row_hash = excluded.row_hash, seq = excluded.seq,
         write_id = excluded.write_id, prev_hash = excluded.prev_hash`,
      table,
      record,
      office,
      rev,
      hash,
      seq,
      writeId,
      prevHash,
    );
    return;
  }
  const [keep, ...removing] = removals[table];
  if (keep !== undefined) db.run(keep, rev, hash, seq, writeId, prevHash, id);
  for (const sql of removing) db.run(sql, id);
};

/** A withdrawn record is in the library of its office again. */
export const readmitRecord = (db: WriteDb, table: LibraryTable, record: string): void => {
  db.run('delete from withdrawn_records where table_name = ? and record_id = ?', table, record);
};

const windows: Readonly<Record<LibraryTable, string>> = {
  subjects: 'select code as key, uid from subjects where office = ? and code > ? order by code limit ?',
  inspectors: 'select staff_no as key, uid from inspectors where office = ? and staff_no > ? order by staff_no limit ?',
};

/** The next records of an office, behind a code or staff number. */
export const listOfOffice = (
  db: ReadDb,
  table: LibraryTable,
  office: string,
  after: string,
  limit: number,
): readonly { readonly key: string; readonly record: string }[] =>
  db.all(windows[table], office, after, limit).map((row) => ({ key: textOf(row, 'key'), record: textOf(row, 'uid') }));
