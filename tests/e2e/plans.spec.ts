import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { planLayouts } from '#tests/fixtures/plans/plan-layouts.ts';
import { writeTable } from '#tests/support/write-table.ts';
import { deskOn } from './pages/desk-pages.ts';
import { planDeskOn } from './pages/plan-pages.ts';
import { day } from './screens/screen.ts';
import { launchApp, makeFolder } from './support/launch-app.ts';

test.use({ trace: 'off' });
test.setTimeout(300_000);

const folder = makeFolder();
const head = { name: '计知远', password: 'Lianyan-2021' } as const;
const annual = '年度报告公示信息的检查';

/** The table of a bureau as it would have been written for another year. */
const inYear = <S>(sheet: S, year: number): S => JSON.parse(JSON.stringify(sheet).replaceAll('2026', String(year))) as S;

test.beforeAll(() => {
  const args = [
    '--no-deprecation',
    path.resolve('out/electron/cli.cjs'),
    'demo',
    '--out',
    path.join(folder, '样例'),
    '--subjects',
    '300',
    '--json',
  ];
  expect(spawnSync(process.execPath, args).status).toBe(0);
});

test('a clerk plans a year, a head approves it, it is adjusted once, and a task is made from a row', async () => {
  const { page, close } = await launchApp();
  await page.setViewportSize({ width: 1366, height: 768 });
  const shot = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  const clerk = deskOn(page);
  const plans = planDeskOn(page);
  await clerk.setUp({ county: '正定', admin: '苏文岚', password: 'Yanlian-2021' });
  for (const [place, file] of [
    ['抽查事项清单', '抽查事项清单.xlsx'],
    ['检查对象名录库', '检查对象.xlsx'],
  ] as const)
    await clerk.importFile(place, path.join(folder, '样例', 'excel', file));
  await clerk.addPerson({ ...head, role: '股长、局领导' });

  const year = Number(day(0).slice(0, 4));
  const first = '市场主体年报公示抽查';
  await test.step('the plan is drawn up by hand and from the bureau’s own table', async () => {
    await plans.open();
    await shot('1-empty');
    await plans.start();
    await plans.addRow({
      name: first,
      from: `${String(year)}-03-01`,
      to: `${String(year)}-10-31`,
      rate: '3',
      item: annual,
      range: '各类企业',
    });
    await expect(page.getByText(/^按此计划全年 \d\.\d\d%，县级 \d\.\d\d%$/).first()).toBeVisible();
    const joint = planLayouts[4];
    if (!joint) throw new Error('no such layout');
    await plans.importTable(writeTable(folder, '联合抽查计划.xlsx', { sheets: [inYear(joint.sheet, year)] }), joint.rows.length);
    await expect(page.getByText(/还有 \d 处必须改/).first()).toBeVisible();
    await expect(page.getByRole('button', { name: '送审' })).toBeDisabled();
    await shot('2-findings');
    for (const { name = '' } of joint.rows) await plans.giveItem(name, annual);
    await plans.freezeBase();
    await shot('3-draft');
  });

  await test.step('another person approves it; then it is reported and published', async () => {
    await plans.submit();
    await plans.approve(head);
    await plans.note('上报备案', `${String(year)}-01-12`, '正市监〔示例〕3号');
    await plans.note('公示', `${String(year)}-01-14`, '县政府网站');
    await expect(page.getByText('已批准，已上报备案，已公示').first()).toBeVisible();
    await shot('4-approved');
  });

  await test.step('it is adjusted with a reason, and the old version stays', async () => {
    await plans.adjust('市局新下达任务');
    await plans.changeRow(first, '比例（%）', '5');
    expect(await plans.compare()).toEqual([`修改 ${first} 比例 3% 5%`]);
    await plans.submit();
    await plans.approve(head);
    await plans.export();
    await shot('5-adjusted');
  });

  await test.step('a task is made from a row and begins with what it says', async () => {
    await plans.makeScheme(first);
    await expect(page.getByLabel('检查开始')).toHaveValue(`${String(year)}-03-01`);
    await expect(page.getByLabel('B 类抽查比例')).toHaveValue('5');
    await shot('6-scheme');
    await plans.open();
    await expect(page.getByRole('button', { name: first, exact: true }).first()).toBeVisible();
  });
  await close();
});
