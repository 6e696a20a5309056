import { ok } from '#shared/base/result.ts';
import type { CallName } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import type { planFilesContract } from '#shared/contract/plan-files.ts';
import type { PlanRowInput } from '#shared/contract/plans.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import { diffPlans } from '#shared/domain/plans/plan-diff.ts';
import { contentOfRow, rowOfYear, unsavedRowId, withoutReadTexts } from '#shared/domain/plans/plan-row.ts';
import { findOffice } from '#electron/store/office.ts';
import { findBase, findPlanSettings, insertBase, savePlanSettings } from '#electron/store/plan-bases.ts';
import {
  deletePlan,
  deletePlanRow,
  findPlan,
  insertPlanRows,
  listPlanRows,
  listPlans,
  listVersions,
  touchPlan,
  updatePlanRow,
} from '#electron/store/plans.ts';
import type { Handlers } from './context.ts';
import { beginVersion, draftPlan, stampOf } from './plan-draft.ts';
import { planStepHandlers } from './plan-steps.ts';
import { makeScheme } from './plan-scheme.ts';
import { detailOf, previewOf, summaryOf } from './plan-view.ts';

type Names = Exclude<Extract<CallName, `plans.${string}`>, keyof typeof planFilesContract>;

/** As it is stored: without the texts that a filled field has answered. */
const storedRow = (id: string, row: PlanRowInput) => ({ ...contentOfRow(withoutReadTexts(row)), id });

export const planHandlers: Handlers<Names> = {
  'plans.list': ({ db, now }) => ok({ thisYear: Number(now.slice(0, 4)), plans: listPlans(db).map((plan) => summaryOf(db, plan)) }),

  'plans.get': ({ db, now }, { id }) => {
    const plan = findPlan(db, id);
    return plan ? ok(detailOf(db, plan, now.slice(0, 10))) : fail('plan.notFound', {});
  },

  'plans.preview': ({ db, now }, { id, rowId, row }) => {
    const plan = findPlan(db, id);
    if (!plan) return fail('plan.notFound', {});
    const rows = listPlanRows(db, id);
    const changed = storedRow(rowId ?? unsavedRowId, row);
    const known = rows.some((one) => one.id === rowId);
    const after = known ? rows.map((one) => (one.id === rowId ? changed : one)) : [...rows, changed];
    return ok(previewOf(db, plan.year, after, now.slice(0, 10)));
  },

  'plans.diff': ({ db }, { from, to }) => {
    if (!findPlan(db, from) || !findPlan(db, to)) return fail('plan.notFound', {});
    return ok(diffPlans(listPlanRows(db, from), listPlanRows(db, to)));
  },

  'plans.create': (context, { year, copyOf }) => {
    const { db, newId, note } = context;
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    if (copyOf !== undefined && !findPlan(db, copyOf)) return fail('plan.notFound', {});
    if (listVersions(db, year).length > 0) return fail('plan.yearTaken', { year });
    const rows = copyOf === undefined ? [] : listPlanRows(db, copyOf).map((row) => ({ ...rowOfYear(row, year), id: newId() }));
    const id = beginVersion(context, { office: office.code, year, version: 1, reason: '' }, rows);
    note({ year, version: 1, rows: rows.length, ...(copyOf === undefined ? {} : { copyOf }) });
    return ok({ id });
  },

  'plans.saveRow': (context, { id, rowId, row }) => {
    const { db, newId, note } = context;
    const plan = draftPlan(db, id);
    if (!plan.ok) return plan;
    const before = rowId === null ? null : listPlanRows(db, id).find((one) => one.id === rowId);
    if (before === undefined) return fail('plan.rowNotFound', {});
    const after = storedRow(before?.id ?? newId(), row);
    if (before) updatePlanRow(db, id, after);
    else insertPlanRows(db, id, [after]);
    touchPlan(db, id, stampOf(context));
    const changed = before && fieldChanges(contentOfRow(before), contentOfRow(after));
    const { year, version } = plan.value;
    note({ year, version, name: after.name, fields: before ? Object.keys(changed?.after ?? {}) : null });
    return ok({ rowId: after.id });
  },

  'plans.removeRow': (context, { id, rowId }) => {
    const { db, note } = context;
    const plan = draftPlan(db, id);
    if (!plan.ok) return plan;
    const row = listPlanRows(db, id).find((one) => one.id === rowId);
    if (!row) return fail('plan.rowNotFound', {});
    deletePlanRow(db, id, rowId);
    touchPlan(db, id, stampOf(context));
    note({ year: plan.value.year, version: plan.value.version, name: row.name });
    return ok(null);
  },

  'plans.discard': ({ db, note }, { id }) => {
    const plan = draftPlan(db, id);
    if (!plan.ok) return plan;
    deletePlan(db, id);
    note({ year: plan.value.year, version: plan.value.version });
    return ok(null);
  },

  ...planStepHandlers,

  'plans.freezeBase': (context, { year, on, enterprises, subjects, reason }) => {
    const { db, actor, note } = context;
    if (enterprises > subjects) return fail('plan.baseWrong', {});
    const again = findBase(db, year) !== null;
    if (again && reason === '') return fail('plan.reasonMissing', {});
    const base = { on, enterprises, subjects, reason: again ? reason : '', by: actor?.name ?? '' };
    insertBase(db, year, base, stampOf(context));
    note({ year, on, enterprises, subjects, reason: base.reason });
    return ok(null);
  },

  'plans.saveSettings': ({ db, note }, after) => {
    const before = findPlanSettings(db);
    savePlanSettings(db, after);
    note({ before, after });
    return ok(null);
  },

  'plans.makeScheme': makeScheme,
};
