import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as XLSX from 'xlsx';
import type { Cell } from '#shared/base/sheet.ts';
import { inspectFile, largestFileBytes } from '#electron/tables/inspect-file.ts';
import { parseOldWorkbook } from '#electron/tables/parse-workbook.ts';
import { createRecordScanner } from '#electron/tables/record-scanner.ts';
import { textTableRows } from '#electron/tables/text-table.ts';
import { buildSheetThread } from '#tests/support/build-sheet-thread.ts';
import { gbk } from '#tests/support/gbk.ts';
import { handMade, oneRow, sheetXml } from '#tests/support/hand-made-workbook.ts';
import { compoundFile, excel2, excel95, lockedExcel97, withCellFormat } from '#tests/support/old-workbooks.ts';
import { readSheetFile, type SheetReading, type SheetReadingOptions } from '#tests/support/read-sheet-file.ts';
import { valueOf } from '#tests/support/value-of.ts';

let dir = '';
let threadPath = '';
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), '各种 文件-'));
  threadPath = await buildSheetThread();
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const read = async (name: string, bytes: Uint8Array | string, options: SheetReadingOptions = {}): Promise<SheetReading> => {
  const filePath = path.join(dir, name);
  await writeFile(filePath, bytes);
  return readSheetFile(threadPath, filePath, options);
};
const cellsOf = async (name: string, bytes: Uint8Array | string): Promise<readonly (readonly Cell[])[]> => {
  const { result, rows } = await read(name, bytes);
  valueOf(result);
  return rows.map(({ cells }) => cells);
};
const refusalOf = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const { result } = await read(name, bytes);
  return result.ok ? 'read' : result.error;
};

const list = '统一社会信用代码,企业名称,电话\r\n911301236012345678,旭达五金店,15400000001\r\n0012,"大达, ""老""店",\r\n';
const listCells = [
  ['统一社会信用代码', '企业名称', '电话'],
  ['911301236012345678', '旭达五金店', '15400000001'],
  ['0012', '大达, "老"店'],
];

describe('a text table', () => {
  it.each([
    ['UTF-8', Buffer.from(list), undefined],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${list}`), undefined],
    ['GBK', gbk(list), 'gb18030'],
    ['UTF-16, as Excel saves Unicode text', Buffer.from(`\ufeff${list}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${list}`, 'utf16le').swap16(), 'utf-16be'],
  ])('in %s is read, every code as a text, and the encoding is told', async (_, bytes, encoding) => {
    const { result, rows } = await read('名单.csv', bytes);
    expect(rows.map(({ cells }) => cells)).toEqual(listCells);
    expect(valueOf(result)).toEqual({
      sheet: '',
      sheets: [{ name: '', hidden: false }],
      date1904: false,
      merges: [],
      rowCount: 3,
      ...(encoding === undefined ? {} : { encoding }),
    });
  });

  it('with characters beyond GBK in four bytes is read as GB18030', async () => {
    const rare = Buffer.from([0x82, 0x30, 0x81, 0x30]); // U+34A3
    expect(await cellsOf('生僻.csv', Buffer.concat([gbk('名称,代码\n'), rare, gbk('店,911\n')]))).toEqual([
      ['名称', '代码'],
      ['\u34a3店', '911'],
    ]);
  });

  it.each([',', '\t', ';', '|'])('is cut at %j, whatever else stands in its texts', async (separator) => {
    const others = [',', '\t', ';', '|'].filter((sign) => sign !== separator);
    const rows = Array.from({ length: 30 }, (_, index) => [String(911 + index), `店${others.join('x')}${String(index)}`, '甲']);
    const text = [['正定县名单'], ['代码', '名称', '标签'], ...rows].map((row) => row.join(separator)).join('\r\n');
    expect(await cellsOf('分隔.csv', text)).toEqual([['正定县名单'], ['代码', '名称', '标签'], ...rows]);
  });

  it('keeps line breaks inside quotation marks, counts records as Excel counts rows, and knows each end of a line', async () => {
    const { rows } = await read('换行.csv', '代码,名称\n911,"上\r\n下"\n\n,,\n912,丙\r913,丁');
    expect(rows).toEqual([
      { row: 1, hidden: false, cells: ['代码', '名称'] },
      { row: 2, hidden: false, cells: ['911', '上\r\n下'] },
      { row: 5, hidden: false, cells: ['912', '丙'] },
      { row: 6, hidden: false, cells: ['913', '丁'] },
    ]);
  });

  it('may name its separator, and keeps texts that only a formula protects from Excel', async () => {
    expect(await cellsOf('指定.csv', 'sep=;\r\n代码;名称\r\n="0012";"=""911,2"""\r\n=1+1;5" 管\r\n#N/A;0\r\n')).toEqual([
      ['代码', '名称'],
      ['0012', '911,2'],
      ['=1+1', '5" 管'],
      [{ error: '#N/A' }, '0'],
    ]);
  });

  it('is known under any name', async () => {
    expect(await cellsOf('名单.xlsx', list)).toEqual(listCells);
    expect(await cellsOf('名单.xls', gbk(list))).toEqual(listCells);
    expect(await cellsOf('其实是新的.csv', await handMade(sheetXml(oneRow)))).toEqual([['代码']]);
  });

  it('comes in as many parts as it is long, with progress', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${String(index)},第${String(index)}店`);
    const { result, rows: got, progress } = await read('长.csv', gbk(`代码,名称\n${rows.join('\n')}`));
    expect(valueOf(result).rowCount).toBe(20_001);
    expect(got.at(-1)).toEqual({ row: 20_001, hidden: false, cells: ['19999', '第19999店'] });
    expect(progress.every(({ done, total = done }) => done <= total)).toBe(true);
  });

  it('gives the same records however it is cut into pieces', () => {
    const recordsOf = (pieces: readonly string[]): readonly unknown[] => {
      const records: unknown[] = [];
      const scanner = createRecordScanner(',', 3, (fields, width) => records.push([fields, width]));
      for (const piece of pieces) scanner.take(piece);
      return [...records, scanner.end()];
    };
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '甲', 'b', ' '), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 40 }), { maxLength: 4 }), (whole, cuts) => {
        const ends = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
        const pieces = ends.slice(1).map((end, index) => whole.slice(ends[index], end));
        expect(recordsOf(pieces)).toEqual(recordsOf([whole]));
      }),
      { seed: 20260302, numRuns: 300 },
    );
  });
});

