import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/base/result.ts';
import type { ConflictDetail, ConflictHead, ConflictList } from '#shared/contract/conflicts.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { county, noConflicts, showBundles } from '#tests/support/bundles-desk.tsx';

describe('two revisions that do not follow one another', () => {
  const key = { office: '130123', table: 'results', record: '00000000-0000-4000-8000-000000000001', otherHash: 'b'.repeat(64) };
  const waiting: ConflictHead = {
    ...key,
    officeName: county.name,
    what: { serial: '130123-2026-0001', code: '91130123MA0000001X', name: '正定县恒州食品店', year: null },
    parallel: false,
    decision: null,
  };
  const side = { rev: 2, byName: '苏文岚', at: '2026-03-02T09:00:00+08:00', bundle: null };
  const detail: ConflictDetail = {
    ...waiting,
    ...{ way: 'fields', bar: null, baseKnown: true, itemNames: {} },
    kept: { ...side, hash: 'a'.repeat(64) },
    other: { ...side, hash: 'b'.repeat(64) },
    fields: [
      { field: 'disposal', base: 'none', kept: 'none', other: 'none', differs: false, clashes: false },
      { field: 'remark', base: '', kept: '甲写的', other: '乙写的', differs: true, clashes: true },
    ],
  };
  const list = (change: Partial<ConflictList>) => () => Promise.resolve(ok({ ...noConflicts, ...change }));

  it('are shown side by side, and decided field by field with a reason', async () => {
    const decide = vi.fn(() => Promise.resolve(ok(null)));
    showBundles({
      'conflicts.list': list({ waiting: [waiting], open: 1 }),
      'conflicts.get': () => Promise.resolve(ok(detail)),
      'conflicts.decide': decide,
    });
    await userEvent.click(await screen.findByRole('button', { name: '去决定 正定县恒州食品店' }));
    const dialog = await screen.findByRole('dialog', { name: '两份不一样的记录' });
    const confirm = within(dialog).getByRole('button', { name: '就这样定' });
    expect(within(dialog).queryByRole('rowheader', { name: /后续处理/ })).toBeNull();
    await userEvent.type(within(dialog).getByRole('textbox', { name: '为什么这样定' }), '电话核对过');
    expect(confirm).toHaveProperty('disabled', true);
    await userEvent.click(within(dialog).getByRole('radio', { name: '逐项选' }));
    await userEvent.click(within(dialog).getByRole('radio', { name: '用另外来的' }));
    await userEvent.click(confirm);
    expect(decide).toHaveBeenCalledWith(
      { ...key, keptHash: 'a'.repeat(64), choice: 'fields', fields: ['remark'], reason: '电话核对过' },
      expect.anything(),
    );
  });

  it('say why nothing is put together where that cannot be', async () => {
    showBundles({
      'conflicts.list': list({ waiting: [waiting], open: 1 }),
      'conflicts.get': () => Promise.resolve(ok({ ...detail, way: 'note', bar: 'published' } as const)),
    });
    await userEvent.click(await screen.findByRole('button', { name: '去决定 正定县恒州食品店' }));
    const dialog = await screen.findByRole('dialog', { name: '两份不一样的记录' });
    expect(dialog.textContent).toContain('只能由县局办更正');
    expect(within(dialog).queryByRole('radio', { name: '整份用另外来的' })).toBeNull();
  });

  it('and were joined at once, are looked at', async () => {
    const acknowledge = vi.fn(() => Promise.resolve(ok(null)));
    showBundles({
      'conflicts.list': list({ waiting: [{ ...waiting, parallel: true }], parallel: 1 }),
      'conflicts.get': () => Promise.resolve(ok({ ...detail, parallel: true })),
      'conflicts.acknowledge': acknowledge,
    });
    await userEvent.click(await screen.findByRole('button', { name: '看一眼 正定县恒州食品店' }));
    await userEvent.click(within(await screen.findByRole('dialog', { name: '并行修改' })).getByRole('button', { name: '看过了' }));
    expect(acknowledge).toHaveBeenCalledWith(key, expect.anything());
  });
});

describe('records that a full list lacks', () => {
  const record = '00000000-0000-4000-8000-000000000001';
  const row = {
    kind: 'subjects',
    record,
    key: '91130123MA0000001X',
    name: '正定县恒州食品店',
    place: '正定镇',
    kept: null,
    asked: false,
  } as const;
  const office = { office: '130123', officeName: '正定县市场监督管理局', own: false, waiting: 1, kept: 0 };
  const calls: Partial<AppClient> = {
    'unconfirmed.offices': () => Promise.resolve(ok([office])),
    'unconfirmed.window': () => Promise.resolve(ok({ offset: 0, total: 1, rows: [row] })),
  };
  const openList = async () => {
    await userEvent.click(await screen.findByRole('button', { name: '去核 正定县市场监督管理局' }));
    return screen.findByRole('dialog', { name: /^待核记录/ });
  };

  it('are kept with a reason', async () => {
    const keep = vi.fn(() => Promise.resolve(ok({ kept: 1 })));
    showBundles({ ...calls, 'unconfirmed.keep': keep });
    await userEvent.click(within(await openList()).getByRole('button', { name: '保留 正定县恒州食品店' }));
    await userEvent.type(await screen.findByLabelText('为什么保留'), '还在经营');
    await userEvent.click(screen.getByRole('button', { name: '保留' }));
    expect(keep).toHaveBeenCalledWith({ records: [{ kind: 'subjects', record }], reason: '还在经营' }, expect.anything());
  });

  it('are asked about', async () => {
    const ask = vi.fn(() => Promise.resolve(ok({ id: record })));
    showBundles({ ...calls, 'unconfirmed.ask': ask });
    await userEvent.click(within(await openList()).getByRole('button', { name: '请县局核实 正定县恒州食品店' }));
    await userEvent.type(await screen.findByLabelText('要核实什么'), '是否还在');
    await userEvent.click(screen.getByRole('button', { name: '登记要求' }));
    expect(ask).toHaveBeenCalledWith({ kind: 'subjects', record, reason: '是否还在' }, expect.anything());
  });

  it('say that they were asked about', async () => {
    showBundles({ ...calls, 'unconfirmed.window': () => Promise.resolve(ok({ offset: 0, total: 1, rows: [{ ...row, asked: true }] })) });
    const list = await openList();
    expect(await within(list).findByText(/已请县局核实/)).toBeDefined();
    expect(within(list).queryByRole('button', { name: /^请县局核实/ })).toBeNull();
  });
});
