import type { LibraryTable } from '#shared/domain/bundle/library-rows.ts';
import { fieldsOfTable } from '#shared/domain/bundle/row-shapes.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

/** What the other side was sent last of a record. */
export interface SentRecord {
  readonly rev: number;
  /** Row hash in hexadecimal; the table holds 32 bytes. */
  readonly hash: string;
  /** Row hash of the revision before; null at the first. */
  readonly prevHash: string | null;
  /** Change number of the state that was sent. */
  readonly seq: number;
  /** Who wrote that state before this program did, of a record that the city gave back. */
  readonly writer?: { readonly by: string; readonly at: string };
}

/** A record as it stands in the library, or null for one that was taken out of it after it had been sent. */
export interface OutgoingRecord {
  readonly id: string;
  readonly seq: number;
  readonly columns: SqlRow | null;
  readonly sent: SentRecord | null;
}

const sentColumns = `r.rev as sent_rev, lower(hex(r.row_hash)) as sent_hash, lower(hex(r.prev_hash)) as sent_prev, r.seq as sent_seq,
  w.by as sent_by, w.at as sent_at`;

const sentFrom = (row: SqlRow): SentRecord | null =>
  row['sent_rev'] === null
    ? null
    : {
        rev: integerOf(row, 'sent_rev'),
        hash: textOf(row, 'sent_hash'),
        prevHash: textOf(row, 'sent_prev') || null,
        seq: integerOf(row, 'sent_seq'),
        ...(row['sent_by'] === null ? {} : { writer: { by: textOf(row, 'sent_by'), at: textOf(row, 'sent_at') } }),
      };

const windowEnds: Readonly<Record<LibraryTable, string>> = {
  subjects: 'select uid from subjects where uid > ? order by uid limit 1 offset ?',
  inspectors: 'select uid from inspectors where uid > ? order by uid limit 1 offset ?',
};

const listOf = (table: LibraryTable): string =>
  `select s.uid, s.seq, ${fieldsOfTable(table)
    .filter((field) => field !== 'withdrawn')
    .map((field) => `s.${field}`)
    .join(', ')}, ${sentColumns}
   from ${table} s left join sent_records r on r.table_name = '${table}' and r.record_id = s.uid
    left join library_writes w on w.id = r.write_id
    where s.uid > ? and s.uid <= ? and s.rev is null and (? or s.seq is not r.seq) order by s.uid`;

const listed: Readonly<Record<LibraryTable, string>> = { subjects: listOf('subjects'), inspectors: listOf('inspectors') };

const withdrawn = `select r.record_id as uid, r.withdrawn_seq as seq, ${sentColumns} from sent_records r
  left join library_writes w on w.id = r.write_id
  where r.table_name = ? and r.record_id > ? and r.record_id <= ? and r.withdrawn_seq is not null and (? or r.withdrawn_seq <> r.seq)
  order by r.record_id`;

const recordFrom = (row: SqlRow, columns: SqlRow | null): OutgoingRecord => ({
  id: textOf(row, 'uid'),
  seq: integerOf(row, 'seq'),
  columns,
  sent: sentFrom(row),
});

/** Behind every id. */
const lastId = 'z';
const windowSize = 500;

export interface OutgoingWindow {
  /** Ascending by id. */
  readonly records: readonly OutgoingRecord[];
  /** Where the next window begins; null when this was the last. */
  readonly next: string | null;
}

/**
 * The next own records behind the id `after` that are to be sent, withdrawn ones among them: all of them, or those whose present state the other
 * side was not sent yet. A window looks at a fixed number of records, so that one step stays short however few of them fit.
 */
export const outgoingWindow = (db: ReadDb, table: LibraryTable, after: string, all: boolean): OutgoingWindow => {
  const end = db.get(windowEnds[table], after, windowSize - 1);
  const upTo = end ? textOf(end, 'uid') : lastId;
  const flag = Number(all);
  const present = db.all(listed[table], after, upTo, flag).map((row) => recordFrom(row, row));
  const gone = db.all(withdrawn, table, after, upTo, flag).map((row) => recordFrom(row, null));
  const records = gone.length === 0 ? present : [...present, ...gone].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { records, next: end ? upTo : null };
};

