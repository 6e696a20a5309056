import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { deskOn } from './pages/desk-pages.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';

test.describe.configure({ mode: 'serial' });

/** A page of the menu, and the help that belongs to it. */
const helpOf = {
  首页: 'home',
  抽查事项清单: 'items',
  检查对象名录库: 'subjects',
  检查人员名录库: 'inspectors',
  抽查任务: 'schemes',
  结果录入: 'results',
  公示: 'publication',
  后续处理: 'follow-ups',
  上报与回执: 'bundles',
  机构与乡镇: 'org',
  密钥与信任: 'keys',
  系统: 'system',
};
const folder = path.resolve('resources/help');
const titleOf = (name: string): string => /^# (.+)$/m.exec(readFileSync(path.join(folder, `${name}.md`), 'utf8'))?.[1] ?? '';

let app: DevApp;

test.beforeAll(async () => {
  app = await launchApp();
  await deskOn(app.page).setUp({ county: '正定', admin: '苏文岚', password: 'Yanlian-2021' });
});

test.afterAll(async () => {
  await app.close();
});

const help = (page: Page) => page.getByRole('complementary', { name: '帮助' });
const shownTitle = (page: Page) => help(page).getByRole('heading', { level: 1 });

test('F1 opens the help of the page that is shown, and the help follows to the next page', async () => {
  const { page } = app;
  await page.keyboard.press('F1');
  for (const [entry, name] of Object.entries(helpOf)) {
    await page.getByRole('navigation').getByRole('button', { name: entry, exact: true }).click();
    await expect(shownTitle(page)).toHaveText(titleOf(name));
  }
  await page.getByRole('button', { name: '收起帮助' }).click();
  await expect(help(page)).toBeHidden();
  await page.keyboard.press('F1');
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
});

test('a question mark opens the sheet of keys, but not while a word is typed', async () => {
  const { page } = app;
  await page.getByRole('navigation').getByRole('button', { name: '首页', exact: true }).click();
  await page.keyboard.press('?');
  await expect(shownTitle(page)).toHaveText(titleOf('shortcuts'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('?');
  await expect(help(page)).toBeHidden();
  await page.keyboard.press('Escape');
});

test('every text of the help can be chosen and shows its title once and no sign of its markup', async () => {
  const { page } = app;
  await page.getByRole('button', { name: '帮助', exact: true }).click();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
    const title = titleOf(path.parse(file).name);
    await help(page).getByRole('combobox', { name: '看哪一页的帮助' }).click();
    await page.getByTitle(title, { exact: true }).last().click();
    await expect(shownTitle(page)).toHaveText(title);
    expect(await help(page).getByRole('region').innerText()).not.toMatch(/\*\*|^#|\|/m);
  }
});

test('printing shows the help alone', async () => {
  const { page } = app;
  await page.evaluate(() => {
    document.body.classList.add('help-printed');
  });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(shownTitle(page)).toBeVisible();
  await page.emulateMedia({ media: null });
});
