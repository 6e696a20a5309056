import { vacancyReasons, type VacancyRow } from '#shared/domain/draw/vacancies-file.ts';
import type { FrozenSubject } from './draw-lists.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { causeFrom } from './record-facts.ts';
import { integerOf, oneOf, stringsOf, textOf, textOrNull } from './row.ts';

export const insertVacancy = (db: WriteDb, { event, subject, reason, evidence }: VacancyRow, filledBy: string): void => {
  db.run(
    'insert into vacancies (event, subject, reason, evidence, filled_by) values (?, ?, ?, ?, ?)',
    event,
    subject,
    reason,
    evidence,
    filledBy,
  );
};

/** The vacancies of an event that a replacement event fills or has filled; one that was voided fills none. */
export const listFilled = (db: ReadDb, event: string): ReadonlySet<string> =>
  new Set(
    db
      .all(`select v.subject from vacancies v join draws d on d.serial = v.filled_by where v.event = ? and d.state <> 'void'`, event)
      .map((row) => textOf(row, 'subject')),
  );

export interface StoredReplacement {
  readonly serial: string;
  readonly state: string;
  readonly vacancies: number;
  readonly drawn: number;
}

/** The replacement events of an event, in the order of their serials. */
export const listReplacements = (db: ReadDb, event: string): readonly StoredReplacement[] =>
  db
    .all(
      `select d.serial, d.state, count(*) as vacancies, coalesce(d.drawn, 0) as drawn
       from vacancies v join draws d on d.serial = v.filled_by where v.event = ? group by d.serial order by d.serial`,
      event,
    )
    .map((row) => ({
      serial: textOf(row, 'serial'),
      state: textOf(row, 'state'),
      vacancies: integerOf(row, 'vacancies'),
      drawn: integerOf(row, 'drawn'),
    }));

/** The event whose vacancies this one fills; null for an event of its own. */
export const findFilledEvent = (db: ReadDb, serial: string): string | null => {
  const row = db.get('select event from vacancies where filled_by = ? limit 1', serial);
  return row ? textOf(row, 'event') : null;
};

/** The vacancies that a replacement event fills, ascending by code, each with its name as frozen. */
export const listVacanciesOf = (db: ReadDb, serial: string): readonly (Omit<VacancyRow, 'event'> & { readonly name: string })[] =>
  db
    .all(
      `select v.subject, f.name, v.reason, v.evidence from vacancies v join frozen_subjects f on f.serial = v.event and f.code = v.subject
       where v.filled_by = ? order by v.subject`,
      serial,
    )
    .map((row) => ({
      subject: textOf(row, 'subject'),
      name: textOf(row, 'name'),
      reason: oneOf(row, 'reason', vacancyReasons),
      evidence: textOf(row, 'evidence'),
    }));

export interface OpenVisit {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly stratum: string;
  /** Of the result; null while there is none. */
  readonly outcomes: readonly string[] | null;
}

/** The visits of an event that no replacement event fills, in the order of the list; with `text` those whose name or code has it. */
export const listOpenVisits = (db: ReadDb, serial: string, text: string): readonly OpenVisit[] =>
  db
    .all(
      `select w.code, f.name, f.town, w.stratum, r.outcomes from drawn_subjects w
       join frozen_subjects f on f.serial = w.serial and f.code = w.code
       left join results r on r.serial = w.serial and r.subject = w.code
       where w.serial = ? and (? = '' or instr(f.name, ?) > 0 or instr(w.code, upper(?)) > 0)
         and not exists (select 1 from vacancies v join draws d on d.serial = v.filled_by
           where v.event = w.serial and v.subject = w.code and d.state <> 'void')
       order by w.position`,
      serial,
      text,
      text,
      text,
    )
    .map((row) => ({
      code: textOf(row, 'code'),
      name: textOf(row, 'name'),
      town: textOf(row, 'town'),
      stratum: textOf(row, 'stratum'),
      outcomes: textOrNull(row, 'outcomes') === null ? null : stringsOf(row, 'outcomes'),
    }));

/**
 * Subjects that an event has drawn, the event whose vacancies it fills, and every event that fills vacancies of one of these; those drawn by a
 * voided event are in the reserve again.
 */
export const listDrawnSoFar = (db: ReadDb, event: string): ReadonlySet<string> =>
  new Set(
    db
      .all(
        `with recursive
           above (serial) as (values (?) union select v.event from vacancies v join above on v.filled_by = above.serial),
           kin (serial) as (select serial from above union select v.filled_by from vacancies v join kin on v.event = kin.serial)
         select w.code from drawn_subjects w join kin on kin.serial = w.serial join draws d on d.serial = w.serial where d.state <> 'void'`,
        event,
      )
      .map((row) => textOf(row, 'code')),
  );

/** The frozen list of an event, ascending by code, with why somebody is left out; the tier stands in the frame alone. */
export const listFrozenSubjects = (db: ReadDb, serial: string): readonly Omit<FrozenSubject, 'tier'>[] =>
  db
    .all(
      'select code, name, town, kind, tags, office, excluded, excluded_reason from frozen_subjects where serial = ? order by code',
      serial,
    )
    .map((row) => {
      const cause = causeFrom(row);
      return {
        code: textOf(row, 'code'),
        name: textOf(row, 'name'),
        town: textOf(row, 'town'),
        kind: textOf(row, 'kind'),
        tags: stringsOf(row, 'tags'),
        office: textOf(row, 'office'),
        ...(cause === '' ? {} : { excluded: { cause, reason: textOf(row, 'excluded_reason') } }),
      };
    });
