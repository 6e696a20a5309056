import type { ReadDb, WriteDb } from './db.ts';
import { itemColumns, itemFrom, type ItemVersion } from './item-versions.ts';
import { integerOf, textOf } from './row.ts';

export interface IssuedList {
  readonly id: string;
  readonly number: number;
  readonly versionNo: string;
  readonly issuedOn: string;
  readonly note: string;
  readonly by: string;
}

/** Oldest first. */
export const listIssuedLists = (db: ReadDb): readonly IssuedList[] =>
  db.all('select id, number, version_no, issued_on, note, by_name from item_lists order by number').map((row) => ({
    id: textOf(row, 'id'),
    number: integerOf(row, 'number'),
    versionNo: textOf(row, 'version_no'),
    issuedOn: textOf(row, 'issued_on'),
    note: textOf(row, 'note'),
    by: textOf(row, 'by_name'),
  }));

/** The versions an issued list holds, by category and code; none for a number that was not issued. */
export const listItemsOfList = (db: ReadDb, number: number): readonly ItemVersion[] =>
  db
    .all(
      `select ${itemColumns} from items where id in (select item_id from item_list_entries where list_number = ?) order by category, code`,
      number,
    )
    .map(itemFrom);

export const insertIssuedList = (
  db: WriteDb,
  list: IssuedList,
  stamp: { readonly by: string; readonly at: string; readonly seq: number },
): void => {
  db.run(
    'insert into item_lists (id, number, version_no, issued_on, note, at, by, by_name, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    list.id,
    list.number,
    list.versionNo,
    list.issuedOn,
    list.note,
    stamp.at,
    stamp.by,
    list.by,
    stamp.seq,
  );
  db.run('insert into item_list_entries (list_number, item_id) select ?, id from items where current = 1', list.number);
};

/** Ids of the versions that a frozen scheme or an issued list keeps from change. */
export const usedItemIds = (db: ReadDb): ReadonlySet<string> =>
  new Set(db.all('select item_id from frozen_items union select item_id from item_list_entries').map((row) => textOf(row, 'item_id')));

/** Ids of the items that a full list of the city did not hold. */
export const missingItemIds = (db: ReadDb): ReadonlySet<string> =>
  new Set(db.all(`select record from unconfirmed_records where kind = 'items'`).map((row) => textOf(row, 'record')));
