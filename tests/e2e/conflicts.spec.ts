import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { deskOn } from './pages/desk-pages.ts';
import { unlockKey } from './pages/unlock-key.ts';
import { button, go, see, signIn } from './screens/screen.ts';
import { disputedRemarks, makeDisputedCity } from './support/disputed-city.ts';
import { launchApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';

test.use({ trace: 'off' });
test.setTimeout(300_000);

test('the city decides between two results of one visit, field by field, and tells the county, which goes on from it', async () => {
  const offices = await prepareOffices(300);
  const { cityDir, countyDir, serial } = await makeDisputedCity(offices);
  const city = await launchApp({ dataDir: cityDir });
  const { page } = city;
  await page.setViewportSize({ width: 1366, height: 768 });
  await signIn(page, offices.cityAdmin, offices.password);
  await see(page, '有记录的两份对不上');
  await go(page, '收包与回执');
  await see(page, '2 处等着决定，1 处并行修改');

  await test.step('a result, field by field', async () => {
    const row = page.getByRole('listitem').filter({ hasText: '检查结果' }).filter({ hasText: '两份改了同一处' });
    await expect(row).toContainText(serial);
    await row.getByRole('button', { name: /^去决定/ }).click();
    const dialog = page.getByRole('dialog', { name: '两份不一样的记录' });
    for (const remark of disputedRemarks) await expect(dialog.getByText(remark)).toBeVisible();
    await expect(dialog.getByText('两边都改了')).toBeVisible();
    await expect(dialog.getByRole('button', { name: '就这样定' })).toBeDisabled();
    await dialog.getByRole('radio', { name: '逐项选' }).check();
    await dialog.getByRole('radio', { name: '用另外来的', exact: true }).check();
    await dialog.getByLabel('为什么这样定').fill('县局电话说明以恢复后的为准');
    await page.screenshot({ path: test.info().outputPath('1-decide.png') });
    await dialog.getByRole('button', { name: '就这样定' }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('what was joined at once is looked at, and a place that cannot be put together is decided as a whole', async () => {
    await button(page, /^看一眼/).click();
    const parallel = page.getByRole('dialog', { name: '并行修改' });
    await parallel.getByRole('button', { name: '看过了' }).click();
    await expect(parallel).toHaveCount(0);
    await button(page, /^去决定/).click();
    const dialog = page.getByRole('dialog', { name: '两份不一样的记录' });
    await expect(dialog.getByText('不能逐项合并', { exact: false })).toBeVisible();
    await dialog.getByRole('radio', { name: '整份用另外来的' }).check();
    await dialog.getByLabel('为什么这样定').fill('以恢复后的为准');
    await dialog.getByRole('button', { name: '就这样定' }).click();
    await see(page, '没有等着决定的冲突。');
  });

  await test.step('the county is told and has it as its own', async () => {
    await button(page, /^出更正包/).click();
    await unlockKey(page, demo.cityPassphrase);
    await expect(button(page, /^出更正包/)).toHaveCount(0);
    await page.screenshot({ path: test.info().outputPath('2-decided.png') });
    await button(page, /^(写出|再写一份)$/)
      .first()
      .click();
    await page.getByRole('menuitem', { name: '写到导出文件夹' }).click();
    await see(page, /-correction\.ssjb”已写到/);
  });
  const written = path.join(cityDir, '导出');
  const name = readdirSync(written).find((file) => file.endsWith('-correction.ssjb')) ?? '';
  await city.close();

  const county = await launchApp({ dataDir: countyDir });
  const clerk = deskOn(county.page);
  await signIn(county.page, offices.admin, offices.password);
  await go(county.page, '上报与回执');
  await clerk.receive(path.join(written, name));
  await unlockKey(county.page, demo.countyPassphrase);
  await see(county.page, /已导入 2 条/);
  await county.close();
});
