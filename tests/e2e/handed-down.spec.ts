import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { deskOn } from './pages/desk-pages.ts';
import { handedDeskOn } from './pages/handed-pages.ts';
import { day, signIn } from './screens/screen.ts';
import { launchApp, makeFolder } from './support/launch-app.ts';

test.use({ trace: 'off' });
test.setTimeout(300_000);

const folder = makeFolder();
const madeDir = path.join(folder, '样例');

test.beforeAll(() => {
  const args = ['--no-deprecation', path.resolve('out/electron/cli.cjs'), 'demo', '--out', madeDir, '--subjects', '300', '--json'];
  expect(spawnSync(process.execPath, args).status).toBe(0);
});

test('a city hands its list down, and a county takes it over after it has seen the difference, by clicking', async () => {
  const city = await launchApp({ dataDir: path.join(madeDir, 'city') });
  await city.page.setViewportSize({ width: 1366, height: 768 });
  const officer = handedDeskOn(city.page);
  await signIn(city.page, demo.cityAdmin, demo.password);
  await deskOn(city.page).importFile('抽查事项清单', path.join(madeDir, 'excel', '抽查事项清单.xlsx'));
  await officer.addItem('SJ-2099', '市局新增的价格行为检查');
  await officer.issueList('2026-下发1', day(0));
  await officer.handDown(demo.cityPassphrase);
  const exported = path.join(city.dataDir, '导出');
  const plan = readdirSync(exported).find((name) => name.endsWith('-plan.ssjb')) ?? '';
  await city.page.screenshot({ path: test.info().outputPath('1-city.png') });
  await city.close();

  const county = await launchApp({ dataDir: path.join(madeDir, 'county') });
  await county.page.setViewportSize({ width: 1366, height: 768 });
  const clerk = handedDeskOn(county.page);
  await signIn(county.page, demo.admin, demo.password);
  await clerk.openBundles('上报与回执');
  await deskOn(county.page).receive(path.join(exported, plan));
  await expect(county.page.getByText('待采用').first()).toBeVisible();
  await county.page.screenshot({ path: test.info().outputPath('2-came.png') });
  const difference = await clerk.lookAtList('2026-下发1');
  await expect(difference.getByText('市局新增的价格行为检查')).toBeVisible();
  await county.page.screenshot({ path: test.info().outputPath('3-difference.png') });
  await clerk.adoptList();
  await expect(county.page.getByRole('navigation', { name: '抽查事项' }).getByText('市局新增的价格行为检查').first()).toBeVisible();
  await clerk.openBundles('上报与回执');
  await expect(county.page.getByText('与本局一致').first()).toBeVisible();
  await county.page.screenshot({ path: test.info().outputPath('4-taken.png') });
  await county.close();
});
