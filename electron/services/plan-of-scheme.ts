import type { SchemeDetail } from '#shared/contract/schemes.ts';
import type { PlanRow } from '#shared/domain/plans/plan-row.ts';
import type { SchemeFacts } from '#shared/domain/schemes/scheme-facts.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findPlan, findPlanInForce, listPlanRows } from '#electron/store/plans.ts';
import { findRowOfTask } from '#electron/store/plan-tasks.ts';

/** How a task that begins on a day stands to the plan of that year; a row that an adjustment took away is none any more. */
export const planOfScheme = (db: ReadDb, schemeId: string, startsOn: string): SchemeFacts['plan'] => {
  const plan = findPlanInForce(db, Number(startsOn.slice(0, 4)));
  if (!plan) return { at: 'noPlan' };
  const task = findRowOfTask(db, schemeId);
  const row = task && listPlanRows(db, plan.id).find(({ id }) => id === task.rowId);
  return row ? { at: 'row', from: row.from, to: row.to } : { at: 'unplanned' };
};

/** The row a task was made from, as it stood then, and the year of its plan; null for a 临时任务. */
export const rowOfScheme = (db: ReadDb, schemeId: string): { readonly year: number; readonly row: PlanRow } | null => {
  const task = findRowOfTask(db, schemeId);
  const plan = task && findPlan(db, task.planId);
  const row = task && listPlanRows(db, task.planId).find(({ id }) => id === task.rowId);
  return plan && row ? { year: plan.year, row } : null;
};

/** The row a task was made from, as it was called then. */
export const planRowOfScheme = (db: ReadDb, schemeId: string): SchemeDetail['planRow'] => {
  const found = rowOfScheme(db, schemeId);
  return found && { year: found.year, name: found.row.name };
};
