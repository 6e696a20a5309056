import { afterEach, describe, expect, test } from 'vitest';
import { madeCode } from '../support/made-code.ts';
import { rowsOf, type StoredRow } from '../support/office-database.ts';
import {
  createOffice,
  fillLibrary,
  importTable,
  preparedOffice,
  readTable,
  subjectRow,
  writeTable,
  type MadeRow,
} from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
});
afterEach(endOffices);

const fieldsOf = (office: StartedOffice, number: number): StoredRow =>
  rowsOf(office, `select * from subjects where code = '${madeCode(number)}'`)[0] ?? {};
const without = (row: object, ...names: readonly string[]): object =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
const historyFields = ['content_hash', 'batch_id', 'seq'] as const;
const rating = (number: number, 信用风险等级: string, more: MadeRow = {}): MadeRow => ({
  统一社会信用代码: madeCode(number),
  信用风险等级,
  ...more,
});
const problemsOf = async (office: StartedOffice, stage: string) =>
  valueOf(await office.api['imports.problems']({ stage, offset: 0, limit: 100 })).rows.map(({ row, code, found }) => ({
    row,
    code,
    found,
  }));

describe('a list of codes and risk classes alone', () => {
  test('changes the class and its day, and nothing else of anybody', async () => {
    const office = prepared.start({ now: '2026-04-01T09:00:00+08:00' });
    const before = [0, 1, 2, 40].map((number) => fieldsOf(office, number));
    const report = await readTable(office, 'subjects', [rating(0, 'C级'), rating(1, 'A'), rating(40, 'D')]);
    expect(report).toMatchObject({ only: 'risk', effect: { added: 0, updated: 3, unchanged: 0 }, rows: { mustFix: 0 } });
    const window = valueOf(await office.api['imports.effect']({ stage: report.stage, effect: 'updated', offset: 0, limit: 10 }));
    expect(window.rows[0]).toMatchObject({ name: '正定县第0号商行' });
    expect(window.rows[0]?.changes.map(({ field, before: old, after }) => [field, old, after])).toEqual([
      ['risk', 'A', 'C'],
      ['riskOn', '', '2026-04-01'],
    ]);
    valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    const after = [0, 1, 2, 40].map((number) => fieldsOf(office, number));
    expect(after.map((row) => without(row, 'risk', 'risk_on', ...historyFields))).toEqual(
      before.map((row) => without(row, 'risk', 'risk_on', ...historyFields)),
    );
    expect(after.map((row) => [row['risk'], row['risk_on']])).toEqual([
      ['C', '2026-04-01'],
      ['A', '2026-04-01'],
      ['A', ''],
      ['D', '2026-04-01'],
    ]);
    expect(rowsOf(office, `select tag from subject_tags t join subjects s on s.id = t.subject_id where s.code = '${madeCode(0)}'`)).toEqual(
      [{ tag: '食品经营' }],
    );
    expect(valueOf(await office.api['subjects.facets']({})).newestRating).toBe('2026-04-01');
  });

  test('names codes that the library does not know as problems, and adds nobody', async () => {
    const office = prepared.start();
    const file = [rating(0, 'B'), rating(70, 'C'), rating(1, '很高'), rating(2, '')];
    const report = await readTable(office, 'subjects', file);
    expect(report.rows).toMatchObject({ read: 4, importable: 1, mustFix: 3 });
    expect(await problemsOf(office, report.stage)).toEqual([
      { row: 3, code: 'E113', found: madeCode(70) },
      { row: 4, code: 'E108', found: '很高' },
      { row: 5, code: 'E101', found: '' },
    ]);
    expect(report.groups[0]).toMatchObject({ code: 'E113', count: 1, field: 'code' });
    const batch = valueOf(await office.api['imports.confirm']({ stage: report.stage, fullList: true }));
    expect(batch).toMatchObject({ added: 0, updated: 1, quarantined: 3, missing: 0 });
    expect(rowsOf(office, 'select count(*) as n from subjects')).toEqual([{ n: 42 }]);
    expect(rowsOf(office, `select risk from subjects where code = '${madeCode(2)}'`)).toEqual([{ risk: 'A' }]);
  });

  test('with the day of the rating keeps to it; the same list again changes nothing; the whole batch is taken back', async () => {
    const office = prepared.start({ now: '2026-04-01T09:00:00+08:00' });
    const file = [rating(0, 'D', { 评定日期: '2026-03-28' }), rating(5, 'B', { 评定日期: '2026-03-28' })];
    const before = without(fieldsOf(office, 0), 'seq');
    const batch = await importTable(office, 'subjects', file);
    expect(rowsOf(office, `select risk, risk_on from subjects where code = '${madeCode(0)}'`)).toEqual([
      { risk: 'D', risk_on: '2026-03-28' },
    ]);
    office.setNow('2026-04-02T09:00:00+08:00');
    expect((await readTable(office, 'subjects', file)).effect).toEqual({ added: 0, updated: 0, unchanged: 2 });
    expect(valueOf(await office.api['imports.undo']({ batch: batch.id }))).toEqual({ restored: 2, removed: 0 });
    expect(without(fieldsOf(office, 0), 'seq')).toEqual(before);
  });

  test('is also what a whole list is read for when the library asks for ratings; naming the column of names makes it a list again', async () => {
    const office = prepared.start();
    const rows = [subjectRow(0, { 信用风险等级: 'D', 联系电话: '15400000000' }), subjectRow(71)];
    const file = await writeTable(office, '登记导出.xlsx', rows);
    const report = valueOf(await office.api['imports.read']({ kind: 'subjects', file, choices: { only: 'risk' } }));
    expect(report).toMatchObject({ only: 'risk', effect: { added: 0, updated: 1 } });
    const [changed] = valueOf(await office.api['imports.effect']({ stage: report.stage, effect: 'updated', offset: 0, limit: 10 })).rows;
    expect(changed?.changes.map(({ field }) => field)).toEqual(['risk', 'riskOn']);
    const columns = Object.keys(rows[0] ?? {}).flatMap((title, column) =>
      title === '统一社会信用代码' ? [{ column, field: 'code' }] : title === '名称' ? [{ column, field: 'name' }] : [],
    );
    const whole = valueOf(
      await office.api['imports.decide']({ stage: report.stage, decisions: [{ type: 'table', choices: { columns } }] }),
    );
    expect(whole).toMatchObject({ only: null, effect: { added: 1 } });
  });

  test('comes back from its problem workbook as what it was', async () => {
    const office = prepared.start();
    const report = await readTable(office, 'subjects', [rating(0, 'B'), rating(1, '很高')]);
    const folder = office.dataDir;
    valueOf(await office.api['imports.problemFile']({ stage: report.stage, folder, fileName: '问题表.xlsx' }));
    const again = valueOf(await office.api['imports.read']({ kind: 'subjects', file: `${folder}/问题表.xlsx` }));
    expect(again).toMatchObject({ only: 'risk', rows: { read: 1, mustFix: 1 } });
  });
});

