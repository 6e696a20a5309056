import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, type Page } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { deskOn } from './pages/desk-pages.ts';
import { signIn } from './screens/screen.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';
import { stageFaults } from './support/stage-faults.ts';

test.use({ trace: 'off' });
test.setTimeout(420_000);

const nativeBinding = path.resolve('build/native/better_sqlite3.node');
const secretA = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const secretB = 'b9a8c7d6e5f4031221304f5e6d7c8b9a';
const dice = '40817369250618773364';
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const;
const picturesDir = process.env['FAIRDRAW_PICTURES'];
const day = (later: number): string => new Date(Date.now() + later * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

const stageOf = (app: DevApp): Page | undefined => app.electron.windows().find((window) => window.url().endsWith('/stage.html'));

const openStage = async (app: DevApp): Promise<Page> => {
  const opened = app.electron.waitForEvent('window');
  await app.page.getByRole('button', { name: '开大屏' }).click();
  const stage = await opened;
  await expect(app.page.getByText('大屏：单独窗口，按 F11 全屏')).toBeVisible();
  await stage.waitForSelector('.stage-head');
  return stage;
};

const setStageSize = async (app: DevApp, stage: Page, { width, height }: (typeof sizes)[number]): Promise<void> => {
  await app.electron.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/stage.html'));
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await stage.waitForFunction(({ width: w, height: h }) => innerWidth === w && innerHeight === h, { width, height });
};

/** Looks at the step on the stage at every size of projector. */
const lookAt = async (app: DevApp, stage: Page, step: string): Promise<void> => {
  await expect(stage.locator('[aria-current=step]')).toContainText(step);
  for (const size of sizes) {
    await setStageSize(app, stage, size);
    const name = `${size.width}x${size.height}`;
    if (picturesDir !== undefined) {
      mkdirSync(path.join(picturesDir, name), { recursive: true });
      await stage.screenshot({ path: path.join(picturesDir, name, `大屏-${step}.png`) });
    }
    expect.soft(await stage.evaluate(stageFaults), `${step} ${name}`).toEqual([]);
  }
};

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

test('the whole ceremony by clicking, with the stage beside the console', async () => {
  const { countyDir, admin, password } = await prepareOffices();
  const app = await launchApp({ dataDir: countyDir });
  const desk = deskOn(app.page);
  await signIn(app.page, admin, password);
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

  let stage = await openStage(app);
  await lookAt(app, stage, '名录封存');
  await desk.commit('甲方（操作员）', secretA);
  await lookAt(app, stage, '参数核对');
  await desk.commit('乙方（监督方）', secretB);
  await desk.readFirst(dice);
  await expect(stage.getByText('第一遍已录好并遮住，请第二个人录第二遍')).toBeVisible();
  expect(await stage.content()).not.toContain(dice);
  await desk.readSecond(dice.replace('4', '5'), { name: demo.secondReader, password: demo.password }, demo.witness);
  await expect(app.page.getByText(/第 1 位两遍不同/).first()).toBeVisible();
  await lookAt(app, stage, '现场摇种子');
  await desk.readSecond(dice, { name: demo.secondReader, password: demo.password }, demo.witness);
  await expect(app.page.getByLabel('甲方密语', { exact: true })).toBeVisible();
  await desk.draw(secretA, secretB);

  const list = db.prepare('select position, ticket from drawn_subjects where serial = ? order by position').all(serial) as Shown['rows'];
  const drawn = tables();
  const agrees = async (): Promise<number> => {
    const { shown, rows } = await shownOn(stage);
    expect(rows).toEqual(list.slice(Math.max(0, shown - 7), shown));
    return shown;
  };
  expect(await agrees()).toBe(0);
  await app.page.getByText('1 倍', { exact: true }).click();
  await atLeast(stage, 2);
  await agrees();
  await app.page.getByText('4 倍', { exact: true }).click();
  await atLeast(stage, 8);
  await agrees();
  await app.page.getByText('停住', { exact: true }).click();
  const before = await agrees();
  await stage.close();
  await expect(app.page.getByText('大屏没有打开')).toBeVisible();
  stage = await openStage(app);
  await atLeast(stage, before);
  expect(await agrees()).toBeLessThanOrEqual(before + 1);
  await app.page.getByRole('heading', { name: '抽取现场' }).click();
  await app.page.keyboard.press('Space');
  await atLeast(stage, list.length);
  expect(await agrees()).toBe(list.length);
  await lookAt(app, stage, '抽取检查对象');

  // The console locks; the stage goes on showing.
  await app.page.locator('.band-person').click();
  await app.page.getByRole('menuitem', { name: '锁定屏幕' }).click();
  await expect(app.page.getByText('屏幕已锁定')).toBeVisible();
  expect(await agrees()).toBe(list.length);
  await app.page.getByRole('dialog').getByLabel('密码', { exact: true }).fill(password);
  await app.page.getByRole('button', { name: '解锁' }).click();
  await expect(app.page.getByText('屏幕已锁定')).toBeHidden();

  for (const step of ['抽取检查人员', '匹配与回避', '签字与打印']) {
    await app.page.getByRole('button', { name: `下一步：${step}` }).click();
    await lookAt(app, stage, step);
  }
  expect(tables()).toBe(drawn);
  expect(look(`select count(*) as n from audit_rows where event = 'draws.ran' and params like '%${serial}%'`)).toEqual([{ n: 1 }]);
  await app.page.getByRole('button', { name: '收起大屏' }).click();
  await expect.poll(() => stageOf(app)).toBeUndefined();
  db.close();
  await app.close();
});
