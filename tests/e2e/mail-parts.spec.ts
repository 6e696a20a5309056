import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { chinaTime } from '#shared/base/china-time.ts';
import { noise } from '#tests/support/large-library.ts';
import { importTable, subjectRow } from '#tests/support/small-county.ts';
import { startOffice } from '#tests/support/start-office.ts';
import { deskOn } from './pages/desk-pages.ts';
import { unlockKey } from './pages/unlock-key.ts';
import { button, go, see, signIn } from './screens/screen.ts';
import { launchApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';

test.use({ trace: 'off' });
test.setTimeout(300_000);

const added = 300;
const limit = 1024 * 1024;

test('a report that no mail takes goes in several files, written out at once and taken in whatever comes first', async () => {
  const offices = await prepareOffices(300);
  const office = startOffice({ dataDir: offices.countyDir, seed: 'mail', now: chinaTime(Date.now()) });
  await importTable(
    office,
    'subjects',
    Array.from({ length: added }, (_, number) => subjectRow(9000 + number, { 经营范围: noise(number, 4000) })),
  );
  office.close();

  const county = await launchApp({ dataDir: offices.countyDir });
  await county.page.setViewportSize({ width: 1366, height: 768 });
  await signIn(county.page, offices.admin, offices.password);
  await go(county.page, '上报与回执');
  await county.page.getByRole('radio', { name: '邮件' }).check();
  await county.page.getByLabel('每件不超过').fill('1');
  await county.page.getByLabel('每件不超过').press('Enter');
  await county.page.screenshot({ path: test.info().outputPath('1-mail.png') });
  // The office remembers it.
  await go(county.page, '抽查任务');
  await go(county.page, '上报与回执');
  await county.page.getByRole('radio', { name: '邮件' }).check();
  await expect(county.page.getByLabel('每件不超过')).toHaveValue('1');
  await button(county.page, /^出名录包/).click();
  await unlockKey(county.page, demo.countyPassphrase);
  await see(county.page, /是一次上报，共 \d 件/);
  await county.page.screenshot({ path: test.info().outputPath('2-parts.png') });
  await button(county.page, '写出').first().click();
  await county.page.getByRole('menuitem', { name: '写到导出文件夹' }).click();
  await see(county.page, /\d 件已写到“/);
  await county.page.screenshot({ path: test.info().outputPath('3-written.png') });
  await county.close();

  const folder = path.join(offices.countyDir, '导出');
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect(statSync(file).size).toBeLessThanOrEqual(limit);

  const city = await launchApp({ dataDir: offices.cityDir });
  await city.page.setViewportSize({ width: 1366, height: 768 });
  await signIn(city.page, offices.cityAdmin, offices.password);
  await go(city.page, '收包与回执');
  const desk = deskOn(city.page);
  const [last = '', ...others] = files.sort().reverse();
  await desk.receive(last);
  await see(city.page, /已暂存，不会丢失/);
  for (const file of others) await desk.receive(file);
  // What waits is not read yet; the first part is, and the others with it.
  await unlockKey(city.page, demo.cityPassphrase);
  await see(city.page, /已导入 \d+ 条/);
  await city.page.screenshot({ path: test.info().outputPath('4-taken.png') });
  await city.close();
});
