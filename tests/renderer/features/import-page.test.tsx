import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ImportPage } from '#renderer/features/imports/ImportPage.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import type { ImportBatch, ImportReport } from '#shared/contract/imports.ts';
import { fakeDesk, giveElementsSize, inDesk } from '#tests/support/fake-desk.tsx';

const report: ImportReport = {
  stage: 'stage-1',
  kind: 'subjects',
  fileName: '名单.xlsx',
  sheetName: '企业',
  rows: { read: 1200, importable: 1180, fixed: 30, look: 5, mustFix: 20, skipped: 2, hidden: 0 },
  sheets: [{ name: '企业', hidden: false }],
  headerRow: 1,
  preview: [{ row: 1, cells: ['注册号', '名称', '身份证号'] }],
  unmapped: [],
  dropped: [{ column: 2, header: '身份证号' }],
  words: [],
  resumes: null,
  effect: { added: 1000, updated: 100, unchanged: 80 },
  mapping: [{ field: 'code', header: '注册号', column: 0, confidence: 100 }],
  ignoredColumns: ['身份证号'],
  groups: [{ code: 'E102', level: 'mustFix', column: '注册号', field: 'code', count: 20, example: '91130199X' }],
};
const batch: ImportBatch = {
  id: 'b1',
  kind: 'subjects',
  fileName: '名单.xlsx',
  at: '2026-11-16T17:42:03+08:00',
  by: '苏文岚',
  added: 1000,
  updated: 100,
  unchanged: 80,
  quarantined: 20,
  missing: 0,
  undoneAt: null,
};

const problems: AppClient['imports.problems'] = () =>
  Promise.resolve(
    ok({
      total: 20,
      rows: [{ row: 4, column: '注册号', field: 'code', code: 'E102', level: 'mustFix', found: '91130199X', suggestion: ['911301990'] }],
    }),
  );

const show = (calls: Partial<AppClient>, navigate = vi.fn()) => {
  render(inDesk(fakeDesk({ 'imports.problems': problems, ...calls }), <ImportPage kind="subjects" navigate={navigate} />));
  return navigate;
};
const choose = () => userEvent.click(screen.getByRole('button', { name: '选择文件' }));

beforeAll(() => {
  giveElementsSize(1000, 392);
});

describe('importing a table', () => {
  it('shows what the file holds and writes only after the confirmation', async () => {
    const confirm = vi.fn<AppClient['imports.confirm']>(() => Promise.resolve(ok(batch)));
    const read = vi.fn<AppClient['imports.read']>(() => Promise.resolve(ok(report)));
    const navigate = show({ 'imports.read': read, 'imports.confirm': confirm });
    await choose();
    expect(await screen.findByText('1,200 行')).toBeTruthy();
    expect(read.mock.calls[0]?.[0]).toEqual({ kind: 'subjects', file: 'token-1' });
    expect(await screen.findByText(/可能是“911301990”/)).toBeTruthy();
    expect(screen.getByText(/必须改的 20 行留待处理/)).toBeTruthy();
    expect(confirm).not.toHaveBeenCalled();

    await userEvent.click(screen.getByRole('button', { name: '入库 1,180 户' }));
    expect(await screen.findByText(/新增 1,000 户，更新 100 户/)).toBeTruthy();
    expect(confirm.mock.calls[0]?.[0]).toEqual({ stage: 'stage-1' });
    await userEvent.click(screen.getByRole('button', { name: '看名录' }));
    expect(navigate).toHaveBeenCalledWith({ page: 'subjects' });
  });

  it('takes a file from the file field as well', async () => {
    const read = vi.fn<AppClient['imports.read']>(() => Promise.resolve(ok(report)));
    show({ 'imports.read': read });
    await userEvent.upload(screen.getByLabelText('要导入的 Excel 文件'), new File(['x'], '名单.xlsx'));
    await screen.findByText('1,200 行');
    expect(read.mock.calls[0]?.[0]).toEqual({ kind: 'subjects', file: 'token-2' });
  });

  it('can be cancelled while it reads, and says that nothing changed', async () => {
    show({
      'imports.read': (_input, options) =>
        new Promise((resolve) => {
          options?.onProgress?.({ phase: 'checking', done: 92_400, total: 148_213 });
          options?.signal?.addEventListener('abort', () => {
            resolve(fail('job.cancelled', {}));
          });
        }),
    });
    await choose();
    expect(await screen.findByText('92,400 / 148,213 行')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '取消' }));
    expect(await screen.findByText('已取消，没有改动任何数据。')).toBeTruthy();
    expect(screen.getByRole('button', { name: '选择文件' })).toBeTruthy();
  });

  it('says in one sentence why a file was refused and lets another one be chosen', async () => {
    show({ 'imports.read': () => Promise.resolve(fail('import.refused', { name: '名单.xlsx', reason: 'encrypted' })) });
    await choose();
    expect((await screen.findByRole('alert')).textContent).toMatch(/打开密码/);
    expect(screen.getByRole('button', { name: '选择文件' })).toBeTruthy();
  });

  it('does not offer to write when nothing can be written', async () => {
    show({ 'imports.read': () => Promise.resolve(ok({ ...report, rows: { ...report.rows, importable: 0 } })) });
    await choose();
    const confirm = await screen.findByRole('button', { name: /^入库/ });
    expect(confirm.hasAttribute('disabled')).toBe(true);
    expect(screen.getByText(/没有可以入库的行/)).toBeTruthy();
  });
});
