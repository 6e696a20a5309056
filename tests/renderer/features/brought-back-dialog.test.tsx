import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { BroughtBackDialog } from '#renderer/features/results/BroughtBackDialog.tsx';
import { ok } from '#shared/base/result.ts';
import type { BroughtBack, BroughtVisit } from '#shared/contract/brought-back.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import type { ResultDraft } from '#shared/contract/results.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';

const serial = '130123-2026-0001';
const result: ResultDraft = {
  outcomes: ['NO_ISSUE'],
  items: [{ itemId: 'one', check: 'checked', problem: false, text: '' }],
  methods: ['onSite'],
  disposal: 'none',
  inspectedOn: '2026-03-02',
  visitCode: '',
  remark: '',
};
const visit = (code: string, change: Partial<BroughtVisit>): BroughtVisit => ({
  code,
  name: `第${code}号商行`,
  row: Number(code),
  state: 'fresh',
  review: 'todo',
  result,
  standing: null,
  differs: [],
  items: [{ id: 'one', name: '即时公示信息检查' }],
  faults: [],
  ...change,
});
const standing = {
  result: { ...result, inspectedOn: '2026-03-01', visitCode: '', remark: '复查' },
  by: '段光川',
  at: '2026-03-03T09:00:00+08:00',
};

const report: BroughtBack = {
  fileName: '填好.xlsx',
  sha256: 'a'.repeat(64),
  seen: 'b'.repeat(64),
  counts: { fresh: 1, drafted: 1, same: 0, conflict: 1, faulty: 1, blank: 36 },
  visits: [
    visit('2', {}),
    visit('3', { state: 'drafted', standing, differs: ['inspectedOn'] }),
    visit('4', { state: 'conflict', review: 'submitted', standing, differs: ['inspectedOn', 'remark'] }),
    visit('5', {
      state: 'faulty',
      result: null,
      faults: [{ cell: 'I5', field: 'inspectedOn', what: { at: 'rule', fault: { fault: 'dateInvalid' }, item: '' } }],
    }),
  ],
  loose: [{ cell: '41', field: '', what: { at: 'rows', fault: 'otherEvent', found: '130123-2026-0009', other: 0 } }],
};
const read: AppClient['broughtBack.read'] = () => Promise.resolve(ok(report));

const opened = async (calls: Partial<AppClient>) => {
  const [onClose, onTaken] = [vi.fn(), vi.fn()];
  const user = userEvent.setup();
  render(inDesk(fakeDesk(calls), <BroughtBackDialog serial={serial} onTaken={onTaken} onClose={onClose} />));
  await user.click(screen.getByRole('button', { name: '选择文件' }));
  return { user, onClose, onTaken };
};

describe('results that came back', () => {
  it('are shown with what is to be done about each, what is wrong first', async () => {
    await opened({ 'broughtBack.read': read });
    const rows = within(await screen.findByRole('table'))
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => within(row).getAllByRole('cell')[0]?.textContent)).toEqual(['5', '4', '3', '2']);
    expect(rows[0]?.textContent).toContain('I5：检查日期没填，或者早于抽取、晚于今天。请填实际检查的日期。');
    expect(rows[1]?.textContent).toContain('检查日期：表里“2026-03-02”，本机“2026-03-01”');
    expect(rows[1]?.textContent).toContain('备注：表里没填，本机“复查”');
    expect(rows[1]?.textContent).toContain('段光川 3月3日 09:00 录，待审核');
    expect(rows[2]?.textContent).toContain('录到一半，还没送审');
    expect(screen.getByText(/第 41 行：这一行是 130123-2026-0009 那次抽取的/)).toBeTruthy();
    expect(screen.getByText(/还没有写入；还有 36 户没填/)).toBeTruthy();
  });

  it('are entered without the half-filled ones, unless these are ticked', async () => {
    const take = vi.fn<AppClient['broughtBack.take']>(() => Promise.resolve(ok({ taken: 2 })));
    const { user, onClose, onTaken } = await opened({ 'broughtBack.read': read, 'broughtBack.take': take });
    expect(await screen.findByRole('button', { name: '导入 1 户' })).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: '第3号商行：改用表里的' }));
    await user.click(screen.getByRole('button', { name: '导入 2 户' }));
    expect(await screen.findByText('已导入 2 户的结果，等着审核。')).toBeTruthy();
    expect(onTaken).toHaveBeenCalledOnce();
    expect(take.mock.calls[0]?.[0]).toEqual({
      ...{ serial, file: 'token-1', sha256: report.sha256, seen: report.seen },
      overDrafts: ['3'],
    });
    await user.click(screen.getByRole('button', { name: '看名单' }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('of another task are refused with the sentence, and another file can be chosen', async () => {
    const refused = () => Promise.resolve(fail('broughtBack.otherEvent', { name: '填好.xlsx', serial, other: '130123-2026-0009' }));
    await opened({ 'broughtBack.read': refused });
    expect(await screen.findByText(/是 130123-2026-0009 那次抽取的现场结果表/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '选择文件' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '导入 0 户' })).toHaveProperty('disabled', true);
  });
});
