import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, type Page } from 'playwright/test';
import { inFirstRowOf, rowsOfTable, typeInto, type TypedRow } from '#tests/support/result-table.ts';
import { axeFaults } from './support/axe-faults.ts';
import { chooseFile } from './pages/choose-file.ts';
import { holdDraw } from './pages/hold-draw.ts';
import { button, day, go, see, signIn } from './screens/screen.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

const nativeBinding = path.resolve('build/native/better_sqlite3.node');
const pictures = process.env['FAIRDRAW_PICTURES'];
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

let app: DevApp;
/** The table as it was written, and one into which somebody has typed on site. */
let table: string;
let filled: string;
let codes: readonly string[];

const rows = (sql: string): readonly Record<string, unknown>[] => {
  const db = new Database(path.join(app.dataDir, 'office.db'), { nativeBinding, readonly: true });
  try {
    return db.prepare(sql).all() as Record<string, unknown>[];
  } finally {
    db.close();
  }
};
const newest = '(select serial from draws order by frozen_at desc limit 1)';
const entered = (): readonly unknown[] =>
  rows(`select subject from results where serial = ${newest} order by subject`).map(({ subject }) => subject);
const nameOf = (code: string): string =>
  String(rows(`select name from frozen_subjects where serial = ${newest} and code = '${code}'`)[0]?.['name']);

const shot = async (page: Page, name: string): Promise<void> => {
  for (const size of pictures ? sizes : []) {
    await page.setViewportSize(size);
    await page.screenshot({ path: path.join(pictures ?? '', `${name}-${String(size.width)}.png`), animations: 'disabled' });
  }
  await page.setViewportSize(sizes[0]);
};

test.beforeAll(async () => {
  const offices = await prepareOffices(3_000);
  app = await launchApp({ dataDir: offices.countyDir });
  await app.page.setViewportSize(sizes[0]);
  await signIn(app.page, offices.admin, offices.password);
  await holdDraw(app.page, '第2期 年报公示信息抽查');
});
test.afterAll(() => app.close());

test('the table of the event is written from the field pack', async () => {
  const { page } = app;
  await go(page, '抽查任务');
  await button(page, '看抽取记录').first().click();
  await button(page, '现场资料包').click();
  await button(page, '导出全部待录').click();
  const said = page.getByText(/^“现场结果表-.*\.xlsx”已写到/);
  await expect(said).toBeVisible();
  await said.scrollIntoViewIfNeeded();
  await shot(page, '资料包');
  const [, fileName = ''] = /^“(.*)”已写到/.exec(await said.innerText()) ?? [];
  table = path.join(app.dataDir, '导出', fileName);
  // The first of the queue, so that they can be clicked.
  codes = rows(`select code from drawn_subjects where serial = ${newest} order by position limit 5`).map(({ code }) => String(code));
  expect(new Set(rowsOfTable(table).map((row) => row['统一社会信用代码'])).size).toBeGreaterThan(codes.length);
  expect(await axeFaults(page)).toEqual([]);
});

test('what came back is shown before anything is written, and only what the clerk lets through is entered', async () => {
  const { page } = app;
  const [fresh = '', second = '', begun = '', wrong = '', submitted = ''] = codes;
  const noIssue: TypedRow = { 检查结果: '未发现问题', 检查日期: day(0) };
  const typed: readonly (readonly [string, TypedRow])[] = [
    [fresh, noIssue],
    [second, { ...noIssue, 检查结果: '待后续处理', 问题描述: '未公示年度报告', 后续处理: '责令改正' }],
    [begun, noIssue],
    [wrong, { ...noIssue, 检查结果: '还行' }],
    [submitted, { ...noIssue, 检查结果: '注销' }],
  ];
  filled = typeInto(table, { type: (all) => typed.reduce((done, [code, cells]) => inFirstRowOf(code, cells)(done), all) });

  await button(page, '去录结果').click();
  await page
    .getByRole('option')
    .filter({ hasText: nameOf(begun) })
    .first()
    .click();
  await page.getByRole('textbox', { name: '备注' }).fill('门口贴了停业通知');
  await expect(page.getByText(/^已存 .*还没送审$/)).toBeVisible();
  await page
    .getByRole('option')
    .filter({ hasText: nameOf(submitted) })
    .first()
    .click();
  await page.getByRole('heading', { name: nameOf(submitted), exact: true }).click();
  await page.getByLabel('检查日期').fill(day(0));
  await page.getByLabel('检查日期').blur();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect.poll(entered).toEqual([submitted]);

  await button(page, '导入现场结果').click();
  await shot(page, '导入-选文件');
  await chooseFile(page, filled);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('新增 2 户')).toBeVisible();
  for (const said of ['本机录到一半 1 户', '与已录不同 1 户', '有问题 1 户']) await expect(dialog.getByText(said)).toBeVisible();
  await expect(dialog.getByText(/不认识“还行”。请改成/)).toBeVisible();
  await expect(dialog.getByText('检查结果：表里“注销”，本机“未发现问题”')).toBeVisible();
  await shot(page, '导入-看一遍');
  expect(await axeFaults(page)).toEqual([]);
  expect(entered()).toEqual([submitted]);

  await dialog.getByRole('checkbox', { name: `${nameOf(begun)}：改用表里的` }).check();
  await dialog.getByRole('button', { name: '导入 3 户' }).click();
  await see(page, '已导入 3 户的结果，等着审核。');
  await shot(page, '导入-好了');
  expect(entered()).toEqual([fresh, second, begun, submitted].toSorted());
  await dialog.getByRole('button', { name: '看名单' }).click();
  await expect(dialog).toHaveCount(0);
  // The form that was begun here shows what was taken in its place.
  await page
    .getByRole('option')
    .filter({ hasText: nameOf(begun) })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: nameOf(begun), exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: '备注' })).toHaveValue('');
});

test('the same file a second time changes nothing, and the table of another task is refused with its sentence', async () => {
  const { page } = app;
  const before = rows('select * from results order by serial, subject');
  await button(page, '导入现场结果').click();
  await chooseFile(page, filled);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('与已录一致 3 户')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '导入 0 户' })).toBeDisabled();
  await dialog.getByRole('button', { name: '不导入' }).click();
  await page.getByRole('combobox', { name: '抽查任务' }).click();
  await page.locator('.ant-select-item-option').last().click();
  await button(page, '导入现场结果').click();
  await chooseFile(page, filled);
  await expect(dialog.getByText(/那次抽取的现场结果表，不是.*没有导入任何结果/)).toBeVisible();
  await shot(page, '导入-别的任务');
  await page.keyboard.press('Escape');
  expect(rows('select * from results order by serial, subject')).toEqual(before);
});
