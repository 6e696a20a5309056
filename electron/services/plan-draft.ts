import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findPlan, type Stamp, type StoredPlan } from '#electron/store/plans.ts';
import type { CommandContext } from './context.ts';

export const stampOf = ({ actor, now, seq }: Pick<CommandContext<unknown>, 'actor' | 'now' | 'seq'>): Stamp => ({
  by: actor?.id ?? '',
  at: now,
  seq,
});

/** A draft, which alone is changed. */
export const draftPlan = (db: ReadDb, id: string): Result<StoredPlan, AppError<'plan.notFound' | 'plan.notDraft'>> => {
  const plan = findPlan(db, id);
  if (!plan) return fail('plan.notFound', {});
  return plan.state === 'draft' ? ok(plan) : fail('plan.notDraft', { state: plan.state });
};
