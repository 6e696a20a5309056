import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, type Page } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { deskOn } from './pages/desk-pages.ts';
import { day, signIn } from './screens/screen.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';
import { openStage, stageOf } from './support/stage-window.ts';

test.use({ trace: 'off' });
test.setTimeout(420_000);

const nativeBinding = path.resolve('build/native/better_sqlite3.node');
const { secretA, secretB, dice } = demo;
const reader = { name: demo.secondReader, password: demo.password };
const parties = [
  ['甲方（操作员）', secretA],
  ['乙方（监督方）', secretB],
] as const;

interface Shown {
  readonly shown: number;
  readonly rows: readonly { readonly position: number; readonly ticket: string }[];
}

const shownOn = (stage: Page): Promise<Shown> =>
  stage.evaluate(() => ({
    shown: Number(document.querySelector('.stage-list')?.getAttribute('data-shown')),
    rows: [...document.querySelectorAll('.stage-rows tbody tr')].map((row) => ({
      position: Number(row.getAttribute('data-position')),
      ticket: row.getAttribute('data-ticket') ?? '',
    })),
  }));

const atLeast = (stage: Page, shown: number): Promise<unknown> =>
  stage.waitForFunction((wanted) => Number(document.querySelector('.stage-list')?.getAttribute('data-shown')) >= wanted, shown);

/** A projector is plugged in or pulled out: the one device of this test that is not real. */
const plug = ({ electron }: DevApp, plugged: boolean): Promise<void> =>
  electron.evaluate(({ screen }, there) => {
    const own = screen.getPrimaryDisplay();
    const projector = { ...own, id: own.id + 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };
    screen.getAllDisplays = () => (there ? [own, projector] : [own]);
    if (there) screen.emit('display-added', {}, projector);
    else screen.emit('display-removed', {}, projector);
  }, plugged);

