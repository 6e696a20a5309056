import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { lastChangeSeq } from './office.ts';
import { textOf } from './row.ts';
import type { ReadDb, WriteDb } from './db.ts';

export interface HeldRow {
  readonly hash: string;
  readonly row: RecordRow;
  readonly head: boolean;
}

/** Every revision held of one record of another office. */
export const heldRows = (db: ReadDb, office: string, table: string, id: string): readonly HeldRow[] =>
  db
    .all('select row_hash, body, head from received_rows where office = ? and table_name = ? and record_id = ?', office, table, id)
    .map((row) => ({ hash: textOf(row, 'row_hash'), row: JSON.parse(textOf(row, 'body')) as RecordRow, head: row['head'] === 1 }));

/** The newest revision of every record of a table that came from an office, by id. */
export const listHeads = (db: ReadDb, office: string, table: string): readonly RecordRow[] =>
  db
    .all('select body from received_rows where office = ? and table_name = ? and head = 1 order by record_id', office, table)
    .map((row) => JSON.parse(textOf(row, 'body')) as RecordRow);

/** One held revision of a record. */
export interface HeldName {
  readonly office: string;
  readonly table: string;
  readonly record: string;
  readonly hash: string;
}

export interface NewReceivedRow {
  readonly office: string;
  readonly table: string;
  readonly id: string;
  readonly rev: number;
  readonly hash: string;
  /** The signed line without LF. */
  readonly body: string;
  readonly headerHash: string;
}

/** Results of an office that a bundle before this one told the publication of: nothing but a correction says more about them (10.2). */
export const listPublishedBefore = (db: ReadDb, office: string, headerHash: string): ReadonlySet<string> =>
  new Set(
    db
      .all(
        `select body ->> '$.result_id' as result from received_rows
         where office = ? and table_name = 'publications' and head = 1 and header_sha256 <> ?`,
        office,
        headerHash,
      )
      .map((row) => textOf(row, 'result')),
  );

/** Whether an office told of a publication of this result. */
export const isPublicationReceived = (db: ReadDb, office: string, resultId: string): boolean =>
  db.get(
    `select 1 as found from received_rows where office = ? and table_name = 'publications' and head = 1 and body ->> '$.result_id' = ? limit 1`,
    office,
    resultId,
  ) !== undefined;

/** Lets another held revision stand; the one that stood stays as history. */
export const moveHead = (db: WriteDb, { office, table, record, hash }: HeldName): void => {
  db.run(
    'update received_rows set head = 0 where office = ? and table_name = ? and record_id = ? and head = 1',
    ...[office, table, record],
  );
  db.run(
    'update received_rows set head = 1 where office = ? and table_name = ? and record_id = ? and row_hash = ?',
    ...[office, table, record, hash],
  );
};

/** Keeps a revision; as head it takes the place of the former one, which stays as history. */
export const insertReceivedRow = (db: WriteDb, row: NewReceivedRow, head: boolean): void => {
  if (head)
    db.run(
      'update received_rows set head = 0 where office = ? and table_name = ? and record_id = ? and head = 1',
      row.office,
      row.table,
      row.id,
    );
  db.run(
    `insert into received_rows (office, table_name, record_id, rev, row_hash, body, head, header_sha256) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    row.office,
    row.table,
    row.id,
    row.rev,
    row.hash,
    row.body,
    head ? 1 : 0,
    row.headerHash,
  );
};

/** Notes that a revision does not follow the one that stands; `joinedHash` is what joined both at once (BUNDLE-SPEC 10.3). */
export const insertConflict = (db: WriteDb, row: NewReceivedRow, keptHash: string, joinedHash: string | null = null): void => {
  db.run(
    `insert or ignore into row_conflicts (office, table_name, record_id, kept_hash, other_hash, header_sha256, seq, joined_hash)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    row.office,
    row.table,
    row.id,
    keptHash,
    row.hash,
    row.headerHash,
    lastChangeSeq(db),
    joinedHash,
  );
};

/** Keeps a file of a frozen draw record; one that is held stays as it is. Gives the hash of the one that is held now. */
export const insertReceivedDrawFile = (
  db: WriteDb,
  file: { readonly office: string; readonly serial: string; readonly name: string; readonly sha256: string; readonly bytes: Uint8Array },
): string => {
  db.run(
    'insert or ignore into received_draw_files (office, serial, name, sha256, bytes) values (?, ?, ?, ?, ?)',
    file.office,
    file.serial,
    file.name,
    file.sha256,
    file.bytes,
  );
  const row = db.get(
    'select sha256 from received_draw_files where office = ? and serial = ? and name = ?',
    file.office,
    file.serial,
    file.name,
  );
  return textOf(row ?? {}, 'sha256');
};
