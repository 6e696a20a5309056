import type { VacancyRow } from '#shared/domain/draw/vacancies-file.ts';
import type { FrozenSubject } from './draws.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, stringsOf, textOf } from './row.ts';

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

/** Subjects drawn by an event or by one of its replacement events that was not voided. */
export const listDrawnSoFar = (db: ReadDb, event: string): ReadonlySet<string> =>
  new Set(
    db
      .all(
        `select w.code from drawn_subjects w where w.serial = ? or w.serial in
           (select v.filled_by from vacancies v join draws d on d.serial = v.filled_by where v.event = ? and d.state <> 'void')`,
        event,
        event,
      )
      .map((row) => textOf(row, 'code')),
  );

/** The frozen list of an event without tiers, ascending by code. */
export const listFrozenSubjects = (db: ReadDb, serial: string): readonly Omit<FrozenSubject, 'tier' | 'excluded'>[] =>
  db.all('select code, name, town, kind, tags from frozen_subjects where serial = ? order by code', serial).map((row) => ({
    code: textOf(row, 'code'),
    name: textOf(row, 'name'),
    town: textOf(row, 'town'),
    kind: textOf(row, 'kind'),
    tags: stringsOf(row, 'tags'),
  }));
