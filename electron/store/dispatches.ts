import type { ReadDb, WriteDb } from './db.ts';
import type { Stamp } from './reviews.ts';
import { integerOf, textOf } from './row.ts';

export interface StoredDispatch {
  readonly dispatchedOn: string;
  readonly byName: string;
}

export const findDispatch = (db: ReadDb, serial: string): StoredDispatch | null => {
  const row = db.get('select dispatched_on, by_name from dispatches where serial = ?', serial);
  return row ? { dispatchedOn: textOf(row, 'dispatched_on'), byName: textOf(row, 'by_name') } : null;
};

export const insertDispatch = (db: WriteDb, serial: string, dispatchedOn: string, { by, byName, at, seq }: Stamp): void => {
  db.run(
    'insert into dispatches (serial, dispatched_on, by, by_name, at, seq) values (?, ?, ?, ?, ?, ?)',
    serial,
    dispatchedOn,
    by,
    byName,
    at,
    seq,
  );
};

/** Hands a visit to a unit: the first time with the dispatch and without a reason, later with one. */
export const insertDispatchedVisit = (
  db: WriteDb,
  visit: { readonly serial: string; readonly subject: string; readonly unit: string; readonly reason: string },
  { by, byName, at, seq }: Stamp,
): void => {
  db.run(
    `insert into dispatched_visits (serial, subject, number, unit, reason, by, by_name, at, seq)
     select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? from dispatched_visits where serial = ? and subject = ?`,
    visit.serial,
    visit.subject,
    visit.unit,
    visit.reason,
    by,
    byName,
    at,
    seq,
    visit.serial,
    visit.subject,
  );
};

export interface DispatchedVisit {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly entered: boolean;
}

/** Who has which visit now, in the order of the drawn list. */
export const listDispatched = (db: ReadDb, serial: string): readonly DispatchedVisit[] =>
  db
    .all(
      `select d.code, f.name, v.unit, r.id is not null as entered from dispatched_visits v
       join drawn_subjects d on d.serial = v.serial and d.code = v.subject
       join frozen_subjects f on f.serial = d.serial and f.code = d.code
       left join results r on r.serial = v.serial and r.subject = v.subject
       where v.serial = ?
         and v.number = (select max(w.number) from dispatched_visits w where w.serial = v.serial and w.subject = v.subject)
       order by d.position`,
      serial,
    )
    .map((row) => ({
      code: textOf(row, 'code'),
      name: textOf(row, 'name'),
      unit: textOf(row, 'unit'),
      entered: integerOf(row, 'entered') === 1,
    }));

/** The unit of each team's first member, as the library says today; empty where it names none. */
export const listTeamUnits = (db: ReadDb, serial: string): ReadonlyMap<string, string> =>
  new Map(
    db
      .all(
        `select a.subject, coalesce(p.unit, '') as unit from assignments a
         left join inspectors p on p.staff_no = a.inspectors ->> '$[0]' where a.serial = ?`,
        serial,
      )
      .map((row) => [textOf(row, 'subject'), textOf(row, 'unit')]),
  );

export const isClosed = (db: ReadDb, serial: string): boolean =>
  db.get('select 1 as closed from event_closures where serial = ?', serial) !== undefined;

export const insertClosure = (db: WriteDb, serial: string, { by, byName, at, seq }: Stamp): void => {
  db.run('insert into event_closures (serial, by, by_name, at, seq) values (?, ?, ?, ?, ?)', serial, by, byName, at, seq);
};

/** The drawn events whose visits are the office's own, newest first; void ones are left out. */
export const listDrawnEvents = (db: ReadDb): readonly { readonly serial: string; readonly schemeId: string; readonly name: string }[] =>
  db
    .all(
      `select d.serial, d.scheme_id, s.name from draws d join schemes s on s.id = d.scheme_id
       where d.state = 'drawn' and d.people = 'own'
       order by d.drawn_at desc, d.serial desc`,
    )
    .map((row) => ({ serial: textOf(row, 'serial'), schemeId: textOf(row, 'scheme_id'), name: textOf(row, 'name') }));
