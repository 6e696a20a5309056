import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PaperRows } from '#renderer/features/draws/PaperRows.tsx';
import { SlipPrint } from '#renderer/features/draws/SecretSlip.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { ceremonyPapers } from '#shared/contract/draw-papers.ts';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { fail } from '#shared/contract/errors.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';

const draw: Pick<DrawDetail, 'serial' | 'frozenAt' | 'state'> = {
  serial: '130123-2026-0011',
  frozenAt: '2026-11-23T16:05:00+08:00',
  state: 'frozen',
};

const show = (calls: Partial<AppClient>, state: DrawDetail['state'] = 'frozen') => {
  const desk = fakeDesk({ 'draws.paper': ({ paper }) => Promise.resolve(ok({ html: `<p>${paper}` })), ...calls });
  const printed = vi.spyOn(desk.shell, 'printPage');
  const saved = vi.spyOn(desk.shell, 'savePage');
  render(inDesk(desk, <PaperRows draw={{ ...draw, state }} papers={ceremonyPapers} />));
  return { printed, saved };
};

describe('the papers of a ceremony', () => {
  it('are printed one by one, each from the page that the backend makes', async () => {
    const { printed } = show({});
    for (const name of ['封存公告', '核对纸条', '主持词', '甲方信封封面', '乙方信封封面', '掷骰登记表'])
      await userEvent.click(screen.getByRole('button', { name: `打印${name}` }));
    expect(printed.mock.calls.map(([page]) => page)).toEqual(
      ceremonyPapers.map((paper) => ({ html: `<p>${paper}`, at: draw.frozenAt, copies: 1 })),
    );
    expect(screen.getAllByText('已交给打印机。')).toHaveLength(6);
    vi.restoreAllMocks();
  });

  it('are saved as a PDF under the number of the event, and closing the dialog is no fault', async () => {
    const { saved } = show({});
    await userEvent.click(screen.getByRole('button', { name: '存成 PDF封存公告' }));
    expect(saved.mock.calls[0]?.[0]).toMatchObject({ html: '<p>notice', name: '130123-2026-0011 封存公告' });
    expect(await screen.findByText('已存成“saved.pdf”。')).toBeTruthy();
    saved.mockResolvedValue(null);
    await userEvent.click(screen.getByRole('button', { name: '存成 PDF封存公告' }));
    expect(screen.queryByRole('status')).toBeNull();
    vi.restoreAllMocks();
  });

  it('say what to do when the printer refuses or the page cannot be had', async () => {
    const { printed } = show({
      'draws.paper': ({ paper }) =>
        Promise.resolve(paper === 'dice' ? fail('draw.notFound', { serial: draw.serial }) : ok({ html: '<p>' })),
    });
    printed.mockResolvedValue(false);
    await userEvent.click(screen.getByRole('button', { name: '打印主持词' }));
    expect(await screen.findByText('没有打印。请检查打印机，或者存成 PDF 再打印。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '打印掷骰登记表' }));
    expect(await screen.findByText('没有排好这一页，数据没有改动。请再试一次。')).toBeTruthy();
    vi.restoreAllMocks();
  });

  it('are not offered for a void event', () => {
    show({}, 'void');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

it('prints the slip of a party with its secret, or with squares to write one into', async () => {
  const slip = vi.fn<AppClient['draws.secretSlip']>(() => Promise.resolve(ok({ html: '<p>slip' })));
  const desk = fakeDesk({ 'draws.secretSlip': slip });
  render(inDesk(desk, <SlipPrint draw={draw} party="B" name="乙方（监督方）" secret="" label="打印空白纸条" />));
  await userEvent.click(screen.getByRole('button', { name: '乙方（监督方）打印空白纸条' }));
  expect(slip.mock.calls[0]?.[0]).toEqual({ serial: draw.serial, party: 'B', secret: '' });
  expect(await screen.findByText('已交给打印机。')).toBeTruthy();
});
