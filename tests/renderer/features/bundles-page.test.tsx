import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { BundlesPage } from '#renderer/features/bundles/BundlesPage.tsx';
import { createImportStore } from '#renderer/features/bundles/import-store.ts';
import { ok } from '#shared/base/result.ts';
import type { DueRecords, FieldExchange, ImportAnswer, SealedBundle } from '#shared/contract/bundles.ts';
import type { ChainState } from '#shared/contract/chains.ts';
import type { ConflictDetail, ConflictHead, ConflictList } from '#shared/contract/conflicts.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';
import { answersHanded, nothingHanded } from '#tests/support/handed-down-view.ts';

const county: OfficeView = { code: '130123', name: '正定县市场监督管理局', role: 'county', dataFolder: '' };
const due: DueRecords = {
  to: '130100',
  toName: '石家庄市市场监督管理局',
  draws: 1,
  results: 11,
  records: 12,
  library: 0,
  encrypted: true,
  sealingLocked: null,
};
const sealed: SealedBundle = {
  fileName: 'no12.ssjb',
  kind: 'results',
  to: '130100',
  toName: '石家庄市市场监督管理局',
  seq: 12,
  headerHash: '41d790be'.repeat(8),
  fileHash: '0'.repeat(64),
  bytes: 18_400,
  encrypted: true,
  records: 37,
  sealedAt: '2026-11-17T10:00:00+08:00',
  exportedAt: null,
  state: 'sealed',
  receivedAt: null,
};
const answer = (seq: number): ImportAnswer => ({
  result: { outcome: 'ACCEPT', params: { applied: 3, unchanged: 0, refused: 0, conflict: 0 } },
  fileName: `no${seq}.ssjb`,
  from: '130123',
  fromName: '正定县市场监督管理局',
  kind: 'results',
  seq,
  headerHash: String(seq),
  records: { applied: 3, unchanged: 0, refused: 0, conflict: 0 },
  notTaken: [],
});
const own = { signer: 'f'.repeat(64), fingerprint: '', label: '办公室电脑', unlocked: false, accepted: true };
const alone: FieldExchange = { office: '130123', computers: 0, borrows: false, borrowed: [], lent: [], due: 0 };
const noConflicts: ConflictList = { waiting: [], open: 0, parallel: 0, decided: [], toSend: [] };
const base: Partial<AppClient> = {
  ...answersHanded(nothingHanded),
  'bundles.due': () => Promise.resolve(ok(due)),
  'requests.list': () => Promise.resolve(ok([])),
  'conflicts.list': () => Promise.resolve(ok(noConflicts)),
  'unconfirmed.offices': () => Promise.resolve(ok([])),
  'bundles.outbox': () => Promise.resolve(ok([sealed])),
  'bundles.received': () => Promise.resolve(ok([])),
  'bundles.receiptsDue': () => Promise.resolve(ok([])),
  'tasks.list': () => Promise.resolve(ok([])),
  'bundles.field': () => Promise.resolve(ok(alone)),
  'chains.list': () => Promise.resolve(ok([])),
  'keys.state': () => Promise.resolve(ok({ own, next: null, former: [], trust: null })),
};
const chain: ChainState = {
  signer: 'c'.repeat(64),
  chan: '130123',
  office: '130100',
  officeName: '石家庄市市场监督管理局',
  fingerprint: '01234 56789 01234 56789 01234 56789',
  lastSeq: 6,
  missing: [{ first: 7, last: 7 }],
  held: 1,
  waived: [],
  forked: false,
  aside: [],
  paused: null,
  closedAt: null,
};
const show = (calls: Partial<AppClient>) => {
  const navigate = vi.fn();
  render(inDesk(fakeDesk({ ...base, ...calls }), <BundlesPage navigate={navigate} office={county} />));
  return navigate;
};

