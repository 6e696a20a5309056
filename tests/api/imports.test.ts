import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { ImportKind } from '#shared/contract/imports.ts';
import { dumpHash } from '../support/dump-database.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf } from '../support/office-database.ts';
import {
  createOffice,
  importTable,
  inspectorRow,
  inspectorRows,
  itemRow,
  itemRows,
  preparedOffice,
  readTable,
  subjectRow,
  subjectRows,
  writeTable,
  type MadeRow,
} from '../support/small-county.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedOffice(async (office) => {
  await createOffice(office);
});
afterEach(endOffices);

const tables: readonly (readonly [ImportKind, readonly MadeRow[]])[] = [
  ['items', itemRows],
  ['subjects', subjectRows],
  ['inspectors', inspectorRows],
];
const wrongCode = `${madeCode(1).slice(0, 17)}${madeCode(1).endsWith('0') ? '1' : '0'}`;
const countOf = (office: StartedOffice, table: string): unknown => rowsOf(office, `select count(*) as n from ${table}`)[0]?.['n'];

/** Two good subjects, one with a full-width name, one total row, one wrong check digit and one code of two subjects. */
const messyRows: readonly MadeRow[] = [
  subjectRow(1),
  subjectRow(2, { 名称: '正定县　ＡＢＣ　商行' }),
  subjectRow(3, { 统一社会信用代码: wrongCode }),
  subjectRow(4),
  subjectRow(4, { 名称: '另一家商行' }),
  subjectRow(5, { 名称: '' }),
];

test('imports of one and the same second stand newest first', async () => {
  const office = prepared.start();
  for (let number = 0; number < 6; number += 1) await importTable(office, 'subjects', [subjectRow(number)]);
  const listed = valueOf(await office.api['imports.batches']({})).map(({ id }) => id);
  const inOrder = rowsOf(office, 'select id from import_batches order by rowid desc').map((row) => row['id']);
  expect(listed).toEqual(inOrder);
});

describe.each(tables)('a list of %s', (kind, rows) => {
  test('is read without writing anything, then confirmed as one batch', async () => {
    const office = prepared.start();
    const before = dumpHash(office.store.filePath, ['audit_rows', 'office']);
    const report = await readTable(office, kind, rows);
    expect(report).toMatchObject({
      kind,
      fileName: `${kind}.xlsx`,
      sheetName: 'Sheet1',
      rows: { read: rows.length, importable: rows.length, mustFix: 0, skipped: 0 },
      effect: { added: rows.length, updated: 0, unchanged: 0 },
      ignoredColumns: [],
    });
    expect(report.mapping.map(({ header }) => header)).toEqual(Object.keys(rows[0] ?? {}));
    expect(dumpHash(office.store.filePath, ['audit_rows', 'office'])).toBe(before);
    const batch = valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    expect(batch).toMatchObject({ kind, fileName: `${kind}.xlsx`, added: rows.length, updated: 0, unchanged: 0, quarantined: 0 });
    expect(countOf(office, kind)).toBe(rows.length);
    expect(valueOf(await office.api['imports.batches']({}))).toEqual([batch]);
  });

  test('that is imported a second time finds every row unchanged and touches none', async () => {
    const office = prepared.start();
    await importTable(office, kind, rows);
    const before = dumpHash(office.store.filePath, ['audit_rows', 'office', 'import_batches']);
    office.setNow('2026-03-03T08:30:00+08:00');
    const report = await readTable(office, kind, rows);
    expect(report.effect).toEqual({ added: 0, updated: 0, unchanged: rows.length });
    const batch = valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    expect(batch).toMatchObject({ added: 0, updated: 0, unchanged: rows.length });
    expect(dumpHash(office.store.filePath, ['audit_rows', 'office', 'import_batches'])).toBe(before);
    expect(valueOf(await office.api['imports.batches']({ kind })).map(({ added }) => added)).toEqual([0, rows.length]);
  });
});

