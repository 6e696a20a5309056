import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { EvidenceSheet } from '#renderer/features/results/EvidenceSheet.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import type { EvidenceView } from '#shared/contract/evidence.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';

const visit = {
  serial: '130123-2026-0010',
  code: 'c1',
  items: [
    { id: 'i1', code: '1', name: '许可证公示', content: '' },
    { id: 'i2', code: '2', name: '后厨卫生', content: '' },
  ],
};

const view = (change: Partial<EvidenceView>): EvidenceView => ({
  ...{ id: 'e1', about: 'visit', part: '', fileName: '门头.jpg', kind: 'photo', format: 'jpeg', bytes: 2048, sha256: 'a'.repeat(64) },
  ...{ note: '', byName: '苏文岚', at: '2026-11-24T10:32:07+08:00', kept: false, file: 'there' },
  ...change,
});

const show = (asksNote: boolean, files: readonly EvidenceView[], calls: Partial<AppClient> = {}, readOnly = false): void => {
  const api: Partial<AppClient> = {
    'evidence.list': () => Promise.resolve(ok({ files, asksNote })),
    'evidence.bytes': () => Promise.resolve(fail('evidence.notFound', {})),
    ...calls,
  };
  render(inDesk(fakeDesk(api), <EvidenceSheet visit={visit} readOnly={readOnly} />));
};

const strip = (): Promise<HTMLElement> => screen.findByRole('list', { name: '现场材料' });

it('shows what belongs to the visit and its items, with the item, and leaves the measures to the ledger', async () => {
  show(false, [
    view({}),
    view({ id: 'e2', about: 'item', part: 'i2', fileName: '笔录.pdf', format: 'pdf', kind: 'scan' }),
    view({ id: 'e3', about: 'measure', part: 'm1', fileName: '整改.jpg' }),
    view({ id: 'e4', fileName: '丢了.jpg', file: 'missing' }),
  ]);
  const names = within(await strip())
    .getAllByRole('button')
    .map((button) => button.textContent.replaceAll('\u00a0', ' '));
  expect(names).toEqual(['门头.jpg 照片 · 2 KB', '笔录.pdf 后厨卫生 · 扫描件 · 2 KB', '丢了.jpg 照片 · 2 KB', '添加材料']);
  await userEvent.click(screen.getByRole('button', { name: /^丢了/ }));
  expect(await screen.findByText(/“丢了.jpg”在数据文件夹里找不到了/)).toBeTruthy();
});

it('takes nothing for a submitted result until it is said why, and then sends that along', async () => {
  const add = vi.fn<AppClient['evidence.add']>(() => Promise.resolve(ok({ id: 'e9', restored: false })));
  show(true, [], { 'evidence.add': add });
  const field = await screen.findByLabelText('选择照片或扫描件');
  expect(await screen.findByText('这一户已经送审，补充材料要先写明为什么补。')).toBeTruthy();
  await userEvent.upload(field, new File(['x'], '补.jpg'));
  expect(add).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText('补充说明'), '复查时补拍');
  await userEvent.upload(field, new File(['x'], '补.jpg'));
  expect(add.mock.calls[0]?.[0]).toEqual({
    place: { about: 'visit', serial: visit.serial, code: 'c1' },
    ...{ kind: 'photo', note: '复查时补拍', source: { token: 'token-2' } },
  });
});

it('says of each file that was refused why, and adds the others', async () => {
  const add = vi.fn<AppClient['evidence.add']>();
  add.mockResolvedValueOnce(fail('evidence.refused', { name: '假.jpg', reason: 'notAccepted' }));
  add.mockResolvedValue(ok({ id: 'e9', restored: false }));
  show(false, [], { 'evidence.add': add });
  await userEvent.upload(await screen.findByLabelText('选择照片或扫描件'), [new File(['x'], '假.jpg'), new File(['y'], '真.jpg')]);
  expect(await screen.findByText(/“假.jpg”没有添加，已有的材料都在/)).toBeTruthy();
  expect(add).toHaveBeenCalledTimes(2);
});

it('lets a reviewer look and change nothing', async () => {
  show(false, [view({})], {}, true);
  expect(within(await strip()).getAllByRole('button')).toHaveLength(1);
  expect(screen.queryByLabelText('选择照片或扫描件')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /^门头/ }));
  expect(await screen.findByRole('button', { name: '导出副本' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '去掉这份材料…' })).toBeNull();
});
