import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { Desk } from '#shared/contract/shell.ts';
import { backendPid, killBackend, launchPackaged, packagedCli, type LaunchedApp } from './support/launch-app.ts';

// A recorded trace and the end of an application driven over the DevTools protocol get into each other's way.
test.use({ trace: 'off' });

let app: LaunchedApp;

test.beforeAll(async () => {
  app = await launchPackaged();
});

test.afterAll(async () => {
  await app.close();
});

test('the packaged program opens its window on a new data folder', async () => {
  expect(app.page.url()).toBe('app://bundle/index.html');
  await expect(app.page.locator('h1').first()).toBeVisible();
  expect(await app.page.title()).toBe('双随机工作台');
  expect(existsSync(path.join(app.dataDir, 'office.db'))).toBe(true);
});

test('it offers a folder for exports without a dialog', async () => {
  const chosen = await app.page.evaluate(() => (globalThis as unknown as { desk: Desk }).desk.shell.defaultExportFolder());
  expect(chosen.name).toBe('导出');
  expect(existsSync(path.join(app.dataDir, '导出'))).toBe(true);
});

test('its killed backend is replaced and the page still stands', async () => {
  const before = backendPid(app);
  expect(await killBackend(app)).not.toBe(before);
  await expect(app.page.locator('h1').first()).toBeVisible();
});

test('its command line answers, ends with the right code and opens no window', () => {
  const usage = packagedCli(['no-such-command']);
  expect(usage.status).toBe(2);
  const dataDir = path.join(app.dataDir, '另一处');
  const office = ['--office', '130123', '--name', '正定县市场监督管理局', '--admin', '苏文岚', '--password', 'Yanlian-2021'];
  expect(packagedCli(['doctor', '--data', dataDir]).status).toBe(1);
  expect(packagedCli(['init', '--data', dataDir, ...office]).status).toBe(0);
  const checked = packagedCli(['doctor', '--data', dataDir, '--json']);
  expect(checked.status).toBe(0);
  expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true });
});

test('no environment variable turns it into plain Node and no switch opens its inspector', () => {
  const started = spawnSync(process.env['FAIRDRAW_PACKAGED_EXE'] ?? '', ['--inspect=0', '-e', 'process.stdout.write("ran")', '--cli'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(started.stdout).not.toContain('ran');
  expect(started.stderr).not.toContain('Debugger listening');
});
