import type { DrawPerson, PeopleOfDraw } from '#shared/contract/draw-records.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { sealedRevision } from './record-revisions.ts';
import { integerOf, textOf } from './row.ts';

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

/** Writes down the people of an event; what left the office in a bundle becomes the revision before (BUNDLE-SPEC 10.1). */
export const saveDrawPeople = (
  db: WriteDb,
  serial: string,
  { place, people }: Pick<PeopleOfDraw, 'place' | 'people'>,
  { by, at, seq }: { readonly by: string; readonly at: string; readonly seq: number },
): void => {
  const known = db.get('select d.id, p.rev from draw_people p join draws d on d.serial = p.serial where p.serial = ?', serial);
  const rev = known ? integerOf(known, 'rev') : 1;
  const sealed = known ? sealedRevision(db, 'draw_people', textOf(known, 'id'), rev) : null;
  db.run(
    `insert into draw_people (serial, place, people, saved_at, by, seq) values (?, ?, ?, ?, ?, ?)
     on conflict (serial) do update set place = excluded.place, people = excluded.people, saved_at = excluded.saved_at, by = excluded.by,
       seq = excluded.seq, rev = ?, prev_hash = coalesce(?, prev_hash)`,
    serial,
    place,
    JSON.stringify(people),
    at,
    by,
    seq,
    rev + (sealed === null ? 0 : 1),
    sealed,
  );
};
