import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { planLayouts } from '#tests/fixtures/plans/plan-layouts.ts';
import { contentOfRow } from '#shared/domain/plans/plan-row.ts';
import { rowsOf } from '../support/office-database.ts';
import { approve, approvedPlan, draftPlan, planRow, readPlan } from '../support/plans.ts';
import { readSheetFile } from '../support/read-sheet-file.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';
import { writeTable, type TableSheet } from '../support/write-table.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const folderOf = (office: StartedOffice): string => {
  const dir = path.join(path.dirname(office.dataDir), '计划表');
  mkdirSync(dir, { recursive: true });
  return dir;
};
const fileOf = (office: StartedOffice, sheet: TableSheet, name = '计划.xlsx'): string =>
  writeTable(folderOf(office), name, { sheets: [sheet] });
const firstLayout = (): TableSheet => planLayouts[0]?.sheet ?? { rows: [] };

describe('the plan tables of five bureaus', () => {
  test.each(planLayouts)('$name', async ({ sheet, headerRow, rows }) => {
    const office = prepared.start();
    const id = await draftPlan(office, []);
    const file = fileOf(office, sheet);
    const report = valueOf(await office.api['plans.readTable']({ id, file, choices: {} }));
    expect([report.headerRow, report.counts.mustFix]).toEqual([headerRow, 0]);
    expect(report.rows.map(({ row }) => row)).toMatchObject(rows);
    expect((await readPlan(office, id)).rows).toEqual([]);
    const taken = valueOf(await office.api['plans.takeTable']({ id, file, sha256: report.sha256, choices: {}, leaveKnown: true }));
    expect(taken).toEqual({ rows: rows.length });
    expect((await readPlan(office, id)).rows).toMatchObject(rows);
    expect(rowsOf(office, `select event from audit_rows where event like 'plans.table%' order by number`)).toEqual([
      { event: 'plans.tableRead' },
      { event: 'plans.tableTaken' },
    ]);
  });
});

test('a report says of each row what the rules would say, and which names the plan has already', async () => {
  const office = prepared.start();
  const id = await draftPlan(office, [planRow({ name: '计量器具抽查', itemCodes: ['TJ-05'] })]);
  const report = valueOf(await office.api['plans.readTable']({ id, file: fileOf(office, firstLayout()), choices: {} }));
  expect(report.rows.map(({ known }) => known)).toEqual([false, false, true]);
  expect(report.rows.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
    expect.arrayContaining(['endsLate']),
    expect.arrayContaining([]),
    expect.arrayContaining(['itemsUnread', 'itemsMissing', 'nameTwice']),
  ]);
  const { sha256 } = report;
  const order = { id, file: fileOf(office, firstLayout()), sha256, choices: {} };
  expect(valueOf(await office.api['plans.takeTable']({ ...order, leaveKnown: true }))).toEqual({ rows: 2 });
  expect(await office.api['plans.takeTable']({ ...order, leaveKnown: true })).toMatchObject({ error: { code: 'import.nothingToWrite' } });
});

test('a column that nobody knows is named by a person, and known the next time', async () => {
  const office = prepared.start();
  const id = await draftPlan(office, []);
  const sheet: TableSheet = {
    rows: [
      ['项目一栏', '任务名称', '什么时候'],
      ['即时公示信息检查', '公示信息抽查', '5月'],
    ],
  };
  const file = fileOf(office, sheet);
  const unknown = valueOf(await office.api['plans.readTable']({ id, file, choices: {} }));
  expect(unknown.rows[0]?.row).toMatchObject({ from: '', itemCodes: [], note: expect.stringContaining('什么时候') as string });
  const choices = {
    columns: [
      { column: 0, field: 'items' },
      { column: 1, field: 'name' },
      { column: 2, field: 'period' },
    ],
  };
  const named = valueOf(await office.api['plans.readTable']({ id, file, choices }));
  expect(named.rows[0]?.row).toMatchObject({ from: '2026-05-01', itemCodes: ['TJ-01'] });
  valueOf(await office.api['plans.takeTable']({ id, file, sha256: named.sha256, choices, leaveKnown: true }));
  const again = valueOf(await office.api['plans.readTable']({ id, file, choices: {} }));
  expect(again.rows[0]?.row).toMatchObject({ from: '2026-05-01', itemCodes: ['TJ-01'] });
});

