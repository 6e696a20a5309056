import type { SchemeState } from '#shared/contract/schemes.ts';
import type { SubjectStatus } from '#shared/contract/subjects.ts';
import { subjectStatuses } from '#shared/contract/subjects.ts';
import type { ReadDb, WriteDb } from './db.ts';
import type { Stamp } from './reviews.ts';
import { integerOf, oneOf, stringsOf, textOf, textOrNull } from './row.ts';

const listed = `from received_rows r where r.table_name = 'task_subjects' and r.head = 1 and r.body ->> '$.task' = ?`;

/** How many subjects of a handed task came; less than the task says when a row of its list was refused. */
export const countReceivedSubjects = (db: ReadDb, task: string): number =>
  integerOf(db.get(`select count(*) as n ${listed}`, task) ?? {}, 'n');

/** The codes of a handed list that the library does not have, ascending. */
export const listUnknownSubjects = (db: ReadDb, task: string): readonly string[] =>
  db
    .all(
      `select r.body ->> '$.subject' as code from received_rows r where r.table_name = 'task_subjects' and r.head = 1 and r.body ->> '$.task' = ?
         and not exists (select 1 from subjects s where s.code = r.body ->> '$.subject') order by 1`,
      task,
    )
    .map((row) => textOf(row, 'code'));

/** The scheme of this office that visits the list of a task, a void one aside: the newest. */
export interface SchemeOfTask {
  readonly id: string;
  readonly state: SchemeState;
  readonly serial: string | null;
}

export const findSchemeOfTask = (db: ReadDb, task: string): SchemeOfTask | null => {
  const row = db.get(
    `select id, state, serial from schemes where draft ->> '$.filter.task' = ? and state <> 'void' order by rowid desc limit 1`,
    task,
  );
  return row
    ? { id: textOf(row, 'id'), state: oneOf(row, 'state', ['draft', 'frozen', 'drawn', 'void']), serial: textOrNull(row, 'serial') }
    : null;
};

/** Notes that a task was taken over, once for ever; the city is told with the next results. */
export const insertTaking = (
  db: WriteDb,
  taking: { readonly id: string; readonly office: string; readonly task: string; readonly schemeId: string },
  { by, at, seq }: Stamp,
): void => {
  db.run(
    'insert into task_takings (id, office, by, at, seq, task, scheme_id) values (?, ?, ?, ?, ?, ?, ?)',
    taking.id,
    taking.office,
    by,
    at,
    seq,
    taking.task,
    taking.schemeId,
  );
};

export const isTaken = (db: ReadDb, task: string): boolean =>
  db.get('select 1 as taken from task_takings where task = ?', task) !== undefined;

export interface ReceivedSubject {
  readonly position: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly town: string;
  readonly stratum: string;
  readonly items: readonly string[];
  /** As the own library has it; null when it does not know the code. */
  readonly own: { readonly status: SubjectStatus; readonly town: string } | null;
}

/** A handed list as it was signed, in the order of the city's list, each subject beside the record of this office. */
export const listReceivedSubjects = (db: ReadDb, task: string, office: string): readonly ReceivedSubject[] =>
  db
    .all(
      `select r.body ->> '$.position' as position, r.body ->> '$.subject' as code, r.body ->> '$.name' as name, r.body ->> '$.kind' as kind,
         r.body ->> '$.town' as town, r.body ->> '$.stratum' as stratum, r.body -> '$.items' as items, s.status, s.town as own_town
       from received_rows r left join subjects s on s.code = r.body ->> '$.subject' and s.office = ?
       where r.table_name = 'task_subjects' and r.head = 1 and r.body ->> '$.task' = ? order by 1, 2`,
      office,
      task,
    )
    .map((row) => ({
      position: integerOf(row, 'position'),
      code: textOf(row, 'code'),
      name: textOf(row, 'name'),
      kind: textOf(row, 'kind'),
      town: textOf(row, 'town'),
      stratum: textOf(row, 'stratum'),
      items: stringsOf(row, 'items'),
      own: textOrNull(row, 'status') === null ? null : { status: oneOf(row, 'status', subjectStatuses), town: textOf(row, 'own_town') },
    }));
