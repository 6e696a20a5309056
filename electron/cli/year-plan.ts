import script from '#resources/made-county/year.json' with { type: 'json' };
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import type { AppClient } from '#shared/contract/contract.ts';
import type { PlanRowInput } from '#shared/contract/plans.ts';
import { blankPlanRow, contentOfRow } from '#shared/domain/plans/plan-row.ts';
import { expectOk } from './command.ts';
import type { YearEvent } from './year-script.ts';

/** Rows of the events by their place in the script, and the version in force. */
export interface YearPlan {
  readonly id: string;
  readonly rowIds: readonly string[];
}

/** Items that anybody can be inspected for, six for each event, other ones each time. */
export const itemCodesFor = async (api: AppClient, place: number): Promise<readonly string[]> => {
  const items = expectOk('items.list', await api['items.list']({}));
  const general = items.filter(({ published, appliesToTag }) => published && appliesToTag === '');
  const six = Array.from({ length: 6 }, (_, n) => general[(place * 6 + n) % general.length]?.code ?? '');
  return [...new Set(six)];
};

const rowOf = (year: number, event: YearEvent, itemCodes: readonly string[]): PlanRowInput => ({
  ...blankPlanRow,
  name: event.name,
  kind: 'nonDirected',
  level: event.level,
  joint: event.partners.length > 0 ? 'cross' : 'single',
  leadDept: script.leadDept,
  partners: [...event.partners],
  mode: script.mode,
  from: event.day,
  to: `${year}-11-10`,
  count: event.count,
  range: event.range,
  agency: script.leadDept,
  itemCodes: [...itemCodes],
  unread: { period: '', amount: '', items: '' },
});

/** Puts what is said into the places of a text. */
const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((filled, [name, value]) => filled.replace(`{${name}}`, () => value), text);

/** Rows beside those that are drawn in the script, so that the plan is as long as a county's. */
const otherRows = async (api: AppClient, year: number, count: number): Promise<readonly PlanRowInput[]> => {
  const items = expectOk('items.list', await api['items.list']({})).filter(({ published }) => published);
  return Array.from({ length: count }, (_, n) => {
    const item = items[n % items.length];
    const month = String((n % 9) + 1).padStart(2, '0');
    const part = Math.floor(n / items.length) + 1;
    const event: YearEvent = {
      name: filledIn(script.otherRow, { name: item?.name ?? '', code: item?.code ?? '', part: String(part) }),
      day: `${year}-${month}-01`,
      count: script.rowCount,
      level: 'county',
      range: '',
      partners: [],
      unplanned: false,
    };
    return rowOf(year, event, [item?.code ?? '']);
  });
};

/** The numbers of the year, its plan with every row, approved by a head, reported and published. */
export const makeYearPlan = async (api: AppClient, year: number, events: readonly YearEvent[]): Promise<YearPlan> => {
  const { id } = expectOk('plans.create', await api['plans.create']({ year }));
  const save = async (row: PlanRowInput): Promise<string> =>
    expectOk('plans.saveRow', await api['plans.saveRow']({ id, rowId: null, row })).rowId;
  const rowIds: string[] = [];
  for (const [place, event] of events.entries())
    if (event.unplanned) rowIds.push('');
    else rowIds.push(await save(rowOf(year, event, await itemCodesFor(api, place))));
  const missing = script.rows - rowIds.filter((rowId) => rowId !== '').length;
  for (const row of await otherRows(api, year, missing)) await save(row);
  const { base } = expectOk('plans.get', await api['plans.get']({ id }));
  expectOk('plans.freezeBase', await api['plans.freezeBase']({ year, on: `${year}-01-01`, ...base.today, reason: '' }));
  expectOk('people.add', await api['people.add']({ name: demo.planApprover, password: demo.password, roles: ['head'] }));
  await approvePlan(api, id);
  return { id, rowIds };
};

export const approvePlan = async (api: AppClient, id: string): Promise<void> => {
  expectOk('plans.submit', await api['plans.submit']({ id }));
  const approver = { name: demo.planApprover, password: demo.password };
  const { at } = expectOk('plans.approve', await api['plans.approve']({ id, approver }));
  if (at !== 'approved') throw new Error(`the approval of the plan came to ${at}`);
};

/** 上报备案 and 公示 of the version in force. */
export const notePlan = async (api: AppClient, id: string, on: string, filedNo: string): Promise<void> => {
  expectOk('plans.note', await api['plans.note']({ id, kind: 'filed', on, what: filedNo, reason: '' }));
  expectOk('plans.note', await api['plans.note']({ id, kind: 'published', on, what: script.publishedAt, reason: '' }));
};

/** 调整: one row gets another number; the next version is approved, reported and published again (R8). */
export const adjustPlan = async (api: AppClient, plan: YearPlan, on: string): Promise<YearPlan> => {
  const { id } = expectOk('plans.adjust', await api['plans.adjust']({ id: plan.id, reason: script.adjustReason }));
  const { rows } = expectOk('plans.get', await api['plans.get']({ id }));
  const { event, count } = script.adjustedRow;
  const found = rows.find((row) => row.id === plan.rowIds[event]);
  if (!found) throw new Error('the row that is adjusted is not in the plan');
  const row = contentOfRow(found);
  const changed: PlanRowInput = { ...row, partners: [...row.partners], itemCodes: [...row.itemCodes], count };
  expectOk('plans.saveRow', await api['plans.saveRow']({ id, rowId: found.id, row: changed }));
  await approvePlan(api, id);
  await notePlan(api, id, on, script.filedAgainNo);
  return { ...plan, id };
};
