import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'playwright/test';
import { holdDraw } from './pages/hold-draw.ts';
import { button, day, go, signIn } from './screens/screen.ts';
import { axeFaults } from './support/axe-faults.ts';
import { killApplication, launchApp, type DevApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

const nativeBinding = path.resolve('build/native/better_sqlite3.node');
/** UX 13: a result without an issue is one key and the chord that saves it and opens the next. */
const keysOfOne = ['1', 'Control+Enter'] as const;
const wanted = 20;

let app: DevApp;
let dataDir: string;
let admin: { readonly name: string; readonly password: string };
const rows = (sql: string): readonly Record<string, unknown>[] => {
  const db = new Database(path.join(dataDir, 'office.db'), { nativeBinding, readonly: true });
  try {
    return db.prepare(sql).all() as Record<string, unknown>[];
  } finally {
    db.close();
  }
};

test.beforeAll(async () => {
  const offices = await prepareOffices(3_000);
  dataDir = offices.countyDir;
  admin = { name: offices.admin, password: offices.password };
  app = await launchApp({ dataDir });
  await signIn(app.page, admin.name, admin.password);
  await holdDraw(app.page, '第2期 年报公示信息抽查');
});
test.afterAll(() => app.close());

const entered = () => rows(`select outcomes from results where serial = (select serial from draws order by frozen_at desc limit 1)`);

test('the visits are dispatched to their units, and one of them is handed over to another', async () => {
  const { page } = app;
  await go(page, '结果录入');
  await button(page, '派发').click();
  await page.getByLabel('派发日期').fill(day(0));
  await page.getByRole('dialog').getByRole('button', { name: '派发', exact: true }).click();
  await button(page, '移交').click();
  const dialog = page.getByRole('dialog', { name: '把没录入的户移交给别的单位吗？' });
  await dialog.getByLabel('移交哪几户').click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await dialog.getByLabel('移交给').fill('曲阳桥');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('原因').fill('住所已迁到该所辖区');
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: '移交 1 户' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const moved = rows(`select unit, reason from dispatched_visits where number = 2`);
  expect(moved).toEqual([{ unit: '曲阳桥市场监督管理所', reason: '住所已迁到该所辖区' }]);
});

test('twenty results without an issue take two key presses each, and the day once', async () => {
  const { page } = app;
  await go(page, '结果录入');
  const name = page.getByRole('option', { selected: true }).locator('.queue-name');
  await expect(name).toBeVisible();
  expect(
    rows('select count(*) as n from drawn_subjects where serial = (select serial from draws order by frozen_at desc limit 1)')[0]?.['n'],
  ).toBeGreaterThan(wanted + 1);
  const started = Date.now();
  let presses = 0;
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    presses += 1;
  };
  // The day is typed once and stays for the next ones.
  await page.getByLabel('检查日期').click();
  for (const character of day(0)) await press(character);
  await page.getByLabel('检查日期').blur();
  for (let done = 0; done < wanted; done += 1) {
    const before = (await name.textContent()) ?? '';
    // Nobody types before the form of the next one is there.
    await expect(page.getByRole('heading', { name: before, exact: true })).toBeVisible();
    for (const key of keysOfOne) await press(key);
    await expect(name).not.toHaveText(before);
  }
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  console.log(`${String(wanted)} results: ${String(presses)} key presses, ${String(seconds)} s`);
  expect(presses).toBeLessThanOrEqual(60);
  expect(entered()).toEqual(Array.from({ length: wanted }, () => ({ outcomes: '["NO_ISSUE"]' })));
});

test('what an input method is composing submits nothing', async () => {
  const { page } = app;
  const before = entered().length;
  const session = await page.context().newCDPSession(page);
  await page.getByRole('textbox', { name: '备注' }).click();
  await session.send('Input.imeSetComposition', { text: 'ni hao', selectionStart: 6, selectionEnd: 6 });
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('1');
  await session.send('Input.insertText', { text: '你好' });
  await expect(page.getByRole('textbox', { name: '备注' })).toHaveValue(/你好/);
  expect(entered()).toHaveLength(before);
});

test('a half-filled result is there again when the program was killed', async () => {
  const { page } = app;
  const name = await page.getByRole('option', { selected: true }).locator('.queue-name').innerText();
  await page.getByRole('textbox', { name: '备注' }).fill('门口贴了停业通知，照片 3 张');
  await expect(page.getByText(/^已存 .*还没送审$/)).toBeVisible();
  const before = entered().length;
  await killApplication(app);
  app = await launchApp({ dataDir });
  await signIn(app.page, admin.name, admin.password);
  await go(app.page, '结果录入');
  await app.page.getByRole('option').filter({ hasText: name }).click();
  await expect(app.page.getByRole('textbox', { name: '备注' })).toHaveValue('门口贴了停业通知，照片 3 张');
  expect(entered()).toHaveLength(before);
  expect(await button(app.page, /存好，下一户/).isEnabled()).toBe(true);
});
