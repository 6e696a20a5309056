import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { countyDeskOn } from './pages/county-pages.ts';
import { deskOn } from './pages/desk-pages.ts';
import { fieldDeskOn } from './pages/field-pages.ts';
import { holdDraw } from './pages/hold-draw.ts';
import { button, day, go, see, signIn } from './screens/screen.ts';
import { makeFieldComputers } from './support/field-computers.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';

test.use({ trace: 'off' });
test.setTimeout(420_000);

/** The newest file of a kind that an office wrote out. */
const newestOf = (app: DevApp, kind: string): string => {
  const dir = path.join(app.dataDir, '导出');
  const names = readdirSync(dir).filter((name) => name.endsWith(`-${kind}.ssjb`));
  const [newest] = names.toSorted((a, b) => statSync(path.join(dir, b)).mtimeMs - statSync(path.join(dir, a)).mtimeMs);
  if (newest === undefined) throw new Error(`nothing of kind ${kind} was written out`);
  return path.join(dir, newest);
};

/** Visits that have no result, of the newest task with one. */
const leftToEnter = async (page: Page): Promise<number> => {
  const text =
    (await page
      .getByText(/还有 \d+ 户没有录入/)
      .first()
      .textContent()) ?? '';
  return Number(/还有 (\d+) 户没有录入/.exec(text)?.[1]);
};

const shot = (app: DevApp, name: string) => app.page.screenshot({ path: test.info().outputPath(`${name}.png`) });

test('the office lends a task to the laptop of the same bureau, which brings a result back, by clicking', async () => {
  const offices = await prepareOffices(300);
  const both = await makeFieldComputers(offices, false);
  const desk = await launchApp({ dataDir: both.deskDir });
  const laptop = await launchApp({ dataDir: both.fieldDir });
  for (const { page } of [desk, laptop]) await page.setViewportSize({ width: 1366, height: 768 });
  const clerk = { ...deskOn(desk.page), ...countyDeskOn(desk.page), ...fieldDeskOn(desk.page) };
  const inspector = { ...deskOn(laptop.page), ...countyDeskOn(laptop.page), ...fieldDeskOn(laptop.page) };
  await signIn(desk.page, offices.admin, offices.password);
  await signIn(laptop.page, both.admin, both.password);

  let left = 0;
  await test.step('the office draws and lends the task', async () => {
    await holdDraw(desk.page, '第2期 年报公示信息抽查');
    await Promise.all([clerk.lend(), clerk.unlockWhenAsked(demo.countyPassphrase)]);
    await see(desk.page, '带出去的');
    await see(desk.page, '发给本单位外勤电脑');
    await shot(desk, '1-lent');
  });

  await test.step('the laptop takes it in and types a result', async () => {
    await go(laptop.page, '上报与回执');
    await Promise.all([inspector.takeIn(newestOf(desk, 'roster-data'), /已导入/), inspector.unlockWhenAsked(demo.countyPassphrase)]);
    await inspector.takeIn(newestOf(desk, 'results'), /已导入/);
    await see(laptop.page, '带出来的任务');
    await shot(laptop, '2-borrowed');
    await inspector.enterNext(day(0));
    await go(laptop.page, '抽查任务');
    left = await leftToEnter(laptop.page);
    await inspector.bringBack();
    await shot(laptop, '3-brought-back');
  });

  await test.step('the office takes the result in and has it for review', async () => {
    await clerk.takeIn(newestOf(laptop, 'results'), /已导入/);
    await clerk.makeReceipt();
    await go(desk.page, '抽查任务');
    expect(await leftToEnter(desk.page)).toBe(left);
    await go(desk.page, '结果录入');
    await see(desk.page, '待审核');
    await shot(desk, '4-for-review');
    await go(laptop.page, '上报与回执');
    await inspector.takeIn(newestOf(desk, 'receipt'), /回执核验无误/);
    await see(laptop.page, '对方已收');
    await expect(button(laptop.page, '没有要交回的结果')).toBeDisabled();
  });
  await desk.close();
  await laptop.close();
});
