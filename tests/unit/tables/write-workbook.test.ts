import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { writeWorkbook, type SheetCell, type WorkbookSheet } from '#electron/tables/write-workbook.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'write-workbook-'));
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

const writtenAt = new Date('2026-03-02T00:00:00Z');
const aSheet = (rows: WorkbookSheet['rows']): WorkbookSheet => ({
  name: '名单',
  state: 'visible',
  columns: [{ width: 22, format: '@' }, { width: 12 }],
  headRows: [['统一社会信用代码', '注册资本']],
  merges: [],
  rows,
  validations: [],
});
const read = async (path: string) => {
  const book = XLSX.read(await readFile(path));
  return XLSX.utils.sheet_to_json<SheetCell[]>(book.Sheets['名单'] ?? {}, { header: 1, raw: true });
};

describe('writing a workbook', () => {
  it('keeps codes as text, numbers as numbers and blanks as blanks', async () => {
    const path = join(dir, 'cells.xlsx');
    const rows = [
      ['91130199MA10001560', 100],
      ['911301991234567890', null],
      ['', 0.5],
    ];
    expect((await writeWorkbook(path, [aSheet(rows)], writtenAt)).ok).toBe(true);
    expect((await read(path)).slice(1)).toEqual([['91130199MA10001560', 100], ['911301991234567890'], ['', 0.5]]);
  });

  it('never makes a formula of a text', async () => {
    const path = join(dir, 'formula.xlsx');
    await writeWorkbook(path, [aSheet([['=1+1', 1]])], writtenAt);
    const sheet = XLSX.read(await readFile(path), { cellFormula: true }).Sheets['名单'];
    expect(sheet?.['A2']).toMatchObject({ t: 's', v: '=1+1' });
    expect((sheet?.['A2'] as XLSX.CellObject).f).toBeUndefined();
  });

  it('takes rows as they come, also from a slow source', async () => {
    const path = join(dir, 'slow.xlsx');
    async function* rows(): AsyncGenerator<readonly SheetCell[]> {
      for (let row = 0; row < 1000; row += 1) yield await Promise.resolve([String(row), row]);
    }
    await writeWorkbook(path, [aSheet(rows())], writtenAt);
    expect(await read(path)).toHaveLength(1001);
  });

  it('names the trouble of the disk and leaves no file', async () => {
    const path = join(dir, 'missing-folder', 'list.xlsx');
    expect(await writeWorkbook(path, [aSheet([])], writtenAt)).toEqual({
      ok: false,
      error: { reason: 'cannotWrite', path, code: 'ENOENT' },
    });
  });

  it('leaves neither the file nor a part of it when the rows break off', async () => {
    function* rows(): Generator<readonly SheetCell[]> {
      yield ['91130199MA10001560', 1];
      throw new Error('the source broke');
    }
    await expect(writeWorkbook(join(dir, 'broken.xlsx'), [aSheet(rows())], writtenAt)).rejects.toThrow('the source broke');
    expect((await readdir(dir)).filter((name) => name.startsWith('broken'))).toEqual([]);
  });
});
