import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { PlanRow } from '#shared/domain/plans/plan-row.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findPlan, insertPlan, insertPlanRows, type Stamp, type StoredPlan } from '#electron/store/plans.ts';
import type { CommandContext } from './context.ts';

export const stampOf = ({ actor, now, seq }: Pick<CommandContext<unknown>, 'actor' | 'now' | 'seq'>): Stamp => ({
  by: actor?.id ?? '',
  at: now,
  seq,
});

type Writing = Pick<CommandContext<never>, 'db' | 'actor' | 'now' | 'seq' | 'newId'>;

/** Begins a version of a year as a draft with these rows; gives its id. */
export const beginVersion = (
  context: Writing,
  version: Pick<StoredPlan, 'office' | 'year' | 'version' | 'reason'>,
  rows: readonly PlanRow[],
): string => {
  const id = context.newId();
  insertPlan(context.db, { id, ...version }, stampOf(context));
  insertPlanRows(context.db, id, rows);
  return id;
};

/** A draft, which alone is changed. */
export const draftPlan = (db: ReadDb, id: string): Result<StoredPlan, AppError<'plan.notFound' | 'plan.notDraft'>> => {
  const plan = findPlan(db, id);
  if (!plan) return fail('plan.notFound', {});
  return plan.state === 'draft' ? ok(plan) : fail('plan.notDraft', { state: plan.state });
};
