import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import type { Stamp } from './reviews.ts';
import { sealedRevision } from './record-revisions.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

/** The part of a city's event that one county visits (BUNDLE-SPEC 10.2). */
export interface StoredHandedTask {
  readonly id: string;
  readonly serial: string;
  readonly county: string;
  readonly subjects: number;
  readonly note: string;
  readonly handedOn: string;
  readonly state: 'open' | 'withdrawn';
  /** Change number of its newest revision. */
  readonly seq: number;
}

const taskFrom = (row: SqlRow): StoredHandedTask => ({
  id: textOf(row, 'id'),
  serial: textOf(row, 'serial'),
  county: textOf(row, 'county'),
  subjects: integerOf(row, 'subjects'),
  note: textOf(row, 'note'),
  handedOn: textOf(row, 'handed_on'),
  state: oneOf(row, 'state', ['open', 'withdrawn']),
  seq: integerOf(row, 'seq'),
});

/** The tasks that were made of an event, ascending by county; none before it is handed down. */
export const listHandedTasks = (db: ReadDb, serial: string): readonly StoredHandedTask[] =>
  db
    .all('select id, serial, county, subjects, note, handed_on, state, seq from handed_tasks where serial = ? order by county', serial)
    .map(taskFrom);

export interface NewHandedTask {
  readonly id: string;
  readonly office: string;
  readonly serial: string;
  readonly county: string;
  readonly level: 'province' | 'city';
  /** Row of the city's year plan; empty for none. */
  readonly planRow: string;
  readonly subjects: number;
  readonly note: string;
  readonly handedOn: string;
}

export const insertHandedTask = (db: WriteDb, task: NewHandedTask, { by, byName, at, seq }: Stamp): void => {
  db.run(
    `insert into handed_tasks (id, office, rev, prev_hash, by, by_name, at, seq, serial, county, level, plan_row, subjects, note, handed_on, state,
       reason)
     values (?, ?, 1, null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', '')`,
    task.id,
    task.office,
    by,
    byName,
    at,
    seq,
    task.serial,
    task.county,
    task.level,
    task.planRow,
    task.subjects,
    task.note,
    task.handedOn,
  );
};

export const insertHandedSubject = (
  db: WriteDb,
  subject: { readonly id: string; readonly task: string; readonly serial: string; readonly code: string },
  { by, at, seq }: Stamp,
): void => {
  db.run(
    'insert into handed_task_subjects (id, by, at, seq, task, serial, subject) values (?, ?, ?, ?, ?, ?, ?)',
    subject.id,
    by,
    at,
    seq,
    subject.task,
    subject.serial,
    subject.code,
  );
};

/** Takes the tasks of a void event back; once sealed, a revision is not replaced (BUNDLE-SPEC 10.1). Gives how many there were. */
export const withdrawHandedTasks = (db: WriteDb, serial: string, reason: string, { by, byName, at, seq }: Stamp): number => {
  const rows = db.all(`select id, rev, prev_hash from handed_tasks where serial = ? and state = 'open'`, serial);
  for (const row of rows) {
    const [id, rev] = [textOf(row, 'id'), integerOf(row, 'rev')];
    const sealed = sealedRevision(db, 'tasks', id, rev);
    db.run(
      `update handed_tasks set rev = ?, prev_hash = ?, by = ?, by_name = ?, at = ?, seq = ?, state = 'withdrawn', reason = ? where id = ?`,
      sealed === null ? rev : rev + 1,
      sealed ?? textOrNull(row, 'prev_hash'),
      by,
      byName,
      at,
      seq,
      reason,
      id,
    );
  }
  return rows.length;
};

/** A finished event whose people the counties draw. */
export interface CountiesEvent {
  readonly serial: string;
  readonly name: string;
  readonly state: 'drawn' | 'void';
  readonly drawnOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly drawn: number;
}

/** Newest first; events that were void before they were drawn have nothing to hand down and are left out. */
export const listCountiesEvents = (db: ReadDb): readonly CountiesEvent[] =>
  db
    .all(
      `select d.serial, s.name, d.state, substr(d.drawn_at, 1, 10) as drawn_on, s.draft ->> '$.startsOn' as starts_on,
         s.draft ->> '$.endsOn' as ends_on, d.drawn
       from draws d join schemes s on s.id = d.scheme_id where d.people = 'counties' and d.prk is not null
       order by d.drawn_at desc, d.serial desc`,
    )
    .map((row) => ({
      serial: textOf(row, 'serial'),
      name: textOf(row, 'name'),
      state: oneOf(row, 'state', ['drawn', 'void']),
      drawnOn: textOf(row, 'drawn_on'),
      startsOn: textOf(row, 'starts_on'),
      endsOn: textOf(row, 'ends_on'),
      drawn: integerOf(row, 'drawn'),
    }));

/** The drawn subjects of an event by the office that kept them when the list was frozen, ascending by office; codes in the order of the list. */
export const drawnByKeeper = (db: ReadDb, serial: string): ReadonlyMap<string, readonly string[]> => {
  const keepers = new Map<string, string[]>();
  for (const row of db.all(
    `select f.office, d.code from drawn_subjects d join frozen_subjects f on f.serial = d.serial and f.code = d.code
     where d.serial = ? order by f.office, d.position`,
    serial,
  )) {
    const codes = keepers.get(textOf(row, 'office')) ?? [];
    codes.push(textOf(row, 'code'));
    keepers.set(textOf(row, 'office'), codes);
  }
  return keepers;
};
