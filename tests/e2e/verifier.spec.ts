import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { toHex } from '#shared/base/bytes.ts';
import { ticketOf } from '#shared/domain/draw/ceremony.ts';
import { recomputeDraw } from '#shared/domain/draw/recompute.ts';
import { aRecord } from '#tests/support/draw-record.ts';
import { haveVectors, vectorPath } from '#tests/support/draw-vectors.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { makeFolder } from './support/launch-app.ts';

// The page as a stranger has it: a file in a folder, opened by a browser that knows nothing of the product.
let browser: ElectronApplication;
let page: Page;
const home = makeFolder();

const folderOf = (name: string, files: ReadonlyMap<string, Uint8Array>): string => {
  const dir = path.join(home, name);
  mkdirSync(dir);
  for (const [file, bytes] of files) writeFileSync(path.join(dir, file), bytes);
  return dir;
};
const check = async (dir: string): Promise<void> => {
  await page.getByLabel('选择文件夹').setInputFiles(dir);
};

test.beforeAll(async () => {
  const html = path.resolve('out/electron/verify.html');
  const appDir = path.join(home, '浏览器');
  mkdirSync(appDir);
  writeFileSync(path.join(appDir, 'package.json'), JSON.stringify({ name: 'browser', version: '1.0.0', main: 'main.cjs' }));
  const url = pathToFileURL(html).href;
  writeFileSync(
    path.join(appDir, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL(${JSON.stringify(url)}));`,
  );
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await _electron.launch({
    executablePath: process.env['ELECTRON_EXE'] ?? '',
    args: [...flags, '--disable-gpu', `--user-data-dir=${path.join(home, 'user')}`, appDir],
  });
  page = await browser.firstWindow();
  await expect(page.getByRole('heading', { name: '核对抽取记录' })).toBeVisible();
});

test.afterAll(() => browser.close());

test('the page finds a record consistent and shows one subject why it was drawn', async () => {
  const files = aRecord();
  await check(folderOf('记录', files));
  await expect(page.getByRole('status')).toContainText('一致');
  await expect(page.getByText('130102-2021-0007')).toBeVisible();
  const { prk, items } = valueOf(recomputeDraw(nodeHash, files));
  const drawn = items[0]?.result.rows.find((row) => row.drawn && row.rank > 1)?.id ?? '';
  await page.getByLabel('统一社会信用代码').fill(drawn.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText(toHex(ticketOf(nodeHash, prk, drawn)), { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/排在前 \d+ 位，抽中/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('consistent.png'), fullPage: true });
  await check(folderOf('联合', aRecord(true)));
  await expect(page.getByText('事项 fire')).toBeVisible();
});

test('one changed byte of any file is found, and the file is named', async () => {
  const files = aRecord();
  for (const [name, bytes] of files) {
    const changed = Uint8Array.from(bytes);
    const at = bytes.length >> 1;
    changed[at] = (changed[at] ?? 0) ^ 1;
    await check(folderOf(`改了 ${name}`, new Map([...files, [name, changed]])));
    await expect(page.getByRole('alert')).toContainText('不一致');
    await expect(page.getByRole('alert')).toContainText(name);
    await expect(page.getByRole('status')).toHaveCount(0);
  }
  await page.screenshot({ path: test.info().outputPath('different.png'), fullPage: true });
  await check(folderOf('别的文件夹', new Map([['照片.jpg', new Uint8Array(9)]])));
  await expect(page.getByRole('alert')).toContainText('缺少 ceremony.tsv');
});

test('the page reaches nothing outside itself', async () => {
  const reached = await page.evaluate(() =>
    fetch('data:,x').then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(reached).toBe('refused');
});

test('the published vectors pass', async () => {
  test.skip(!haveVectors, 'the vectors do not lie beside the checkout');
  for (const name of ['tiny', 'big20k']) {
    await check(vectorPath(`draw/${name}`));
    await expect(page.getByRole('status')).toContainText('一致');
  }
});
