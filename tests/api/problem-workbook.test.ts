import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { Cell } from '#shared/base/sheet.ts';
import type { ImportProblemRow, ImportReport } from '#shared/contract/imports.ts';
import { editBook, openBook, type CellEdit } from '#tests/support/edit-workbook.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { createOffice } from '#tests/support/small-county.ts';
import { endOffices, makeTempDir, startOffice, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { writeTable } from '#tests/support/write-table.ts';

afterEach(endOffices);

const header: readonly Cell[] = ['序号', '统一社会信用代码', '企业名称', '登记状态', '成立日期', '联系电话', '我的备注', '法人身份证号'];

/** A code that fails its check digits: one character of a made code changed. */
const mistyped = (index: number): string => {
  const code = madeCode(index);
  return `${code.slice(0, 12)}${code.charAt(12) === '3' ? '4' : '3'}${code.slice(13)}`;
};

const messyRows: readonly (readonly Cell[])[] = [
  ['正定县企业名单'],
  header,
  [1, madeCode(1), '旭达五金店', '存续', '2021-03-18', '15400000001', '甲', '11010519491231002X'],
  [2, mistyped(2), '飞达五金店', '存续', { date: '2020-05-01' }, '15400000002', '乙', null],
  [3, 911301236012345700, '大达五金店', '存续', '2021.1.5', 15400000003, '丙', null],
  [4, madeCode(4), ' 好达五金店　', '干着呢', '2021-03-18', null, '丁', null],
  [5, madeCode(5), '新达五金店', '开业', '1/5/21', null, '=1+1', null],
  [6, madeCode(6), { error: '#N/A' }, '存续', 44201, null, null, null],
  [7, madeCode(7), '甲店', '存续', null, null, null, null],
  [8, madeCode(7), '乙店', '存续', null, null, null, null],
  [9, madeCode(9), '重复店', '存续', null, null, null, null],
  [10, madeCode(9), '重复店', null, null, '15400000009', null, null],
  [11, madeCode(11), { formula: 'C3&"店"', value: '公式店' }, '存续', null, null, null, null],
  ['合计', null, '11 户'],
  [12, madeCode(12), '隐藏店', '存续', null, null, '有 空格 ', null],
];

const read = async (office: StartedOffice, file: string): Promise<{ report: ImportReport; problems: readonly ImportProblemRow[] }> => {
  const report = valueOf(await office.api['imports.read']({ kind: 'subjects', file }));
  const { rows } = valueOf(await office.api['imports.problems']({ stage: report.stage, offset: 0, limit: 500 }));
  return { report, problems: rows };
};

const problemFile = async (office: StartedOffice, report: ImportReport, folder: string, fileName: string): Promise<string> => {
  valueOf(await office.api['imports.problemFile']({ stage: report.stage, folder, fileName }));
  return path.join(folder, fileName);
};

const names = (problems: readonly ImportProblemRow[]): readonly string[] =>
  problems.map(({ row, column, code }) => `${String(row)} ${column} ${code}`).sort();

const start = async () => {
  const office = startOffice();
  await createOffice(office);
  const folder = makeTempDir();
  const file = writeTable(folder, '名单.xlsx', {
    sheets: [{ name: '企业', rows: messyRows, hiddenRows: [15] }],
  });
  return { office, folder, file, ...(await read(office, file)) };
};

describe('the problem workbook', () => {
  it('holds exactly the problems that the list shows, with the clerk’s columns in their order', async () => {
    const { office, folder, report, problems } = await start();
    const book = openBook(await problemFile(office, report, folder, '问题.xlsx'));
    expect(book.titles).toEqual(['问题', '建议', '处理', '原行号', ...header]);
    const listed = book.rows.flatMap((cells) =>
      (cells[0] ?? '')
        .split('\n')
        .filter((line) => /[EWF]\d{3}/.test(line))
        .map((line) => `${cells[3] ?? ''} ${/([EWF]\d{3})/.exec(line)?.[1] ?? ''}`),
    );
    expect(listed.sort()).toEqual(problems.map(({ row, code }) => `${String(row)} ${code}`).sort());
    expect(new Set(problems.map(({ code }) => code))).toEqual(
      new Set(
        [
          'E102',
          'E103',
          'E106',
          'E107',
          'E108',
          'E110',
          'F301',
          'F304',
          'F305',
          'F306',
          'F307',
          'F308',
          'F311',
          'F320',
          'W201',
          'W203',
          'W205',
        ].filter((code) => problems.some((each) => each.code === code)),
      ),
    );
  });

  it('imported again untouched gives the very same problems, three times in a row', async () => {
    const { office, folder, report, problems } = await start();
    let stage = report;
    for (const round of [1, 2, 3]) {
      const file = await problemFile(office, stage, folder, `问题${String(round)}.xlsx`);
      const again = await read(office, file);
      expect(names(again.problems)).toEqual(names(problems));
      expect(again.report.resumes).toMatchObject({ fileName: '名单.xlsx', changedRows: 0, removedRows: 0, imported: false });
      stage = again.report;
    }
  });

  it('with k cells put right has exactly k problems fewer, three times in a row, and keeps columns and order', async () => {
    const { office, folder, report, problems } = await start();
    const rounds: readonly (readonly [CellEdit, string])[][] = [
      [
        [{ row: 4, title: '统一社会信用代码', value: madeCode(2) }, '4 统一社会信用代码 E102'],
        [{ row: 5, title: '统一社会信用代码', value: madeCode(3) }, '5 统一社会信用代码 E103'],
      ],
      [[{ row: 7, title: '成立日期', value: '2021-05-01' }, '7 成立日期 E106']],
      [
        [{ row: 6, title: '登记状态', value: '存续' }, '6 登记状态 E108'],
        [{ row: 8, title: '企业名称', value: '补名店' }, '8 企业名称 E107'],
      ],
    ];
    let left = names(problems);
    let stage = report;
    for (const [round, edits] of rounds.entries()) {
      const written = await problemFile(office, stage, folder, `问题${String(round)}.xlsx`);
      const fixed = path.join(folder, `改好${String(round)}.xlsx`);
      editBook(
        written,
        fixed,
        edits.map(([edit]) => edit),
      );
      const gone = new Set(edits.map(([, name]) => name));
      left = left.filter((name) => !gone.has(name));
      const again = await read(office, fixed);
      expect(names(again.problems)).toEqual(left);
      expect(again.report.resumes?.changedRows).toBe(edits.length);
      stage = again.report;
    }
    const last = openBook(await problemFile(office, stage, folder, '最后.xlsx'));
    expect(last.titles.slice(4)).toEqual(header);
    const numbers = last.rows.map((cells) => Number(cells[3]));
    expect(numbers).not.toContain(4);
    const ofPeople = last.rows.filter((cells) => /必须改|请看一眼/.test(cells[0] ?? '')).map((cells) => Number(cells[3]));
    expect(ofPeople).toEqual([...ofPeople].sort((a, b) => a - b));
    expect(last.rows.find((cells) => cells[3] === '7')?.at(10)).toBe('=1+1');
  });

  it('takes what the clerk chose in the column 处理', async () => {
    const { office, folder, report, problems } = await start();
    const candidates = problems.find(({ code }) => code === 'E102')?.suggestion ?? [];
    const written = await problemFile(office, report, folder, '问题.xlsx');
    const said = path.join(folder, '说好.xlsx');
    editBook(written, said, [
      { row: 4, title: '处理', value: candidates.length === 1 ? '采用建议' : '' },
      { row: 9, title: '处理', value: '不导入' },
      { row: 13, title: '处理', value: '看过了' },
    ]);
    const again = await read(office, said);
    const now = names(again.problems);
    if (candidates.length === 1) expect(now.some((name) => name.startsWith('4 ') && name.endsWith('E102'))).toBe(false);
    expect(now.filter((name) => name.endsWith('E110'))).toEqual([]);
    expect(now).toContain('9  F325');
    expect(now.some((name) => name.startsWith('13 ') && name.endsWith('W203'))).toBe(false);
  });

  it('of another library is refused, and one whose hidden sheet was touched is called damaged', async () => {
    const { office, folder, report } = await start();
    const written = await problemFile(office, report, folder, '问题.xlsx');
    const other = await office.api['imports.read']({ kind: 'inspectors', file: written });
    expect(other).toMatchObject({ ok: false, error: { code: 'import.wrongKind', params: { kind: 'subjects' } } });
    const damaged = writeTable(folder, '坏的.xlsx', {
      sheets: [
        { name: '问题表', rows: [['问题']] },
        { name: 'fairdraw-rows', rows: [['{"format":1}']] },
      ],
    });
    expect(await office.api['imports.read']({ kind: 'subjects', file: damaged })).toMatchObject({
      ok: false,
      error: { code: 'import.refused', params: { reason: 'damaged' } },
    });
  });

  it('writes no formula of the clerk’s file and no identity number anywhere but in the clerk’s own column', async () => {
    const { office, folder, report } = await start();
    const written = await problemFile(office, report, folder, '问题.xlsx');
    const book = XLSX.read(readFileSync(written));
    const cells = book.SheetNames.map((name) => Object.values(book.Sheets[name] ?? {}) as (XLSX.CellObject | undefined)[]);
    expect(cells.flat().filter((cell) => cell?.f !== undefined)).toEqual([]);
    const withNumber = cells.map((sheet) => sheet.filter((cell) => String(cell?.v).includes('11010519491231002X')).length);
    expect(withNumber).toEqual([1, 0]);
    expect(openBook(written).rows.find((row) => row[3] === '7')?.[10]).toBe('=1+1');
  });
});
