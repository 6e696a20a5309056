import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { countyDeskOn } from './pages/county-pages.ts';
import { deskOn } from './pages/desk-pages.ts';
import { trustDeskOn } from './pages/trust-pages.ts';
import { button, go, see, signIn } from './screens/screen.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { makeLostMachine } from './support/lost-machine.ts';
import { prepareOffices } from './support/prepared-offices.ts';

test.use({ trace: 'off' });
test.setTimeout(420_000);

const pictures = process.env['FAIRDRAW_PICTURES'];
const shot = (app: DevApp, name: string) =>
  app.page.screenshot({ path: pictures ? path.join(pictures, `${name}.png`) : test.info().outputPath(`${name}.png`) });

const writtenBy = (app: DevApp, kind: string): readonly string[] => {
  const dir = path.join(app.dataDir, '导出');
  return readdirSync(dir)
    .filter((name) => name.endsWith(`-${kind}.ssjb`))
    .map((name) => path.join(dir, name));
};

test('a city whose passphrase nobody remembers changes its key, and every office works on with it, by clicking', async () => {
  const offices = await prepareOffices(300);
  const { cityDir, countyDir, unseen } = await makeLostMachine(offices, '换市局密钥');
  const open = async (dataDir: string, admin: string) => {
    const app = await launchApp({ dataDir });
    await app.page.setViewportSize({ width: 1366, height: 768 });
    await signIn(app.page, admin, offices.password);
    return { app, desk: { ...deskOn(app.page), ...countyDeskOn(app.page), ...trustDeskOn(app.page) } };
  };
  const { app: city, desk: officer } = await open(cityDir, offices.cityAdmin);
  const { app: county, desk: clerk } = await open(countyDir, offices.admin);

  await test.step('the keeper of the root key signs, and the roster bundle is written out', async () => {
    await officer.renewCityKey(
      { label: '市局新电脑', passphrase: 'another four words of the city', reason: '口令忘了' },
      demo.rootPassphrase,
    );
    await shot(city, '1-renewed');
    await expect(city.page.getByText(/^已停用；/)).toBeVisible();
    await button(city.page, '去写出名册包').click();
    await officer.writeAll();
    await shot(city, '2-written');
    expect(writtenBy(city, 'roster')).toHaveLength(1);
  });

  await test.step('what was encrypted for the former key is opened by the recovery key', async () => {
    await Promise.all([officer.takeIn(unseen, /已导入/), officer.unlockWhenAsked(demo.recoveryPassphrase)]);
    await shot(city, '3-recovered');
    await officer.makeReceipt();
  });

  await test.step('the county refuses the new key until it has the roster, then takes the same receipt', async () => {
    const [receipt = ''] = writtenBy(city, 'receipt');
    const [roster = ''] = writtenBy(city, 'roster');
    await go(county.page, '上报与回执');
    await clerk.takeIn(receipt, /此密钥不在名册/);
    await shot(county, '4-unknown');
    await clerk.takeIn(roster, /名册包核验无误/);
    await Promise.all([clerk.takeIn(receipt, /回执核验无误/), clerk.unlockWhenAsked(demo.countyPassphrase)]);
    await clerk.seeState('市局已收');
    await shot(county, '5-received');
  });

  await test.step('the city makes the roster good for another year', async () => {
    await go(city.page, '密钥与信任');
    await button(city.page, '名册续期一年').click();
    const form = city.page.locator('form').filter({ has: button(city.page, '签字续期') });
    await form.getByLabel('根密钥口令').fill(demo.rootPassphrase);
    await button(city.page, '签字续期').click();
    await see(city.page, /^名册更新到第 \d+ 版，有效期到/);
    await shot(city, '6-prolonged');
  });
  await city.close();
  await county.close();
});
