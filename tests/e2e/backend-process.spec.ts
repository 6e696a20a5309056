import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { answerDialogs, backendPid, killBackend, launchApp, makeFolder } from './support/launch-app.ts';

const logOf = (userDir: string): string => readFileSync(path.join(userDir, 'logs', 'fairdraw.log'), 'utf8');

test('a data folder that cannot be opened is named in the window, and another one can be chosen there', async () => {
  const home = makeFolder();
  const dataDir = path.join(home, '坏的');
  mkdirSync(dataDir);
  writeFileSync(path.join(dataDir, 'office.db'), 'this is no database '.repeat(1000));
  const userDir = path.join(home, 'user');
  const app = await launchApp({ dataDir, userDir });
  await expect(app.page.getByRole('heading', { name: '数据文件有损坏' })).toBeVisible();
  await expect(app.page.getByText(dataDir)).toBeVisible();
  // What the database engine said in English is for the log alone.
  await expect(app.page.getByText(path.join(userDir, 'logs', 'fairdraw.log'))).toBeVisible();
  await expect(app.page.getByText('file is not a database')).toHaveCount(0);
  expect(logOf(userDir)).toContain('file is not a database');
  const other = path.join(home, '好的');
  await answerDialogs(app, [other]);
  await app.page.getByRole('button', { name: '换一个数据文件夹' }).click();
  await expect(app.page.getByText(other)).toBeVisible();
  expect(readdirSync(other)).toContain('office.db');
  await app.close();
});

test('quitting closes the database in order: nothing is left in its log file', async () => {
  const home = makeFolder();
  const app = await launchApp({ dataDir: path.join(home, '数据'), userDir: path.join(home, 'user') });
  await expect(app.page.locator('h1').first()).toBeVisible();
  await app.close();
  expect(readdirSync(path.join(home, '数据')).filter((name) => name.endsWith('-wal'))).toEqual([]);
  expect(logOf(path.join(home, 'user'))).toMatch(/ start [\s\S]* end\n$/);
});

test('a backend that keeps dying is given up after three new starts; loading the window again starts it once more', async () => {
  const userDir = path.join(makeFolder(), 'user');
  const app = await launchApp({ userDir });
  await expect(app.page.locator('h1').first()).toBeVisible();
  for (let round = 0; round < 3; round += 1) await killBackend(app);
  process.kill(backendPid(app) ?? 0, 'SIGKILL');
  await expect(app.page.getByRole('heading', { name: '程序没有能打开数据' })).toBeVisible();
  expect(backendPid(app)).toBeNull();
  await app.page.reload();
  await expect(app.page.getByRole('heading', { name: '首次设置' })).toBeVisible();
  await app.close();
  expect(logOf(userDir)).toContain('backend given up');
});

test('a second start of the program ends at once and opens no data folder', async () => {
  const home = makeFolder();
  const userDir = path.join(home, 'user');
  const app = await launchApp({ userDir });
  const second = await launchApp({ userDir, dataDir: path.join(home, '另一份') }).catch(() => null);
  expect(second).toBeNull();
  expect(readdirSync(home)).not.toContain('另一份');
  await app.close();
});
