import type { PlanState } from '#shared/domain/plans/approval-rule.ts';
import type { PlanRow, PlanRowContent } from '#shared/domain/plans/plan-row.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

/** Who did a step, and when. */
export interface PlanAct {
  readonly id: string;
  readonly name: string;
  readonly at: string;
}

/** One version of a year's plan without its rows. */
export interface StoredPlan {
  readonly id: string;
  readonly office: string;
  readonly rev: number;
  readonly prevHash: string | null;
  readonly year: number;
  readonly version: number;
  readonly state: PlanState;
  readonly reason: string;
  readonly rowCount: number;
  readonly submitted: PlanAct | null;
  readonly approved: PlanAct | null;
  readonly returned: string;
  readonly changedAt: string;
}

export interface Stamp {
  readonly by: string;
  readonly at: string;
  readonly seq: number;
}

const states: readonly PlanState[] = ['draft', 'submitted', 'approved'];

const actFrom = (row: SqlRow, step: 'submitted' | 'approved'): PlanAct | null => {
  const id = textOrNull(row, `${step}_by`);
  return id === null ? null : { id, name: textOf(row, `${step}_by_name`), at: textOf(row, `${step}_at`) };
};

const planFrom = (row: SqlRow): StoredPlan => ({
  id: textOf(row, 'id'),
  office: textOf(row, 'office'),
  rev: integerOf(row, 'rev'),
  prevHash: textOrNull(row, 'prev_hash'),
  year: integerOf(row, 'year'),
  version: integerOf(row, 'version'),
  state: oneOf(row, 'state', states),
  reason: textOf(row, 'reason'),
  rowCount: integerOf(row, 'row_count'),
  submitted: actFrom(row, 'submitted'),
  approved: actFrom(row, 'approved'),
  returned: textOf(row, 'returned'),
  changedAt: textOf(row, 'at'),
});

const selectPlan = `select id, office, rev, prev_hash, at, year, version, state, reason, submitted_by, submitted_by_name, submitted_at, approved_by,
  approved_by_name, approved_at, returned, (select count(*) from plan_rows r where r.plan_id = plans.id) as row_count from plans`;

/** Newest year first, in each year the newest version. */
export const listPlans = (db: ReadDb): readonly StoredPlan[] => db.all(`${selectPlan} order by year desc, version desc`).map(planFrom);

export const findPlan = (db: ReadDb, id: string): StoredPlan | null => {
  const row = db.get(`${selectPlan} where id = ?`, id);
  return row ? planFrom(row) : null;
};

/** Versions of one year, newest first. */
export const listVersions = (db: ReadDb, year: number): readonly StoredPlan[] =>
  db.all(`${selectPlan} where year = ? order by version desc`, year).map(planFrom);

/** The version that holds in a year: the newest approved one. */
export const findPlanInForce = (db: ReadDb, year: number): StoredPlan | null => {
  const row = db.get(`${selectPlan} where year = ? and state = 'approved' order by version desc limit 1`, year);
  return row ? planFrom(row) : null;
};

/** In the order of the table. */
export const listPlanRows = (db: ReadDb, planId: string): readonly PlanRow[] =>
  db.all('select row_id, content from plan_rows where plan_id = ? order by position, row_id', planId).map((row) => ({
    ...(JSON.parse(textOf(row, 'content')) as PlanRowContent), // as the contract's schema let it in
    id: textOf(row, 'row_id'),
  }));

export const insertPlan = (
  db: WriteDb,
  plan: Pick<StoredPlan, 'id' | 'office' | 'year' | 'version' | 'reason'>,
  { by, at, seq }: Stamp,
): void => {
  db.run(
    `insert into plans (id, office, rev, prev_hash, by, at, seq, year, version, state, reason) values (?, ?, 1, null, ?, ?, ?, ?, ?, 'draft', ?)`,
    plan.id,
    plan.office,
    by,
    at,
    seq,
    plan.year,
    plan.version,
    plan.reason,
  );
};

/** Adds the rows behind those that are there. */
export const insertPlanRows = (db: WriteDb, planId: string, rows: readonly PlanRow[]): void => {
  const last = db.get('select coalesce(max(position), 0) as last from plan_rows where plan_id = ?', planId) ?? {};
  for (const [index, { id, ...content }] of rows.entries())
    db.run(
      'insert into plan_rows (plan_id, row_id, position, content) values (?, ?, ?, ?)',
      planId,
      id,
      integerOf(last, 'last') + index + 1,
      JSON.stringify(content),
    );
};

export const updatePlanRow = (db: WriteDb, planId: string, { id, ...content }: PlanRow): void => {
  db.run('update plan_rows set content = ? where plan_id = ? and row_id = ?', JSON.stringify(content), planId, id);
};

export const deletePlanRow = (db: WriteDb, planId: string, rowId: string): void => {
  db.run('delete from plan_rows where plan_id = ? and row_id = ?', planId, rowId);
};

/** Throws a draft away with its rows. */
export const deletePlan = (db: WriteDb, planId: string): void => {
  db.run('delete from plan_rows where plan_id = ?', planId);
  db.run('delete from plans where id = ?', planId);
};

/** The change number of a draft whose rows changed. */
export const touchPlan = (db: WriteDb, planId: string, { by, at, seq }: Stamp): void => {
  db.run('update plans set by = ?, at = ?, seq = ? where id = ?', by, at, seq, planId);
};

export const submitPlan = (db: WriteDb, planId: string, name: string, { by, at, seq }: Stamp): void => {
  db.run(
    `update plans set state = 'submitted', submitted_by = ?, submitted_by_name = ?, submitted_at = ?, returned = '', by = ?, at = ?, seq = ? where id = ?`,
    by,
    name,
    at,
    by,
    at,
    seq,
    planId,
  );
};

export const returnPlan = (db: WriteDb, planId: string, returned: string, { by, at, seq }: Stamp): void => {
  db.run(
    `update plans set state = 'draft', submitted_by = null, submitted_by_name = null, submitted_at = null, returned = ?, by = ?, at = ?, seq = ?
     where id = ?`,
    returned,
    by,
    at,
    seq,
    planId,
  );
};

export const approvePlan = (db: WriteDb, planId: string, approver: Pick<PlanAct, 'id' | 'name'>, { at, seq }: Omit<Stamp, 'by'>): void => {
  db.run(
    `update plans set state = 'approved', approved_by = ?, approved_by_name = ?, approved_at = ?, by = ?, at = ?, seq = ? where id = ?`,
    approver.id,
    approver.name,
    at,
    approver.id,
    at,
    seq,
    planId,
  );
};
