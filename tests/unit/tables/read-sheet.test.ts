import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { SheetRow } from '#shared/base/sheet.ts';
import { readSheet } from '#electron/tables/read-sheet.ts';
import { buildSheetThread } from '#tests/support/build-sheet-thread.ts';
import { handMade, oneRow, sheetXml, textCell, xml, zipOf } from '#tests/support/hand-made-workbook.ts';
import { readWithSheetJs } from '#tests/support/read-both-ways.ts';
import { readSheetFile, type SheetReading, type SheetReadingOptions } from '#tests/support/read-sheet-file.ts';
import { valueOf } from '#tests/support/value-of.ts';

let dir = '';
let threadPath = '';
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), '读表 测试-'));
  threadPath = await buildSheetThread();
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

const read = (filePath: string, options: SheetReadingOptions = {}): Promise<SheetReading> => readSheetFile(threadPath, filePath, options);

const save = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const filePath = path.join(dir, name);
  await writeFile(filePath, bytes);
  return filePath;
};

const saveBook = (name: string, sheets: Readonly<Record<string, XLSX.WorkSheet>>, workbook: XLSX.WBProps = {}): Promise<string> => {
  const book = XLSX.utils.book_new();
  for (const [title, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, sheet, title);
  book.Workbook = { ...workbook };
  return save(name, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Uint8Array);
};

const refusalOf = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const { result, rows } = await read(await save(name, bytes));
  expect(rows).toEqual([]);
  return result.ok ? 'read' : result.error;
};

/** An OLE compound file, as Excel wraps a workbook that has a password; streams of so many bytes. */
const compoundFile = (streams: Readonly<Record<string, number>>): Buffer => {
  // SheetJS types its own compound-file code as any.
  const { utils, write } = XLSX.CFB as {
    readonly utils: { readonly cfb_new: () => object; readonly cfb_add: (file: object, name: string, content: Buffer) => void };
    readonly write: (file: object, options: { readonly type: 'buffer' }) => Buffer;
  };
  const file = utils.cfb_new();
  for (const [name, size] of Object.entries(streams)) utils.cfb_add(file, name, Buffer.alloc(size, 'x'));
  return write(file, { type: 'buffer' });
};

