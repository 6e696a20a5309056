import type { LibraryTable } from '#shared/domain/bundle/library-rows.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf } from './row.ts';

/** Who wrote a record when, in the change numbers of the program that did (BUNDLE-SPEC 10.1). */
export interface LibraryWriter {
  readonly office: string;
  readonly by: string;
  readonly at: string;
  readonly seq: number;
}

/** What a signed line says of a record besides its fields and its revision, so that the line can be written again. */
export interface SignedBy {
  readonly writeId: number;
  readonly prevHash: string | null;
}

const findWrite = (db: ReadDb, { office, by, at, seq }: LibraryWriter): number | null => {
  const row = db.get('select id from library_writes where office = ? and by = ? and at = ? and seq = ?', office, by, at, seq);
  return row ? integerOf(row, 'id') : null;
};

/** The number under which a writer is kept; one for all records of one transaction. */
export const keepWriter = (db: WriteDb, writer: LibraryWriter): number => {
  const known = findWrite(db, writer);
  if (known !== null) return known;
  db.run('insert into library_writes (office, by, at, seq) values (?, ?, ?, ?)', writer.office, writer.by, writer.at, writer.seq);
  return db.lastId();
};

const missing: Readonly<Record<LibraryTable, string>> = {
  subjects: 'update subjects set write_id = ?, prev_hash = ? where uid = ? and write_id is null and rev is not null',
  inspectors: 'update inspectors set write_id = ?, prev_hash = ? where uid = ? and write_id is null and rev is not null',
};

/** For a record that a program received before it kept who wrote it, when the same line comes again. */
export const noteSignedBy = (db: WriteDb, table: LibraryTable, record: string, { writeId, prevHash }: SignedBy): void => {
  db.run(missing[table], writeId, prevHash, record);
  db.run(
    'update withdrawn_records set write_id = ?, prev_hash = ? where table_name = ? and record_id = ? and write_id is null',
    writeId,
    prevHash,
    table,
    record,
  );
};
