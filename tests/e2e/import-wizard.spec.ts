import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { Cell } from '#shared/base/sheet.ts';
import { editBook } from '#tests/support/edit-workbook.ts';
import { gbk } from '#tests/support/gbk.ts';
import { countyCode, mistypedCode } from '#tests/support/made-code.ts';
import { writeTable } from '#tests/support/write-table.ts';
import { chooseFile } from './pages/choose-file.ts';
import { deskOn } from './pages/desk-pages.ts';
import { launchApp, makeFolder } from './support/launch-app.ts';

test.use({ trace: 'off' });

const rows: readonly (readonly Cell[])[] = [
  ['正定县企业名单'],
  ['序号', '统一社会信用代码', '企业名称', '登记状态', '成立日期', '联系电话', '我的备注'],
  ...Array.from({ length: 30 }, (_, index): readonly Cell[] => [
    index + 1,
    countyCode(index),
    `正定县第${String(index)}商行`,
    '存续',
    '2021-03-18',
    '15400000001',
    `第${String(index)}条`,
  ]),
  [31, mistypedCode(countyCode(40), 17), '打错字商行', '存续', '2021-03-18', '15400000002', '甲'],
  [32, 911301236012345700, '变成数字商行', '存续', '2021.1.5', 15400000003, '乙'],
  [33, countyCode(42), ' 有空格商行　', '还开着', '2021-03-18', null, '丙'],
  ['合计', null, '33 户'],
];

test('a clerk brings a messy list into the library: wizard, problem workbook, Excel, wizard again, library', async () => {
  const home = makeFolder();
  const file = writeTable(home, '企业名单.xlsx', { sheets: [{ name: '企业', rows }] });
  const app = await launchApp();
  const { page } = app;
  await page.setViewportSize({ width: 1366, height: 768 });
  const shot = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  const clerk = deskOn(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await clerk.setUp({ county: '正定', admin: '苏文岚', password: 'Yanlian-2021' });

  await clerk.chooseWorkbook('检查对象名录库', file);
  await expect(page.getByText('33 行')).toBeVisible();
  await shot('4-check');
  await button('对应列').click();
  await expect(page.getByRole('region', { name: '文件里的列与名录的对应' })).toBeVisible();
  await shot('3-columns');
  await button('上一步').click();
  await expect(page.getByRole('region', { name: '表格开头的内容' })).toBeVisible();
  await shot('2-header');
  await button('检查问题').click();
  await button('下载问题表').click();
  await expect(page.getByText(/“问题表-企业名单.xlsx”已写到/)).toBeVisible();
  await button('下一步：确认入库').click();
  await expect(page.getByText('正定县第3商行')).toBeVisible();
  await shot('5-confirm');
  await button(/^先入库 30 户/).click();
  await expect(page.getByText(/新增 30 户/)).toBeVisible();
  await shot('6-done');

  const fixedDir = path.join(home, '改好');
  mkdirSync(fixedDir);
  const fixed = path.join(fixedDir, '问题表-企业名单.xlsx');
  editBook(path.join(app.dataDir, '导出', '问题表-企业名单.xlsx'), fixed, [
    { row: 33, title: '统一社会信用代码', value: countyCode(40) },
    { row: 34, title: '统一社会信用代码', value: countyCode(41) },
  ]);
  await button('再导一个文件').click();
  await chooseFile(page, fixed);
  await expect(page.getByText(/这是“企业名单.xlsx”的问题表，您改了 2 行/)).toBeVisible();
  await page.getByRole('combobox', { name: /还开着/ }).click();
  await page.getByTitle('存续', { exact: true }).click();
  await expect(page.getByText('不认识的写法，选一次就行')).toBeHidden();
  await shot('7-problem-book');
  await clerk.confirmImport();
  await expect(page.getByText(/新增 3 户/)).toBeVisible();
  await button('看名录').click();
  await expect(page.getByText('变成数字商行')).toBeVisible();
  await expect(page.getByText('共 33 户')).toBeVisible();
  await shot('8-library');
  await app.close();
});

test('a clerk brings in a .csv in GBK and an old .xls, and the page says which encoding was taken', async () => {
  const home = makeFolder();
  const csv = path.join(home, '企业名单.csv');
  const lines = [
    '正定县企业名单',
    '序号,统一社会信用代码,企业名称,登记状态',
    ...Array.from({ length: 12 }, (_, index) => `${String(index + 1)},${countyCode(index)},"正定县第${String(index)}商行,分店",存续`),
  ];
  writeFileSync(csv, gbk(`${lines.join('\r\n')}\r\n`));
  const old = writeTable(home, '旧名单.xls', { sheets: [{ name: '企业', rows: [...rows.slice(0, 2), ...rows.slice(20, 24)] }] });
  const app = await launchApp();
  const { page } = app;
  await page.setViewportSize({ width: 1366, height: 768 });
  const clerk = deskOn(page);
  await clerk.setUp({ county: '正定', admin: '苏文岚', password: 'Yanlian-2021' });
  await clerk.chooseWorkbook('检查对象名录库', csv);
  await expect(page.getByText('企业名单.csv · 文字编码 GBK · 标题在第 2 行')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('gbk.png') });
  await clerk.confirmImport();
  await expect(page.getByText(/新增 12 户/)).toBeVisible();
  await page.getByRole('button', { name: '再导一个文件' }).click();
  await chooseFile(page, old);
  await expect(page.getByText('旧名单.xls · 工作表“企业” · 标题在第 2 行')).toBeVisible();
  await clerk.confirmImport();
  await expect(page.getByText(/新增 4 户/)).toBeVisible();
  await page.getByRole('button', { name: '看名录' }).click();
  await expect(page.getByText('正定县第3商行,分店')).toBeVisible();
  await expect(page.getByText('共 16 户')).toBeVisible();
  await app.close();
});