describe('a file that is no workbook', () => {
  it('is refused by what it holds, whatever it is called', async () => {
    expect(await refusalOf('空.xlsx', '')).toBe('empty');
    expect(await refusalOf('随便.xlsx', 'hello world')).toBe('notExcel');
    expect(await refusalOf('图片.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]))).toBe('notExcel');
    expect(await refusalOf('一列.txt', '代码\n911\n912\n')).toBe('notExcel');
    expect(await refusalOf('网页.xls', '\ufeff<html><table><tr><td>代码</td></tr></table></html>')).toBe('htmlDisguised');
    expect(await refusalOf('文书.xlsx', await zipOf({ 'word/document.xml': '<a/>' }))).toBe('notExcel');
    expect(await refusalOf('二进制.xlsx', await zipOf({ 'xl/workbook.bin': 'x' }))).toBe('binaryFormat');
  });

  it('is refused when it is not there, or is a folder', async () => {
    expect((await read(path.join(dir, '没有.xlsx'))).result).toEqual({ ok: false, error: 'unreadable' });
    expect((await read(dir)).result).toEqual({ ok: false, error: 'unreadable' });
  });

  it('is refused as locked when it has a password', async () => {
    const locked = compoundFile({ EncryptionInfo: 200, EncryptedPackage: 9000 });
    expect(await refusalOf('有密码.xlsx', locked)).toBe('encrypted');
    expect(await refusalOf('文档.doc', compoundFile({ WordDocument: 9000 }))).toBe('notExcel');
  });

  it('is refused as damaged when a part is missing or cut off', async () => {
    const whole = await handMade(sheetXml(oneRow));
    expect(await refusalOf('断.xlsx', whole.subarray(0, whole.length - 40))).toBe('damaged');
    const torn = Buffer.from(whole);
    torn.fill(0xff, 60, 200);
    expect(['damaged', 'notExcel']).toContain(await refusalOf('花.xlsx', torn));
  });
});

describe('a hostile workbook', () => {
  it('that unpacks a small file to a sheet of 123 MB is refused unread', async () => {
    const bomb = await handMade(Buffer.concat([Buffer.from(sheetXml(oneRow)), Buffer.alloc(123 * 1024 * 1024, ' ')]));
    expect(bomb.length).toBeLessThan(334 * 1024);
    expect(await refusalOf('炸弹.xlsx', bomb)).toBe('bomb');
  });

  it('with thousands of parts is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`xl/${String(index)}.xml`, '<a/>']));
    expect(await refusalOf('多.xlsx', await zipOf({ 'xl/workbook.xml': '<a/>', ...parts }))).toBe('bomb');
  });

  it('with a document type declaration is refused, also where it hides behind a long comment or in UTF-16', async () => {
    const declaration = '<!DOCTYPE lolz [<!ENTITY lol "lol">]>';
    expect(await refusalOf('实体.xlsx', await handMade(sheetXml(oneRow).replace(xml, xml + declaration)))).toBe('unsafe');
    const hidden = `${xml}<!--${'x'.repeat(200_000)}-->${declaration}<worksheet/>`;
    expect(await refusalOf('藏.xlsx', await handMade(hidden))).toBe('unsafe');
    expect(await refusalOf('宽.xlsx', await handMade(Buffer.from(`\ufeff${hidden}`, 'utf16le')))).toBe('unsafe');
  });

  it('that declares a million rows has those it has', async () => {
    const { result, rows } = await read(await save('大范围.xlsx', await handMade(sheetXml(oneRow, '<dimension ref="A1:XFD1048576"/>'))));
    expect(valueOf(result).rowCount).toBe(1);
    expect(rows).toEqual([{ row: 1, hidden: false, cells: ['代码'] }]);
  });

  it('with a cell in the last corner is read without it', async () => {
    const corner = `${oneRow}<row r="1048576">${textCell('XFD1048576', 'x')}</row>`;
    const { result, rows } = await read(await save('角落.xlsx', await handMade(sheetXml(corner))));
    expect(valueOf(result).rowCount).toBe(1);
    expect(rows).toHaveLength(1);
  });

  it('with a header named __proto__ changes nothing but its own cells', async () => {
    const table = `<row r="1">${textCell('A1', '__proto__')}</row><row r="2">${textCell('A2', 'polluted')}</row>`;
    const { rows } = await read(await save('原型.xlsx', await handMade(sheetXml(table))));
    expect(rows.map(({ cells }) => cells)).toEqual([['__proto__'], ['polluted']]);
    const named = await read(await save('原型表.xlsx', await handMade(sheetXml(table), '__proto__')));
    expect(valueOf(named.result)).toMatchObject({ sheet: '__proto__', rowCount: 2 });
    expect(named.rows.map(({ cells }) => cells)).toEqual([['__proto__'], ['polluted']]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('with drop-downs over nine whole columns is read like any other', async () => {
    const range = Array.from('ABCDEFGHI', (column) => `${column}1:${column}1048576`);
    const lists = range.map((sqref) => `<dataValidation type="list" sqref="${sqref}"><formula1>"A,B"</formula1></dataValidation>`).join('');
    const file = await handMade(
      sheetXml(oneRow).replace('</worksheet>', `<dataValidations count="9">${lists}</dataValidations></worksheet>`),
    );
    const started = performance.now();
    expect((await read(await save('下拉.xlsx', file))).rows).toHaveLength(1);
    const threaded = performance.now() - started;
    expect(readWithSheetJs(file)).toMatchObject({ rows: [{}] });
    const alone = performance.now() - started - threaded;
    const figures = `${threaded.toFixed(0)} ms through the thread, ${alone.toFixed(0)} ms by SheetJS`;
    process.stdout.write(`drop-downs over 9 x 1,048,576 cells: ${figures}\n`);
  });
});

describe('the cells of a sheet', () => {
  it('keep their types: text, number, date, truth, error and formula', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([['0012', 911301236012345700, true]]);
    sheet['D1'] = { t: 'n', v: 44201, z: 'yyyy/m/d' };
    sheet['E1'] = { t: 'n', v: 44201 };
    sheet['F1'] = { t: 'e', v: 0x17 };
    sheet['G1'] = { t: 'n', v: 999, f: '1+1' };
    sheet['H1'] = { t: 'n', v: 44201.5, z: 'yyyy"年"m"月"d"日"' };
    sheet['!ref'] = 'A1:H1';
    const { rows } = await read(await saveBook('类型.xlsx', { 名单: sheet }));
    expect(rows[0]?.cells).toEqual([
      '0012',
      911301236012345700,
      true,
      { date: '2021-01-05' },
      44201,
      { error: '#REF!' },
      { formula: '1+1', value: 999 },
      { date: '2021-01-05' },
    ]);
  });

  it('keep dates right in a workbook that counts from 1904', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([['日期']]);
    sheet['A2'] = { t: 'n', v: 44201 - 1462, z: 'yyyy-mm-dd' };
    sheet['!ref'] = 'A1:A2';
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '名单');
    book.Workbook = { WBProps: { date1904: true } };
    const { result, rows } = await read(await save('1904.xlsx', XLSX.write(book, { type: 'buffer' }) as Uint8Array));
    expect(valueOf(result).date1904).toBe(true);
    expect(rows[1]?.cells).toEqual([{ date: '2021-01-05' }]);
  });

  it('of hidden rows are marked and merged ranges are told', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([['代码', '组'], ['911', '甲'], ['912'], [], ['913']]);
    sheet['!rows'] = [{}, {}, { hidden: true }];
    sheet['!merges'] = [XLSX.utils.decode_range('B2:B3')];
    const { result, rows } = await read(await saveBook('隐藏.xlsx', { 名单: sheet }));
    expect(rows.map(({ row, hidden }) => [row, hidden])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [5, false],
    ]);
    expect(valueOf(result).merges).toEqual([{ fromRow: 2, toRow: 3, fromColumn: 1, toColumn: 1 }]);
  });
});

