import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { haveTools } from '#tests/support/command-line.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { countyDeskOn } from './pages/county-pages.ts';
import { deskOn } from './pages/desk-pages.ts';
import { trustDeskOn } from './pages/trust-pages.ts';
import { button, day, go, see, signIn } from './screens/screen.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { makeLostMachine, putBackupBack } from './support/lost-machine.ts';
import { prepareOffices } from './support/prepared-offices.ts';
import { scannedFromPrint } from './support/scanned-page.ts';

test.use({ trace: 'off' });
test.setTimeout(420_000);

const pictures = process.env['FAIRDRAW_PICTURES'];
const shot = (app: DevApp, name: string) =>
  app.page.screenshot({ path: pictures ? path.join(pictures, `${name}.png`) : test.info().outputPath(`${name}.png`) });

/** What an office wrote out, the oldest number first. */
const writtenBy = (app: DevApp, kind: string): readonly string[] => {
  const dir = path.join(app.dataDir, '导出');
  return readdirSync(dir)
    .filter((name) => name.endsWith(`-${kind}.ssjb`))
    .toSorted()
    .map((name) => path.join(dir, name));
};

const newestOf = (app: DevApp, kind: string): string => writtenBy(app, kind).at(-1) ?? '';

const open = async (dataDir?: string) => {
  const app = await launchApp(dataDir === undefined ? {} : { dataDir });
  await app.page.setViewportSize({ width: 1366, height: 768 });
  return { app, desk: { ...deskOn(app.page), ...countyDeskOn(app.page), ...trustDeskOn(app.page) } };
};

test('a county loses its computer, gets its records back on a new one and works on; the old one is shut out, by clicking', async () => {
  const offices = await prepareOffices(300);
  const lost = await makeLostMachine(offices, '电脑丢了');
  const { app: city, desk: officer } = await open(lost.cityDir);
  await signIn(city.page, offices.cityAdmin, offices.password);

  await test.step('the city closes the key at the last number that it receipted', async () => {
    const dialog = await officer.askToClose();
    await expect(dialog.getByText(`停在第 ${lost.receipted} 号`, { exact: false })).toBeVisible();
    await shot(city, '1-close');
    await officer.closeKey(demo.rootPassphrase, '电脑被盗，已报案');
    await see(city.page, `已停用，收到第 ${lost.receipted} 号为止`);
    await shot(city, '2-closed');
  });

  const { app: county, desk: clerk } = await open();
  const label = '新的办公室电脑';
  await test.step('a new computer is set up and enrolled by telephone', async () => {
    await clerk.setUp({ county: '正定', admin: offices.admin, password: offices.password });
    const digits = await clerk.createKey(label, demo.countyPassphrase);
    await clerk.exportEnrolment();
    await shot(county, '3-enrolment');
    const [name = ''] = readdirSync(path.join(county.dataDir, '导出')).filter((file) => file.endsWith('-enrol.ssjb'));
    const enrolment = path.join(county.dataDir, '导出', name);
    await go(city.page, '密钥与信任');
    if (haveTools(['pdftoppm', 'zbarimg'])) {
      const scanned = await scannedFromPrint(county);
      const [json = '', signature = ''] = scanned.split('\n');
      const bytes = readFileSync(enrolment);
      expect([bytes.includes(json), bytes.includes(Buffer.from(signature, 'base64'))]).toEqual([true, true]);
      await officer.acceptScannedKey(scanned, digits, demo.rootPassphrase);
    } else {
      await officer.acceptKey(enrolment, digits, demo.rootPassphrase);
    }
    await shot(city, '4-accepted');
    await Promise.all([officer.sealRoster(), officer.unlockWhenAsked(demo.cityPassphrase)]);
    await clerk.takeRoster(newestOf(city, 'roster'), lost.rootDigits);
    await shot(county, '5-trusted');
  });

  await test.step('the city gives the county its records back', async () => {
    await go(city.page, '密钥与信任');
    await button(city.page, /^交还数据/).click();
    await shot(city, '6-give-back');
    await city.page.keyboard.press('Escape');
    expect(await officer.giveBack(demo.cityPassphrase)).toBe(2);
    await officer.writeAll();
    await shot(city, '7-given');
    await go(county.page, '上报与回执');
    await clerk.takeIn(newestOf(city, 'roster-data'), /已导入/);
    await clerk.takeIn(newestOf(city, 'results'), /已导入/);
    await shot(county, '8-back');
    await go(county.page, '检查对象名录库');
    await see(county.page, /300/);
    await shot(county, '9-subjects');
    await go(county.page, '抽查任务');
    await see(county.page, lost.task);
    await shot(county, '10-tasks');
  });

  await test.step('the county works on: bundle no. 1 of a new chain, and its receipt', async () => {
    expect(await clerk.enterNext(lost.task, day(0))).toBe(2);
    await shot(county, '11-entered');
    await clerk.sealResults();
    await shot(county, '12-sealed');
    await go(city.page, '收包与回执');
    await officer.takeIn(newestOf(county, 'results'), /已导入/);
    await officer.makeReceipt();
    // What was given back has come to the county, not to a city.
    await see(city.page, '对方已收');
    await expect(city.page.getByText('市局已收')).toHaveCount(0);
    await shot(city, '13-received');
    await clerk.takeIn(newestOf(city, 'receipt'), /回执核验无误/);
    await clerk.seeState('市局已收');
    await shot(county, '14-receipted');
  });

  await test.step('what the old computer sealed later is refused, and it may seal nothing more', async () => {
    await officer.takeIn(lost.unseen, /此密钥已停用，停用后的包不接收/);
    await shot(city, '15-refused');
    const { app: old, desk: finder } = await open(lost.countyDir);
    await signIn(old.page, offices.admin, offices.password);
    await go(old.page, '上报与回执');
    await finder.takeIn(newestOf(city, 'roster'), /名册包核验无误/);
    await see(old.page, /本机的密钥已被市局停用/);
    await expect(button(old.page, /^出第/)).toBeDisabled();
    await shot(old, '16-closed');
    await old.close();
  });
  await city.close();
  await county.close();
});

