import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import { badWorkbooks } from '#tests/support/bad-workbooks.ts';
import { dumpHash } from '#tests/support/dump-database.ts';
import { endOffices, startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { deskOn } from './pages/desk-pages.ts';
import { launchApp, makeFolder } from './support/launch-app.ts';

const isRoot = process.getuid?.() === 0;
const home = makeFolder();
const mounted: string[] = [];

/** A small disk of its own; needs root and the right to mount. */
const mountSmallDisk = (name: string): string => {
  const dir = path.join(home, name);
  mkdirSync(dir);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', dir]);
  test.skip(status !== 0, 'no right to mount a small disk here');
  mounted.push(dir);
  return dir;
};

/** Makes the disk so small that this many KiB are free. */
const leaveRoom = (disk: string, free: number): void => {
  const { blocks, bfree, bsize } = statfsSync(disk);
  const used = Math.ceil(((blocks - bfree) * bsize) / 1024);
  expect(spawnSync('mount', ['-o', `remount,size=${String(used + free)}k`, disk]).status).toBe(0);
};

const makeOffice = async (dataDir: string): Promise<void> => {
  const office = startOffice({ dataDir });
  const county = { code: '130123', name: '正定县市场监督管理局', role: 'county', adminName: '苏文岚', password: 'Yanlian-2021' } as const;
  valueOf(await office.api['office.create'](county));
  office.close();
};

test.afterAll(() => {
  endOffices();
  for (const dir of mounted) spawnSync('umount', ['-l', dir]);
});

test('a damaged database is named in the window with what to do, and is left as it was', async () => {
  const dataDir = path.join(home, '损坏');
  await makeOffice(dataDir);
  const file = path.join(dataDir, 'office.db');
  truncateSync(file, 100_000);
  const before = readFileSync(file).toString('base64');
  const app = await launchApp({ dataDir });
  await expect(app.page.getByRole('heading', { name: '数据文件有损坏' })).toBeVisible();
  await expect(app.page.getByText('请不要删除这个文件夹。用最近的备份恢复')).toBeVisible();
  await app.page.screenshot({ path: test.info().outputPath('damaged.png') });
  await app.close();
  expect(readFileSync(file).toString('base64')).toBe(before);
});

test('a folder without the right to write is named in the window with what to do', async () => {
  // Root may write everywhere but on a disk that is read-only as a whole.
  const disk = isRoot ? mountSmallDisk('只读盘') : home;
  const dataDir = path.join(disk, '只读');
  await makeOffice(dataDir);
  if (isRoot) spawnSync('mount', ['-o', 'remount,ro', disk]);
  else chmodSync(dataDir, 0o555);
  const app = await launchApp({ dataDir });
  await expect(app.page.getByRole('heading', { name: '数据文件夹不能写入' })).toBeVisible();
  await expect(app.page.getByText('请让电脑管理员允许写入这个文件夹')).toBeVisible();
  await app.page.screenshot({ path: test.info().outputPath('read-only.png') });
  await app.close();
  if (!isRoot) chmodSync(dataDir, 0o755);
});

test('a disk that fills up during an import is named on the page, nothing is lost, and the work goes on when there is room', async () => {
  test.skip(!isRoot, 'needs root to mount a small disk');
  const disk = mountSmallDisk('小盘');
  const office = counties.find(({ code }) => code === '130123');
  if (!office) throw new Error('no division');
  const order = { dir: path.join(home, 'excel'), office, subjects: 2000, seed: 'full', variant: 'clean', asOf: '2026-03-02' } as const;
  const { files } = valueOf(await writeMadeCounty(order));
  const dataDir = path.join(disk, '数据');
  const app = await launchApp({ dataDir });
  const clerk = deskOn(app.page);
  await clerk.setUp({ county: '正定', admin: '苏文岚', password: 'Yanlian-2021' });
  await clerk.chooseWorkbook('检查对象名录库', files.subjects[0] ?? '');
  await expect(
    app.page.getByRole('button', { name: '下一步：确认入库' }).or(app.page.getByRole('button', { name: /^先?入库 / })),
  ).toBeVisible();
  leaveRoom(disk, 256);
  await clerk.confirmImport();
  await expect(app.page.getByText('存放数据的磁盘满了，这一步没有保存；原有数据没有丢。请清理磁盘后再试。')).toBeVisible();
  await app.page.screenshot({ path: test.info().outputPath('full.png') });
  spawnSync('mount', ['-o', 'remount,size=64m', disk]);
  await clerk.confirmImport();
  await expect(app.page.getByText('已入库').first()).toBeVisible();
  await app.close();
});

test('each workbook that cannot be imported is refused with its sentence on the page, and nothing is changed', async () => {
  const dataDir = path.join(home, '好的');
  const app = await launchApp({ dataDir });
  const clerk = deskOn(app.page);
  await clerk.setUp({ county: '正定', admin: '苏文岚', password: 'Yanlian-2021' });
  const before = dumpHash(path.join(dataDir, 'office.db'));
  for (const { name, bytes, says } of badWorkbooks) {
    const file = path.join(home, name);
    writeFileSync(file, bytes());
    await clerk.chooseWorkbook('检查对象名录库', file);
    await expect(app.page.getByRole('alert')).toHaveText(says);
    await app.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  }
  expect(dumpHash(path.join(dataDir, 'office.db'))).toBe(before);
  await app.close();
});