describe('a list with some columns only', () => {
  test('leaves what it has no column for as the library has it', async () => {
    const office = prepared.start();
    const before = fieldsOf(office, 0);
    const report = await readTable(office, 'subjects', [
      { 统一社会信用代码: madeCode(0), 名称: '正定县第0号商行', 联系电话: '15400000009' },
      { 统一社会信用代码: madeCode(72), 名称: '正定县第72号商行', 联系电话: '' },
    ]);
    expect(report).toMatchObject({ only: null, effect: { added: 1, updated: 1 } });
    valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    expect(without(fieldsOf(office, 0), 'phone', ...historyFields)).toEqual(without(before, 'phone', ...historyFields));
    expect(fieldsOf(office, 0)).toMatchObject({ phone: '15400000009', tags: '["食品经营"]' });
  });

  test('writes over nothing that was changed by hand since it was checked', async () => {
    const office = prepared.start();
    const report = await readTable(office, 'subjects', [rating(0, 'D')]);
    const id = Number(fieldsOf(office, 0)['id']);
    valueOf(await office.api['subjects.edit']({ id, edit: { phone: '15400000008', tags: ['食品经营', '特种设备'] } }));
    valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    expect(fieldsOf(office, 0)).toMatchObject({ risk: 'D', phone: '15400000008', tags: '["食品经营","特种设备"]' });
  });
});

describe('who is no longer in business', () => {
  test('loses the tags of the library by an import that says so, which is told before it is confirmed and taken back with it', async () => {
    const office = prepared.start();
    const gone = { 统一社会信用代码: madeCode(0), 名称: '正定县第0号商行', 登记状态: '注销' };
    const report = await readTable(office, 'subjects', [
      gone,
      { 统一社会信用代码: madeCode(1), 名称: '正定县第1号商行', 登记状态: '吊销' },
    ]);
    expect(report).toMatchObject({ untagged: 1, effect: { updated: 2 } });
    const { rows } = valueOf(await office.api['imports.effect']({ stage: report.stage, effect: 'updated', offset: 0, limit: 10 }));
    expect(rows.find(({ key }) => key === madeCode(0))?.changes).toContainEqual({ field: 'tags', before: ['食品经营'], after: [] });
    const batch = valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    const tagged = () =>
      rowsOf(office, `select tag from subject_tags t join subjects s on s.id = t.subject_id where s.code = '${madeCode(0)}'`);
    expect([fieldsOf(office, 0), tagged()]).toMatchObject([{ status: 'deregistered', tags: '[]' }, []]);
    expect((await readTable(office, 'subjects', [gone])).untagged).toBe(0);
    valueOf(await office.api['imports.undo']({ batch: batch.id }));
    expect([fieldsOf(office, 0), tagged()]).toMatchObject([{ status: 'active', tags: '["食品经营"]' }, [{ tag: '食品经营' }]]);
  });

  test('gets no tags from a file either, and the file is told so', async () => {
    const office = prepared.start();
    const report = await readTable(office, 'subjects', [subjectRow(73, { 登记状态: '注销', 标签: '食品经营' })]);
    expect(await problemsOf(office, report.stage)).toContainEqual({ row: 2, code: 'F326', found: '食品经营' });
    valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    expect(fieldsOf(office, 73)).toMatchObject({ tags: '[]' });
  });
});