test('a county that went back to an old database may not seal until a receipt reaches as far, by clicking', async () => {
  const offices = await prepareOffices(300);
  const lost = await makeLostMachine(offices, '恢复了旧备份').then(putBackupBack);
  const { app: county, desk: clerk } = await open(lost.countyDir);
  const { app: city, desk: officer } = await open(lost.cityDir);
  await signIn(county.page, offices.admin, offices.password);
  await signIn(city.page, offices.cityAdmin, offices.password);

  await test.step('it says what happened and what to do', async () => {
    await go(county.page, '上报与回执');
    await see(county.page, /本机的数据比已经出过的包旧/);
    await expect(button(county.page, /^出第/)).toBeDisabled();
    await shot(county, '21-locked');
  });

  await test.step('the receipt of what was sealed before opens it', async () => {
    await go(city.page, '收包与回执');
    await Promise.all([officer.takeIn(lost.unseen, /已导入/), officer.unlockWhenAsked(demo.cityPassphrase)]);
    await officer.makeReceipt();
    await Promise.all([clerk.takeIn(newestOf(city, 'receipt'), /回执核验无误/), clerk.unlockWhenAsked(demo.countyPassphrase)]);
    await expect(county.page.getByText(/本机的数据比已经出过的包旧/)).toHaveCount(0);
    await shot(county, '22-unlocked');
  });

  await test.step('what was done after the old database comes back from the city, and the chain goes on behind it', async () => {
    expect(await officer.giveBack(demo.cityPassphrase)).toBe(2);
    await officer.writeAll();
    await clerk.takeIn(newestOf(city, 'roster-data'), /已导入/);
    await clerk.takeIn(newestOf(city, 'results'), /已导入/);
    await shot(county, '23-back');
    expect(await clerk.enterNext(lost.task, day(0))).toBe(3);
    await clerk.sealResults();
    expect(path.basename(newestOf(county, 'results'))).toContain(`-${String(lost.receipted + 2).padStart(6, '0')}-results`);
    await shot(county, '24-sealed');
    await officer.takeIn(newestOf(county, 'results'), /已导入/);
  });
  await county.close();
  await city.close();
});
