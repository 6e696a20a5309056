import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { aPdf, aPng } from '#tests/support/evidence-files.ts';
import { holdDraw } from './pages/hold-draw.ts';
import { button, day, go, see, signIn } from './screens/screen.ts';
import { launchApp, makeFolder, type DevApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

const pictures = process.env['FAIRDRAW_PICTURES'];
const folder = makeFolder();
let app: DevApp;
let dataDir: string;

test.beforeAll(async () => {
  const offices = await prepareOffices();
  dataDir = offices.countyDir;
  app = await launchApp({ dataDir });
  await signIn(app.page, offices.admin, offices.password);
  await holdDraw(app.page, '第2期 年报公示信息抽查');
  writeFileSync(path.join(folder, '店堂 正面.jpg'), await app.page.screenshot({ type: 'jpeg' }));
  writeFileSync(path.join(folder, '现场检查笔录.pdf'), aPdf());
  writeFileSync(path.join(folder, '不是照片.jpg'), 'MZ this is a program');
});
test.afterAll(() => app.close());

const at = (name: string): string => path.join(folder, name);
const strip = () => app.page.getByRole('list', { name: '现场材料' });
const thumb = (name: string) => strip().getByRole('button', { name: new RegExp(`^${name} `) });
const field = () => app.page.getByLabel('选择照片或扫描件');

/** Hands files to the page as the clipboard or the mouse would. */
const hand = (how: 'paste' | 'drop', name: string, bytes: Uint8Array): Promise<void> =>
  app.page.evaluate(
    ([way, called, numbers]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(numbers)], called, { type: 'image/png' }));
      const options = { bubbles: true, cancelable: true };
      if (way === 'paste') document.body.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }));
      else document.querySelector('.file-strip')?.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: data }));
    },
    [how, name, [...bytes]] as const,
  );

test('photos and scans are added by the button, by dropping and by pasting, and stand there as small pictures', async () => {
  const { page } = app;
  await go(page, '结果录入');
  await see(page, '现场材料');
  await field().setInputFiles([at('店堂 正面.jpg'), at('现场检查笔录.pdf')]);
  await expect(thumb('店堂 正面.jpg').locator('canvas')).toBeVisible();
  await expect(thumb('现场检查笔录.pdf')).toContainText('扫描件');
  await hand('paste', 'image.png', aPng(40, 640, 480));
  await expect(thumb('粘贴的图片').locator('canvas')).toBeVisible();
  await hand('drop', '后厨.png', aPng(90, 480, 640));
  await expect(thumb('后厨.png').locator('canvas')).toBeVisible();
  expect(readdirSync(path.join(dataDir, 'attachments'))).toHaveLength(4);
  if (pictures) await page.screenshot({ path: path.join(pictures, '现场材料.png') });
});

test('what is no photo is refused with its sentence, and the others stay', async () => {
  const { page } = app;
  await field().setInputFiles([at('不是照片.jpg'), at('店堂 正面.jpg')]);
  await see(page, /“不是照片.jpg”没有添加，已有的材料都在/);
  await see(page, /同样的材料已经在这里/);
  await expect(strip().getByRole('button', { name: /B$/ })).toHaveCount(4);
});

test('the full look goes from one to the next by arrow keys and gives the focus back', async () => {
  const { page } = app;
  await thumb('店堂 正面.jpg').focus();
  await page.keyboard.press('Enter');
  const look = page.getByRole('dialog');
  await expect(look.getByRole('img', { name: '店堂 正面.jpg' })).toBeVisible();
  if (pictures) await page.screenshot({ path: path.join(pictures, '看一份材料.png') });
  await page.keyboard.press('ArrowRight');
  await expect(look).toContainText('PDF 请导出副本后打开');
  await page.keyboard.press('ArrowRight');
  await expect(look.getByRole('img', { name: '粘贴的图片' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(look).toHaveCount(0);
  // On what was seen last, so that one can go on from there.
  await expect(thumb('粘贴的图片')).toBeFocused();
});

test('one that was taken by mistake goes away with a reason before the result is submitted, and none afterwards', async () => {
  const { page } = app;
  const name = await page.getByRole('option', { selected: true }).locator('.queue-name').innerText();
  await thumb('后厨.png').click();
  await button(page, '去掉这份材料…').click();
  await page.getByLabel('为什么去掉').fill('拍的是隔壁');
  await button(page, '去掉，留痕').click();
  await expect(thumb('后厨.png')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByLabel('检查日期').fill(day(0));
  await page.getByLabel('检查日期').blur();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name, exact: true })).toHaveCount(0);
  await page.getByRole('option').filter({ hasText: name }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await thumb('粘贴的图片').click();
  await see(page, '已经送审，不能去掉');
  await expect(button(page, '去掉这份材料…')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await see(page, '这一户已经送审，补充材料要先写明为什么补。');
  await page.getByLabel('补充说明').fill('复查时补拍');
  await hand('paste', 'image.png', aPng(200, 320, 240));
  await expect(strip().getByRole('button', { name: /^粘贴的图片/ })).toHaveCount(2);
  if (pictures) await page.screenshot({ path: path.join(pictures, '送审后的材料.png') });
});

test('a reviewer sees them and changes none', async () => {
  const { page } = app;
  await page.getByText('审核', { exact: true }).click();
  await expect(thumb('店堂 正面.jpg').locator('canvas')).toBeVisible();
  await expect(field()).toHaveCount(0);
  if (pictures) await page.screenshot({ path: path.join(pictures, '审核时的材料.png') });
});

test('a file that is gone and one that nobody knows are said where the system is looked after', async () => {
  const { page } = app;
  const kept = readdirSync(path.join(dataDir, 'attachments'));
  rmSync(path.join(dataDir, 'attachments', kept[0] ?? ''));
  await go(page, '系统');
  await button(page, '核对现场材料').click();
  await see(page, /现场材料缺少 1 份|一份不缺/);
  await button(page, '清理没有登记的文件').click();
  await page.getByRole('dialog').getByRole('button', { name: '清理没有登记的文件' }).click();
  await see(page, /^已清理 \d 个文件/);
  if (pictures) await page.screenshot({ path: path.join(pictures, '核对现场材料.png') });
});
