import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { chinaTime } from '#shared/base/china-time.ts';
import { addColleague, colleague } from '#tests/support/ceremony.ts';
import { gaocheng, startTwoCounties } from '#tests/support/handed-tasks.ts';
import { bureau } from '#tests/support/small-county.ts';
import { deskOn } from './pages/desk-pages.ts';
import { handedTaskDeskOn } from './pages/handed-task-pages.ts';
import { day, signIn } from './screens/screen.ts';
import { launchApp, makeFolder } from './support/launch-app.ts';

test.use({ trace: 'off' });
test.setTimeout(600_000);

const folder = makeFolder();
const task = '全市即时公示信息抽查';

test.beforeAll(async () => {
  const { city, county, other } = await startTwoCounties({ folder, now: chinaTime(Date.now()) });
  await addColleague(city);
  await addColleague(county);
  for (const office of [city, county, other]) office.close();
});

const holdCeremony = async (desk: ReturnType<typeof deskOn>): Promise<void> => {
  await desk.freeze();
  await desk.commit('甲方（操作员）', demo.secretA);
  await desk.commit('乙方（监督方）', demo.secretB);
  await desk.readFirst(demo.dice);
  await desk.readSecond(demo.dice, colleague, demo.witness);
  await desk.draw(demo.secretA, demo.secretB);
};

const newestOf = (dataDir: string, kind: string): string => {
  const exported = path.join(dataDir, '导出');
  return path.join(exported, readdirSync(exported).findLast((name) => name.endsWith(`-${kind}.ssjb`)) ?? '');
};

test('a city draws over two counties; one takes its list over, draws its people and reports a result, by clicking', async () => {
  const cityDir = path.join(folder, 'city', 'data');
  const city = await launchApp({ dataDir: cityDir });
  await city.page.setViewportSize({ width: 1366, height: 768 });
  await signIn(city.page, demo.cityAdmin, demo.password);
  const officer = handedTaskDeskOn(city.page);
  await officer.makeScheme(task, [bureau.name, gaocheng.name], '即时公示信息检查', { from: day(0), to: day(20) });
  await city.page.screenshot({ path: test.info().outputPath('1-scheme.png') });
  await holdCeremony(deskOn(city.page));
  await officer.handDown(task, '查完再报');
  await city.page.screenshot({ path: test.info().outputPath('2-handed.png') });
  await officer.sealFor(bureau.name, task, demo.cityPassphrase);
  await city.close();

  const countyDir = path.join(folder, 'county', 'data');
  const county = await launchApp({ dataDir: countyDir });
  await county.page.setViewportSize({ width: 1366, height: 768 });
  await signIn(county.page, bureau.adminName, bureau.password);
  const clerk = handedTaskDeskOn(county.page);
  const desk = deskOn(county.page);
  await clerk.receive('上报与回执', newestOf(cityDir, 'plan'), demo.countyPassphrase);
  const list = await clerk.openTask(task);
  await expect(list.getByText('查完再报')).toBeVisible();
  await county.page.screenshot({ path: test.info().outputPath('3-came.png') });
  await clerk.take();
  await county.page.screenshot({ path: test.info().outputPath('4-taken.png') });
  await holdCeremony(desk);
  await desk.enterFirstResult(day(0));
  // The bundle of the library stands in the list before the new one comes.
  await county.page.getByRole('navigation').getByRole('button', { name: '上报与回执', exact: true }).click();
  await expect(county.page.getByRole('button', { name: /^(写出|再写一份)$/ }).first()).toBeVisible();
  await desk.sealResults();
  await county.close();

  const again = await launchApp({ dataDir: cityDir });
  await again.page.setViewportSize({ width: 1366, height: 768 });
  await signIn(again.page, demo.cityAdmin, demo.password);
  const receiver = handedTaskDeskOn(again.page);
  await receiver.receive('收包与回执', newestOf(countyDir, 'results'), demo.cityPassphrase);
  await receiver.openProgress();
  await expect(again.page.getByText(/^已抽取，录结果 1 \/ \d+ 户$/)).toBeVisible();
  await expect(again.page.getByText('还没有接收')).toBeVisible();
  await again.page.screenshot({ path: test.info().outputPath('5-progress.png') });
  await again.close();
});
