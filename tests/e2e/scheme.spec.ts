import { expect, test } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { deskOn } from './pages/desk-pages.ts';
import { launchApp } from './support/launch-app.ts';
import { prepareOffices, type PreparedOffices } from './support/prepared-offices.ts';
import { button, day, go, see, signIn } from './screens/screen.ts';

test.use({ trace: 'off' });
test.setTimeout(300_000);

let offices: PreparedOffices;

test.beforeAll(async () => {
  offices = await prepareOffices();
});

test('a scheme is put right by the buttons of its pre-flight, tried out, given its reasons and frozen', async () => {
  const app = await launchApp({ dataDir: offices.countyDir });
  const { page } = app;
  page.setDefaultTimeout(15_000);
  await signIn(page, offices.admin, offices.password);
  await test.step('another task of the same items has been drawn and still waits for its results', async () => {
    const clerk = deskOn(page);
    await clerk.makeScheme('第2期 年报公示信息抽查', { from: day(0), to: day(30) });
    await clerk.freeze();
    await clerk.commit('甲方（操作员）', demo.secretA);
    await clerk.commit('乙方（监督方）', demo.secretB);
    await clerk.readFirst(demo.dice);
    await clerk.readSecond(demo.dice, { name: demo.secondReader, password: demo.password }, '阚守正');
    await clerk.draw(demo.secretA, demo.secretB);
  });
  await go(page, '抽查任务');
  await button(page, '新建抽查任务').click();
  await page.getByRole('dialog').getByLabel('任务名称').fill('第3期 年报公示信息抽查');
  await page.getByRole('dialog').getByRole('button', { name: '新建任务' }).click();
  const freeze = button(page, '封存名录和方案');

  await see(page, '还没有选抽查事项');
  await expect(freeze).toBeDisabled();
  await page.getByText('年度报告公示信息的检查', { exact: true }).click();
  await button(page, '去改 还没有定检查日期').click();
  await expect(page.getByLabel('检查开始')).toBeFocused();
  await page.getByLabel('检查开始').fill(day(0));
  await page.getByLabel('检查截止').fill(day(30));

  await test.step('a target above the pool is red and leads to its field', async () => {
    await page.getByRole('spinbutton', { name: '合计至少抽' }).fill('999999');
    await button(page, /^去改 合计至少抽/).click();
    await expect(page.getByRole('spinbutton', { name: '合计至少抽' })).toBeFocused();
    await page.getByRole('spinbutton', { name: '合计至少抽' }).fill('0');
  });

  await test.step('what another task still owes is left out with one press', async () => {
    await button(page, /^排除这些户/).click();
    await see(page, '同期其他任务已抽');
    await expect(button(page, /^排除这些户/)).toHaveCount(0);
  });

  await test.step('a ratio that is only tried out is not kept', async () => {
    const ratio = page.getByLabel('C 类抽查比例');
    const before = await ratio.inputValue();
    await page.getByRole('slider', { name: /C 类试算/ }).focus();
    await page.keyboard.press('ArrowRight');
    await see(page, '下面是试算的比例，还没有存。');
    await expect(ratio).not.toHaveValue(before);
    await button(page, '放弃试算').click();
    await expect(ratio).toHaveValue(before);
  });

  await test.step('a trial counts for nothing', async () => {
    await button(page, '试抽').click();
    await see(page, /DRILL-\d{6}-\d{4}-0001/);
    await see(page, '试抽 · 不作数');
    await button(page, '返回方案').click();
  });

  await test.step('a yellow finding takes a reason, which stays with the frozen scheme', async () => {
    await page.getByLabel('B 类抽查比例').fill('0.03');
    await see(page, /B 类比例只有 0.03%/);
    await expect(freeze).toBeDisabled();
    const asked = page.getByPlaceholder('写明为什么照此封存');
    for (let index = 0; index < (await asked.count()); index += 1) await asked.nth(index).fill('B 类去年已普查');
    await expect(freeze).toBeEnabled();
    await freeze.click();
    await page.getByRole('dialog').getByRole('button', { name: '封存名录和方案' }).click();
    await see(page, '抽取现场');
    await go(page, '抽查任务');
    await see(page, '已封存');
  });
  await app.close();
});
