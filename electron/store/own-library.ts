import type { LibraryTable } from '#shared/domain/bundle/library-rows.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOrNull, textOf } from './row.ts';

/** What the office has of one of its own records, by its identity. */
export interface OwnRecord {
  /** Id in the library; null for one that was taken out of it. */
  readonly id: number | null;
  /** Row hash of the revision that was sent last; empty while none was. */
  readonly sentHash: string;
  /** Whether it still says what was sent. */
  readonly asSent: boolean;
}

const queries: Readonly<Record<LibraryTable, string>> = {
  subjects: `select s.id, coalesce(lower(hex(r.row_hash)), '') as hash, s.seq is r.seq as as_sent
    from (select ? as uid) k left join subjects s on s.uid = k.uid
    left join sent_records r on r.table_name = 'subjects' and r.record_id = k.uid where s.id is not null or r.rev is not null`,
  inspectors: `select s.id, coalesce(lower(hex(r.row_hash)), '') as hash, s.seq is r.seq as as_sent
    from (select ? as uid) k left join inspectors s on s.uid = k.uid
    left join sent_records r on r.table_name = 'inspectors' and r.record_id = k.uid where s.id is not null or r.rev is not null`,
};

/** The own record with this identity, or what was sent of one that is no longer in the library; null for one that was never here. */
export const findOwnRecord = (db: ReadDb, table: LibraryTable, record: string): OwnRecord | null => {
  const row = db.get(queries[table], record);
  return row ? { id: integerOrNull(row, 'id'), sentHash: textOf(row, 'hash'), asSent: row['as_sent'] === 1 } : null;
};

/** Whether the record stands in the own library. */
export const hasOwnRecord = (db: ReadDb, table: LibraryTable, record: string): boolean =>
  (findOwnRecord(db, table, record)?.id ?? null) !== null;

/** Says of a record whose last revision is noted as sent that the office took it out of its library with that revision. */
export const insertWithdrawn = (db: WriteDb, table: LibraryTable, record: string): void => {
  db.run('update sent_records set withdrawn_seq = seq where table_name = ? and record_id = ?', table, record);
};

/** Counts for the subjects of one import in how many events that stand they were drawn. */
export const recountDrawn = (db: WriteDb, batchId: string): void => {
  db.run(
    `update subjects set drawn_this_year = (
       select count(*) from drawn_subjects s join draws d on d.serial = s.serial where s.code = subjects.code and d.state = 'drawn')
     where batch_id = ?`,
    batchId,
  );
};
