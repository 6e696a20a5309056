// The list of subjects in the real window on a large county: how soon it is painted, how it scrolls, how fast a question is answered.
import { mkdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { bindingPath, inRoot } from '../../scripts/lib/places.mjs';
import { loadModule } from './support/built-module.mjs';
import { newOffice, option, runCli } from './support/bench-office.mjs';
import { watchList } from './support/list-watch.mjs';
import { largeCounty, madeCountyFiles } from './support/made-county-files.mjs';
import { createReport } from './support/report.mjs';
import { clerkAt, launchObserved } from './support/window-driver.mjs';

const subjects = Number(option('subjects') ?? largeCounty);
const runs = Number(option('runs') ?? 20);
const report = createReport('library');
const clean = (await madeCountyFiles(subjects, 'clean')).files.subjects[0];
const dataDir = await newOffice();
await runCli(['import', 'subjects', clean, '--data', dataDir, '--json']);

const db = new Database(path.join(dataDir, 'office.db'), { nativeBinding: bindingPath, readonly: true });
const some = db.prepare("select code, phone from subjects where phone like '1__________' order by code limit 1 offset 500").get();
db.close();

const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)];
const spread = (values) => [percentile(values, 0.5), percentile(values, 0.95), Math.max(...values)];

const questions = [
  ['name, 2 characters with hits', '五金'],
  ['name, 2 characters without hits', '䶮㛃'],
  ['name, 1 common character', '县'],
  ['name, 1 rare character', '鑫'],
  ['first letters', 'wjd'],
  ['first letters, no hit', 'lting'],
  ['full pinyin', 'zhengdingxian'],
  ['place and surname by their own readings', 'gaocheng qiu'],
  ['another reading of the same', 'leting'],
  ['end of a telephone number', some.phone.slice(-4)],
  ['part of a code', some.code.slice(8, 14)],
  ['whole code', some.code],
];

const { liveObjectsWith } = await loadModule('tests/e2e/support/live-objects.ts');
const app = await launchObserved(dataDir);
try {
  const { page } = app;
  const clerk = clerkAt(page);
  await clerk.waitForSignIn();
  await clerk.signIn();
  const tracePath = inRoot('out/bench/library-trace.zip');
  mkdirSync(path.dirname(tracePath), { recursive: true });
  await page.context().tracing.start({ title: 'library' });
  const list = await watchList(page);
  const paints = [];
  for (let run = 0; run < 6; run += 1) {
    paints.push(await list.openSubjects());
    await page.getByRole('navigation').getByRole('button', { name: '首页' }).click();
    await page.getByRole('grid').waitFor({ state: 'detached' });
  }
  await clerk.openSubjects();
  await clerk.waitForRows();
  const frames = await list.scroll();
  await page.context().tracing.stop({ path: tracePath });
  report.table(
    `Grid of ${subjects} subjects, ms (bounds: 300, 50); ${cpus().length} processors, load ${loadavg()[0].toFixed(1)}; the Playwright trace is in out/bench`,
    ['', 'p50', 'p95', 'worst'],
    [
      ['click to painted rows: first time', paints[0], paints[0], paints[0]],
      ['click to painted rows: again', ...spread(paints.slice(1))],
      ['frame while scrolling', ...spread(frames)],
    ],
  );
  const held = [];
  for (const scrolled of [0, 1_000, 3_000]) {
    await list.scrollPast(scrolled);
    held.push([`scrolled past ${scrolled} rows`, await liveObjectsWith(page, 'visitCap')]);
  }
  report.table('Row objects alive in the window after collecting garbage (bound: 2,000)', ['', 'rows'], held);
  const all = await list.found();
  const rows = [];
  for (const [title, text] of questions) {
    const [seen, boxed] = [[], []];
    for (let run = 0; run < runs; run += 1) {
      seen.push(await list.inGrid(text, all));
      boxed.push(await list.inBox(text));
    }
    rows.push([title, ...spread(seen), ...spread(boxed)]);
  }
  report.table(
    'Questions, ms (bound: 50): input to painted number and rows in the grid; input to painted lines in the box of Ctrl+K',
    ['', 'grid p50', 'p95', 'worst', 'box p50', 'p95', 'worst'],
    rows,
  );
} finally {
  await app.close();
}
report.end();
