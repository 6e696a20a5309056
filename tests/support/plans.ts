import type { PlanDetail, PlanRowInput } from '#shared/contract/plans.ts';
import { blankPlanRow } from '#shared/domain/plans/plan-row.ts';
import { addColleague, colleague } from './ceremony.ts';
import type { StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

/** A sound row of a plan of 2026 for the county of `small-county.ts`. */
export const planRow = (change: Partial<PlanRowInput> = {}): PlanRowInput => ({
  ...blankPlanRow,
  name: '市场主体即时公示信息抽查',
  kind: 'nonDirected',
  mode: '县抽县查',
  from: '2026-03-01',
  to: '2026-10-31',
  ratePpm: 100_000,
  itemCodes: ['TJ-01'],
  range: '存续企业',
  agency: '正定县市场监督管理局',
  ...change,
  partners: [...(change.partners ?? [])],
  unread: change.unread ?? { period: '', amount: '', items: '' },
});

export const readPlan = async (office: Pick<StartedOffice, 'api'>, id: string): Promise<PlanDetail> =>
  valueOf(await office.api['plans.get']({ id }));

/** A draft of a year with these rows. */
export const draftPlan = async (
  office: Pick<StartedOffice, 'api'>,
  rows: readonly PlanRowInput[] = [planRow()],
  year = 2026,
): Promise<string> => {
  const { id } = valueOf(await office.api['plans.create']({ year }));
  for (const row of rows) valueOf(await office.api['plans.saveRow']({ id, rowId: null, row }));
  return id;
};

/** Submitted by whoever is signed in, approved by the colleague. */
export const approve = async (office: StartedOffice, id: string): Promise<void> => {
  await addColleague(office, ['head']);
  valueOf(await office.api['plans.submit']({ id }));
  const answer = valueOf(await office.api['plans.approve']({ id, approver: colleague }));
  if (answer.at !== 'approved') throw new Error(`the approval came to ${answer.at}`);
};

/** The plan of 2026 in force. */
export const approvedPlan = async (office: StartedOffice, rows: readonly PlanRowInput[] = [planRow()]): Promise<string> => {
  const id = await draftPlan(office, rows);
  await approve(office, id);
  return id;
};
