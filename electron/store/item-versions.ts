import type { ItemContent } from '#shared/domain/items/item-content.ts';
import type { ReadDb, SqlRow, SqlValue, WriteDb } from './db.ts';
import { integerOf, oneOf, stringsOf, textOf } from './row.ts';

/** One version of one item. */
export interface ItemVersion extends ItemContent {
  readonly id: string;
  readonly version: number;
  readonly current: boolean;
}

export const itemFrom = (row: SqlRow): ItemVersion => ({
  id: textOf(row, 'id'),
  code: textOf(row, 'code'),
  version: integerOf(row, 'version'),
  current: integerOf(row, 'current') === 1,
  origin: oneOf(row, 'origin', ['city', 'county']),
  category: textOf(row, 'category'),
  name: textOf(row, 'name'),
  subName: textOf(row, 'sub_name'),
  grade: oneOf(row, 'grade', ['key', 'ordinary']),
  basis: textOf(row, 'basis'),
  method: textOf(row, 'method'),
  content: textOf(row, 'content'),
  subjects: textOf(row, 'subjects'),
  line: integerOf(row, 'line'),
  published: integerOf(row, 'published') === 1,
  appliesToTag: textOf(row, 'applies_to_tag'),
  // The import's dictionary and the contract's schema let in nothing else.
  appliesToKinds: stringsOf(row, 'applies_to_kinds') as ItemContent['appliesToKinds'],
  note: textOf(row, 'note'),
  checklist: JSON.parse(textOf(row, 'checklist')) as ItemContent['checklist'],
});

export const itemColumns = `id, code, version, current, origin, category, name, sub_name, grade, basis, method, content, subjects, line, published,
  applies_to_tag, applies_to_kinds, note, checklist`;

export const findCurrentItem = (db: ReadDb, code: string): ItemVersion | null => {
  const row = db.get(`select ${itemColumns} from items where code = ? and current = 1`, code);
  return row ? itemFrom(row) : null;
};

export const findItemVersion = (db: ReadDb, id: string): ItemVersion | null => {
  const row = db.get(`select ${itemColumns} from items where id = ?`, id);
  return row ? itemFrom(row) : null;
};

/** Newest first. */
export const listItemVersions = (db: ReadDb, code: string): readonly ItemVersion[] =>
  db.all(`select ${itemColumns} from items where code = ? order by version desc`, code).map(itemFrom);

/** Whether a frozen scheme uses this version or an issued list contains it: then it is never changed (R5). */
export const isItemUsed = (db: ReadDb, id: string): boolean =>
  db.get(
    `select 1 as used from items i where i.id = ? and (exists (select 1 from frozen_items f where f.item_id = i.id)
       or exists (select 1 from item_list_entries e where e.item_id = i.id))`,
    id,
  ) !== undefined;

export interface ItemStamp {
  readonly contentHash: string;
  readonly batchId: string | null;
  readonly seq: number;
}

const valuesOf = (item: ItemContent): readonly SqlValue[] => [
  item.code,
  item.origin,
  item.category,
  item.name,
  item.subName,
  item.grade,
  item.basis,
  item.method,
  item.content,
  item.subjects,
  item.line,
  item.published ? 1 : 0,
  item.appliesToTag,
  JSON.stringify(item.appliesToKinds),
  item.note,
  JSON.stringify(item.checklist),
];

export const insertItem = (db: WriteDb, item: ItemContent, stamp: ItemStamp & { readonly uid: string; readonly version: number }): void => {
  db.run(
    `insert into items (code, origin, category, name, sub_name, grade, basis, method, content, subjects, line, published, applies_to_tag,
       applies_to_kinds, note, checklist, id, version, current, content_hash, batch_id, seq)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
    ...valuesOf(item),
    stamp.uid,
    stamp.version,
    stamp.contentHash,
    stamp.batchId,
    stamp.seq,
  );
};

/** A version that nobody used yet takes another state. */
export const replaceItem = (db: WriteDb, id: string, item: ItemContent, stamp: ItemStamp): void => {
  db.run(
    `update items set code = ?, origin = ?, category = ?, name = ?, sub_name = ?, grade = ?, basis = ?, method = ?, content = ?, subjects = ?,
       line = ?, published = ?, applies_to_tag = ?, applies_to_kinds = ?, note = ?, checklist = ?, content_hash = ?,
       batch_id = coalesce(?, batch_id), seq = ? where id = ?`,
    ...valuesOf(item),
    stamp.contentHash,
    stamp.batchId,
    stamp.seq,
    id,
  );
};

/** The used version stays as it is; its successor becomes the current one. */
export const succeedItem = (db: WriteDb, before: ItemVersion, item: ItemContent, stamp: ItemStamp & { readonly uid: string }): void => {
  setCurrent(db, before.id, false, stamp.seq);
  insertItem(db, item, { ...stamp, version: lastVersion(db, before.code) + 1 });
};

export const setCurrent = (db: WriteDb, id: string, current: boolean, seq: number): void => {
  db.run('update items set current = ?, seq = ? where id = ?', current ? 1 : 0, seq, id);
};

/** Only for the undoing of an addition; the triggers refuse a version that was used. */
export const deleteItemVersion = (db: WriteDb, id: string): void => {
  db.run('delete from items where id = ?', id);
};

const lastVersion = (db: ReadDb, code: string): number => {
  const row = db.get('select coalesce(max(version), 0) as last from items where code = ?', code) ?? {};
  return integerOf(row, 'last');
};
