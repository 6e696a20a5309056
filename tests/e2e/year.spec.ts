import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { figureKeys } from '#shared/domain/figures/figures.ts';
import { figuresPageOn } from './pages/figures-page.ts';
import { day, go, see, signIn } from './screens/screen.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { countedBySql, makeYear, type MadeCountyYear } from './support/made-year.ts';

test.describe.configure({ mode: 'serial' });
test.setTimeout(600_000);

let made: MadeCountyYear;
let app: DevApp;

test.beforeAll(async () => {
  made = makeYear();
  app = await launchApp({ dataDir: made.countyDir });
  await signIn(app.page, demo.admin, demo.password);
});
test.afterAll(() => app.close());

/** When this names a folder, the pages are put there as pictures for people to look at. */
const picturesDir = process.env['FAIRDRAW_PICTURES'];
const keepPicture = async (name: string): Promise<void> => {
  if (picturesDir === undefined) return;
  mkdirSync(picturesDir, { recursive: true });
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await app.electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]), [
      width,
      height,
    ] as const);
    await app.page.waitForFunction((size) => innerWidth === size[0] && innerHeight === size[1], [width, height] as const);
    await app.page.screenshot({ path: path.join(picturesDir, `年-${name}-${width}.png`) });
  }
};

test('every figure of the year in the window is what SQL counts, and opens onto as many lines', async () => {
  const figures = figuresPageOn(app.page);
  await figures.open(made.year);
  const counted = countedBySql(made.countyDir, made.year, [day(-1), `${made.year}-12-31`].toSorted()[0] ?? '');
  const read = await figures.read();
  expect(read).toEqual(counted);
  await keepPicture('统计台账');
  // A chart says what its table says.
  const [, drawnVisits] = counted.published;
  await expect(app.page.getByRole('img', { name: /^检查结果：/ })).toBeVisible();
  const said = (await app.page.getByRole('img', { name: /^检查结果：/ }).getAttribute('aria-label')) ?? '';
  expect([...said.matchAll(/ (\d+)/g)].reduce((sum, [, times]) => sum + Number(times), 0)).toBe(drawnVisits);
  for (const key of figureKeys) {
    const [numerator] = counted[key];
    expect([key, await figures.linesBehind(key, numerator)]).toEqual([key, numerator]);
  }
});

test('every page has the year’s work to show', async () => {
  const { page } = app;
  for (const [place, shows] of [
    ['首页', /今年进度/],
    ['年度计划', /企业即时公示信息抽查/],
    ['抽查任务', /已办结/],
    ['结果录入', /检查结果/],
    ['公示', /已公示/],
    ['后续处理', /消费投诉较多的企业检查/],
    ['系统', /操作留痕/],
  ] as const) {
    await go(page, place);
    await see(page, shows);
    await keepPicture(place);
  }
});