test('a table without tasks, a changed file and an approved plan are refused, and nothing is written', async () => {
  const office = prepared.start();
  const id = await draftPlan(office, []);
  const file = fileOf(office, firstLayout());
  const { sha256 } = valueOf(await office.api['plans.readTable']({ id, file, choices: {} }));
  fileOf(office, { ...firstLayout(), rows: firstLayout().rows.slice(0, 4) });
  const order = { id, file, sha256, choices: {}, leaveKnown: true };
  expect(await office.api['plans.takeTable'](order)).toMatchObject({ error: { code: 'import.fileChanged' } });
  const goods = fileOf(
    office,
    {
      rows: [
        ['物品', '数量'],
        ['纸', 3],
      ],
    },
    '物品.xlsx',
  );
  expect(await office.api['plans.readTable']({ id, file: goods, choices: {} })).toMatchObject({ error: { code: 'import.wrongColumns' } });
  expect((await readPlan(office, id)).rows).toEqual([]);
  valueOf(await office.api['plans.saveRow']({ id, rowId: null, row: planRow() }));
  await approve(office, id);
  expect(await office.api['plans.takeTable'](order)).toMatchObject({ error: { code: 'plan.notDraft' } });
});

describe('the plan table that is written', () => {
  const rows = [
    planRow({ planNo: 'ZD-01', level: 'province', mode: '省抽县查', method: '实地核查', section: '信用监管股', riskDemand: '按风险等级' }),
    planRow({
      name: '食品与计量联合抽查',
      kind: 'directed',
      joint: 'cross',
      leadDept: '县市场监管局',
      partners: ['县卫健局', '县公安局'],
      itemCodes: ['TJ-02', 'TJ-05'],
      ratePpm: 7_500,
      count: 12,
      from: '2026-04-15',
      to: '2026-06-20',
      frequency: '=1',
    }),
  ];

  test('comes back as it was', async () => {
    const office = prepared.start();
    const id = await draftPlan(office, rows);
    const { fileName } = valueOf(await office.api['plans.export']({ id, folder: folderOf(office) }));
    const before = await readPlan(office, id);
    const next = valueOf(await office.api['plans.create']({ year: 2025 }));
    const file = path.join(folderOf(office), fileName);
    const report = valueOf(await office.api['plans.readTable']({ id: next.id, file, choices: {} }));
    expect(report.rows.map(({ row }) => row)).toEqual(before.rows.map(contentOfRow));
    expect(report.unmapped.map(({ header }) => header)).toEqual(['序号']);
  });

  test('of an adjusted plan has the comparison behind it', async () => {
    const office = prepared.start();
    const first = await approvedPlan(office, rows);
    const { id } = valueOf(await office.api['plans.adjust']({ id: first, reason: '上级新增任务' }));
    const [row] = (await readPlan(office, id)).rows;
    valueOf(await office.api['plans.saveRow']({ id, rowId: row?.id ?? '', row: planRow({ ...rows[0], ratePpm: 50_000 }) }));
    const { fileName } = valueOf(await office.api['plans.export']({ id, folder: folderOf(office) }));
    const file = path.join(folderOf(office), fileName);
    const threadPath = path.resolve('out/electron/sheet-thread.cjs');
    const sheet = await readSheetFile(threadPath, file, { sheet: '调整对照' });
    expect(sheet.rows.map(({ cells }) => cells.slice(0, 5))).toEqual([
      ['变动', '任务名称', '内容', '调整前（第 1 版）', '调整后（第 2 版）'],
      ['修改', planRow().name, '比例', '10%', '5%'],
    ]);
  });

  test('is not there when its row of the trail is not', async () => {
    const office = prepared.start();
    const id = await draftPlan(office, []);
    expect(await office.api['plans.export']({ id, folder: folderOf(office) })).toMatchObject({ error: { code: 'library.empty' } });
    expect(existsSync(path.join(folderOf(office), '2026年度抽查计划表.xlsx'))).toBe(false);
  });
});

describe('公示稿', () => {
  test('says what the plan says, and nothing of credit-risk classes', async () => {
    const office = prepared.start();
    const id = await draftPlan(office, [planRow({ riskDemand: '对D类加大比例' })]);
    const { html } = valueOf(await office.api['plans.paper']({ id }));
    for (const text of ['关于2026年度', planRow().name, '即时公示信息检查', '2026年3月—10月', '10%', '草稿，尚未批准'])
      expect(html).toContain(text);
    expect(html).not.toContain('D类');
  });

  test('of an adjusted plan says why and how much was changed', async () => {
    const office = prepared.start();
    const first = await approvedPlan(office);
    const { id } = valueOf(await office.api['plans.adjust']({ id: first, reason: '上级新增<任务>' }));
    valueOf(await office.api['plans.saveRow']({ id, rowId: null, row: planRow({ name: '新的一项', itemCodes: ['TJ-05'] }) }));
    await approve(office, id);
    const { html } = valueOf(await office.api['plans.paper']({ id }));
    expect(html).toContain('调整原因：上级新增&lt;任务&gt;。');
    expect(html).toContain('共新增 1 项、删去 0 项、修改 0 项。');
    expect(html).not.toContain('尚未批准');
  });
});