describe('changed rows', () => {
  test('of subjects are updated in place, with their tags', async () => {
    const office = prepared.start();
    await importTable(office, 'subjects', subjectRows);
    const [before] = rowsOf(office, `select id, uid from subjects where code = '${madeCode(0)}'`);
    const changed = [subjectRow(0, { 信用风险等级: 'D', 标签: '特种设备、药品' }), subjectRow(1), subjectRow(99)];
    expect(await importTable(office, 'subjects', changed)).toMatchObject({ added: 1, updated: 1, unchanged: 1 });
    const { rows } = valueOf(
      await office.api['subjects.window']({ filter: { text: madeCode(0) }, sort: 'code', descending: false, offset: 0, limit: 10 }),
    );
    expect(rows).toMatchObject([{ id: before?.['id'], risk: 'D', tags: ['特种设备', '药品'] }]);
    expect(rowsOf(office, `select uid from subjects where code = '${madeCode(0)}'`)).toEqual([{ uid: before?.['uid'] }]);
    expect(valueOf(await office.api['subjects.summary']({ filter: { tags: ['特种设备'] } }))).toMatchObject({ total: 43, matching: 1 });
  });

  test('of inspectors replace lines and certificate; a declared recusal stays until its end is entered', async () => {
    const office = prepared.start();
    await importTable(office, 'inspectors', inspectorRows);
    const changed = [inspectorRow(1, { 执法事项范围: '计量', 执法证有效期: '2026-03-10', 回避对象: '' }), inspectorRow(2)];
    expect(await importTable(office, 'inspectors', changed)).toMatchObject({ added: 0, updated: 1, unchanged: 1 });
    const { rows } = valueOf(
      await office.api['inspectors.window']({ filter: { text: 'ZD001' }, sort: 'name', descending: false, offset: 0, limit: 10 }),
    );
    expect(rows).toMatchObject([{ lines: ['计量'], certificateUntil: '2026-03-10', certificate: 'endingSoon', recusals: 1 }]);
  });

  test('of items keep the identity that schemes refer to', async () => {
    const office = prepared.start();
    await importTable(office, 'items', itemRows);
    const idOf = async (): Promise<string | undefined> =>
      valueOf(await office.api['items.list']({})).find(({ code }) => code === 'TJ-03')?.id;
    const before = await idOf();
    expect(await importTable(office, 'items', [itemRow('TJ-03', '已经公布的事项')])).toMatchObject({ updated: 1 });
    expect(await idOf()).toBe(before);
    expect(valueOf(await office.api['items.list']({})).find(({ code }) => code === 'TJ-03')).toMatchObject({
      name: '已经公布的事项',
      published: true,
      lineName: '登记信用',
    });
  });
});

describe('problems', () => {
  test('are counted in groups, listed in windows and chosen by level or code', async () => {
    const office = prepared.start();
    const report = await readTable(office, 'subjects', messyRows);
    expect(report.rows).toMatchObject({ read: 6, importable: 2, mustFix: 4 });
    expect(report.effect).toEqual({ added: 2, updated: 0, unchanged: 0 });
    const window = async (query: object) =>
      valueOf(await office.api['imports.problems']({ stage: report.stage, offset: 0, limit: 100, ...query }));
    const all = await window({});
    expect(all.total).toBe(all.rows.length);
    expect(report.groups.reduce((sum, { count }) => sum + count, 0)).toBe(all.total);
    expect((await window({ level: 'mustFix' })).rows.map(({ row, code }) => [row, code])).toEqual([
      [4, 'E102'],
      [5, 'E110'],
      [6, 'E110'],
      [7, 'E101'],
    ]);
    expect(await window({ code: 'E102' })).toMatchObject({
      total: 1,
      rows: [{ row: 4, column: '统一社会信用代码', level: 'mustFix', found: wrongCode }],
    });
    expect((await window({ level: 'fixed' })).rows.map(({ row }) => row)).toEqual([3]);
    const pages = [await window({ offset: 0, limit: 2 }), await window({ offset: 2, limit: 2 }), await window({ offset: 4, limit: 2 })];
    expect(pages.flatMap(({ rows }) => rows)).toEqual(all.rows.slice(0, 6));
    expect(pages.every(({ total }) => total === all.total)).toBe(true);
    expect(await window({ level: 'fixed', code: 'E102' })).toEqual({ total: 0, rows: [] });
  });

  test('that must be put right keep their rows outside the library, in quarantine with what was found', async () => {
    const office = prepared.start();
    const batch = await importTable(office, 'subjects', messyRows);
    expect(batch).toMatchObject({ added: 2, quarantined: 4 });
    expect(countOf(office, 'subjects')).toBe(2);
    expect(rowsOf(office, 'select row_number, column_name, code, found from quarantine_rows order by row_number')).toMatchObject([
      { row_number: 4, column_name: '统一社会信用代码', code: 'E102', found: wrongCode },
      { row_number: 5, code: 'E110' },
      { row_number: 6, code: 'E110' },
      { row_number: 7, column_name: '名称', code: 'E101' },
    ]);
    expect(valueOf(await office.api['subjects.summary']({ filter: {} })).total).toBe(2);
  });

  test('in every row leave nothing to confirm', async () => {
    const office = prepared.start();
    const { stage, rows } = await readTable(office, 'subjects', [subjectRow(1, { 统一社会信用代码: wrongCode })]);
    expect(rows).toMatchObject({ importable: 0, mustFix: 1 });
    expect(await office.api['imports.confirm']({ stage })).toEqual({ ok: false, error: { code: 'import.nothingToWrite', params: {} } });
    expect(valueOf(await office.api['imports.batches']({}))).toEqual([]);
  });
});

