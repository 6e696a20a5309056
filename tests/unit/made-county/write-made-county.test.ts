import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as XLSX from 'xlsx';
import { writeMadeCounty, type WrittenCounty } from '#electron/made-county/write-made-county.ts';
import divisions from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import headers from '#resources/made-county/headers.json' with { type: 'json' };
import { parseSubjectCode } from '#shared/domain/subjects/subject-code.ts';

const [, , , , , , , , , zhengding] = divisions;
let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'made-county-'));
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

const write = async (folder: string, variant: 'clean' | 'messy', subjects = 1500): Promise<WrittenCounty> => {
  if (!zhengding) throw new Error('no division');
  const written = await writeMadeCounty({
    dir: join(dir, folder),
    office: zhengding,
    subjects,
    seed: 'files',
    variant,
    asOf: '2026-03-02',
  });
  if (!written.ok) throw new Error(written.error.code);
  return written.value;
};

const open = async (path: string | undefined): Promise<XLSX.WorkBook> =>
  XLSX.read(await readFile(path ?? ''), { dense: true, cellStyles: true, cellNF: true });

interface ZipReader {
  readonly read: (bytes: Uint8Array, options: { readonly type: 'buffer' }) => unknown;
  readonly find: (zip: unknown, path: string) => { readonly content: Uint8Array } | null;
}

interface Cell {
  readonly t: string;
  readonly v: unknown;
  readonly z?: string;
}

const sheetOf = (book: XLSX.WorkBook): XLSX.WorkSheet => {
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  return sheet;
};
const gridOf = (book: XLSX.WorkBook): readonly (readonly (Cell | undefined)[])[] =>
  (sheetOf(book)['!data'] ?? []).map((row) => headers.subjects.map((_, column) => row[column] as Cell | undefined));
const text = (cell: Cell | undefined): string => (cell === undefined ? '' : String(cell.v));

afterEach(() => {
  vi.useRealTimers();
});

