import { afterEach, describe, expect, test } from 'vitest';
import type { BroughtBack } from '#shared/contract/brought-back.ts';
import type { ResultDraft } from '#shared/contract/results.ts';
import { holdDraw } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf } from '../support/office-database.ts';
import { inFirstRowOf, markTitle, resultFolder, rowsOfTable, typeInto, writeResultTable, type TypedRow } from '../support/result-table.ts';
import { asColleague } from '../support/review.ts';
import { createOffice, fillLibrary, preparedOffice } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const serial = '130123-2026-0001';
/** Everybody is drawn. Every fourth subject sells food and has two items, the others have one. */
const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office, { totalMinimum: 40 });
});
afterEach(endOffices);

const [foodShop, plainShop, otherShop] = [madeCode(0), madeCode(1), madeCode(2)];
const noIssue: TypedRow = { 检查结果: '未发现问题', 检查日期: '2026-03-02' };

const read = async ({ api }: StartedOffice, file: string): Promise<BroughtBack> => valueOf(await api['broughtBack.read']({ serial, file }));
const take = async ({ api }: StartedOffice, file: string, { sha256, seen }: BroughtBack, overDrafts: string[] = []) =>
  api['broughtBack.take']({ serial, file, sha256, seen, overDrafts });
const takeAll = async (office: StartedOffice, file: string): Promise<number> =>
  valueOf(await take(office, file, await read(office, file))).taken;
const visitOf = async ({ api }: StartedOffice, code: string) => valueOf(await api['results.visit']({ serial, code }));
const shown = (report: BroughtBack, code: string) => report.visits.find((visit) => visit.code === code);

const draftFor = async (office: StartedOffice, code: string, change: Partial<ResultDraft> = {}): Promise<ResultDraft> => ({
  outcomes: ['NO_ISSUE'],
  items: (await visitOf(office, code)).items.map(({ id }) => ({ itemId: id, check: 'checked', problem: false, text: '' })),
  methods: ['onSite'],
  disposal: 'none',
  inspectedOn: '2026-03-02',
  visitCode: '',
  remark: '',
  ...change,
});
const enter = async (office: StartedOffice, code: string, change: Partial<ResultDraft> = {}): Promise<void> => {
  valueOf(await office.api['results.save']({ serial, code, result: await draftFor(office, code, change) }));
};

describe('the table for those who type on site', () => {
  test('has a row for each item of each visit that is to be entered, and neither phone nor risk class', async () => {
    const office = prepared.start();
    await enter(office, plainShop);
    const file = await writeResultTable(office, serial);
    const rows = rowsOfTable(file);
    expect(rows.filter((row) => row['统一社会信用代码'] === foodShop).map((row) => row['事项编号'])).toEqual(['TJ-01', 'TJ-02']);
    expect(rows.some((row) => row['统一社会信用代码'] === plainShop)).toBe(false);
    expect(new Set(rows.map((row) => row['统一社会信用代码'])).size).toBe(39);
    expect(JSON.stringify(rows)).not.toMatch(/1380000|[ABCD]类|风险/);
    expect(rowsOf(office, `select event from audit_rows where event like 'broughtBack.%'`)).toEqual([
      { event: 'broughtBack.tableWritten' },
    ]);
  });

  test('of one carrier has the visits of this carrier alone; an event without any left writes no file', async () => {
    const office = prepared.start();
    const [carrier] = valueOf(await office.api['fieldPack.carriers']({ serial }));
    const rows = rowsOfTable(await writeResultTable(office, serial, carrier?.staffNo));
    const visits = valueOf(await office.api['fieldPack.visits']({ serial, staffNo: carrier?.staffNo ?? '' }));
    expect(new Set(rows.map((row) => row['统一社会信用代码']))).toEqual(new Set(visits.map(({ code }) => code)));
    expect(rows.map((row) => Number(row['份号']))).toEqual(
      rows.map((row) => visits.find(({ code }) => code === row['统一社会信用代码'])?.number),
    );
    expect(await office.api['broughtBack.writeTable']({ serial, carrier: 'nobody', folder: resultFolder(office) })).toMatchObject({
      error: { code: 'broughtBack.nothingToEnter' },
    });
  });
});

