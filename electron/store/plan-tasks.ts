import type { TaskProgress } from '#shared/domain/plans/plan-progress.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

/** A task beside the plan: made from a row, or, without one, 临时任务. */
export interface PlanTask extends TaskProgress {
  readonly schemeId: string;
  readonly name: string;
  readonly serial: string | null;
}

export interface RowOfTask {
  readonly planId: string;
  readonly rowId: string;
}

const taskFrom = (row: SqlRow): PlanTask => ({
  schemeId: textOf(row, 'id'),
  name: textOf(row, 'name'),
  state: oneOf(row, 'state', ['draft', 'frozen', 'drawn', 'void']),
  serial: textOrNull(row, 'serial'),
  drawn: integerOf(row, 'drawn'),
  finished: integerOf(row, 'finished'),
});

const taskColumns = `s.id, s.name, s.state, s.serial, coalesce((select d.drawn from draws d where d.serial = s.serial), 0) as drawn,
  (select count(*) from publications p where p.serial = s.serial and p.correction = 0) as finished`;

export const insertPlanTask = (db: WriteDb, schemeId: string, { planId, rowId }: RowOfTask): void => {
  db.run('insert into plan_tasks (scheme_id, plan_id, row_id) values (?, ?, ?)', schemeId, planId, rowId);
};

/** The row a task was made from; null for a 临时任务. */
export const findRowOfTask = (db: ReadDb, schemeId: string): RowOfTask | null => {
  const row = db.get('select plan_id, row_id from plan_tasks where scheme_id = ?', schemeId);
  return row ? { planId: textOf(row, 'plan_id'), rowId: textOf(row, 'row_id') } : null;
};

/** A task that is held again, or whose vacancies are filled, belongs to the row of the one before. */
export const copyRowOfTask = (db: WriteDb, from: string, to: string): void => {
  db.run('insert into plan_tasks (scheme_id, plan_id, row_id) select ?, plan_id, row_id from plan_tasks where scheme_id = ?', to, from);
};

/** Tasks that were made from rows of the year's plan, in any version, by row. */
export const tasksByRow = (db: ReadDb, year: number): ReadonlyMap<string, readonly PlanTask[]> => {
  const tasks = new Map<string, PlanTask[]>();
  for (const row of db.all(
    `select t.row_id, ${taskColumns} from plan_tasks t join plans p on p.id = t.plan_id join schemes s on s.id = t.scheme_id
     where p.year = ? order by s.rowid`,
    year,
  ))
    tasks.set(textOf(row, 'row_id'), [...(tasks.get(textOf(row, 'row_id')) ?? []), taskFrom(row)]);
  return tasks;
};

/** 临时任务 of a year: tasks of the office's own without a row of a plan, by the year they begin in, or else were last changed in. */
export const listUnplannedTasks = (db: ReadDb, year: number): readonly PlanTask[] =>
  db
    .all(
      `select ${taskColumns} from schemes s where not exists (select 1 from plan_tasks t where t.scheme_id = s.id) and s.draft ->> '$.filter.task' is null
         and substr(coalesce(nullif(json_extract(s.draft, '$.startsOn'), ''), s.at), 1, 4) = ? order by s.rowid`,
      String(year),
    )
    .map(taskFrom);
