import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import { contentOfRow, planRowFields, type PlanRow, type PlanRowField } from './plan-row.ts';

export interface PlanDiff {
  readonly added: readonly PlanRow[];
  readonly removed: readonly PlanRow[];
  readonly changed: readonly { readonly before: PlanRow; readonly after: PlanRow; readonly fields: readonly PlanRowField[] }[];
}

/** What an adjustment changed (R8): rows are told apart by their id, in the order of the versions. */
export const diffPlans = (before: readonly PlanRow[], after: readonly PlanRow[]): PlanDiff => {
  const old = new Map(before.map((row) => [row.id, row]));
  const present = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !present.has(id)),
    changed: after.flatMap((row) => {
      const former = old.get(row.id);
      const changes = former && fieldChanges(contentOfRow(former), contentOfRow(row));
      return former && changes ? [{ before: former, after: row, fields: planRowFields.filter((field) => field in changes.after) }] : [];
    }),
  };
};