describe('a file that waits for the word of the clerk', () => {
  const gone = { ok: false, error: { code: 'import.stageGone', params: {} } };

  test('is replaced by the next one of its kind and not by another kind', async () => {
    const office = prepared.start();
    const first = await readTable(office, 'subjects', subjectRows);
    await readTable(office, 'items', itemRows);
    expect((await office.api['imports.problems']({ stage: first.stage, offset: 0, limit: 1 })).ok).toBe(true);
    const second = await readTable(office, 'subjects', [subjectRow(1)]);
    expect(await office.api['imports.confirm']({ stage: first.stage })).toEqual(gone);
    expect(await office.api['imports.problems']({ stage: first.stage, offset: 0, limit: 1 })).toEqual(gone);
    expect(valueOf(await office.api['imports.confirm']({ stage: second.stage })).added).toBe(1);
  });

  test('is taken in once, however often the button is pressed', async () => {
    const office = prepared.start();
    const { stage } = await readTable(office, 'subjects', subjectRows);
    const answers = await Promise.all([office.api['imports.confirm']({ stage }), office.api['imports.confirm']({ stage })]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toEqual(gone);
    expect(await office.api['imports.confirm']({ stage })).toEqual(gone);
    expect(await office.api['imports.problems']({ stage, offset: 0, limit: 1 })).toEqual(gone);
    expect(valueOf(await office.api['imports.batches']({}))).toHaveLength(1);
  });

  test('is forgotten by a restart', async () => {
    const office = prepared.start();
    const { stage } = await readTable(office, 'subjects', subjectRows);
    office.close();
    const again = startOffice({ dataDir: office.dataDir, seed: 'again' });
    expect(await again.api['imports.confirm']({ stage })).toEqual(gone);
  });
});

describe('cancel', () => {
  test('while reading leaves no file waiting and no row in the trail', async () => {
    const office = prepared.start();
    const file = await writeTable(office, 'subjects.xlsx', subjectRows);
    const before = dumpHash(office.store.filePath);
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort();
    };
    expect(await office.api['imports.read']({ kind: 'subjects', file }, { signal: stop.signal, onProgress })).toEqual({
      ok: false,
      error: { code: 'job.cancelled', params: {} },
    });
    expect(dumpHash(office.store.filePath)).toBe(before);
  });

  test('while writing leaves the database as it was, and the file can be confirmed again', async () => {
    const office = prepared.start();
    const { stage } = await readTable(office, 'subjects', subjectRows);
    const before = dumpHash(office.store.filePath);
    const stop = new AbortController();
    stop.abort();
    expect(await office.api['imports.confirm']({ stage }, { signal: stop.signal })).toMatchObject({ error: { code: 'job.cancelled' } });
    expect(dumpHash(office.store.filePath)).toBe(before);
    expect(valueOf(await office.api['imports.confirm']({ stage }))).toMatchObject({ added: subjectRows.length });
  });
});

describe('a file that is refused', () => {
  test('is named, and the one that waited before it is gone', async () => {
    const office = prepared.start();
    const { stage } = await readTable(office, 'subjects', subjectRows);
    const file = await writeTable(office, 'broken.xlsx', subjectRows);
    await writeFile(file, 'not a workbook');
    expect(await office.api['imports.read']({ kind: 'subjects', file })).toMatchObject({
      error: { code: 'import.refused', params: { name: 'broken.xlsx' } },
    });
    expect(await office.api['imports.confirm']({ stage })).toMatchObject({ error: { code: 'import.stageGone' } });
    expect(await office.api['imports.read']({ kind: 'subjects', file: `${file}.missing` })).toEqual({
      ok: false,
      error: { code: 'file.unreadable', params: { name: 'broken.xlsx.missing' } },
    });
  });

  test('with the columns of another list says what is missing and what it found', async () => {
    const office = prepared.start();
    const file = await writeTable(office, 'items.xlsx', itemRows);
    const answer = await office.api['imports.read']({ kind: 'inspectors', file });
    expect(answer).toMatchObject({ ok: false, error: { code: 'import.wrongColumns' } });
    expect(JSON.stringify(answer)).toContain('抽查事项名称');
  });

  test('without a row below its header says so', async () => {
    const office = prepared.start();
    const file = await writeTable(office, 'empty.xlsx', [Object.fromEntries(Object.keys(subjectRow(1)).map((title) => [title, null]))]);
    expect(await office.api['imports.read']({ kind: 'subjects', file })).toMatchObject({ error: { code: 'import.noRows' } });
  });
});
