import type { DrawPerson, PeopleOfDraw } from '#shared/contract/draw-records.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { textOf } from './row.ts';

/** Where one event took place and who was there; empty while nobody has written it down. */
export const findDrawPeople = (db: ReadDb, serial: string): PeopleOfDraw => {
  const row = db.get('select place, people, saved_at from draw_people where serial = ?', serial);
  return row
    ? {
        place: textOf(row, 'place'),
        // Written by the contract's own schema.
        people: JSON.parse(textOf(row, 'people')) as readonly DrawPerson[],
        savedAt: textOf(row, 'saved_at'),
      }
    : { place: '', people: [], savedAt: null };
};

export const saveDrawPeople = (
  db: WriteDb,
  serial: string,
  { place, people }: Pick<PeopleOfDraw, 'place' | 'people'>,
  at: string,
): void => {
  db.run(
    `insert into draw_people (serial, place, people, saved_at) values (?, ?, ?, ?)
     on conflict (serial) do update set place = excluded.place, people = excluded.people, saved_at = excluded.saved_at`,
    serial,
    place,
    JSON.stringify(people),
    at,
  );
};