describe('the sheet that is read', () => {
  const filled = (text: string): XLSX.WorkSheet => XLSX.utils.aoa_to_sheet([[text]]);

  it('is the first visible one that holds anything, and others can be asked for by name', async () => {
    const book = XLSX.utils.book_new();
    for (const [name, sheet] of [
      ['字典', filled('字典')],
      ['空白', XLSX.utils.aoa_to_sheet([])],
      ['名单', filled('名单')],
      ['说明', filled('说明')],
    ] as const)
      XLSX.utils.book_append_sheet(book, sheet, name);
    book.Workbook = { Sheets: [{ Hidden: 2 }, { Hidden: 0 }, { Hidden: 0 }, { Hidden: 0 }] };
    const file = await save('多表.xlsx', XLSX.write(book, { type: 'buffer' }) as Uint8Array);
    const first = await read(file);
    expect(valueOf(first.result)).toMatchObject({ sheet: '名单', sheets: [{ name: '字典', hidden: true }, { hidden: false }, {}, {}] });
    expect(first.rows[0]?.cells).toEqual(['名单']);
    expect((await read(file, { sheet: '说明' })).rows[0]?.cells).toEqual(['说明']);
    expect((await read(file, { sheet: '没有' })).result).toEqual({ ok: false, error: 'noSheet' });
  });

  it('may be empty', async () => {
    const { result, rows } = await read(await saveBook('空表.xlsx', { 名单: XLSX.utils.aoa_to_sheet([]) }));
    expect(valueOf(result).rowCount).toBe(0);
    expect(rows).toEqual([]);
  });
});

