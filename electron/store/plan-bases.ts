import { usualSettings, type PlanSettings } from '#shared/domain/plans/plan-findings.ts';
import type { PlanBase } from '#shared/domain/plans/plan-shares.ts';
import type { ReadDb, WriteDb } from './db.ts';
import type { Stamp } from './plans.ts';
import { integerOf, textOf } from './row.ts';

/** The number of subjects that the shares of a year are counted on, as it was frozen. */
export interface FrozenBase extends PlanBase {
  readonly on: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** The one frozen last; null while none is. */
export const findBase = (db: ReadDb, year: number): FrozenBase | null => {
  const row = db.get(
    'select on_day, enterprises, subjects, reason, by_name, at from plan_bases where year = ? order by number desc limit 1',
    year,
  );
  return row
    ? {
        on: textOf(row, 'on_day'),
        enterprises: integerOf(row, 'enterprises'),
        subjects: integerOf(row, 'subjects'),
        reason: textOf(row, 'reason'),
        by: textOf(row, 'by_name'),
        at: textOf(row, 'at'),
      }
    : null;
};

export const insertBase = (db: WriteDb, year: number, base: Omit<FrozenBase, 'at'>, { by, at, seq }: Stamp): void => {
  const last = db.get('select coalesce(max(number), 0) as last from plan_bases where year = ?', year) ?? {};
  db.run(
    'insert into plan_bases (year, number, on_day, enterprises, subjects, reason, by, by_name, at, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    year,
    integerOf(last, 'last') + 1,
    base.on,
    base.enterprises,
    base.subjects,
    base.reason,
    by,
    base.by,
    at,
    seq,
  );
};

/** What a county's own rule says, else what is usual. */
export const findPlanSettings = (db: ReadDb): PlanSettings => {
  const row = db.get('select last_end, due_by from plan_settings');
  return row ? { lastEnd: textOf(row, 'last_end'), dueBy: textOf(row, 'due_by') } : usualSettings;
};

export const savePlanSettings = (db: WriteDb, { lastEnd, dueBy }: PlanSettings): void => {
  db.run(
    `insert into plan_settings (id, last_end, due_by) values (1, ?, ?)
     on conflict (id) do update set last_end = excluded.last_end, due_by = excluded.due_by`,
    lastEnd,
    dueBy,
  );
};
