import { importKinds, type ImportKind } from '#shared/contract/imports.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

export interface BatchToUndo {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly at: string;
  readonly seq: number;
  readonly undoneAt: string | null;
}

export const findBatch = (db: ReadDb, id: string): BatchToUndo | null => {
  const row = db.get('select id, kind, file_name, at, seq, undone_at from import_batches where id = ?', id);
  return (
    (row && {
      id: textOf(row, 'id'),
      kind: oneOf(row, 'kind', importKinds),
      fileName: textOf(row, 'file_name'),
      at: textOf(row, 'at'),
      seq: integerOf(row, 'seq'),
      undoneAt: textOrNull(row, 'undone_at'),
    }) ??
    null
  );
};

// The roster of a draw holds every inspector who could be drawn, so a list that was frozen later may have used any of them.
const useQueries: Readonly<Record<ImportKind, string>> = {
  subjects: `select d.serial, count(*) as n from draws d join frozen_subjects f on f.serial = d.serial
    where d.frozen_at >= ? and f.code in (select code from subjects where batch_id = ?) group by d.serial order by d.frozen_at limit 1`,
  inspectors: `select d.serial, count(*) as n from draws d join inspectors i
    where d.frozen_at >= ? and i.batch_id = ? group by d.serial order by d.frozen_at limit 1`,
  items: `select d.serial, count(*) as n from draws d join frozen_items f on f.serial = d.serial
    where d.frozen_at >= ? and f.item_id in (select id from items where batch_id = ?) group by d.serial order by d.frozen_at limit 1`,
};

/** The first list that was frozen with records of the batch, and how many; null when none was. */
export const findUseOfBatch = (db: ReadDb, { id, kind, at }: BatchToUndo): { readonly serial: string; readonly records: number } | null => {
  const row = db.get(useQueries[kind], at, id);
  return row ? { serial: textOf(row, 'serial'), records: integerOf(row, 'n') } : null;
};

/** The first issued list that holds items of the batch, and how many; null when none does. */
export const findIssueOfBatch = (db: ReadDb, batchId: string): { readonly list: string; readonly records: number } | null => {
  const row = db.get(
    `select l.version_no, count(*) as n from item_list_entries e join item_lists l on l.number = e.list_number
     where e.item_id in (select id from items where batch_id = ?) group by l.number order by l.number limit 1`,
    batchId,
  );
  return row ? { list: textOf(row, 'version_no'), records: integerOf(row, 'n') } : null;
};

/** How many records of the batch were changed after it, not counting imports that were undone themselves. */
export const countChangedLater = (db: ReadDb, { id, kind, seq }: BatchToUndo): number =>
  integerOf(
    db.get(
      `select count(distinct later.record) as n from library_changes later
       where later.kind = ? and later.seq > ?
         and not exists (select 1 from import_batches b where b.id = later.batch_id and b.undone_at is not null) and (later.before_batch_id = ?
         or exists (select 1 from library_changes own where own.batch_id = ? and own.record = later.record and own.kind = later.kind))`,
      kind,
      seq,
      id,
      id,
    ) ?? {},
    'n',
  );

const addedQueries: Readonly<Record<ImportKind, string>> = {
  subjects: `select uid as record, code as key, name from subjects where batch_id = ?
    and not exists (select 1 from library_changes c where c.kind = 'subjects' and c.record = uid and c.batch_id = subjects.batch_id) order by id limit ?`,
  inspectors: `select uid as record, staff_no as key, name from inspectors where batch_id = ?
    and not exists (select 1 from library_changes c where c.kind = 'inspectors' and c.record = uid and c.batch_id = inspectors.batch_id) order by id limit ?`,
  items: `select id as record, code as key, name from items where batch_id = ?
    and not exists (select 1 from library_changes c where c.kind = 'items' and c.record = items.id and c.batch_id = items.batch_id) order by id limit ?`,
};

/** The next records that the batch brought, apart from those it only changed. */
export const listAddedByBatch = (
  db: ReadDb,
  kind: ImportKind,
  batchId: string,
  limit: number,
): readonly { readonly record: string; readonly key: string; readonly name: string }[] =>
  db
    .all(addedQueries[kind], batchId, limit)
    .map((row) => ({ record: textOf(row, 'record'), key: textOf(row, 'key'), name: textOf(row, 'name') }));

const batchUpdates: Readonly<Record<ImportKind, string>> = {
  subjects: 'update subjects set batch_id = ? where uid = ?',
  inspectors: 'update inspectors set batch_id = ? where uid = ?',
  items: 'update items set batch_id = ? where id = ?',
};

/** The import that a record's state comes from; null for one that a person entered. */
export const setBatch = (db: WriteDb, kind: ImportKind, record: string, batchId: string | null): void => {
  db.run(batchUpdates[kind], batchId, record);
};

const deletions: Readonly<Record<ImportKind, readonly string[]>> = {
  subjects: [
    'delete from subject_tags where subject_id in (select id from subjects where uid in (select value from json_each(?)))',
    'delete from subjects where uid in (select value from json_each(?))',
  ],
  inspectors: [
    'delete from inspector_leaves where inspector_id in (select id from inspectors where uid in (select value from json_each(?)))',
    'delete from recusals where inspector_id in (select id from inspectors where uid in (select value from json_each(?)))',
    'delete from inspectors where uid in (select value from json_each(?))',
  ],
  items: ['delete from items where id in (select value from json_each(?))'],
};

/** Takes records out of the library again; only for records that nothing refers to. The version before an item is the current one again. */
export const deleteRecords = (db: WriteDb, kind: ImportKind, records: readonly string[], seq: number): void => {
  const codes = kind === 'items' ? codesOfItems(db, records) : [];
  for (const sql of deletions[kind]) db.run(sql, JSON.stringify(records));
  for (const code of codes) {
    db.run(
      `update items set current = 1, seq = ? where code = ? and version = (select max(version) from items where code = ?)
         and not exists (select 1 from items where code = ? and current = 1)`,
      seq,
      code,
      code,
      code,
    );
  }
};

const codesOfItems = (db: ReadDb, records: readonly string[]): readonly string[] =>
  db
    .all('select distinct code from items where id in (select value from json_each(?))', JSON.stringify(records))
    .map((row) => textOf(row, 'code'));

export const markUndone = (db: WriteDb, batchId: string, at: string, byName: string): void => {
  db.run('update import_batches set undone_at = ?, undone_by_name = ? where id = ?', at, byName, batchId);
  db.run('delete from unconfirmed_records where batch_id = ?', batchId);
};
