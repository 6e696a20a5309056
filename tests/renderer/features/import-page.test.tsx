import { render, screen, within } from '@testing-library/react';
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
  lastHeaderRow: 1,
  preview: [{ row: 1, cells: ['注册号', '名称', '身份证号'] }],
  kept: [],
  unmapped: [],
  dropped: [{ column: 2, header: '身份证号' }],
  words: [],
  resumes: null,
  only: null,
  untagged: 0,
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

const batches: AppClient['imports.batches'] = () => Promise.resolve(ok([batch]));
const effect: AppClient['imports.effect'] = (input) =>
  Promise.resolve(
    ok(
      input.effect === 'missing'
        ? { total: 7, rows: [{ key: '911301991', name: '不见了的店', changes: [] }] }
        : {
            total: 100,
            rows: [{ key: '911301990', name: '旭达五金店', changes: [{ field: 'status', before: 'active', after: 'deregistered' }] }],
          },
    ),
  );

const show = (calls: Partial<AppClient>, navigate = vi.fn()) => {
  const known = { 'imports.problems': problems, 'imports.batches': batches, 'imports.effect': effect };
  render(inDesk(fakeDesk({ ...known, ...calls }), <ImportPage kind="subjects" navigate={navigate} />));
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
    await userEvent.click(screen.getByRole('button', { name: '下一步：确认入库' }));
    expect(await screen.findByText('更新 100')).toBeTruthy();
    expect(await screen.findByText(/登记状态：存续 → 注销/)).toBeTruthy();
    expect(screen.getByText(/必须改的 20 行留待处理/)).toBeTruthy();
    expect(confirm).not.toHaveBeenCalled();

    await userEvent.click(screen.getByRole('button', { name: '先入库 1,180 户，问题行留待处理' }));
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

  it('takes several files of one kind, one after the other, each a batch of its own', async () => {
    const read = vi.fn<AppClient['imports.read']>(() => Promise.resolve(ok(report)));
    show({ 'imports.read': read, 'imports.confirm': () => Promise.resolve(ok(batch)) });
    const files = ['丙.xlsx', '甲.xlsx', '乙.xlsx'].map((name) => new File(['x'], name));
    await userEvent.upload(screen.getByLabelText('要导入的 Excel 文件'), files);
    expect(await screen.findByText(/后面还有 2 份：/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '下一步：确认入库' }));
    await userEvent.click(await screen.findByRole('button', { name: '先入库 1,180 户，问题行留待处理' }));
    await userEvent.click(await screen.findByRole('button', { name: /^接着导入/ }));
    expect(await screen.findByText(/后面还有 1 份：/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '跳过这一份' }));
    await screen.findByText('1,200 行');
    expect(screen.queryByText(/后面还有/)).toBeNull();
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('finds the step and the files that wait again after another page was looked at', async () => {
    const read = () => Promise.resolve(ok(report));
    const desk = fakeDesk({ 'imports.read': read, 'imports.problems': problems, 'imports.batches': batches, 'imports.effect': effect });
    const page = inDesk(desk, <ImportPage kind="subjects" navigate={vi.fn()} />);
    const first = render(page);
    const files = ['甲.xlsx', '乙.xlsx'].map((name) => new File(['x'], name));
    await userEvent.upload(screen.getByLabelText('要导入的 Excel 文件'), files);
    await userEvent.click(await screen.findByRole('button', { name: '下一步：确认入库' }));
    expect(await screen.findByText('更新 100')).toBeTruthy();
    first.unmount();

    render(page);
    expect(await screen.findByText('更新 100')).toBeTruthy();
    expect(screen.getByText(/后面还有 1 份：/)).toBeTruthy();
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
    await userEvent.click(await screen.findByRole('button', { name: '下一步：确认入库' }));
    const confirm = await screen.findByRole('button', { name: /入库 0/ });
    expect(confirm.hasAttribute('disabled')).toBe(true);
    expect(screen.getByText(/没有可以入库的行/)).toBeTruthy();
  });

  it('accepts, puts away and edits problems by keyboard and checks again once', async () => {
    const decide = vi.fn<AppClient['imports.decide']>(() => Promise.resolve(ok({ ...report, stage: 'stage-2', groups: [] })));
    show({ 'imports.read': () => Promise.resolve(ok(report)), 'imports.decide': decide });
    await choose();
    const grid = await screen.findByRole('grid', { name: '问题清单' });
    await screen.findByText(/可能是“911301990”/);
    await userEvent.click(within(grid).getAllByRole('row')[1]?.querySelector('[role=gridcell]') ?? grid);
    await userEvent.keyboard('{Escape}');
    within(grid).getAllByRole('gridcell')[0]?.focus();
    await userEvent.keyboard('a');
    expect(await screen.findByText('已改成 911301990')).toBeTruthy();
    expect(decide).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: '重新检查' }));
    expect(decide.mock.calls[0]?.[0]).toEqual({
      stage: 'stage-1',
      decisions: [{ type: 'cell', row: 4, field: 'code', value: '911301990' }],
    });
    expect(await screen.findByText('没有发现问题，可以直接入库。')).toBeTruthy();
  });

  it('takes the suggestion for all equal problems in two clicks', async () => {
    const decide = vi.fn<AppClient['imports.decide']>(() => Promise.resolve(ok({ ...report, stage: 'stage-2', groups: [] })));
    show({ 'imports.read': () => Promise.resolve(ok(report)), 'imports.decide': decide });
    await choose();
    await userEvent.click(await screen.findByRole('button', { name: /^校验位不对/ }));
    await userEvent.click(screen.getByRole('button', { name: '同类全部采用建议' }));
    expect(decide.mock.calls[0]?.[0]).toEqual({ stage: 'stage-1', decisions: [{ type: 'acceptAll', code: 'E102', field: 'code' }] });
  });

  it('asks once what an unknown word means', async () => {
    const word = { field: 'status', column: '登记状态', word: '干着呢', count: 12, choices: [{ value: 'active', label: '存续' }] };
    const decide = vi.fn<AppClient['imports.decide']>(() => Promise.resolve(ok({ ...report, stage: 'stage-2' })));
    show({ 'imports.read': () => Promise.resolve(ok({ ...report, words: [word] })), 'imports.decide': decide });
    await choose();
    await userEvent.click(await screen.findByRole('combobox', { name: /干着呢/ }));
    await userEvent.click(await screen.findByTitle('存续'));
    expect(decide.mock.calls[0]?.[0].decisions).toEqual([{ type: 'word', field: 'status', word: '干着呢', value: 'active' }]);
  });

  it('lets the header be pointed at when no column is known, and goes back in every step', async () => {
    const table = {
      ...report,
      headerRow: 0,
      lastHeaderRow: 0,
      mapping: [],
      unmapped: [],
      preview: [
        { row: 1, cells: ['名单'] },
        { row: 2, cells: ['甲', '乙'] },
      ],
    };
    const read = vi
      .fn<AppClient['imports.read']>()
      .mockResolvedValueOnce(fail('import.wrongColumns', { missing: ['名称'], found: ['名单'], table }))
      .mockResolvedValueOnce(
        fail('import.wrongColumns', {
          missing: ['名称'],
          found: ['甲', '乙'],
          table: { ...table, headerRow: 2, unmapped: [{ column: 1, header: '乙' }] },
        }),
      )
      .mockResolvedValue(ok(report));
    show({ 'imports.read': read });
    await choose();
    await userEvent.click(await screen.findByRole('button', { name: /^2/ }));
    await userEvent.click(screen.getByRole('button', { name: '下一步：对应列' }));
    expect(read.mock.calls[1]?.[0]).toEqual({ kind: 'subjects', file: 'token-1', choices: { headerRow: 2 } });
    expect(await screen.findByText('还缺必需的列：名称')).toBeTruthy();
    await userEvent.click(screen.getByRole('combobox', { name: /^乙/ }));
    await userEvent.click(await screen.findByTitle('名称'));
    await userEvent.click(screen.getByRole('button', { name: '下一步：检查问题' }));
    expect(read.mock.calls[2]?.[0].choices?.columns).toContainEqual({ column: 1, field: 'name' });
    expect(await screen.findByText('1,200 行')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '上一步' }));
    expect(await screen.findByRole('region', { name: '文件里的列与名录的对应' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '上一步' }));
    expect(await screen.findByRole('region', { name: '表格开头的内容' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '换一个文件' }));
    expect(await screen.findByRole('button', { name: '选择文件' })).toBeTruthy();
  });

  it('writes the problem workbook where exports go and says where', async () => {
    const write = vi.fn<AppClient['imports.problemFile']>(({ fileName }) => Promise.resolve(ok({ fileName, rows: 20, problems: 20 })));
    show({ 'imports.read': () => Promise.resolve(ok(report)), 'imports.problemFile': write });
    await choose();
    await userEvent.click(await screen.findByRole('button', { name: '下载问题表' }));
    expect(write.mock.calls[0]?.[0]).toEqual({ stage: 'stage-1', folder: 'folder-1', fileName: '问题表-名单.xlsx' });
    expect(await screen.findByText(/“问题表-名单.xlsx”已写到“导出”，20 处问题/)).toBeTruthy();
  });

  it('takes a batch back only after asking, and says why when it cannot', async () => {
    const undo = vi.fn<AppClient['imports.undo']>(() =>
      Promise.resolve(fail('import.usedByDraw', { name: '名单.xlsx', serial: '130123-2026-0001', records: 3 })),
    );
    show({ 'imports.undo': undo });
    await userEvent.click(await screen.findByRole('button', { name: '撤销本批' }));
    expect(undo).not.toHaveBeenCalled();
    await userEvent.click(await screen.findByRole('button', { name: '撤销这一批' }));
    expect(undo.mock.calls[0]?.[0]).toEqual({ batch: 'b1' });
    expect(await screen.findByText(/封存的抽取 130123-2026-0001/)).toBeTruthy();
  });

  it('marks what a full list lacks only when the clerk says that it is one', async () => {
    const confirm = vi.fn<AppClient['imports.confirm']>(() => Promise.resolve(ok({ ...batch, missing: 7 })));
    show({ 'imports.read': () => Promise.resolve(ok(report)), 'imports.confirm': confirm });
    await choose();
    await userEvent.click(await screen.findByRole('button', { name: '下一步：确认入库' }));
    await screen.findByText('疑似注销 7');
    await userEvent.click(screen.getByRole('checkbox', { name: /这是全部名单/ }));
    expect(await screen.findByText('不见了的店')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^先入库/ }));
    expect(confirm.mock.calls[0]?.[0]).toEqual({ stage: 'stage-1', fullList: true });
    expect(await screen.findByText(/已标为待核，没有删除/)).toBeTruthy();
  });
});