test('the whole ceremony by clicking, with the stage beside the console', async () => {
  const { countyDir, admin, password } = await prepareOffices();
  const app = await launchApp({ dataDir: countyDir });
  const { page } = app;
  const desk = deskOn(page);
  await signIn(page, admin, password);
  await desk.makeScheme('第2期 年报公示抽查', { from: day(0), to: day(20) });
  await desk.freeze();
  const db = new Database(path.join(countyDir, 'office.db'), { nativeBinding, readonly: true });
  const look = (sql: string): readonly unknown[] => db.prepare(sql).all();
  const serial = String(db.prepare(`select serial from draws where state = 'frozen'`).pluck().get());
  const tables = (): string =>
    JSON.stringify(
      ['draws', 'draw_files', 'drawn_subjects', 'assignments', 'frozen_subjects', 'audit_rows'].map((table) =>
        look(`select * from ${table} where ${table === 'audit_rows' ? `event like 'draws.%'` : `serial = '${serial}'`}`),
      ),
    );

  let stage = await openStage(page);
  await expect(page.getByText('大屏：单独窗口，按 F11 全屏')).toBeVisible();
  await test.step('both parties commit; nobody can read a secret on the stage', async () => {
    for (const [party, secret] of parties) {
      await desk.commit(party, secret);
      expect(await stage.content()).not.toContain(secret);
    }
    await expect(stage.locator('[aria-current=step]')).toContainText('现场摇种子');
  });
  await test.step('the digits are on the stage only when two people have read the same', async () => {
    await desk.readFirst(dice);
    await expect(stage.getByText('第一遍已录好并遮住，请第二个人录第二遍')).toBeVisible();
    expect(await stage.content()).not.toContain(dice.slice(0, 6));
    await expect(stage.getByText('●').first()).toBeVisible();
    await desk.readSecond(dice.replace('4', '5'), reader, demo.witness);
    await expect(page.getByText(/第 1 位两遍不同/).first()).toBeVisible();
    expect(look(`select dice from draws where serial = '${serial}'`)).toEqual([{ dice: null }]);
    await desk.readSecond(dice, reader, demo.witness);
    await expect(page.getByLabel('甲方密语', { exact: true })).toBeVisible();
  });
  await test.step('a wrong secret draws nothing', async () => {
    await page.getByLabel('甲方密语', { exact: true }).fill(secretB);
    await page.getByLabel('乙方密语', { exact: true }).fill(secretB);
    await page.getByRole('button', { name: '抽取', exact: true }).click();
    await expect(page.getByText('与封存时的承诺值对不上，请照纸上的原文再录。')).toBeVisible();
    expect(look(`select * from drawn_subjects where serial = '${serial}'`)).toEqual([]);
  });
  await desk.draw(secretA, secretB);

  const list = db.prepare('select position, ticket from drawn_subjects where serial = ? order by position').all(serial) as Shown['rows'];
  const drawn = tables();
  const agrees = async (): Promise<number> => {
    const { shown, rows } = await shownOn(stage);
    expect(rows).toEqual(list.slice(Math.max(0, shown - 7), shown));
    return shown;
  };
  await test.step('the stage shows the stored rows in their order, at every speed', async () => {
    expect(list.length).toBeGreaterThan(12);
    expect(await agrees()).toBe(0);
    await page.getByText('1 倍', { exact: true }).click();
    await atLeast(stage, 2);
    await agrees();
    await page.getByText('4 倍', { exact: true }).click();
    await atLeast(stage, 6);
    await agrees();
    await page.getByText('停住', { exact: true }).click();
    const before = await agrees();
    expect(before).toBeLessThan(list.length);
  });
  await test.step('a stage that is closed and opened again goes on where it stood', async () => {
    const before = await agrees();
    await stage.close();
    await expect(page.getByText('大屏没有打开')).toBeVisible();
    await plug(app, true);
    stage = await openStage(page);
    await expect(page.getByText('大屏：第二显示器，已跟上')).toBeVisible();
    await atLeast(stage, before);
    expect(await agrees()).toBe(before);
  });
  await test.step('a projector that is pulled out neither stops nor repeats anything', async () => {
    await page.getByText('1 倍', { exact: true }).click();
    await atLeast(stage, 8);
    const before = await agrees();
    const closed = stage.waitForEvent('close');
    await plug(app, false);
    await closed;
    await expect(page.getByText('大屏没有打开')).toBeVisible();
    expect(tables()).toBe(drawn);
    const again = page.context().waitForEvent('page');
    await plug(app, true);
    stage = await again;
    await stage.waitForSelector('.stage-list');
    await atLeast(stage, before);
    await agrees();
    await expect(page.getByText('大屏：第二显示器，已跟上')).toBeVisible();
  });
  await test.step('the space key shows all of it', async () => {
    await page.getByRole('heading', { name: '抽取现场' }).click();
    await page.keyboard.press('Space');
    await atLeast(stage, list.length);
    expect(await agrees()).toBe(list.length);
  });
  await test.step('the console locks; the stage goes on showing', async () => {
    await page.locator('.band-person').click();
    await page.getByRole('menuitem', { name: '锁定屏幕' }).click();
    await expect(page.getByText('屏幕已锁定')).toBeVisible();
    expect(await agrees()).toBe(list.length);
    await page.getByRole('dialog').getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '解锁' }).click();
    await expect(page.getByText('屏幕已锁定')).toBeHidden();
  });
  await test.step('the stage follows to the end, and nothing was drawn anew', async () => {
    for (const step of ['抽取检查人员', '匹配与回避', '签字与打印']) {
      await page.getByRole('button', { name: `下一步：${step}` }).click();
      await expect(stage.locator('[aria-current=step]')).toContainText(step);
    }
    const people = await stage.evaluate(() => document.body.innerText);
    const hashes = look(`select result_sha256 from draws where serial = '${serial}'`)[0] as { readonly result_sha256: string };
    expect(people.replaceAll(/\s/g, '')).toContain(hashes.result_sha256);
    expect(tables()).toBe(drawn);
    expect(look(`select count(*) as n from audit_rows where event = 'draws.ran' and params like '%${serial}%'`)).toEqual([{ n: 1 }]);
  });
  await page.getByRole('button', { name: '收起大屏' }).click();
  await expect.poll(() => stageOf(page.context())).toBeUndefined();
  db.close();
  await app.close();
});
