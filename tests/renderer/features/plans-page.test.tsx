import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PlansPage } from '#renderer/features/plans/PlansPage.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { PlanDetail, PlanRowView } from '#shared/contract/plans.ts';
import { usualSettings } from '#shared/domain/plans/plan-findings.ts';
import { blankPlanRow } from '#shared/domain/plans/plan-row.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';
import { answersHanded, nothingHanded } from '#tests/support/handed-down-view.ts';

const row = (id: string, name: string): PlanRowView => ({
  ...blankPlanRow,
  id,
  name,
  from: '2026-03-01',
  to: '2026-10-31',
  ratePpm: 30_000,
  items: [],
  tasks: [],
  progress: 'waiting',
  pool: 100,
  drawn: 3,
});
const amount = (distinct: number) => ({ distinct, visits: distinct });

const plan = (change: Partial<PlanDetail> = {}): PlanDetail => ({
  ...{ id: 'p', year: 2026, version: 1, state: 'draft', reason: '', rowCount: 2, submitted: null, approved: null, returned: '' },
  ...{ filed: null, published: null, progress: 'waiting', notices: [], unplanned: [], inForce: false, openVersion: null },
  rows: [row('a', '公示信息抽查'), row('b', '计量器具抽查')],
  findings: [{ level: 'must', code: 'itemsMissing', rowId: 'b', facts: {} }],
  shares: {
    lines: [
      { scope: 'whole', enterprises: amount(312), subjects: amount(400), reached: true },
      { scope: 'county', enterprises: amount(200), subjects: amount(240), reached: false },
    ],
    rows: [],
  },
  base: { frozen: null, today: { enterprises: 10_000, subjects: 40_000 } },
  settings: usualSettings,
  ...change,
});

const show = (detail: PlanDetail, calls: Partial<AppClient> = {}) => {
  const navigate = vi.fn();
  const desk = fakeDesk({
    ...answersHanded(nothingHanded),
    'plans.list': () => Promise.resolve(ok({ thisYear: 2026, plans: [detail] })),
    'plans.get': () => Promise.resolve(ok(detail)),
    ...calls,
  });
  render(inDesk(desk, <PlansPage id={undefined} navigate={navigate} role="county" />));
  return navigate;
};

describe('the page of a year’s plan', () => {
  it('begins with one sentence and one button where there is none', async () => {
    const desk = fakeDesk({ ...answersHanded(nothingHanded), 'plans.list': () => Promise.resolve(ok({ thisYear: 2026, plans: [] })) });
    render(inDesk(desk, <PlansPage id={undefined} navigate={vi.fn()} role="county" />));
    expect(await screen.findByText(/还没有年度计划/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '新建年度计划' }));
    expect(await screen.findByRole('spinbutton', { name: '年度' })).toHaveProperty('value', '2026');
  });

  it('says what the year comes to; exactly 2.00 % is not enough for the county', async () => {
    show(plan());
    expect(await screen.findByText('按此计划全年 3.12%，县级 2.00%')).toBeTruthy();
    const county = screen.getByText('县级 超过 2%').closest('li');
    expect(county?.querySelector('.mark-look')).toBeTruthy();
    expect(screen.getByText('全年 不低于 3%').closest('li')?.querySelector('.mark-done')).toBeTruthy();
  });

  it('is not submitted while something must be changed, and leads to the row', async () => {
    show(plan());
    expect(await screen.findByRole('button', { name: '送审' })).toHaveProperty('disabled', true);
    Element.prototype.scrollIntoView = () => undefined;
    await userEvent.click(screen.getByRole('button', { name: '看这一行' }));
    await vi.waitFor(() => {
      expect(document.activeElement?.textContent).toBe('计量器具抽查');
    });
  });

  it('is approved by the name and password of another person', async () => {
    const approve = vi.fn(() => Promise.resolve(ok({ at: 'refused' as const, triesLeft: 4 })));
    show(plan({ state: 'submitted', findings: [], submitted: { by: '苏文岚', at: '2026-01-08T10:00:00+08:00' } }), {
      'plans.approve': approve,
    });
    await userEvent.click(await screen.findByRole('button', { name: /^批\s*准$/ }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('批准人姓名'), '计知远');
    await userEvent.type(within(dialog).getByLabelText('批准人密码'), 'wrong');
    await userEvent.click(within(dialog).getByRole('button', { name: /^批\s*准$/ }));
    expect(await within(dialog).findByText(/还可以试 4 次/)).toBeTruthy();
    expect(approve.mock.calls[0]).toEqual([{ id: 'p', approver: { name: '计知远', password: 'wrong' } }, expect.anything()]);
  });

  it('in force makes a task from a row, and can be adjusted', async () => {
    const approved = plan({ state: 'approved', inForce: true, findings: [], approved: { by: '计知远', at: '2026-01-09T10:00:00+08:00' } });
    const navigate = show(approved, { 'plans.makeScheme': () => Promise.resolve(ok({ id: 's' })) });
    await userEvent.click(await screen.findByRole('button', { name: '由此行新建方案 计量器具抽查' }));
    await vi.waitFor(() => {
      expect(navigate).toHaveBeenCalledWith({ page: 'scheme', id: 's' });
    });
    expect(screen.queryByRole('button', { name: '添加一行' })).toBeNull();
    expect(screen.getByRole('button', { name: '调整计划' })).toHaveProperty('disabled', false);
  });
});