describe('reporting to the city', () => {
  it('asks for the passphrase when the key is locked and then goes on sealing by itself', async () => {
    let unlocked = false;
    const seal = vi.fn<AppClient['bundles.seal']>(() => Promise.resolve(unlocked ? ok(sealed) : fail('keys.locked', {})));
    show({
      'bundles.seal': seal,
      'keys.unlock': ({ passphrase }) => {
        unlocked = passphrase === '滹沱河边的柳树二十六棵啊';
        return Promise.resolve(unlocked ? ok(null) : fail('keys.passphraseWrong', {}));
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '出第 13 号包（12 项）' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('密钥口令'), '猜的');
    await userEvent.click(within(dialog).getByRole('button', { name: '解开密钥' }));
    expect(await within(dialog).findByText(/口令不对/)).toBeTruthy();
    await userEvent.clear(within(dialog).getByLabelText('密钥口令'));
    await userEvent.type(within(dialog).getByLabelText('密钥口令'), '滹沱河边的柳树二十六棵啊');
    await userEvent.click(within(dialog).getByRole('button', { name: '解开密钥' }));
    await vi.waitFor(() => {
      expect(seal).toHaveBeenCalledTimes(2);
    });
    expect(seal.mock.calls[1]?.[0]).toEqual({ kind: 'results' });
  });

  it('writes a sealed bundle out and says where it lies', async () => {
    const written = vi.fn<AppClient['bundles.export']>(() =>
      Promise.resolve(ok({ fileName: 'no12.ssjb', folder: '导出', fileHash: '0'.repeat(64) })),
    );
    show({ 'bundles.export': written });
    await userEvent.click(await screen.findByRole('button', { name: '写出' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '写到导出文件夹' }));
    expect(written.mock.calls[0]?.[0]).toEqual({ fileName: 'no12.ssjb', folder: 'folder-1' });
    expect(await screen.findByText(/“no12.ssjb”已写到“导出”/)).toBeTruthy();
    expect(screen.getByText('已出包')).toBeTruthy();
  });

  it('leads to the keys while the city is not known', async () => {
    const navigate = show({ 'bundles.due': () => Promise.resolve(fail('trust.missing', {})) });
    await userEvent.click(await screen.findByRole('button', { name: '去办理密钥' }));
    expect(navigate).toHaveBeenCalledWith({ page: 'keys' });
    expect(screen.queryByRole('button', { name: /出第/ })).toBeNull();
  });

  it('tells the outcome of a received file in a sentence', async () => {
    show({ 'bundles.import': () => Promise.resolve(ok(answer(4))) });
    await userEvent.click(await screen.findByRole('button', { name: '选文件' }));
    expect(await screen.findByText('已导入 3 条。')).toBeTruthy();
  });
});

describe('the computers of one office', () => {
  const field: FieldExchange = { ...alone, computers: 1 };
  const task = { serial: '130123-2026-0001', name: '第1期抽查' };
  const showTask = (calls: Partial<AppClient>) => {
    render(inDesk(fakeDesk({ ...base, ...calls }), <BundlesPage navigate={vi.fn()} office={county} task={task.serial} />));
  };

  it('lend a task as two bundles, the people and subjects first', async () => {
    const seal = vi.fn<AppClient['bundles.seal']>(() => Promise.resolve(ok(sealed)));
    showTask({ 'bundles.field': () => Promise.resolve(ok(field)), 'bundles.seal': seal });
    await userEvent.click(await screen.findByRole('button', { name: '出两个包' }));
    await vi.waitFor(() => {
      expect(seal.mock.calls.map(([input]) => input)).toEqual([
        { kind: 'roster-data', to: '130123', task: task.serial },
        { kind: 'results', to: '130123', task: task.serial },
      ]);
    });
  });

  it('are told to enrol the second one when a task is to be lent and there is none', async () => {
    showTask({});
    expect(await screen.findByText(/本单位只有这一台电脑的密钥/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '出两个包' })).toBeNull();
  });

  it('bring results back to the office and not to the city', async () => {
    const seal = vi.fn<AppClient['bundles.seal']>(() => Promise.resolve(ok(sealed)));
    const receipt = vi.fn<AppClient['bundles.receipt']>(() => Promise.resolve(ok(sealed)));
    const borrowed = [{ ...task, takenAt: '2026-11-16T09:00:00+08:00' }];
    show({
      'bundles.field': () => Promise.resolve(ok({ ...field, borrows: true, borrowed, due: 2 })),
      'bundles.receiptsDue': () => Promise.resolve(ok([{ to: '130123', toName: '正定县市场监督管理局', bundles: 2 }])),
      'bundles.outbox': () =>
        Promise.resolve(ok([{ ...sealed, to: '130123', toName: '正定县市场监督管理局', state: 'received' as const }])),
      'bundles.seal': seal,
      'bundles.receipt': receipt,
    });
    await userEvent.click(await screen.findByRole('button', { name: '交回 2 条结果' }));
    expect(seal.mock.calls[0]?.[0]).toEqual({ kind: 'results', to: '130123' });
    expect(screen.queryByRole('button', { name: /出第/ })).toBeNull();
    expect(screen.getByText('对方已收')).toBeTruthy();
    expect(screen.getByText('发给本单位办公室电脑')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '出回执' }));
    expect(receipt.mock.calls[0]?.[0]).toEqual({ to: '130123' });
  });

  it('name the visits whose results were not taken, and why', async () => {
    const notTaken = [{ code: 'conflict' as const, serial: task.serial, subject: '91', name: '正定县城关便民超市' }];
    show({ 'bundles.import': () => Promise.resolve(ok({ ...answer(4), notTaken })) });
    await userEvent.click(await screen.findByRole('button', { name: '选文件' }));
    expect(await screen.findByText(/正定县城关便民超市：两边不一样，都留着/)).toBeTruthy();
  });
});

