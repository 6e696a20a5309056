import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, oneOf, textOf } from './row.ts';
import { sealedRevision } from './record-revisions.ts';
import type { Stamp, StoredPlan } from './plans.ts';

/** 上报备案 or 公示 of an approved version. */
export interface PlanNotice {
  readonly kind: 'filed' | 'published';
  readonly on: string;
  /** The number or the address. */
  readonly what: string;
  /** Why it takes the place of an earlier one; empty for the first. */
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** Oldest first; the last one of each kind holds. */
export const listNotices = (db: ReadDb, planId: string): readonly PlanNotice[] =>
  db.all('select kind, on_day, what, reason, by_name, at from plan_notices where plan_id = ? order by number', planId).map((row) => ({
    kind: oneOf(row, 'kind', ['filed', 'published']),
    on: textOf(row, 'on_day'),
    what: textOf(row, 'what'),
    reason: textOf(row, 'reason'),
    by: textOf(row, 'by_name'),
    at: textOf(row, 'at'),
  }));

/** The plan's record changes with it: what was sealed before becomes the revision before (BUNDLE-SPEC 10.1). */
export const insertNotice = (
  db: WriteDb,
  plan: Pick<StoredPlan, 'id' | 'rev' | 'prevHash'>,
  notice: Omit<PlanNotice, 'at'>,
  { by, at, seq }: Stamp,
): void => {
  const last = db.get('select coalesce(max(number), 0) as last from plan_notices where plan_id = ?', plan.id) ?? {};
  db.run(
    'insert into plan_notices (plan_id, number, kind, on_day, what, reason, by, by_name, at, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    plan.id,
    integerOf(last, 'last') + 1,
    notice.kind,
    notice.on,
    notice.what,
    notice.reason,
    by,
    notice.by,
    at,
    seq,
  );
  const sealed = sealedRevision(db, 'plans', plan.id, plan.rev);
  db.run(
    'update plans set rev = ?, prev_hash = ?, by = ?, at = ?, seq = ? where id = ?',
    plan.rev + (sealed === null ? 0 : 1),
    sealed ?? plan.prevHash,
    by,
    at,
    seq,
    plan.id,
  );
};
