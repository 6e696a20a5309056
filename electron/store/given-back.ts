import type { LibraryTable } from '#shared/domain/bundle/library-rows.ts';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb } from './db.ts';
import { receivedFields } from './received-library.ts';
import { bytesOf, integerOf, integerOrNull, textOf, textOrNull } from './row.ts';

/** How many records the city holds of an office in each table, the newest revision of each. */
export const countHeads = (db: ReadDb, office: string): ReadonlyMap<string, number> =>
  new Map(
    db
      .all('select table_name, count(*) as n from received_rows where office = ? and head = 1 group by table_name', office)
      .map((row) => [textOf(row, 'table_name'), integerOf(row, 'n')]),
  );

/** The next signed lines of an office's records behind an id, ascending. */
export const headLines = (
  db: ReadDb,
  office: string,
  table: string,
  after: string,
  limit: number,
): readonly { readonly id: string; readonly line: Uint8Array }[] =>
  db
    .all(
      'select record_id, body from received_rows where office = ? and table_name = ? and head = 1 and record_id > ? order by record_id limit ?',
      ...[office, table, after, limit],
    )
    .map((row) => ({ id: textOf(row, 'record_id'), line: Buffer.from(textOf(row, 'body')) }));

/** The files of an office's draw records, by event and name. */
export const listHeldFiles = (
  db: ReadDb,
  office: string,
): readonly { readonly serial: string; readonly file: string; readonly content: Uint8Array }[] =>
  db
    .all('select serial, name, bytes from received_draw_files where office = ? order by serial, name', office)
    .map((row) => ({ serial: textOf(row, 'serial'), file: textOf(row, 'name'), content: bytesOf(row, 'bytes') }));

/** A record of another office's library with everything its signed line says. */
export interface SignedRecord {
  readonly id: string;
  readonly rev: number;
  readonly hash: string;
  readonly prevHash: string | null;
  readonly by: string;
  readonly at: string;
  readonly seq: number;
  /** Null for a record that the office withdrew. */
  readonly fields: RecordRow | null;
}

const signedRows: Readonly<Record<LibraryTable, string>> = {
  subjects: `with asked (office, after) as (select ?, ?)
    select s.uid, s.id, s.rev, s.content_hash as hash, s.prev_hash, w.by, w.at, w.seq
      from asked join subjects s on s.office = asked.office and s.uid > after join library_writes w on w.id = s.write_id
    union all select r.record_id, null, r.rev, r.row_hash, r.prev_hash, w.by, w.at, w.seq from asked
      join withdrawn_records r on r.office = asked.office and r.record_id > after join library_writes w on w.id = r.write_id
      where r.table_name = 'subjects'
    order by 1 limit ?`,
  inspectors: `with asked (office, after) as (select ?, ?)
    select s.uid, s.id, s.rev, s.content_hash as hash, s.prev_hash, w.by, w.at, w.seq
      from asked join inspectors s on s.office = asked.office and s.uid > after join library_writes w on w.id = s.write_id
    union all select r.record_id, null, r.rev, r.row_hash, r.prev_hash, w.by, w.at, w.seq from asked
      join withdrawn_records r on r.office = asked.office and r.record_id > after join library_writes w on w.id = r.write_id
      where r.table_name = 'inspectors'
    order by 1 limit ?`,
};

/** The next records of an office's library behind an id, ascending, withdrawn ones among them. */
export const signedRecords = (db: ReadDb, table: LibraryTable, office: string, after: string, limit: number): readonly SignedRecord[] =>
  db.all(signedRows[table], office, after, limit).map((row) => {
    const id = integerOrNull(row, 'id');
    return {
      id: textOf(row, 'uid'),
      rev: integerOf(row, 'rev'),
      hash: textOf(row, 'hash'),
      prevHash: textOrNull(row, 'prev_hash'),
      by: textOf(row, 'by'),
      at: textOf(row, 'at'),
      seq: integerOf(row, 'seq'),
      fields: id === null ? null : receivedFields(db, table, id),
    };
  });

/** Of an office's library: how many records can be given back as they were signed, and how many came before that was kept. */
export interface HeldLibrary {
  readonly signed: number;
  readonly older: number;
}

const libraryCounts: Readonly<Record<LibraryTable, string>> = {
  subjects: `select count(write_id) as signed, count(*) - count(write_id) as older from (
    select office, write_id from subjects union all select office, write_id from withdrawn_records where table_name = 'subjects') where office = ?`,
  inspectors: `select count(write_id) as signed, count(*) - count(write_id) as older from (
    select office, write_id from inspectors union all select office, write_id from withdrawn_records where table_name = 'inspectors')
    where office = ?`,
};

export const countHeldLibrary = (db: ReadDb, table: LibraryTable, office: string): HeldLibrary => {
  const row = db.get(libraryCounts[table], office) ?? {};
  return { signed: integerOf(row, 'signed'), older: integerOf(row, 'older') };
};
