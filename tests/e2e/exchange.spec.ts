import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { countyDeskOn } from './pages/county-pages.ts';
import { deskOn } from './pages/desk-pages.ts';
import { handedDeskOn } from './pages/handed-pages.ts';
import { holdDraw } from './pages/hold-draw.ts';
import { day, go, see, signIn } from './screens/screen.ts';
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

const shot = (app: DevApp, name: string) => app.page.screenshot({ path: test.info().outputPath(`${name}.png`) });

test('a city and a county at work at once: hand-down, draw, results, bundle, receipt and correction, by clicking', async () => {
  const offices = await prepareOffices(300);
  const city = await launchApp({ dataDir: offices.cityDir });
  const county = await launchApp({ dataDir: offices.countyDir });
  for (const { page } of [city, county]) await page.setViewportSize({ width: 1366, height: 768 });
  const officer = { ...deskOn(city.page), ...handedDeskOn(city.page), ...countyDeskOn(city.page) };
  const clerk = { ...deskOn(county.page), ...handedDeskOn(county.page), ...countyDeskOn(county.page) };
  await signIn(city.page, offices.cityAdmin, offices.password);
  await signIn(county.page, offices.admin, offices.password);

  await test.step('the city hands its list down, the county adopts it', async () => {
    await officer.importFile('抽查事项清单', offices.clean.items);
    await officer.addItem('SJ-2099', '市局新增的价格行为检查');
    await officer.issueList('2026-下发1', day(0));
    await officer.handDown(demo.cityPassphrase);
    await clerk.openBundles('上报与回执');
    await clerk.receive(newestOf(city, 'plan'));
    await clerk.lookAtList('2026-下发1');
    await clerk.adoptList();
  });

  await test.step('the county draws, enters a result and reports', async () => {
    await holdDraw(county.page, '第2期 年报公示信息抽查');
    await clerk.enterFirstResult(day(0));
    await Promise.all([clerk.sealResults(), clerk.unlockWhenAsked(demo.countyPassphrase)]);
    await shot(county, '1-reported');
  });

  const reason = '公示的结果与现场笔录不一致';
  let subject = '';
  await test.step('the city takes it in, answers with a receipt, and asks for a correction', async () => {
    await go(city.page, '收包与回执');
    await officer.receive(newestOf(county, 'results'));
    await officer.makeReceipt();
    subject = await officer.lookAtPublished();
    await shot(city, '2-visit');
    await officer.askForCorrection(reason);
    await go(city.page, '收包与回执');
    await officer.sendRequests();
    await shot(city, '3-asked');
  });

  await test.step('the county sees the receipt and what is asked, corrects and reports again', async () => {
    await clerk.receive(newestOf(city, 'receipt'));
    await clerk.seeState('市局已收');
    await clerk.receive(newestOf(city, 'correction'));
    await go(county.page, '首页');
    await see(county.page, '市局要求更正 1 户的结果');
    await go(county.page, '上报与回执');
    await see(county.page, new RegExp(reason));
    await shot(county, '4-asked');
    const approver = { name: demo.secondReader, password: demo.password };
    await clerk.correct(subject, { remark: '已核对笔录', reason: '核对笔录后补记' }, approver);
    await go(county.page, '上报与回执');
    await see(county.page, /本局已更正/);
    await clerk.sealResults();
  });

  await test.step('the city sees the correction', async () => {
    await go(city.page, '收包与回执');
    await officer.receive(newestOf(county, 'results'));
    await expect(city.page.getByText(/已更正/).first()).toBeVisible();
    await officer.lookAtPublished();
    await see(city.page, '已核对笔录');
    await see(city.page, /核对笔录后补记/);
    await shot(city, '5-corrected');
  });
  await city.close();
  await county.close();
});
