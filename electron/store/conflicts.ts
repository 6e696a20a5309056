import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import type { Stamp } from './plans.ts';
import type { HeldName, NewReceivedRow } from './received-rows.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

export const conflictChoices = ['kept', 'taken', 'joined', 'seen'] as const;

/** What was decided: the one that stood stays, the other one stands, a new revision names both, what was joined at once was looked at. */
export type ConflictChoice = (typeof conflictChoices)[number];

/** Which two revisions of which record. */
export interface ConflictName {
  readonly office: string;
  readonly table: string;
  readonly record: string;
  readonly otherHash: string;
}

/** Two revisions of one record that do not follow one another (BUNDLE-SPEC 10.3). */
export interface StoredConflict extends ConflictName {
  /** What stood when the other one came; empty where it was a record that never left the office, or another one. */
  readonly keptHash: string;
  readonly headerHash: string;
  /** The revision that joined both at once, 并行修改; null for what an officer decides. */
  readonly joinedHash: string | null;
  readonly decision: {
    readonly choice: ConflictChoice;
    readonly reason: string;
    readonly byName: string;
    readonly at: string;
  } | null;
}

const select = `select c.office, c.table_name, c.record_id, c.other_hash, c.kept_hash, c.header_sha256, c.joined_hash, d.choice, d.reason, d.by_name,
    d.at from row_conflicts c left join conflict_decisions d on d.office = c.office and d.table_name = c.table_name and d.record_id = c.record_id
    and d.other_hash = c.other_hash`;

const conflictFrom = (row: SqlRow): StoredConflict => ({
  office: textOf(row, 'office'),
  table: textOf(row, 'table_name'),
  record: textOf(row, 'record_id'),
  otherHash: textOf(row, 'other_hash'),
  keptHash: textOf(row, 'kept_hash'),
  headerHash: textOf(row, 'header_sha256'),
  joinedHash: textOrNull(row, 'joined_hash'),
  decision:
    row['choice'] === null
      ? null
      : {
          choice: oneOf(row, 'choice', conflictChoices),
          reason: textOf(row, 'reason'),
          byName: textOf(row, 'by_name'),
          at: textOf(row, 'at'),
        },
});

/** Every pair that nobody decided, the newest first. Which of them still wait is a matter of the revisions that followed. */
export const listUndecided = (db: ReadDb): readonly StoredConflict[] =>
  db.all(`${select} where d.choice is null order by c.seq desc, c.table_name, c.record_id, c.other_hash`).map(conflictFrom);

/** The newest decisions first. */
export const listDecided = (db: ReadDb, limit: number): readonly StoredConflict[] =>
  db.all(`${select} where d.choice is not null order by d.seq desc, c.table_name, c.record_id limit ?`, limit).map(conflictFrom);

export const findConflict = (db: ReadDb, { office, table, record, otherHash }: ConflictName): StoredConflict | null => {
  const row = db.get(
    `${select} where c.office = ? and c.table_name = ? and c.record_id = ? and c.other_hash = ?`,
    office,
    table,
    record,
    otherHash,
  );
  return row ? conflictFrom(row) : null;
};

/** Notes a revision that was joined here, so that it goes to the office whose record it is. */
export const insertJoinedRevision = (db: WriteDb, { office, table, id, hash }: NewReceivedRow, seq: number): void => {
  db.run(
    'insert into joined_revisions (office, table_name, record_id, row_hash, seq) values (?, ?, ?, ?, ?)',
    ...[office, table, id, hash, seq],
  );
};

/** The revisions of an office's records that were joined here under a change number in the span and still stand, by table and id. */
export const joinedRows = (
  db: ReadDb,
  office: string,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): readonly { readonly table: string; readonly row: RecordRow }[] =>
  db
    .all(
      `select r.table_name, r.body from joined_revisions j join received_rows r on r.office = j.office and r.table_name = j.table_name
         and r.record_id = j.record_id and r.row_hash = j.row_hash
       where j.office = ? and j.seq > ? and j.seq <= ? and r.head = 1 order by r.table_name, r.record_id`,
      ...[office, after, upTo],
    )
    .map((row) => ({ table: textOf(row, 'table_name'), row: JSON.parse(textOf(row, 'body')) as RecordRow }));

/** The offices that a revision was joined for behind the given change number of each; `after` says up to which they were told. */
export const officesWithJoined = (db: ReadDb): readonly string[] =>
  db.all('select distinct office from joined_revisions order by office').map((row) => textOf(row, 'office'));

/** Keeps what an officer decided; it is never changed. */
export const insertDecision = (
  db: WriteDb,
  { office, table, record, otherHash }: ConflictName,
  {
    choice,
    keptHash,
    joinedHash,
    reason,
    byName,
  }: {
    readonly choice: ConflictChoice;
    readonly keptHash: string;
    readonly joinedHash: string | null;
    readonly reason: string;
    readonly byName: string;
  },
  { by, at, seq }: Stamp,
): void => {
  db.run(
    `insert into conflict_decisions (office, table_name, record_id, other_hash, kept_hash, choice, joined_hash, reason, by, by_name, at, seq)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[office, table, record, otherHash, keptHash, choice, joinedHash, reason, by, byName, at, seq],
  );
};

/** The bundle that brought a revision; null for one that was written or joined here. */
export const bundleOfRevision = (
  db: ReadDb,
  { office, table, record, hash }: HeldName,
): { readonly fileName: string; readonly office: string; readonly seq: number; readonly at: string } | null => {
  const row = db.get(
    `select k.file_name, k.office, k.seq, k.at from received_rows r join known_links k on k.header_sha256 = r.header_sha256
     where r.office = ? and r.table_name = ? and r.record_id = ? and r.row_hash = ?
       and not exists (select 1 from joined_revisions j where j.office = r.office and j.table_name = r.table_name and j.record_id = r.record_id
         and j.row_hash = r.row_hash)`,
    ...[office, table, record, hash],
  );
  return row
    ? { fileName: textOf(row, 'file_name'), office: textOf(row, 'office'), seq: integerOf(row, 'seq'), at: textOf(row, 'at') }
    : null;
};

/** How somebody is called by the trail of this office, or by that of the office whose record it is; empty where neither names them. */
export const nameInTrails = (db: ReadDb, office: string, by: string): string => {
  const own = db.get('select by_name from audit_rows where by = ? order by number desc limit 1', by);
  const row =
    own ??
    db.get(
      `select body ->> '$.by_name' as by_name from received_rows where office = ? and table_name = 'audit' and body ->> '$.by' = ? limit 1`,
      ...[office, by],
    );
  return row ? textOf(row, 'by_name') : '';
};
