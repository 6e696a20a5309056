import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LedgerPage } from '#renderer/features/draws/LedgerPage.tsx';
import { ok } from '#shared/base/result.ts';
import type { DrawSummary } from '#shared/contract/draws.ts';
import { fakeDesk, giveElementsSize, inDesk } from '#tests/support/fake-desk.tsx';

const event = (serial: string, change: Partial<DrawSummary> = {}): DrawSummary => ({
  ...{ serial, schemeName: `任务 ${serial}`, state: 'drawn', frozenAt: '2026-11-23T16:05:00+08:00', drawnAt: '2026-11-24T10:00:00+08:00' },
  ...{ subjects: 8236, drawn: 49, voided: null, fills: null },
  ...change,
});
const voided = {
  from: 'frozen',
  reason: '漏选事项',
  by: '苏文岚',
  approvedBy: '郝砚秋',
  at: '2026-11-23T17:00:00+08:00',
  record: '',
} as const;
const events = [
  event('130123-2026-0003', { state: 'frozen', drawnAt: null, drawn: 0, fills: '130123-2026-0002' }),
  event('130123-2026-0002'),
  event('130123-2026-0001', { state: 'void', drawnAt: null, drawn: 0, voided }),
  event('130123-2025-0001', { schemeName: '去年的任务' }),
];

const show = () => {
  const navigate = vi.fn();
  const desk = fakeDesk({ 'draws.list': () => Promise.resolve(ok(events)) });
  render(inDesk(desk, <LedgerPage navigate={navigate} />));
  return navigate;
};
const serialsShown = async (): Promise<readonly string[]> => {
  const grid = await screen.findByRole('grid', { name: '抽取台账' });
  return (await within(grid).findAllByText(/^130123-/)).map(({ textContent }) => textContent);
};

beforeAll(() => {
  giveElementsSize(1400, 392);
});

describe('the ledger of draws', () => {
  it('has every number, the void ones with their reason and the replacement with its event', async () => {
    show();
    expect(await serialsShown()).toEqual(events.map(({ serial }) => serial));
    expect(screen.getByText(/作废：漏选事项。苏文岚申请，郝砚秋批准/)).toBeTruthy();
    expect(screen.getByText('补 130123-2026-0002 的空缺。')).toBeTruthy();
    expect(screen.getByText('共 4 次')).toBeTruthy();
    expect(screen.getByText('作废 1 次，补抽 1 次')).toBeTruthy();
  });

  it('is narrowed by year, by state and by a word, and says when nothing is left', async () => {
    show();
    await serialsShown();
    await userEvent.click(screen.getByText('已作废', { selector: '.ant-segmented-item-label' }));
    expect(await serialsShown()).toEqual(['130123-2026-0001']);
    await userEvent.click(screen.getByText('正在办'));
    expect(await serialsShown()).toEqual(['130123-2026-0003']);
    await userEvent.click(screen.getByText('全部', { exact: true }));
    await userEvent.type(screen.getByLabelText('查编号、任务名称'), '去年');
    expect(await serialsShown()).toEqual(['130123-2025-0001']);
    expect(screen.getByText('筛出 1 / 4 次')).toBeTruthy();
    await userEvent.click(screen.getByText('正在办'));
    expect(await screen.findByText('没有符合条件的抽取。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '清空筛选' }));
    expect(await serialsShown()).toHaveLength(4);
  });

  it('opens the event of a row', async () => {
    const navigate = show();
    await userEvent.click(await screen.findByTitle('任务 130123-2026-0002'));
    expect(navigate).toHaveBeenCalledWith({ page: 'draw', serial: '130123-2026-0002' });
  });
});
