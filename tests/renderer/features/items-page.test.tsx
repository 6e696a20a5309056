import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ItemsPage } from '#renderer/features/items/ItemsPage.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { ChecklistReport, ItemListView } from '#shared/contract/items.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';
import { answersHanded, nothingHanded } from '#tests/support/handed-down-view.ts';
import { anItemView } from '#tests/support/library-builders.ts';

const form = [{ content: '执照是否悬挂', how: '到经营场所查看', materials: '营业执照正本' }];
const city = anItemView({ id: 'i1', code: '0101', name: '营业执照的检查', checklist: form });
const sub = anItemView({ id: 'i2', code: '010301', name: '住所的检查', subName: '住改商的检查', published: false });
const own = anItemView({ id: 'i3', code: 'X01', category: '本局事项', name: '预付卡的检查', origin: 'county' });
const issued: ItemListView = {
  number: 1,
  versionNo: '2026-1',
  issuedOn: '2026-01-10',
  note: '',
  by: '苏文岚',
  items: 2,
  added: 2,
  changed: 0,
  removed: 0,
};
const report: ChecklistReport = {
  fileName: '检查表.xlsx',
  sha256: 'a'.repeat(64),
  rows: { read: 3, importable: 2, mustFix: 1 },
  groups: [],
  forms: [{ code: '0101', name: '营业执照的检查', before: 1, after: 2 }],
  unknown: ['9999'],
};

const show = (calls: Partial<AppClient> = {}): void => {
  const base: Partial<AppClient> = {
    ...answersHanded(nothingHanded),
    'items.list': () => Promise.resolve(ok([city, sub, own])),
    'items.lists': () => Promise.resolve(ok([issued])),
    'items.diff': () =>
      Promise.resolve(
        ok({
          added: [own],
          removed: [],
          changed: [{ before: anItemView({ note: '旧' }), after: anItemView({ note: '新' }), fields: ['note'] }],
        }),
      ),
    'library.history': () => Promise.resolve(ok({ entries: [], origin: null })),
    'inspectors.choices': () =>
      Promise.resolve(ok({ lines: [{ number: 1, name: '登记信用' }], units: [], departments: [], towns: [], items: [] })),
  };
  render(inDesk(fakeDesk({ ...base, ...calls }), <ItemsPage navigate={vi.fn()} />));
};

it('shows the tree with sub-items, and what an item says with its checklist form', async () => {
  show();
  const tree = await screen.findByRole('navigation', { name: '抽查事项' });
  expect(within(tree).getByText('住所的检查')).toBeTruthy();
  expect(within(tree).getByRole('button', { name: /住改商的检查.*未公布/u })).toBeTruthy();
  const detail = await screen.findByRole('region', { name: '营业执照的检查' });
  expect(within(detail).getByText('营业执照正本')).toBeTruthy();
  expect(screen.getByText(/已发布到 2026-1 版/u)).toBeTruthy();
});

it('offers to take out the bureau’s own items alone', async () => {
  show();
  await screen.findByRole('region', { name: '营业执照的检查' });
  expect(screen.queryByRole('button', { name: '移出清单' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /预付卡的检查/u }));
  expect(screen.getByRole('button', { name: '移出清单' })).toBeTruthy();
});

it('shows what the list has that the last issued one had not', async () => {
  show();
  await userEvent.click(await screen.findByText('版本与对比'));
  expect(await screen.findByText('增加 1 项')).toBeTruthy();
  expect(screen.getByText('旧')).toBeTruthy();
  expect(screen.getByText('新')).toBeTruthy();
});

it('reads checklist forms, says what is left out, and writes only when confirmed', async () => {
  const write = vi.fn<AppClient['items.writeChecklists']>(() => Promise.resolve(ok({ forms: 1 })));
  show({ 'items.readChecklists': () => Promise.resolve(ok(report)), 'items.writeChecklists': write });
  await userEvent.click(await screen.findByRole('button', { name: '导入检查表' }));
  await userEvent.click(await screen.findByRole('button', { name: '选择检查表文件' }));
  expect(await screen.findByText('清单里没有这些编号，不导入：9999')).toBeTruthy();
  expect(write).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: '导入 1 份检查表' }));
  expect(write).toHaveBeenCalledWith({ file: 'token-1', sha256: report.sha256 }, expect.anything());
});