const ofTask: Readonly<Record<LibraryTable, string>> = {
  subjects: `select s.*, ${sentColumns} from drawn_subjects v join subjects s on s.code = v.code and s.rev is null
    left join sent_records r on r.table_name = 'subjects' and r.record_id = s.uid left join library_writes w on w.id = r.write_id
    where v.serial = ? order by s.uid`,
  inspectors: `select s.*, ${sentColumns} from inspectors s left join sent_records r on r.table_name = 'inspectors' and r.record_id = s.uid
    left join library_writes w on w.id = r.write_id
    where s.rev is null and s.staff_no in (select m.value from assignments a, json_each(a.inspectors) m where a.serial = ?) order by s.uid`,
};

/** The records of one drawn event, ascending by id: its drawn subjects, and the people on its teams. */
export const recordsOfTask = (db: ReadDb, table: LibraryTable, serial: string): readonly OutgoingRecord[] =>
  db.all(ofTask[table], serial).map((row) => recordFrom(row, row));

const dueCounts: Readonly<Record<LibraryTable, string>> = {
  subjects: `select count(*) as n from subjects s where s.rev is null and s.seq > ?
    and not exists (select 1 from sent_records r where r.table_name = 'subjects' and r.record_id = s.uid and r.seq = s.seq)`,
  inspectors: `select count(*) as n from inspectors s where s.rev is null and s.seq > ?
    and not exists (select 1 from sent_records r where r.table_name = 'inspectors' and r.record_id = s.uid and r.seq = s.seq)`,
};

/** How many records changed, or were taken out of the library, behind the change number `after` and were not sent in that state. */
export const countOutgoing = (db: ReadDb, table: LibraryTable, after: number): number =>
  integerOf(db.get(dueCounts[table], after) ?? {}, 'n') +
  integerOf(
    db.get(
      'select count(*) as n from sent_records where table_name = ? and withdrawn_seq is not null and withdrawn_seq > ? and withdrawn_seq <> seq',
      table,
      after,
    ) ?? {},
    'n',
  );

const everyCounts: Readonly<Record<LibraryTable, string>> = {
  subjects: `select (select count(*) from subjects where office = (select code from office))
    + (select count(*) from sent_records where table_name = 'subjects' and withdrawn_seq is not null) as n`,
  inspectors: `select (select count(*) from inspectors where office = (select code from office))
    + (select count(*) from sent_records where table_name = 'inspectors' and withdrawn_seq is not null) as n`,
};

/** How many records a snapshot of the table holds, withdrawn ones among them. */
export const countSnapshot = (db: ReadDb, table: LibraryTable): number => integerOf(db.get(everyCounts[table]) ?? {}, 'n');

/** Keeps what leaves the office with a bundle, or comes back from the city with who wrote it (`writeId`); a record that was taken out of the library meanwhile is noted as such. */
export const insertSentRecord = (
  db: WriteDb,
  table: LibraryTable,
  id: string,
  { rev, hash, prevHash, seq }: SentRecord,
  writeId: number | null = null,
): void => {
  db.run(
    `insert into sent_records (table_name, record_id, rev, row_hash, prev_hash, seq, write_id) values (?, ?, ?, unhex(?), unhex(?), ?, ?)
     on conflict (table_name, record_id) do update set rev = excluded.rev, row_hash = excluded.row_hash, prev_hash = excluded.prev_hash,
       seq = excluded.seq, write_id = excluded.write_id`,
    table,
    id,
    rev,
    hash,
    prevHash,
    seq,
    writeId,
  );
};

const goneQueries: Readonly<Record<LibraryTable, string>> = {
  subjects: `update sent_records set withdrawn_seq = ? where table_name = 'subjects' and withdrawn_seq is null
    and not exists (select 1 from subjects where uid = record_id)`,
  inspectors: `update sent_records set withdrawn_seq = ? where table_name = 'inspectors' and withdrawn_seq is null
    and not exists (select 1 from inspectors where uid = record_id)`,
};

/** For records that left the library between being read for a bundle and being noted as sent: the library's trigger did not know of them yet. */
export const noteWithdrawn = (db: WriteDb, table: LibraryTable, seq: number): void => {
  db.run(goneQueries[table], seq);
};

/** Who made a change, by its number. */
export const writerOfChange = (db: ReadDb, seq: number): { readonly by: string; readonly at: string } => {
  const row = db.get('select by, at from audit_rows where seq = ? order by number desc limit 1', seq);
  return row ? { by: textOf(row, 'by'), at: textOf(row, 'at') } : { by: '', at: '' };
};
