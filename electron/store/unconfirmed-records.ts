import type { ImportKind } from '#shared/contract/imports.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { textOf } from './row.ts';

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

/** Marks a record that a snapshot of its office did not hold (BUNDLE-SPEC 5.2). */
export const markAbsent = (db: WriteDb, kind: ImportKind, record: string): void => {
  db.run('insert or ignore into unconfirmed_records (kind, record, batch_id) values (?, ?, null)', kind, record);
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