describe('the tidy files', () => {
  it('have one header row, text codes and one row a subject', async () => {
    const { files, counts, mess } = await write('clean', 'clean', 400);
    const grid = gridOf(await open(files.subjects[0]));
    expect(grid[0]?.map(text)).toEqual(headers.subjects);
    expect(grid).toHaveLength(401);
    expect(grid.slice(1).every(([code]) => code?.t === 's' && code.z === '@' && parseSubjectCode(text(code)).ok)).toBe(true);
    expect(counts.subjects.rows).toBe(400);
    expect(mess).toBeNull();
  });

  it('are the same to the last byte when they are made again', async () => {
    const first = await write('once', 'clean', 300);
    const second = await write('twice', 'clean', 300);
    const bytes = (county: WrittenCounty) =>
      Promise.all([...county.files.subjects, county.files.inspectors, county.files.items].map((path) => readFile(path)));
    const [ours, theirs] = [await bytes(first), await bytes(second)];
    expect(ours.map((file, index) => file.equals(theirs[index] ?? Buffer.alloc(0)))).toEqual([true, true, true]);
  });

  it('hold inspectors and items under their headers', async () => {
    const { files, counts } = await write('clean', 'clean', 400);
    const inspectors = XLSX.utils.sheet_to_json<string[]>(sheetOf(await open(files.inspectors)), { header: 1 });
    const items = XLSX.utils.sheet_to_json<string[]>(sheetOf(await open(files.items)), { header: 1 });
    expect(inspectors[0]).toEqual(headers.inspectors);
    expect(inspectors).toHaveLength(1 + counts.inspectors.rows);
    expect(items[0]).toEqual(headers.items);
    expect(items).toHaveLength(1 + counts.items.rows);
  });

  it('leave nothing behind when the folder cannot be written', async () => {
    await writeFile(join(dir, 'plain-file'), '');
    await write('blocked', 'clean', 20);
    if (!zhengding) throw new Error('no division');
    const order = { office: zhengding, subjects: 20, seed: 'files', variant: 'clean', asOf: '2026-03-02' } as const;
    await expect(writeMadeCounty({ ...order, dir: join(dir, 'plain-file') })).rejects.toThrow();
    expect((await readdir(join(dir, 'blocked'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('the messy files', () => {
  it('contain exactly the mess that is told', async () => {
    const { files, counts, mess } = await write('messy', 'messy');
    if (!mess) throw new Error('no mess told');
    const book = await open(files.subjects[0]);
    const grid = gridOf(book);
    const rows = grid.slice(4).filter((row) => text(row[0]) !== headers.subjects[0] && !/^(合计|制表人)/.test(text(row[0])));
    const codes = rows.map(([code]) => code);
    const count = (test: (cell: Cell | undefined) => boolean) => codes.filter(test).length;
    expect(rows).toHaveLength(counts.subjects.rows + mess.duplicateSameName + mess.duplicateOtherName);
    expect(count((code) => code?.t === 'n' && text(code).length === 15)).toBe(mess.registration15AsNumber);
    expect(count((code) => code?.t === 'n' && text(code).length === 18)).toBe(mess.creditCodeAsNumber);
    expect(count((code) => /[０-９]/.test(text(code)))).toBe(mess.fullWidthCode);
    expect(count((code) => /[a-z]/.test(text(code)))).toBe(mess.lowerCaseCode);
    expect(count((code) => /[\s\u200b]/.test(text(code)))).toBe(mess.spacedCode);
    expect(count((code) => text(code).includes('-'))).toBe(mess.hyphenatedCode);
    expect(count((code) => text(code).includes('O'))).toBe(mess.letterForDigit);
    expect(count((code) => text(code) === '')).toBe(mess.blankCode);
    const parsed = codes.map((code) => parseSubjectCode(text(code)));
    expect(parsed.filter((code) => !code.ok && code.error.reason === 'checkDigit')).toHaveLength(
      mess.wrongCheckDigit + mess.creditCodeAsNumber,
    );
    expect(rows.filter((row) => /[\u3000]$/.test(text(row[1])))).toHaveLength(mess.spacedName);
    expect(rows.filter((row) => row[4]?.t === 'n')).toHaveLength(mess.phoneAsNumber);
    expect(rows.filter((row) => /万元$/.test(text(row[13])))).toHaveLength(mess.capitalWithUnit);
    expect(rows.filter((row) => row[10]?.t === 'n' && row[10].z !== 'General')).toHaveLength(mess.dateAsExcelDate);
    expect(rows.filter((row) => row[10]?.t === 'n' && row[10].z === 'General')).toHaveLength(mess.dateAsBareSerial);
    expect(rows.filter((row) => /年/.test(text(row[10])))).toHaveLength(mess.dateInCharacters);
    expect(rows.filter((row) => /-02-30$/.test(text(row[10])))).toHaveLength(mess.dateImpossible);
    expect((sheetOf(book)['!rows'] ?? []).filter((row) => row.hidden === true)).toHaveLength(mess.hiddenRows);
    expect(grid.slice(4).filter((row) => text(row[0]) === headers.subjects[0])).toHaveLength(mess.repeatedHeaderRows);
  });

  it('have every kind of mess at least once', async () => {
    const { mess } = await write('messy', 'messy');
    expect(Object.entries(mess ?? {}).filter(([, times]) => times === 0)).toEqual([]);
  });

  it('have a title, merged headers, drop-downs over nine whole columns, a hidden list of words and closing rows', async () => {
    const { files } = await write('messy', 'messy');
    const path = files.subjects[0] ?? '';
    const book = await open(path);
    const grid = gridOf(book);
    expect(text(grid[0]?.[0])).toBe('正定县市场监督管理局登记主体信息导出表');
    expect(text(grid[2]?.[1])).toBe('基本信息');
    expect(text(grid[3]?.[1])).toBe('名称');
    expect((sheetOf(book)['!merges'] ?? []).length).toBe(7);
    expect(book.Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden ?? 0])).toEqual([
      ['Sheet1', 0],
      ['参数表', 1],
    ]);
    expect(text(grid.at(-2)?.[0])).toBe('合计');
    expect(text(grid.at(-1)?.[0])).toBe('制表人：');
    const { read, find } = XLSX.CFB as ZipReader; // the library types it as any
    const xml = find(read(await readFile(path), { type: 'buffer' }), '/xl/worksheets/sheet1.xml')?.content ?? [];
    const ranges = Buffer.from(xml)
      .toString('utf8')
      .match(/sqref="[A-T]1:[A-T]1048576"/g);
    expect(ranges).toHaveLength(9);
  });
});
