import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { HandDownSheet } from '#renderer/features/bundles/HandDownSheet.tsx';
import { HandedDownSheet } from '#renderer/features/bundles/HandedDownSheet.tsx';
import { HandedListStrip } from '#renderer/features/items/HandedListStrip.tsx';
import { HandedPlanStrips } from '#renderer/features/plans/HandedPlanStrips.tsx';
import { HandedYears } from '#renderer/features/system/HandedYears.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import type { HandedPlanDetail } from '#shared/contract/handed-down.ts';
import { blankPlanRow } from '#shared/domain/plans/plan-row.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';
import { answersHanded, handedDown } from '#tests/support/handed-down-view.ts';
import { anItemView } from '#tests/support/library-builders.ts';

const show = (part: ReactNode, calls: Partial<AppClient> = {}): void => {
  render(inDesk(fakeDesk({ ...answersHanded(handedDown), ...calls }), part));
};

describe('a county that was handed something down', () => {
  it('is told each thing in a line, and led to the page it belongs to', async () => {
    const navigate = vi.fn();
    show(<HandedDownSheet navigate={navigate} />);
    expect(await screen.findByText('市局下发的抽查事项清单 2026-2 版')).toBeTruthy();
    expect(screen.getByText('市局 2026 年计划要求 2 项')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '看差别 市局下发的 2027 年工作日历' }));
    expect(navigate).toHaveBeenCalledWith({ page: 'system' });
  });

  it('sees what a list changes before it takes it over with one button', async () => {
    const adopt = vi.fn<AppClient['handedDown.adoptItems']>(() => Promise.resolve(ok({ added: 1, changed: 1, removed: 0 })));
    const changed = { before: anItemView({ content: '旧话' }), after: anItemView({ content: '新话' }), fields: ['content' as const] };
    show(<HandedListStrip />, {
      'handedDown.items': () =>
        Promise.resolve(ok({ added: [anItemView({ id: 'n', name: '价格行为检查' })], removed: [], changed: [changed] })),
      'handedDown.adoptItems': adopt,
    });
    await userEvent.click(await screen.findByRole('button', { name: '看清单的差别' }));
    const drawer = await screen.findByRole('region', { name: '市局下发的抽查事项清单 2026-2 版' });
    expect(await within(drawer).findByText(/价格行为检查/)).toBeTruthy();
    expect(within(drawer).getByText('新话').tagName).toBe('INS');
    expect(adopt).not.toHaveBeenCalled();
    await userEvent.click(within(drawer).getByRole('button', { name: '采用这一版清单' }));
    expect(adopt.mock.calls[0]?.[0]).toEqual({ id: 'l2' });
    expect(await screen.findByText('已采用市局的清单：增 1 项、改 1 项、减 0 项。')).toBeTruthy();
  });

  const before = { ...blankPlanRow, id: 'r2', name: '广告抽查', level: 'city' as const, ratePpm: 20_000 };
  const plan: HandedPlanDetail = {
    ...{ id: 'cp', year: 2026, version: 1, reason: '', state: 'open', requirements: 2, added: 1, changed: 1, itemNames: [] },
    rows: [
      { is: 'added', after: { ...before, id: 'r1', name: '计量器具抽查' } },
      { is: 'changed', before, after: { ...before, ratePpm: 30_000 }, fields: ['ratePpm'] },
    ],
    target: { at: 'adjust', version: 2 },
  };

  it('sees the requirements beside its plan, and is taken to the version they were written into', async () => {
    const opened = vi.fn();
    show(<HandedPlanStrips show={opened} />, {
      'handedDown.plan': () => Promise.resolve(ok(plan)),
      'handedDown.adoptPlan': () => Promise.resolve(ok({ planId: 'p2', added: 1, changed: 1 })),
    });
    await userEvent.click(await screen.findByRole('button', { name: '看计划要求 2026' }));
    expect(await screen.findByRole('row', { name: '修改 广告抽查 比例 2% 3%' })).toBeTruthy();
    expect(screen.getByText('现行的计划不变，采用后起草第 2 版。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '写进本局计划' }));
    await vi.waitFor(() => {
      expect(opened).toHaveBeenCalledWith('p2');
    });
  });

  it('waits while its own plan is being approved', async () => {
    const waiting: HandedPlanDetail = { ...plan, target: { at: 'submitted', version: 2 } };
    show(<HandedPlanStrips show={vi.fn()} />, { 'handedDown.plan': () => Promise.resolve(ok(waiting)) });
    await userEvent.click(await screen.findByRole('button', { name: '看计划要求 2026' }));
    expect(await screen.findByText(/正在送审，不能改/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '写进本局计划' })).toHaveProperty('disabled', true);
  });

  it('is told why a year that somebody typed in otherwise is not taken', async () => {
    show(<HandedYears />, {
      'handedDown.adoptCalendar': () => Promise.resolve(fail('handedDown.yearTyped', { year: 2027, byName: '苏文岚' })),
    });
    expect(await screen.findByText('元旦：2027年1月1日（周五）至2027年1月3日（周日）')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '采用这一年 2027' }));
    expect(await screen.findByText(/苏文岚填写过 2027 年的放假安排/)).toBeTruthy();
  });
});

describe('the city', () => {
  it('sees what it has not handed down, and seals it for the office it chose', async () => {
    const seal = vi.fn();
    const due = vi.fn<AppClient['handedDown.due']>(() =>
      Promise.resolve(
        ok({ lists: 1, items: 55, plans: [{ year: 2026, version: 1, requirements: 2 }], years: [2027], tasks: [], records: 58 }),
      ),
    );
    const open = { signer: 'a'.repeat(64), fingerprint: '12345 12345 12345 12345 12345 12345', closedAt: null };
    const offices = [
      { code: '130123', name: '正定县市场监督管理局', keys: [open] },
      { code: '130102', name: '长安区市场监督管理局', keys: [{ ...open, signer: 'b'.repeat(64), closedAt: { 130100: 3 } }] },
    ];
    show(<HandDownSheet offices={offices} busy={false} onSeal={seal} />, { 'handedDown.due': due });
    expect(await screen.findByText('抽查事项清单 1 版，事项 55 项')).toBeTruthy();
    expect(screen.getByText('2026 年计划第 1 版，县局要列入的 2 项')).toBeTruthy();
    await userEvent.click(screen.getByRole('combobox', { name: '发给' }));
    await userEvent.click(await screen.findByTitle('正定县市场监督管理局'));
    await userEvent.click(await screen.findByRole('button', { name: '出下发包' }));
    expect(seal).toHaveBeenCalledWith('130123');
    expect(due).toHaveBeenCalledWith({ to: '130123' });
  });
});