describe('a table that came back', () => {
  test('is looked at first, then each visit that was typed waits for review, and a second time nothing is left to do', async () => {
    const office = prepared.start();
    const empty = await writeResultTable(office, serial);
    const file = typeInto(empty, { type: (rows) => inFirstRowOf(plainShop, noIssue)(inFirstRowOf(foodShop, noIssue)(rows)) });
    const before = dumpHash(office.store.filePath);
    const report = await read(office, file);
    expect(report.counts).toEqual({ fresh: 2, drafted: 0, same: 0, conflict: 0, faulty: 0, blank: 38 });
    expect(rowsOf(office, 'select count(*) as results from results')).toEqual([{ results: 0 }]);
    expect(dumpHash(office.store.filePath)).not.toBe(before); // the look itself leaves its row in the trail
    expect(valueOf(await take(office, file, report))).toEqual({ taken: 2 });
    expect((await visitOf(office, foodShop)).review).toBe('submitted');
    expect((await visitOf(office, foodShop)).result).toMatchObject(await draftFor(office, foodShop));
    const again = await read(office, file);
    expect(again.counts).toEqual({ fresh: 0, drafted: 0, same: 2, conflict: 0, faulty: 0, blank: 38 });
    const rest = dumpHash(office.store.filePath);
    expect(await take(office, file, again)).toMatchObject({ error: { code: 'broughtBack.nothingToTake' } });
    expect(dumpHash(office.store.filePath)).toBe(rest);
    const [row] = rowsOf(office, `select params from audit_rows where event = 'broughtBack.taken'`);
    expect(JSON.parse(String(row?.['params']))).toMatchObject({ serial, sha256: report.sha256, fresh: 2, file: '填好.xlsx' });
  });

  test('says what the entry form would have said for the same answers', async () => {
    const office = prepared.start();
    const rows: TypedRow = {
      检查结果: '发现问题待后续处理',
      检查日期: '2026年3月2日',
      有没有问题: '有',
      问题描述: ' 未公示年报 ',
      检查方式: '实地检查、书面检查',
      后续处理: '责令改正',
      备注: '监督码 130123000001',
    };
    const file = typeInto(await writeResultTable(office, serial), { type: inFirstRowOf(foodShop, rows) });
    expect(await takeAll(office, file)).toBe(1);
    const { items, result } = await visitOf(office, foodShop);
    expect(result).toMatchObject({
      outcomes: ['PENDING'],
      items: [
        { itemId: items[0]?.id, check: 'checked', problem: true, text: '未公示年报' },
        { itemId: items[1]?.id, check: 'checked', problem: false, text: '' },
      ],
      methods: ['onSite', 'documents'],
      disposal: 'orderedToCorrect',
      inspectedOn: '2026-03-02',
      visitCode: '',
      remark: '监督码 130123000001',
    });
  });

  test.each(['xls', 'csv'] as const)('may be saved as .%s, with rows in another order', async (as) => {
    const office = prepared.start();
    const file = typeInto(await writeResultTable(office, serial), {
      type: (rows) => inFirstRowOf(foodShop, { ...noIssue, 检查结果: 1 })(rows).toReversed(),
      as,
    });
    expect(await takeAll(office, file)).toBe(1);
    expect((await visitOf(office, foodShop)).result).toMatchObject({ outcomes: ['NO_ISSUE'] });
  });

  test('never overwrites what was submitted, approved or published: that is told with both sides and left', async () => {
    const office = prepared.start();
    const table = await writeResultTable(office, serial);
    const other = { 检查结果: '注销', 检查日期: '2026-03-02' };
    const file = typeInto(table, {
      type: (rows) => [foodShop, plainShop, otherShop].reduce((all, code) => inFirstRowOf(code, other)(all), rows),
    });
    for (const code of [foodShop, plainShop, otherShop]) await enter(office, code);
    await asColleague(office, async () => {
      for (const code of [plainShop, otherShop]) {
        const { version } = await visitOf(office, code);
        valueOf(await office.api['reviews.approve']({ serial, visits: [{ code, version }] }));
      }
    });
    const report = await read(office, file);
    expect(report.counts).toMatchObject({ fresh: 0, conflict: 3, faulty: 0 });
    expect(shown(report, foodShop)).toMatchObject({
      state: 'conflict',
      review: 'submitted',
      result: { outcomes: ['DEREG'] },
      standing: { result: { outcomes: ['NO_ISSUE'] }, by: '测试' },
    });
    expect(shown(report, foodShop)?.differs).toContain('outcomes');
    expect(await take(office, file, report)).toMatchObject({ error: { code: 'broughtBack.nothingToTake' } });
    for (const code of [foodShop, plainShop, otherShop])
      expect((await visitOf(office, code)).result).toMatchObject({ outcomes: ['NO_ISSUE'] });
  });

  test('keeps a half-filled result of the desk, unless the clerk says that the table goes before it', async () => {
    const office = prepared.start();
    const table = await writeResultTable(office, serial);
    const begun = await draftFor(office, foodShop, { outcomes: ['PENDING'], remark: '录到一半' });
    valueOf(await office.api['results.keepDraft']({ serial, code: foodShop, draft: begun }));
    const file = typeInto(table, { type: (rows) => inFirstRowOf(plainShop, noIssue)(inFirstRowOf(foodShop, noIssue)(rows)) });
    const report = await read(office, file);
    expect(shown(report, foodShop)).toMatchObject({ state: 'drafted', standing: { result: begun } });
    expect(valueOf(await take(office, file, report))).toEqual({ taken: 1 });
    expect((await visitOf(office, foodShop)).draft).toMatchObject({ remark: '录到一半' });
    expect(valueOf(await take(office, file, await read(office, file), [foodShop]))).toEqual({ taken: 1 });
    expect(await visitOf(office, foodShop)).toMatchObject({ draft: null, review: 'submitted', result: { outcomes: ['NO_ISSUE'] } });
  });

  test('enters what was returned again, and leaves it when nothing was put right', async () => {
    const office = prepared.start();
    await enter(office, plainShop);
    await asColleague(office, async () => {
      const { version } = await visitOf(office, plainShop);
      const order = { serial, code: plainShop, version, field: 'inspectedOn', reason: '日期不对' };
      valueOf(await office.api['reviews.return'](order));
    });
    const table = await writeResultTable(office, serial);
    expect(rowsOfTable(table).find((row) => row['统一社会信用代码'] === plainShop)).toMatchObject({ 检查结果: '未发现问题' });
    expect((await read(office, table)).counts).toMatchObject({ fresh: 0, same: 1 });
    office.setNow('2026-03-04T09:00:00+08:00');
    const file = typeInto(table, { type: inFirstRowOf(plainShop, { 检查日期: '2026-03-03' }) });
    expect(await takeAll(office, file)).toBe(1);
    expect(await visitOf(office, plainShop)).toMatchObject({ review: 'submitted', result: { inspectedOn: '2026-03-03' } });
  });

  test('with mistakes names row, cell and remedy, and the rest of it can be taken', async () => {
    const office = prepared.start();
    const code = (number: number): string => madeCode(number);
    const file = typeInto(await writeResultTable(office, serial), {
      type: (rows) => {
        const typed: readonly (readonly [number, TypedRow])[] = [
          [1, noIssue],
          [2, { 检查日期: '2026-03-02' }],
          [3, { ...noIssue, 检查日期: '2026-02-31' }],
          [5, { ...noIssue, 检查结果: '挺好' }],
          [6, { ...noIssue, 有没有问题: '有问题' }],
          [7, { ...noIssue, 检查日期: '2026-03-09' }],
          [9, { ...noIssue, 检查结果: '未发现问题、注销' }],
          [10, { ...noIssue, 有没有问题: '没问题', 问题描述: '有一处' }],
          [11, { ...noIssue, 检查结果: '待后续处理' }],
          [13, { ...noIssue, 备注: '长'.repeat(2001) }],
        ];
        return typed.reduce((all, [number, cells]) => inFirstRowOf(code(number), cells)(all), rows);
      },
    });
    const report = await read(office, file);
    expect(report.counts).toMatchObject({ fresh: 1, faulty: 9 });
    const what = (number: number) => shown(report, code(number))?.faults.map((fault) => fault.what);
    expect(what(2)).toMatchObject([{ at: 'rule', fault: { fault: 'outcomeMissing' } }]);
    expect(what(3)).toMatchObject([{ at: 'cell', code: 'E105', found: '2026-02-31' }]);
    expect(what(5)).toMatchObject([{ at: 'cell', code: 'E108', found: '挺好' }]);
    expect(what(6)).toMatchObject([{ at: 'rule', fault: { fault: 'problemTextMissing' } }]);
    expect(what(7)).toMatchObject([{ at: 'rule', fault: { fault: 'dateInvalid' } }]);
    expect(what(9)).toMatchObject([{ at: 'rule', fault: { fault: 'outcomesExclude' } }]);
    expect(what(10)).toMatchObject([{ at: 'rows', fault: 'textWithoutProblem' }]);
    expect(what(11)).toMatchObject([{ at: 'rule', fault: { fault: 'contradiction' } }]);
    expect(what(13)).toMatchObject([{ at: 'rows', fault: 'tooLong' }]);
    const rows = rowsOfTable(file);
    for (const { code: faulty, faults } of report.visits.filter(({ state }) => state === 'faulty')) {
      const row = rows.findIndex((one) => one['统一社会信用代码'] === faulty) + 2;
      for (const { cell } of faults) expect(cell).toMatch(new RegExp(`^[A-P]${String(row)}$`));
    }
    expect(valueOf(await take(office, file, report))).toEqual({ taken: 1 });
    expect(rowsOf(office, 'select count(*) as results from results')).toEqual([{ results: 1 }]);
  });

  test('whose rows were pasted over one another is not believed', async () => {
    const office = prepared.start();
    const file = typeInto(await writeResultTable(office, serial), {
      type: (rows) => {
        const typed = inFirstRowOf(plainShop, noIssue)(rows);
        const mark = String(rows.find((row) => row['统一社会信用代码'] === otherShop)?.[markTitle]);
        const cut = { ...typed[0], [markTitle]: String(typed[0]?.[markTitle]).slice(0, -3) };
        return [...typed.map((row) => (row['统一社会信用代码'] === plainShop ? { ...row, [markTitle]: mark } : row)).slice(1), cut];
      },
    });
    const report = await read(office, file);
    expect(shown(report, otherShop)?.faults.map(({ what }) => what)).toContainEqual({
      at: 'rows',
      fault: 'rowMixed',
      found: plainShop,
      other: 0,
    });
    expect(report.loose.map(({ what }) => what)).toMatchObject([{ fault: 'markUnreadable' }]);
    expect(report.counts.fresh).toBe(0);
  });

  test('in which two rows of a visit disagree is not believed either', async () => {
    const office = prepared.start();
    const file = typeInto(await writeResultTable(office, serial), {
      type: (rows) =>
        inFirstRowOf(
          foodShop,
          noIssue,
        )(rows).map((row) =>
          row['统一社会信用代码'] === foodShop && row['事项编号'] === 'TJ-02' ? { ...row, 检查日期: '2026-03-01' } : row,
        ),
    });
    expect(shown(await read(office, file), foodShop)?.faults.map(({ what }) => what)).toMatchObject([
      { at: 'rows', fault: 'rowsDisagree' },
    ]);
  });

  test('is judged again when it is taken: what changed meanwhile is not written over', async () => {
    const office = prepared.start();
    const file = typeInto(await writeResultTable(office, serial), { type: inFirstRowOf(plainShop, noIssue) });
    const report = await read(office, file);
    await enter(office, plainShop, { remark: '刚在本机录的' });
    const before = dumpHash(office.store.filePath);
    expect(await take(office, file, report)).toMatchObject({ error: { code: 'broughtBack.changed' } });
    typeInto(file, { type: inFirstRowOf(plainShop, { 备注: '后来改的' }) });
    expect(await take(office, file, report)).toMatchObject({ error: { code: 'import.fileChanged' } });
    expect(dumpHash(office.store.filePath)).toBe(before);
  });
});
