import { expect, test } from 'playwright/test';
import { countyCode } from '#tests/support/made-code.ts';
import { writeTable } from '#tests/support/write-table.ts';
import { deskOn } from './pages/desk-pages.ts';
import { launchApp, makeFolder } from './support/launch-app.ts';

test.use({ trace: 'off' });

const rows = [
  ['统一社会信用代码', '企业名称', '登记状态', '乡镇街道', '管辖单位', '信用风险等级'],
  ...Array.from({ length: 6 }, (_, index) => [
    countyCode(index),
    `正定县第${String(index)}商行`,
    '存续',
    index < 4 ? '130123100' : '130123103',
    index < 4 ? '城区所' : '新安所',
    'A',
  ]),
];

test('an officer builds the organisation: towns are there, stations are taken from the list, a new name is shown everywhere', async () => {
  const file = writeTable(makeFolder(), '企业名单.xlsx', { sheets: [{ name: '企业', rows }] });
  const app = await launchApp();
  const { page } = app;
  await page.setViewportSize({ width: 1366, height: 768 });
  const shot = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  const clerk = deskOn(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const go = (place: string) => page.getByRole('navigation').getByText(place, { exact: true }).click();
  const tree = page.getByRole('navigation', { name: '机构树' });
  await clerk.setUp({ county: '正定', admin: '苏文岚', password: 'Yanlian-2021' });
  await clerk.importFile('检查对象名录库', file);

  await go('机构与乡镇');
  await expect(tree.getByRole('button', { name: /^正定镇/ })).toBeVisible();
  const unknown = page.getByRole('list', { name: '名录里有、这里没有的单位' });
  await expect(unknown.getByRole('listitem')).toHaveCount(2);
  await shot('1-bureau');
  for (const station of ['城区所', '新安所']) {
    await tree.getByRole('button', { name: /^正定县市场监督管理局/ }).click();
    await unknown.getByRole('listitem').filter({ hasText: station }).getByRole('button', { name: '建进来' }).click();
    await button('保存单位').click();
    await expect(page.getByRole('heading', { name: station })).toBeVisible();
  }
  await tree.getByRole('button', { name: /^正定镇/ }).click();
  await page.getByRole('region', { name: '正定镇' }).getByRole('button', { name: '修改' }).click();
  await page.getByLabel('名称', { exact: true }).fill('古城镇');
  await page.getByLabel('归哪个所管').click();
  await page
    .getByRole('dialog')
    .getByText('城区所', { exact: true })
    .or(page.locator('.ant-select-item-option', { hasText: '城区所' }))
    .first()
    .click();
  await shot('2-dialog');
  await button('保存单位').click();
  await expect(page.getByRole('heading', { name: '古城镇' })).toBeVisible();
  await expect(page.getByRole('region', { name: '古城镇' })).toContainText('正定镇（到');
  await shot('3-town');

  await go('检查对象名录库');
  await expect(page.getByRole('gridcell', { name: '古城镇' }).first()).toBeVisible();
  const filters = page.getByRole('complementary', { name: '筛选' });
  await filters.getByRole('checkbox', { name: '城区所' }).first().check();
  await expect(page.getByText('筛出 4 户')).toBeVisible();
  await shot('4-roster');

  await go('机构与乡镇');
  await tree.getByRole('button', { name: /^古城镇/ }).click();
  await button('撤销上一次修改').click();
  await expect(page.getByRole('heading', { name: '正定镇' })).toBeVisible();
  await app.close();
});
