import type { ReadDb, WriteDb } from './db.ts';
import { itemColumns, itemFrom, type ItemVersion } from './item-versions.ts';

/** The list as it stands, by category and code. */
export const listItems = (db: ReadDb): readonly ItemVersion[] =>
  db.all(`select ${itemColumns} from items where current = 1 order by category, code`).map(itemFrom);

/** These versions, current or not, by category and code. */
export const listItemsById = (db: ReadDb, ids: readonly string[]): readonly ItemVersion[] =>
  db
    .all(`select ${itemColumns} from items where id in (select value from json_each(?)) order by category, code`, JSON.stringify(ids))
    .map(itemFrom);

/** Keeps the item versions that a frozen scheme uses from any change; in a joint event each with the key of its files, else null. */
export const insertFrozenItems = (
  db: WriteDb,
  serial: string,
  items: readonly { readonly itemId: string; readonly key: string | null }[],
): void => {
  for (const { itemId, key } of items) db.run('insert into frozen_items (serial, item_id, key) values (?, ?, ?)', serial, itemId, key);
};
