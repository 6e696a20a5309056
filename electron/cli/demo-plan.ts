import { chinaTime } from '#shared/base/china-time.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { blankPlanRow } from '#shared/domain/plans/plan-row.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { expectOk } from './command.ts';

const daysOfTask = 30;

/** The year's plan with one row, submitted by the clerk and approved by a head of the office; gives the task that is made from the row. */
export const demoPlan = async (api: AppClient, now: Date): Promise<{ readonly schemeId: string }> => {
  const today = chinaTime(now.getTime()).slice(0, 10);
  const year = Number(today.slice(0, 4));
  const lastDay = `${year}-12-31`;
  const later = chinaTime(now.getTime() + daysOfTask * 86_400_000).slice(0, 10);
  const items = expectOk('items.list', await api['items.list']({}));
  const chosen = items.filter(({ published, appliesToTag }) => published && appliesToTag === '').slice(0, 6);
  const { id } = expectOk('plans.create', await api['plans.create']({ year }));
  const row = {
    ...blankPlanRow,
    name: demo.scheme,
    kind: 'nonDirected' as const,
    mode: demo.planMode,
    from: today,
    to: later > lastDay ? lastDay : later,
    ratePpm: 30_000,
    itemCodes: chosen.map(({ code }) => code),
    partners: [],
    unread: { period: '', amount: '', items: '' },
  };
  const { rowId } = expectOk('plans.saveRow', await api['plans.saveRow']({ id, rowId: null, row }));
  const { base } = expectOk('plans.get', await api['plans.get']({ id }));
  expectOk('plans.freezeBase', await api['plans.freezeBase']({ year, on: today, ...base.today, reason: '' }));
  expectOk('plans.submit', await api['plans.submit']({ id }));
  const approver = { name: demo.planApprover, password: demo.password };
  expectOk('people.add', await api['people.add']({ ...approver, roles: ['head'] }));
  const { at } = expectOk('plans.approve', await api['plans.approve']({ id, approver }));
  if (at !== 'approved') throw new Error(`the approval of the demonstration came to ${at}`);
  return { schemeId: expectOk('plans.makeScheme', await api['plans.makeScheme']({ id, rowId })).id };
};
