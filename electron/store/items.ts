import type { ItemView } from '#shared/contract/items.ts';
import type { ReadDb } from './db.ts';
import { integerOf, oneOf, textOf } from './row.ts';

export type StoredItem = Omit<ItemView, 'lineName'>;

/** The whole item list by category and code. */
export const listItems = (db: ReadDb): readonly StoredItem[] =>
  db
    .all(
      `select id, code, category, name, grade, basis, method, content, subjects, line, published, applies_to_tag, note
       from items order by category, code`,
    )
    .map((row) => ({
      id: textOf(row, 'id'),
      code: textOf(row, 'code'),
      category: textOf(row, 'category'),
      name: textOf(row, 'name'),
      grade: oneOf(row, 'grade', ['key', 'ordinary']),
      basis: textOf(row, 'basis'),
      method: textOf(row, 'method'),
      content: textOf(row, 'content'),
      subjects: textOf(row, 'subjects'),
      line: integerOf(row, 'line'),
      published: integerOf(row, 'published') === 1,
      appliesToTag: textOf(row, 'applies_to_tag'),
      note: textOf(row, 'note'),
    }));
