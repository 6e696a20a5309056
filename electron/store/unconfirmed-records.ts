import type { ImportKind } from '#shared/contract/imports.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, integerOrNull, oneOf, textOf } from './row.ts';

const markQueries: Readonly<Record<ImportKind, string>> = {
  items: `insert or replace into unconfirmed_records (kind, record, batch_id)
    select 'items', id, ? from items where current = 1 and code in (select value from json_each(?))`,
  subjects: `insert or replace into unconfirmed_records (kind, record, batch_id)
    select 'subjects', uid, ? from subjects where office = (select code from office) and code in (select value from json_each(?))`,
  inspectors: `insert or replace into unconfirmed_records (kind, record, batch_id)
    select 'inspectors', uid, ? from inspectors where office = (select code from office) and staff_no in (select value from json_each(?))`,
};

/** Marks records that a full list did not hold (待核); they stay as they are otherwise. */
export const markUnconfirmed = (db: WriteDb, kind: ImportKind, keys: readonly string[], batchId: string): void => {
  db.run(markQueries[kind], batchId, JSON.stringify(keys));
};

const confirmQueries: Readonly<Record<ImportKind, string>> = {
  items: `delete from unconfirmed_records where kind = 'items'
    and record in (select id from items where code in (select value from json_each(?)))`,
  subjects: `delete from unconfirmed_records where kind = 'subjects'
    and record in (select uid from subjects where office = (select code from office) and code in (select value from json_each(?)))`,
  inspectors: `delete from unconfirmed_records where kind = 'inspectors'
    and record in (select uid from inspectors where office = (select code from office) and staff_no in (select value from json_each(?)))`,
};

/** Takes the mark from records that a later file holds again. */
export const confirmRecords = (db: WriteDb, kind: ImportKind, keys: readonly string[]): void => {
  if (hasUnconfirmed(db, kind)) db.run(confirmQueries[kind], JSON.stringify(keys));
};

/** Marks a record that a snapshot of its office did not hold (BUNDLE-SPEC 5.2); whoever kept it is asked again. */
export const markAbsent = (db: WriteDb, kind: ImportKind, record: string): void => {
  db.run(
    `insert into unconfirmed_records (kind, record, batch_id) values (?, ?, null)
     on conflict (kind, record) do update set kept_reason = '', kept_by_name = '', kept_at = ''`,
    kind,
    record,
  );
};

/** Whether any record of the kind is marked. */
export const hasUnconfirmed = (db: ReadDb, kind: ImportKind): boolean =>
  db.get('select 1 as found from unconfirmed_records where kind = ? limit 1', kind) !== undefined;

/** Takes the mark from one record. */
export const confirmRecord = (db: WriteDb, kind: ImportKind, record: string): void => {
  db.run('delete from unconfirmed_records where kind = ? and record = ?', kind, record);
};

const keyQueries: Readonly<Record<ImportKind, string>> = {
  // A list of the city does not know what the county added.
  items: `select code as key, name from items where code > ? and current = 1 and origin = 'city' order by code limit ?`,
  subjects: `select code as key, name from subjects
    where office = (select code from office) and code > ? and status = 'active' order by code limit ?`,
  inspectors: `select staff_no as key, name from inspectors
    where office = (select code from office) and staff_no > ? and status = 'active' order by staff_no limit ?`,
};

/** Keys and names of records a full list ought to hold (those in business, in service), ascending, behind the key `after`. */
export const listExpectedKeys = (
  db: ReadDb,
  kind: ImportKind,
  after: string,
  limit: number,
): readonly { readonly key: string; readonly name: string }[] =>
  db.all(keyQueries[kind], after, limit).map((row) => ({ key: textOf(row, 'key'), name: textOf(row, 'name') }));

/** A marked record as the library has it. */
export interface UnconfirmedRecord {
  readonly kind: ImportKind;
  readonly record: string;
  readonly office: string;
  /** Code, or staff number. */
  readonly key: string;
  readonly name: string;
  readonly place: string;
  readonly rev: number | null;
  readonly kept: { readonly reason: string; readonly byName: string; readonly at: string } | null;
}

/** Every marked record with its office; items are this office's alone. */
const marked = `select u.kind, u.record, u.kept_reason, u.kept_by_name, u.kept_at, s.office, s.code as key, s.name, s.town as place, s.rev
    from unconfirmed_records u join subjects s on s.uid = u.record where u.kind = 'subjects'
  union all select u.kind, u.record, u.kept_reason, u.kept_by_name, u.kept_at, p.office, p.staff_no, p.name, p.unit, p.rev
    from unconfirmed_records u join inspectors p on p.uid = u.record where u.kind = 'inspectors'
  union all select u.kind, u.record, u.kept_reason, u.kept_by_name, u.kept_at, (select code from office), i.code, i.name, i.category, null
    from unconfirmed_records u join items i on i.id = u.record where u.kind = 'items'`;

const kinds = ['subjects', 'inspectors', 'items'] as const;

const recordFrom = (row: SqlRow): UnconfirmedRecord => ({
  kind: oneOf(row, 'kind', kinds),
  record: textOf(row, 'record'),
  office: textOf(row, 'office'),
  key: textOf(row, 'key'),
  name: textOf(row, 'name'),
  place: textOf(row, 'place'),
  rev: integerOrNull(row, 'rev'),
  kept:
    textOf(row, 'kept_at') === ''
      ? null
      : { reason: textOf(row, 'kept_reason'), byName: textOf(row, 'kept_by_name'), at: textOf(row, 'kept_at') },
});

/** How many marked records each office has, and how many of them an officer keeps. */
export const countUnconfirmed = (db: ReadDb): readonly { readonly office: string; readonly waiting: number; readonly kept: number }[] =>
  db
    .all(
      `select office, count(*) filter (where kept_at = '') as waiting, count(*) filter (where kept_at <> '') as kept from (${marked})
       group by office order by office`,
    )
    .map((row) => ({ office: textOf(row, 'office'), waiting: integerOf(row, 'waiting'), kept: integerOf(row, 'kept') }));

/** A window of an office's marked records, first those that nobody looked at, then by kind and key. */
export const listUnconfirmed = (db: ReadDb, office: string, offset: number, limit: number): readonly UnconfirmedRecord[] =>
  db
    .all(`select * from (${marked}) where office = ? order by kept_at <> '', kind desc, key limit ? offset ?`, office, limit, offset)
    .map(recordFrom);

export const findUnconfirmed = (db: ReadDb, kind: ImportKind, record: string): UnconfirmedRecord | null => {
  const row = db.get(`select * from (${marked}) where kind = ? and record = ?`, kind, record);
  return row ? recordFrom(row) : null;
};

/** Notes that an officer keeps a marked record until the next full list. */
export const keepUnconfirmed = (
  db: WriteDb,
  { kind, record }: Pick<UnconfirmedRecord, 'kind' | 'record'>,
  { reason, byName, at }: NonNullable<UnconfirmedRecord['kept']>,
): void => {
  db.run(
    'update unconfirmed_records set kept_reason = ?, kept_by_name = ?, kept_at = ? where kind = ? and record = ?',
    ...[reason, byName, at, kind, record],
  );
};
