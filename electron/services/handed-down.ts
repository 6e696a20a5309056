import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { HandDownDue, HandedItems, HandedPlan } from '#shared/contract/handed-down.ts';
import type { ItemView } from '#shared/contract/items.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { diffHandedList } from '#shared/domain/items/handed-list.ts';
import type { ItemContent } from '#shared/domain/items/item-content.ts';
import type { PlanRowContent } from '#shared/domain/plans/plan-row.ts';
import { isRequirement, type RequirementState } from '#shared/domain/plans/requirement.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listItems } from '#electron/store/items.ts';
import type { Handlers } from './context.ts';
import { adoptHandlers } from './handed-adopt.ts';
import { compareWithPlan, compareYear } from './handed-compare.ts';
import { handedPlans, handedYears, newestHandedList, type HandedList, type HandedPlanRecord } from './handed-records.ts';
import { handDownDue } from './hand-down.ts';
import { viewsOf } from './items.ts';
import { nameOfLine } from './line-names.ts';
import { itemNamesOf } from './plan-view.ts';
import { currentRoster } from './trust-roster.ts';

type Names =
  | 'handedDown.due'
  | 'handedDown.list'
  | 'handedDown.items'
  | 'handedDown.plan'
  | 'handedDown.adoptItems'
  | 'handedDown.adoptPlan'
  | 'handedDown.adoptCalendar';

export const handedDownHandlers: Handlers<Names> = {
  'handedDown.due': ({ db }, { to }) => {
    const { rowsByTable } = handDownDue(db, to);
    const rows = (table: string): readonly RecordRow[] => rowsByTable.get(table) ?? [];
    const due: HandDownDue = {
      lists: rows('item_lists').length,
      items: rows('items').length,
      plans: rows('plans').map((plan) => ({
        year: Number(plan['year']),
        version: Number(plan['version']),
        // Written by this office's own contract.
        requirements: (plan['rows'] as unknown as readonly PlanRowContent[]).filter(isRequirement).length,
      })),
      years: rows('calendar').map((row) => Number(row['year'])),
      tasks: rows('tasks').map((row) => ({
        name: fieldText(row, 'name'),
        subjects: Number(row['subjects']),
        withdrawn: row['state'] === 'withdrawn',
      })),
      records: [...rowsByTable.values()].reduce((sum, table) => sum + table.length, 0),
    };
    return ok(due);
  },

  'handedDown.list': ({ db }) => {
    const list = newestHandedList(db);
    return ok({
      cityName: currentRoster(db)?.city.name ?? '',
      items: list && itemsOf(db, list),
      plans: handedPlans(db).map((plan) => planOf(plan, statesOf(db, plan))),
      calendars: handedYears(db).map((handed) => ({
        year: handed.year,
        rev: handed.rev,
        holidays: handed.holidays ?? [],
        state: compareYear(db, handed).state,
      })),
    });
  },

  'handedDown.items': ({ db }, { id }) => {
    const list = newestHandedList(db);
    if (!list?.items || list.id !== id) return fail('handedDown.gone', {});
    return ok(diffHandedList(viewsOf(db, listItems(db)), list.items.map(viewOfHanded)));
  },

  'handedDown.plan': ({ db }, { id }) => {
    const plan = handedPlans(db).find((one) => one.id === id);
    if (!plan?.rows) return fail('handedDown.gone', {});
    const { rows, target } = compareWithPlan(db, plan.year, plan.rows);
    const names = itemNamesOf(db);
    const codes = [...new Set(rows.flatMap(({ after }) => after.itemCodes))];
    const itemNames = codes.map((code) => ({ code, name: names.get(code) ?? code }));
    return ok({ ...planOf(plan, rows), rows, target, itemNames });
  },

  ...adoptHandlers,
};

const itemsOf = (db: ReadDb, list: HandedList): HandedItems => {
  const { id, versionNo, issuedOn, note, size } = list;
  const facts = { id, versionNo, issuedOn, note, items: size };
  if (list.items === null) return { ...facts, state: 'unreadable', added: 0, changed: 0, removed: 0 };
  const { added, changed, removed } = diffHandedList<ItemContent>(listItems(db), list.items);
  const sizes = { added: added.length, changed: changed.length, removed: removed.length };
  return { ...facts, ...sizes, state: added.length + changed.length + removed.length === 0 ? 'taken' : 'open' };
};

/** An item of the city's list as the pages show items; it is no version of this office's list. */
const viewOfHanded = (item: ItemContent & { readonly id: string }): ItemView => ({
  ...item,
  version: 0,
  current: false,
  lineName: item.line === 0 ? '' : nameOfLine(item.line),
  used: false,
  missing: false,
});

/** Null where a row of the city's plan can't be read. */
const statesOf = (db: ReadDb, { year, rows }: HandedPlanRecord): readonly RequirementState[] | null =>
  rows && compareWithPlan(db, year, rows).rows;

const planOf = ({ id, year, version, reason }: HandedPlanRecord, states: readonly RequirementState[] | null): HandedPlan => {
  const facts = { id, year, version, reason };
  if (states === null) return { ...facts, state: 'unreadable', requirements: 0, added: 0, changed: 0 };
  const added = states.filter((state) => state.is === 'added').length;
  const changed = states.filter((state) => state.is === 'changed').length;
  return { ...facts, state: added + changed === 0 ? 'taken' : 'open', requirements: states.length, added, changed };
};
