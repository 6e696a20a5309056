import type { PlacedVisit } from '#shared/domain/field-pack/visit-order.ts';
import type { JudgedSubject } from '#shared/domain/items/applies-to.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, integerOrNull, stringsOf, textOf, textOrNull } from './row.ts';

/** A visit as the field pack needs it: names and places of today, kind and tags as frozen. */
export interface StoredFieldVisit extends PlacedVisit, JudgedSubject {
  readonly name: string;
  readonly address: string;
  readonly legalPerson: string;
  readonly phone: string;
  /** Staff numbers of the team; the first carries the sheets. */
  readonly inspectors: readonly string[];
  readonly entered: boolean;
}

/** All visits of an event in the order of the drawn list. */
export const listFieldVisits = (db: ReadDb, serial: string): readonly StoredFieldVisit[] =>
  db
    .all(
      `select d.position, d.code, f.name, f.town, f.kind, f.tags, o.place, s.address, s.legal_person, s.phone, a.inspectors,
         r.id is not null as entered
       from drawn_subjects d join frozen_subjects f on f.serial = d.serial and f.code = d.code
       left join visit_order o on o.serial = d.serial and o.code = d.code
       left join subjects s on s.code = d.code
       left join assignments a on a.serial = d.serial and a.subject = d.code
       left join results r on r.serial = d.serial and r.subject = d.code
       where d.serial = ? order by d.position`,
      serial,
    )
    .map((row) => {
      const inspectors = JSON.parse(textOrNull(row, 'inspectors') ?? '[]') as readonly string[];
      return {
        position: integerOf(row, 'position'),
        code: textOf(row, 'code'),
        name: textOf(row, 'name'),
        town: textOf(row, 'town'),
        kind: textOf(row, 'kind'),
        tags: stringsOf(row, 'tags'),
        place: integerOrNull(row, 'place'),
        address: textOrNull(row, 'address') ?? '',
        legalPerson: textOrNull(row, 'legal_person') ?? '',
        phone: textOrNull(row, 'phone') ?? '',
        inspectors,
        carrier: inspectors[0] ?? '',
        entered: integerOf(row, 'entered') === 1,
      };
    });

/** Puts these visits of an event in this order, from the first place on. */
export const putVisitsInOrder = (db: WriteDb, serial: string, codes: readonly string[]): void => {
  for (const [index, code] of codes.entries()) {
    db.run(
      'insert into visit_order (serial, code, place) values (?, ?, ?) on conflict (serial, code) do update set place = excluded.place',
      serial,
      code,
      index + 1,
    );
  }
};