describe('a long table', () => {
  const long = (): Promise<string> =>
    saveBook('长.xlsx', { 名单: XLSX.utils.aoa_to_sheet(Array.from({ length: 2345 }, (_, index) => [`第${String(index)}`, index])) });

  it('arrives whole, in order, in parts, with progress', async () => {
    const parts: number[] = [];
    const { rows, progress } = await read(await long(), { onRows: (part) => parts.push(part.length) });
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 2345 }, (_, index) => index + 1));
    expect(Math.max(...parts)).toBeLessThanOrEqual(2000);
    expect(progress.at(0)).toEqual({ phase: 'reading', done: 0 });
    expect(progress.at(-1)).toEqual({ phase: 'checking', done: 2345, total: 2345 });
  });

  it('that only SheetJS understands, which shows at its end, comes again from the beginning', async () => {
    const rows = Array.from(
      { length: 1000 },
      (_, index) => `<row r="${String(index + 1)}">${textCell(`A${String(index + 1)}`, '文'.repeat(200))}</row>`,
    );
    const shared = '<row r="1001"><c r="A1001"><f t="shared" ref="A1001:A1002" si="0">B1</f><v>1</v></c></row>';
    const file = await save('共享.xlsx', await handMade(sheetXml(rows.join('') + shared)));
    let heads = 0;
    const got: SheetRow[] = [];
    const result = await readSheet({
      threadPath,
      filePath: file,
      signal: new AbortController().signal,
      onSheet: () => {
        heads += 1;
        got.length = 0;
      },
      onRows: (part) => {
        got.push(...part);
      },
      onProgress: () => undefined,
    });
    expect(heads).toBe(2);
    expect(valueOf(result).rowCount).toBe(1001);
    expect(got.map(({ row }) => row)).toEqual(Array.from({ length: 1001 }, (_, index) => index + 1));
    expect(got.at(-1)?.cells).toEqual([{ formula: 'B1', value: 1 }]);
  });

  it('stops when it is cancelled, before or in the middle, and sends no more', async () => {
    const file = await long();
    const before = await read(file, { signal: AbortSignal.abort() });
    expect(before.result).toEqual({ ok: false, error: 'cancelled' });
    const controller = new AbortController();
    const middle = await read(file, {
      signal: controller.signal,
      onRows: () => {
        controller.abort();
      },
    });
    expect(middle.result).toEqual({ ok: false, error: 'cancelled' });
    expect(middle.rows.length).toBeLessThan(2345);
  });

  it('ends the thread when whoever takes the rows breaks', async () => {
    const file = await long();
    await expect(
      read(file, {
        onRows: () => {
          throw new Error('broken');
        },
      }),
    ).rejects.toThrow('broken');
  });
});

describe('the memory of the reading thread', () => {
  const low = { heapMegabytes: 20, growthMegabytes: 256 };
  const outcomeOf = async (thread: string, filePath: string): Promise<string> => {
    const result = await readSheet({
      threadPath: thread,
      filePath,
      signal: new AbortController().signal,
      onSheet: () => undefined,
      onRows: () => undefined,
      onProgress: () => undefined,
      memory: low,
    });
    return result.ok ? 'read' : result.error;
  };

  it('has an end, and a file that needs more is an answer', async () => {
    // Only SheetJS reads shared formulas, and it holds all cells at once.
    const shared = (row: number): string =>
      `<c r="A${String(row)}"><f t="shared" si="0">B1</f><v>1</v></c>${textCell(`B${String(row)}`, `文${String(row)}`)}`;
    const rows = Array.from({ length: 60_000 }, (_, index) => `<row r="${String(index + 1)}">${shared(index + 1)}</row>`);
    const file = await save('费内存.xlsx', await handMade(sheetXml(rows.join(''))));
    expect(await outcomeOf(threadPath, file)).toBe('outOfMemory');
  });

  it('has an end outside the heap too', async () => {
    const greedy = await save('贪心.cjs', 'const kept = []; setInterval(() => kept.push(Buffer.alloc(4 << 20, 1)), 1);');
    expect(await outcomeOf(greedy, greedy)).toBe('outOfMemory');
  });
});
