import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { schemePartsOf } from '#shared/domain/plans/scheme-from-row.ts';
import { draftFromRow } from '#shared/domain/schemes/draft-source.ts';
import { subjectKinds } from '#shared/contract/subjects.ts';
import { listItems } from '#electron/store/items.ts';
import { findPlan, findPlanInForce, listPlanRows } from '#electron/store/plans.ts';
import { insertPlanTask } from '#electron/store/plan-tasks.ts';
import { insertScheme } from '#electron/store/schemes.ts';
import type { Handler } from './context.ts';
import { rowTarget } from './plan-view.ts';
import { stampOf } from './plan-draft.ts';
import { emptyDraft } from './schemes.ts';

/** A task begins with what its row says; the item versions are those that the list has today (R5, R9). */
export const makeScheme: Handler<'plans.makeScheme'> = (context, { id, rowId }) => {
  const { db, newId, note } = context;
  const plan = findPlan(db, id);
  if (!plan) return fail('plan.notFound', {});
  if (findPlanInForce(db, plan.year)?.id !== id) return fail('plan.notInForce', {});
  const row = listPlanRows(db, id).find((one) => one.id === rowId);
  if (!row) return fail('plan.rowNotFound', {});
  const { ratePpm, totalMinimum, ...parts } = schemePartsOf(row);
  const target = rowTarget(db, row);
  const kinds = subjectKinds.filter((kind) => target.kinds.includes(kind));
  const empty = emptyDraft(parts.name);
  const draft = draftFromRow(empty, {
    ...parts,
    filter: {
      statuses: ['active' as const],
      ...(kinds.length === 0 ? {} : { kinds }),
      ...(target.tags.length === 0 ? {} : { tags: [...target.tags] }),
    },
    itemIds: listItems(db)
      .filter(({ code, published }) => published && row.itemCodes.includes(code))
      .map((item) => item.id),
    rates: empty.rates.map((rate) => ({ ...rate, ratePpm })),
    totalMinimum,
  });
  const schemeId = newId();
  insertScheme(db, { id: schemeId, office: plan.office, draft }, stampOf(context));
  insertPlanTask(db, schemeId, { planId: id, rowId });
  note({ id: schemeId, name: draft.name, planRow: row.name });
  return ok({ id: schemeId });
};
