import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createImportStore } from '#renderer/features/bundles/import-store.ts';
import { ok } from '#shared/base/result.ts';
import type { FieldExchange, ImportAnswer } from '#shared/contract/bundles.ts';
import type { ChainState } from '#shared/contract/chains.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import { alone, sealed, showBundles } from '#tests/support/bundles-desk.tsx';

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

describe('reporting to the city', () => {
  it('asks for the passphrase when the key is locked and then goes on sealing by itself', async () => {
    let unlocked = false;
    const seal = vi.fn<AppClient['bundles.seal']>(() => Promise.resolve(unlocked ? ok(sealed) : fail('keys.locked', {})));
    showBundles({
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
      Promise.resolve(ok({ fileName: 'no12.ssjb', folder: '导出', fileHash: '0'.repeat(64), files: ['no12.ssjb'] })),
    );
    showBundles({ 'bundles.export': written });
    await userEvent.click(await screen.findByRole('button', { name: '写出' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '写到导出文件夹' }));
    expect(written.mock.calls[0]?.[0]).toEqual({ fileName: 'no12.ssjb', folder: 'folder-1' });
    expect(await screen.findByText(/“no12.ssjb”已写到“导出”/)).toBeTruthy();
    expect(screen.getByText('已出包')).toBeTruthy();
  });

  it('asks for files that a mail takes once that is chosen, up to the limit of the office, and for one file otherwise', async () => {
    const seal = vi.fn<AppClient['bundles.seal']>(() => Promise.resolve(fail('bundle.nothingToSend', {})));
    const save = vi.fn<AppClient['bundles.saveMailLimit']>(() => Promise.resolve(ok(null)));
    showBundles({
      'bundles.seal': seal,
      'bundles.mailLimit': () => Promise.resolve(ok({ limitKiB: 7.5 * 1024 })),
      'bundles.saveMailLimit': save,
    });
    const sealNow = async (): Promise<void> => {
      await userEvent.click(await screen.findByRole('button', { name: /^出第 / }));
    };
    await sealNow();
    expect(screen.queryByLabelText('每件不超过')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: '邮件' }));
    await sealNow();
    const limit = screen.getByLabelText<HTMLInputElement>('每件不超过');
    expect(limit.value).toBe('7.5');
    const type = async (text: string): Promise<void> => {
      await userEvent.clear(limit);
      await userEvent.type(limit, text);
    };
    await type('5{Enter}');
    await sealNow();
    // Leaving the field keeps as well what was typed, within the bounds; nothing typed changes nothing.
    await type('9000');
    await sealNow();
    await type(' ');
    await sealNow();
    expect(limit.value).toBe('2000');
    await userEvent.click(screen.getByRole('radio', { name: 'U盘，不限大小' }));
    await sealNow();
    const limits = seal.mock.calls.map(([input]) => ('limitKiB' in input ? input.limitKiB : null));
    expect(limits).toEqual([null, 'office', 5_120, 2_048_000, 2_048_000, null]);
    expect(save.mock.calls.map(([input]) => input.limitKiB)).toEqual([5_120, 2_048_000]);
  });

  it('says which part of how many is being written out, beside its bytes', async () => {
    showBundles({
      'bundles.export': (_input, options) => {
        options?.onProgress?.({ phase: 'copying', unit: 'bytes', done: 512 * 1024, total: 3 * 1024 * 1024, part: { number: 2, of: 3 } });
        return new Promise(() => undefined);
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '写出' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '写到导出文件夹' }));
    expect(await screen.findByText('第 2 件，共 3 件 · 512 KB / 3 MB')).toBeTruthy();
  });

  it('says why a limit was not kept', async () => {
    showBundles({
      'bundles.saveMailLimit': () => Promise.resolve(fail('bundle.mailLimitBounds', { limitKiB: 1, least: 256, most: 2_048_000 })),
    });
    await userEvent.click(await screen.findByRole('radio', { name: '邮件' }));
    await userEvent.type(await screen.findByLabelText('每件不超过'), '0{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('没有');
  });

  it('offers to clear what was receipted, says what goes and what stays, and shows which files are gone', async () => {
    const received = { ...sealed, state: 'received', receivedAt: '2026-11-18T10:00:00+08:00' } as const;
    const clear = vi.fn<AppClient['bundles.clear']>(() => Promise.resolve(ok({ files: 1, bytes: 18_400 })));
    showBundles({
      'bundles.outbox': () =>
        Promise.resolve(
          ok([
            { ...sealed, seq: 13, fileName: 'no13.ssjb' },
            { ...received, clearable: true },
            { ...received, seq: 11, fileName: 'no11.ssjb', clearedAt: '2026-11-19T10:00:00+08:00' },
          ]),
        ),
      'bundles.clear': clear,
    });
    await userEvent.click(await screen.findByRole('button', { name: '清理已签收的包' }));
    const dialog = await screen.findByRole('dialog', { name: '清理对方已签收的包？' });
    expect(within(dialog).getByText(/对方已经签收的 1 个包（18 KB）将从本机删除/)).toBeTruthy();
    expect(clear).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name: '清理已签收的包' }));
    expect(await screen.findByText(/已清理 1 个包/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '写出' })).toHaveLength(2);
    expect(screen.getByText('已清理')).toBeTruthy();
  });

  it('leads to the keys while the city is not known', async () => {
    const navigate = showBundles({ 'bundles.due': () => Promise.resolve(fail('trust.missing', {})) });
    await userEvent.click(await screen.findByRole('button', { name: '去办理密钥' }));
    expect(navigate).toHaveBeenCalledWith({ page: 'keys' });
    expect(screen.queryByRole('button', { name: /出第/ })).toBeNull();
  });

  it('tells the outcome of a received file in a sentence', async () => {
    showBundles({ 'bundles.import': () => Promise.resolve(ok(answer(4))) });
    await userEvent.click(await screen.findByRole('button', { name: '选文件' }));
    expect(await screen.findByText('已导入 3 条。')).toBeTruthy();
  });
});