describe('several files at once', () => {
  it('are decided one after the other, and wait for the key in between', async () => {
    let unlocked = false;
    const asked: string[] = [];
    const imports = createImportStore(({ file }) => {
      asked.push(file);
      return Promise.resolve(file === 't2' && !unlocked ? fail('keys.locked', {}) : ok(answer(Number(file.slice(1)))));
    });
    imports.add(['t1', 't2', 't3'].map((token) => ({ token, name: token })));
    await vi.waitFor(() => {
      expect(imports.store.getState().locked).toBe(true);
    });
    expect(asked).toEqual(['t1', 't2']);
    unlocked = true;
    imports.resume();
    await vi.waitFor(() => {
      expect(imports.store.getState().entries.every(({ phase }) => phase.at === 'decided')).toBe(true);
    });
    expect(asked).toEqual(['t1', 't2', 't2', 't3']);
  });

  it('are taken off the list, undecided, when the key stays closed', async () => {
    const imports = createImportStore(() => Promise.resolve(fail('keys.locked', {})));
    imports.add([{ token: 't1', name: 't1' }]);
    await vi.waitFor(() => {
      expect(imports.store.getState().locked).toBe(true);
    });
    imports.giveUp();
    expect(imports.store.getState()).toEqual({ entries: [], locked: false });
  });
});

describe('bundles of the city that cannot be taken in as they are', () => {
  it('names the number that is missing, and stops waiting for none', async () => {
    show({ 'chains.list': () => Promise.resolve(ok([chain])) });
    expect(await screen.findByText(/缺第 7 号，1 个包存着等它/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /不再等缺的号/ })).toBeNull();
  });

  it('asks for a reason before the branch that was taken in is kept', async () => {
    const keep = vi.fn<AppClient['chains.keepBranch']>(() => Promise.resolve(ok([])));
    const aside = [
      { headerHash: 'd'.repeat(64), seq: 6, fileName: 'no6.ssjb', at: '2026-11-17T10:00:00+08:00', why: 'same-number' as const },
    ];
    const forked = { ...chain, missing: [], held: 0, forked: true, aside };
    show({ 'chains.list': () => Promise.resolve(ok([forked])), 'chains.keepBranch': keep });
    await userEvent.click(await screen.findByRole('button', { name: /^处理冲突/ }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: '保留已收的一支' }).hasAttribute('disabled')).toBe(true);
    await userEvent.type(dialog.getByLabelText('理由（记入全程留痕）'), '市局恢复了旧备份，已电话核实');
    await userEvent.click(dialog.getByRole('button', { name: '保留已收的一支' }));
    expect(keep).toHaveBeenCalledWith({ signer: forked.signer, chan: '130123', reason: '市局恢复了旧备份，已电话核实' }, expect.anything());
  });
});

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
    show({
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
    show({
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
    show({
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
    show({ ...calls, 'unconfirmed.keep': keep });
    await userEvent.click(within(await openList()).getByRole('button', { name: '保留 正定县恒州食品店' }));
    await userEvent.type(await screen.findByLabelText('为什么保留'), '还在经营');
    await userEvent.click(screen.getByRole('button', { name: '保留' }));
    expect(keep).toHaveBeenCalledWith({ records: [{ kind: 'subjects', record }], reason: '还在经营' }, expect.anything());
  });

  it('are asked about', async () => {
    const ask = vi.fn(() => Promise.resolve(ok({ id: record })));
    show({ ...calls, 'unconfirmed.ask': ask });
    await userEvent.click(within(await openList()).getByRole('button', { name: '请县局核实 正定县恒州食品店' }));
    await userEvent.type(await screen.findByLabelText('要核实什么'), '是否还在');
    await userEvent.click(screen.getByRole('button', { name: '登记要求' }));
    expect(ask).toHaveBeenCalledWith({ kind: 'subjects', record, reason: '是否还在' }, expect.anything());
  });

  it('say that they were asked about', async () => {
    show({ ...calls, 'unconfirmed.window': () => Promise.resolve(ok({ offset: 0, total: 1, rows: [{ ...row, asked: true }] })) });
    const list = await openList();
    expect(await within(list).findByText(/已请县局核实/)).toBeDefined();
    expect(within(list).queryByRole('button', { name: /^请县局核实/ })).toBeNull();
  });
});
