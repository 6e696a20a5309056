import { expect, test } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { launchApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';
import { makeTroubledCity } from './support/troubled-city.ts';
import { button, go, see, signIn } from './screens/screen.ts';

test.use({ trace: 'off' });
test.setTimeout(240_000);

test('the city stops waiting for a lost number, pauses a key, takes what waited, and closes the key of a lost computer', async () => {
  const offices = await prepareOffices();
  const { cityAdmin, password } = offices;
  const { cityDir, files } = await makeTroubledCity(offices);
  const [second, , fourth] = files;
  const app = await launchApp({ dataDir: cityDir });
  const { page } = app;
  const receive = async (file: string): Promise<void> => {
    await page.getByLabel('选择要收的包').setInputFiles(file);
  };
  const giveReason = async (reason: string, confirm: string): Promise<void> => {
    const dialog = page.getByRole('dialog').filter({ has: page.getByLabel('理由（记入全程留痕）') });
    await expect(dialog.getByRole('button', { name: confirm })).toBeDisabled();
    await dialog.getByLabel('理由（记入全程留痕）').fill(reason);
    await dialog.getByRole('button', { name: confirm }).click();
  };
  const unlock = async (): Promise<void> => {
    const dialog = page.getByRole('dialog').filter({ has: page.getByLabel('密钥口令') });
    await dialog.getByLabel('密钥口令').fill(demo.cityPassphrase);
    await dialog.getByRole('button', { name: '解开密钥' }).click();
  };

  await signIn(page, cityAdmin, password);
  await test.step('a missing number is waived; the bundle behind it is taken in', async () => {
    await go(page, '收包与回执');
    await see(page, '缺第 3 号，1 个包存着等它');
    await button(page, /^不再等缺的号/).click();
    await giveReason('优盘损坏，县局已书面说明', '不再等，收下后面的');
    await unlock();
    await expect(page.getByText('缺第 3 号，1 个包存着等它')).toHaveCount(0);
    await receive(second);
    await see(page, '第 3 号已决定不再等待');
  });

  await test.step('a key is paused, its bundle waits, and comes in when the key is resumed', async () => {
    await go(page, '密钥与信任');
    await button(page, /^暂停收包/).click();
    await giveReason('电脑送修', '暂停收包');
    await see(page, '暂停收包');
    await go(page, '收包与回执');
    await receive(fourth);
    await see(page, '第 5 号已暂存');
    await see(page, '电脑送修。存着 1 个包');
    await button(page, /^恢复收包/).click();
    await giveReason('电脑取回', '恢复，收下等着的');
    await expect(page.getByText('电脑送修。存着 1 个包')).toHaveCount(0);
  });

  await test.step('the key of a lost computer is closed at the last number', async () => {
    await go(page, '密钥与信任');
    await button(page, /^停用密钥/).click();
    await page.getByLabel('根密钥口令').fill(demo.rootPassphrase);
    await giveReason('电脑丢失', '停用这把密钥');
    await see(page, '已停用，收到第 5 号为止');
    await expect(button(page, /^停用密钥/)).toHaveCount(0);
  });
  await app.close();
});