describe('the computers of one office', () => {
  const field: FieldExchange = { ...alone, computers: 1 };
  const task = { serial: '130123-2026-0001', name: '第1期抽查' };

  it('lend a task as two bundles, the people and subjects first', async () => {
    const seal = vi.fn<AppClient['bundles.seal']>(() => Promise.resolve(ok(sealed)));
    showBundles({ 'bundles.field': () => Promise.resolve(ok(field)), 'bundles.seal': seal }, task.serial);
    await userEvent.click(await screen.findByRole('button', { name: '出两个包' }));
    await vi.waitFor(() => {
      expect(seal.mock.calls.map(([input]) => input)).toEqual([
        { kind: 'roster-data', to: '130123', task: task.serial },
        { kind: 'results', to: '130123', task: task.serial },
      ]);
    });
  });

  it('are told to enrol the second one when a task is to be lent and there is none', async () => {
    showBundles({}, task.serial);
    expect(await screen.findByText(/本单位只有这一台电脑的密钥/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '出两个包' })).toBeNull();
  });

  it('bring results back to the office and not to the city', async () => {
    const seal = vi.fn<AppClient['bundles.seal']>(() => Promise.resolve(ok(sealed)));
    const receipt = vi.fn<AppClient['bundles.receipt']>(() => Promise.resolve(ok(sealed)));
    const borrowed = [{ ...task, takenAt: '2026-11-16T09:00:00+08:00' }];
    showBundles({
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
    showBundles({ 'bundles.import': () => Promise.resolve(ok({ ...answer(4), notTaken })) });
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
    showBundles({ 'chains.list': () => Promise.resolve(ok([chain])) });
    expect(await screen.findByText(/缺第 7 号，1 个包存着等它/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /不再等缺的号/ })).toBeNull();
  });

  it('asks for a reason before the branch that was taken in is kept', async () => {
    const keep = vi.fn<AppClient['chains.keepBranch']>(() => Promise.resolve(ok([])));
    const aside = [
      { headerHash: 'd'.repeat(64), seq: 6, fileName: 'no6.ssjb', at: '2026-11-17T10:00:00+08:00', why: 'same-number' as const },
    ];
    const forked = { ...chain, missing: [], held: 0, forked: true, aside };
    showBundles({ 'chains.list': () => Promise.resolve(ok([forked])), 'chains.keepBranch': keep });
    await userEvent.click(await screen.findByRole('button', { name: /^处理冲突/ }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: '保留已收的一支' }).hasAttribute('disabled')).toBe(true);
    await userEvent.type(dialog.getByLabelText('理由（记入全程留痕）'), '市局恢复了旧备份，已电话核实');
    await userEvent.click(dialog.getByRole('button', { name: '保留已收的一支' }));
    expect(keep).toHaveBeenCalledWith({ signer: forked.signer, chan: '130123', reason: '市局恢复了旧备份，已电话核实' }, expect.anything());
  });
});