describe('a text that is no table, or a hostile one', () => {
  it('with many bytes of no encoding is refused rather than read with holes', async () => {
    const cut = gbk(list);
    cut[cut.indexOf(0x2c)] = 0xff;
    expect(await refusalOf('乱码.csv', cut)).toBe('unknownEncoding');
    expect(await refusalOf('二进制.csv', Buffer.from('a,b\nc\0,d\n'))).toBe('notExcel');
  });

  it('with a quotation mark that is never closed is refused, be it short or long', async () => {
    expect(await refusalOf('引号.csv', '代码,名称\n911,"旭达\n912,大达\n')).toBe('brokenText');
    const rows = Array.from({ length: 9000 }, (_, index) => `${String(index)},第${String(index)}店\n`).join('');
    expect(await refusalOf('引号长.csv', `代码,名称\n${rows}"${rows}`)).toBe('brokenText');
  });

  it('of one endless line is refused, with separators and without', async () => {
    expect(await refusalOf('一行.csv', 'x'.repeat(4 * 1024 * 1024))).toBe('brokenText');
    expect(await refusalOf('一行多格.csv', 'x,'.repeat(2 * 1024 * 1024))).toBe('brokenText');
    const wide = await cellsOf('很宽.csv', `代码,名称\n911,${'x,'.repeat(2 * 1024 * 1024)}\n`);
    expect(wide[1]).toHaveLength(256);
  });

  it('of 200 MB is refused before it is read', async () => {
    const filePath = path.join(dir, '太大.csv');
    const handle = await open(filePath, 'w');
    await handle.truncate(200 * 1024 * 1024);
    await handle.close();
    expect(largestFileBytes).toBeLessThan(200 * 1024 * 1024);
    expect((await readSheetFile(threadPath, filePath)).result).toEqual({ ok: false, error: 'tooLarge' });
  });

  it('with more rows than a sheet has is refused; empty ones do not count', async () => {
    const outcomeOf = async (text: string): Promise<string> => {
      const bytes = Buffer.from(text);
      const inspected = await inspectFile(bytes);
      if (!inspected.ok || inspected.value.format !== 'text') throw new Error('no text');
      const steps = textTableRows(bytes, inspected.value.shape);
      let step = steps.next();
      while (!step.done) step = steps.next();
      return step.value.ok ? 'read' : step.value.error;
    };
    expect(await outcomeOf(`代码,名称\n${'\n'.repeat(1_100_000)}`)).toBe('read');
    expect(await outcomeOf(`代码,名称\n${'1,2\n'.repeat(1_048_575)}`)).toBe('read');
    expect(await outcomeOf(`代码,名称\n${'1,2\n'.repeat(1_048_576)}`)).toBe('tooLarge');
  });

  it('with __proto__ in it changes nothing but its own cells', async () => {
    expect(await cellsOf('原型.csv', '__proto__,constructor\npolluted,x\n')).toEqual([
      ['__proto__', 'constructor'],
      ['polluted', 'x'],
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('an old workbook', () => {
  const sheetOf = (): XLSX.WorkSheet => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['代码', '旭达', 911301236012345700],
      [130123600012345, '旭达\u{2B5AF}店'],
    ]);
    sheet['A3'] = { t: 'n', v: 44201, z: 'yyyy-mm-dd' };
    sheet['B3'] = { t: 'e', v: 0x2a };
    sheet['C3'] = { t: 'n', v: 44201 };
    sheet['!ref'] = 'A1:C3';
    sheet['!merges'] = [XLSX.utils.decode_range('A2:A3')];
    return sheet;
  };
  const book = (options: Partial<XLSX.WorkBook> = {}): Buffer => {
    const workbook = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([]), '空白');
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([['字典']]), '字典');
    XLSX.utils.book_append_sheet(workbook, sheetOf(), '名单');
    workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
    return XLSX.write({ ...workbook, ...options }, { type: 'buffer', bookType: 'biff8' }) as Buffer;
  };
  const cells = [
    ['代码', '旭达', 911301236012345700],
    [130123600012345, '旭达\u{2B5AF}店'],
    [{ date: '2021-01-05' }, { error: '#N/A' }, 44201],
  ];

  it('of Excel 97 to 2003, also as .et of WPS, keeps the types of its cells; sheets can be asked for', async () => {
    for (const name of ['旧.xls', '旧.et', '旧.xlsx']) {
      const { result, rows } = await read(name, book());
      expect(rows.map((row) => row.cells)).toEqual(cells);
      expect(valueOf(result)).toMatchObject({
        sheet: '名单',
        sheets: [
          { name: '空白', hidden: false },
          { name: '字典', hidden: true },
          { name: '名单', hidden: false },
        ],
        merges: [{ fromRow: 2, toRow: 3, fromColumn: 0, toColumn: 0 }],
      });
    }
    expect((await read('旧.xls', book(), { sheet: '字典' })).rows).toMatchObject([{ cells: ['字典'] }]);
    expect((await read('旧.xls', book(), { sheet: '没有' })).result).toEqual({ ok: false, error: 'noSheet' });
  });

  it('knows the date formats that Chinese Excel does not spell out', async () => {
    for (const format of [31, 57, 58]) {
      const { rows } = await read('长日期.xls', withCellFormat(book(), format), { sheet: '名单' });
      expect(rows.at(-1)?.cells).toEqual([{ date: '2021-01-05' }, { error: '#N/A' }, 44201]);
    }
  });

  it('counts days from 1904 when it says so', async () => {
    const { result, rows } = await read('1904.xls', book({ Workbook: { WBProps: { date1904: true } } }), { sheet: '名单' });
    expect(valueOf(result).date1904).toBe(true);
    expect(rows.at(-1)?.cells[0]).toEqual({ date: '2025-01-06' });
  });

  it('from before Unicode is read in the code page it names, or in GBK', async () => {
    const table = [[gbk('企业名称'), gbk('代码')]];
    for (const page of [936, undefined]) {
      const { result, rows } = await read('九五.xls', excel95(table, gbk('名单'), page));
      expect([valueOf(result).sheet, rows[0]?.cells]).toEqual(['名单', ['企业名称', '代码']]);
    }
    expect(await cellsOf('二.xls', excel2(table))).toEqual([['企业名称', '代码']]);
  });

  it('is refused when it is locked, cut off anywhere, or holds no workbook', async () => {
    expect(await refusalOf('有密码.xls', lockedExcel97())).toBe('encrypted');
    expect(await refusalOf('演示.ppt', compoundFile({ 'PowerPoint Document': Buffer.alloc(9000) }))).toBe('notExcel');
    expect(await refusalOf('乱.xls', compoundFile({ Workbook: Buffer.alloc(9000, 0xab) }))).toBe('notExcel');
    const long = XLSX.utils.book_new();
    const rows = Array.from({ length: 2000 }, (_, index) => [String(index), `第${String(index)}店`, index]);
    XLSX.utils.book_append_sheet(long, XLSX.utils.aoa_to_sheet(rows), '名单');
    const whole = XLSX.write(long, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    expect(await refusalOf('整.xls', whole)).toBe('read');
    for (const part of [0.01, 0.2, 0.5, 0.75, 0.95])
      expect(await refusalOf('断.xls', whole.subarray(0, Math.floor(whole.length * part)))).toBe('damaged');
  });

  it('with a sheet called __proto__, which SheetJS loses, is refused rather than read without it, and changes nothing else', async () => {
    const workbook = XLSX.utils.book_new();
    const sheet = XLSX.utils.aoa_to_sheet([['__proto__'], ['polluted']]);
    const named = { SheetNames: ['__proto__'], Sheets: Object.fromEntries([['__proto__', sheet]]) };
    const bytes = XLSX.write({ ...workbook, ...named }, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    expect(await refusalOf('原型.xls', bytes)).toBe('damaged');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('with bytes overwritten is read or refused, and never throws', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined); // SheetJS tells it about records it does not know
    const whole = book();
    const spoil = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(spoil, async (places) => {
        const spoilt = Buffer.from(whole);
        for (const [place, byte] of places) spoilt[place] = byte;
        const inspected = await inspectFile(spoilt);
        if (inspected.ok && inspected.value.format === 'xls') parseOldWorkbook(spoilt, inspected.value.biff, undefined);
      }),
      { seed: 20260302, numRuns: 400 },
    );
  });
});
