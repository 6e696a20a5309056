import type { NamedView, SubjectView } from '#shared/contract/views.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { textOf } from './row.ts';

/** A person's own views by name. */
export const listViews = (db: ReadDb, person: string): readonly NamedView[] =>
  db.all('select name, view from saved_views where person = ? order by name', person).map((row) => ({
    name: textOf(row, 'name'),
    view: JSON.parse(textOf(row, 'view')) as SubjectView, // as the contract's schema let it in
  }));

export const saveView = (db: WriteDb, person: string, { name, view }: NamedView, at: string): void => {
  db.run(
    `insert into saved_views (person, name, view, at) values (?, ?, ?, ?)
     on conflict (person, name) do update set view = excluded.view, at = excluded.at`,
    person,
    name,
    JSON.stringify(view),
    at,
  );
};

export const removeView = (db: WriteDb, person: string, name: string): void => {
  db.run('delete from saved_views where person = ? and name = ?', person, name);
};
