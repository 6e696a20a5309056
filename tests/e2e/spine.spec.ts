import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'playwright/test';
import { deskOn } from './pages/desk-pages.ts';
import { day } from './screens/screen.ts';
import { launchPackaged, makeFolder, type LaunchedApp } from './support/launch-app.ts';

// A recorded trace and the end of an application driven over the DevTools protocol get into each other's way.
test.use({ trace: 'off' });
test.setTimeout(300_000);

const cliPath = path.resolve('out/electron/cli.cjs');
const nativeBinding = path.resolve('build/native/better_sqlite3.node');
const secretA = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const secretB = 'b9a8c7d6e5f4031221304f5e6d7c8b9a';
const colleague = { name: '郝砚秋', password: 'Lianyan-2021' } as const;
const folder = makeFolder();
const apps: LaunchedApp[] = [];

const launch = async (): Promise<LaunchedApp> => {
  const app = await launchPackaged();
  apps.push(app);
  return app;
};

const exportOf = (app: LaunchedApp, part: string): string => {
  const dir = path.join(app.dataDir, '导出');
  const name = readdirSync(dir).find((candidate) => candidate.includes(part));
  if (name === undefined) throw new Error(`nothing exported with ${part} in its name`);
  return path.join(dir, name);
};

test.afterAll(async () => {
  for (const app of apps) await app.close();
});

const excel = (name: string): string => path.join(folder, '样例', 'excel', name);

test.beforeAll(() => {
  const made = spawnSync(process.execPath, [
    '--no-deprecation',
    cliPath,
    'demo',
    '--out',
    path.join(folder, '样例'),
    '--subjects',
    '400',
    '--json',
  ]);
  expect(made.status).toBe(0);
});

test('a clerk goes from three Excel files to the receipt of the city by clicking', async () => {
  const county = await launch();
  const clerk = deskOn(county.page);
  await clerk.setUp({ county: '正定', admin: '苏文岚', password: 'Yanlian-2021' });
  await clerk.importFile('抽查事项清单', excel('抽查事项清单.xlsx'));
  await clerk.importFile('检查对象名录库', excel('检查对象.xlsx'));
  await clerk.importFile('检查人员名录库', excel('执法检查人员.xlsx'));
  await clerk.addPerson({ ...colleague, role: '审核员' });
  await clerk.makeScheme('第1期 年报公示抽查', { from: day(0), to: day(20) });
  await clerk.freeze();
  await clerk.commit('甲方（操作员）', secretA);
  await clerk.commit('乙方（监督方）', secretB);
  await clerk.readFirst('40817369250618773364');
  await clerk.readSecond('40817369250618773364', colleague, '阚守正');
  await clerk.draw(secretA, secretB);
  await clerk.exportRecord();
  const record = exportOf(county, '130123-');
  expect(spawnSync(process.execPath, [cliPath, 'draw', 'verify', record]).status).toBe(0);
  await clerk.enterFirstResult(day(0));
  const digits = await clerk.createKey('信用监管股1号机', 'county desk passphrase');
  await clerk.exportEnrolment();

  const city = await launch();
  const officer = deskOn(city.page);
  await officer.setUp({ admin: '戎思远', password: 'Yanlian-2021' });
  const rootDigits = await officer.startTrust('信用处1号机', ['city desk passphrase', 'root passphrase one', 'recovery passphrase two']);
  await officer.acceptKey(exportOf(county, 'enrol'), digits, 'root passphrase one');
  await officer.sealRoster();

  await clerk.takeRoster(exportOf(city, 'roster'), rootDigits);
  await clerk.sealResults();
  await officer.receive(exportOf(county, 'results'));
  await officer.makeReceipt();
  await clerk.receive(exportOf(city, 'receipt'));
  await clerk.seeState('市局已收');

  for (const app of apps.splice(0)) await app.close();
});

test('the packaged program keeps what was clicked in its database', async () => {
  const app = await launch();
  const clerk = deskOn(app.page);
  await clerk.setUp({ county: '正定', admin: '苏文岚', password: 'Yanlian-2021' });
  await clerk.importFile('抽查事项清单', excel('抽查事项清单.xlsx'));
  const db = new Database(path.join(app.dataDir, 'office.db'), { nativeBinding, readonly: true });
  try {
    expect(db.prepare('select code, role from office').get()).toEqual({ code: '130123', role: 'county' });
    expect(db.prepare('select count(*) from items').pluck().get()).toBeGreaterThan(50);
    const events = db.prepare('select event from audit_rows order by number').pluck().all();
    expect(events).toEqual(['office.created', 'imports.read', 'imports.confirmed']);
  } finally {
    db.close();
  }
});
