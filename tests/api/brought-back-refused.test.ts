import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { rowMark } from '#shared/domain/field-pack/row-mark.ts';
import { holdDraw, voidDraw } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { madeCode } from '../support/made-code.ts';
import { inFirstRowOf, markTitle, resultFolder, typeInto, writeResultTable, type TypedRow } from '../support/result-table.ts';
import { createOffice, fillLibrary, preparedOffice } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const serial = '130123-2026-0001';
const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office, { totalMinimum: 40 });
});
afterEach(endOffices);

const noIssue: TypedRow = { 检查结果: '未发现问题', 检查日期: '2026-03-02' };
const refusalOf = async (office: StartedOffice, file: string) => {
  const answer = await office.api['broughtBack.read']({ serial, file });
  return answer.ok ? answer.value : answer.error;
};

test('a table whose marks name another event or another record of the same number is refused, and nothing is written', async () => {
  const office = prepared.start();
  const table = await writeResultTable(office, serial);
  const before = dumpHash(office.store.filePath);
  const marked = (other: string, recordHash: string): string =>
    typeInto(table, {
      type: (rows) =>
        rows.map((row) => ({ ...row, [markTitle]: rowMark({ serial: other, code: String(row['统一社会信用代码']), recordHash }) })),
    });
  const { recordHash = '' } = valueOf(await office.api['draws.get']({ serial })).result ?? {};
  expect(await refusalOf(office, marked('130123-2026-0002', recordHash))).toEqual({
    code: 'broughtBack.otherEvent',
    params: { name: '填好.xlsx', serial, other: '130123-2026-0002' },
  });
  expect(await refusalOf(office, marked(serial, 'f'.repeat(64)))).toMatchObject({ code: 'broughtBack.otherRecord' });
  expect(dumpHash(office.store.filePath)).toBe(before);
});

test('rows of another event among those of this one are named, and this one’s are taken all the same', async () => {
  const office = prepared.start();
  const table = await writeResultTable(office, serial);
  const file = typeInto(table, {
    type: (rows) => [
      ...inFirstRowOf(madeCode(1), noIssue)(rows),
      { ...noIssue, [markTitle]: rowMark({ serial: '130123-2026-0002', code: madeCode(2), recordHash: '0'.repeat(64) }) },
      { ...noIssue, [markTitle]: rowMark({ serial, code: madeCode(41), recordHash: valueOfHash(rows) }) },
    ],
  });
  expect(await refusalOf(office, file)).toMatchObject({
    counts: { fresh: 1, faulty: 0 },
    loose: [{ what: { fault: 'otherEvent', found: '130123-2026-0002' } }, { what: { fault: 'notDrawn', found: madeCode(41) } }],
  });
});

/** The digits of the record that the marks of a table name. */
const valueOfHash = (rows: readonly TypedRow[]): string => String(rows[0]?.[markTitle]).split('#')[1] ?? '';

test('a file that is no such table is refused with its sentence, and nothing is written', async () => {
  const office = prepared.start();
  const folder = resultFolder(office);
  const table = await writeResultTable(office, serial);
  const text = path.join(folder, '文字.xlsx');
  writeFileSync(text, '这不是表格');
  const cut = path.join(folder, '截断.xlsx');
  writeFileSync(cut, readFileSync(table).subarray(0, 3000));
  const { fileName } = valueOf(await office.api['library.template']({ kind: 'subjects', folder }));
  const before = dumpHash(office.store.filePath);
  expect(await refusalOf(office, path.join(folder, fileName))).toMatchObject({ code: 'broughtBack.notATable' });
  expect(await refusalOf(office, text)).toMatchObject({ code: 'import.refused' });
  expect(await refusalOf(office, cut)).toMatchObject({ code: 'import.refused' });
  expect(await refusalOf(office, path.join(folder, '没有.xlsx'))).toMatchObject({ code: 'file.unreadable' });
  expect(dumpHash(office.store.filePath)).toBe(before);
});

test('a table without its hidden column brings nothing back, and is no list of subjects either', async () => {
  const office = prepared.start();
  const table = await writeResultTable(office, serial);
  const unmarked = typeInto(table, {
    type: (rows) => inFirstRowOf(madeCode(1), noIssue)(rows).map((row) => ({ ...row, [markTitle]: '' })),
  });
  const report = await refusalOf(office, unmarked);
  expect(report).toMatchObject({ counts: { fresh: 0 }, visits: [] });
  const faults = 'loose' in report ? report.loose.map(({ what }) => (what.at === 'rows' ? what.fault : what.at)) : [];
  expect(new Set(faults)).toEqual(new Set(['markUnreadable']));
  expect(await office.api['imports.read']({ kind: 'subjects', file: table })).toMatchObject({
    error: { code: 'import.wrongKind', params: { kind: 'results' } },
  });
});

test('the tables of an event that was made void are refused, also between looking and taking', async () => {
  const office = prepared.start();
  const file = typeInto(await writeResultTable(office, serial), { type: inFirstRowOf(madeCode(1), noIssue) });
  const { sha256, seen } = valueOf(await office.api['broughtBack.read']({ serial, file }));
  await voidDraw(office, serial);
  expect(await refusalOf(office, file)).toMatchObject({ code: 'draw.wrongState' });
  expect(await office.api['broughtBack.take']({ serial, file, sha256, seen, overDrafts: [] })).toMatchObject({
    error: { code: 'draw.wrongState' },
  });
  expect(await office.api['broughtBack.writeTable']({ serial, carrier: null, folder: resultFolder(office) })).toMatchObject({
    error: { code: 'draw.wrongState' },
  });
});
