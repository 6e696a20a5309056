// The scripted year on a county of tier M (DOMAIN 11): every figure beside SQL over the tables and pandas over the exported workbook
// (docs/verification.md, "The whole work"). `--subjects=N` makes a county of another size.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/places.mjs';
import { jsonFromPandas } from './support/pandas.mjs';
import { createReport } from './support/report.mjs';

const subjects = process.argv.find((word) => word.startsWith('--subjects='))?.slice('--subjects='.length) ?? '60000';
const report = createReport('year');

const home = mkdtempSync(path.join(tmpdir(), 'fairdraw-year-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));
const out = path.join(home, 'year');

const jsonOf = (command, args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
};

const started = performance.now();
const year = jsonOf(process.execPath, [inRoot('out/electron/cli.cjs'), 'demo', '--year', '--out', out, '--subjects', subjects, '--json']);
const seconds = (performance.now() - started) / 1000;

const calendar = inRoot('resources/calendar/official.json');
const database = path.join(year.artefacts.county, 'office.db');
const bySql = jsonOf('python3', [inRoot('tests/oracle/year_sql.py'), database, String(year.year), year.until, calendar]);
const byPandas = await jsonFromPandas('year_pandas.py', [year.artefacts.workbook]);

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const shown = (parts) => parts.map((part) => part ?? '-').join(' / ');
const rows = year.figures.map(({ key, numerator, denominator }) => {
  const told = [numerator, denominator];
  return [key, shown(told), shown(bySql[key]), same(told, bySql[key])];
});
report.table('Every figure of the year, and the same from SQL', ['figure', 'told', 'SQL', 'agrees'], rows);
const lines = Object.entries(byPandas ?? {}).map(([title, { counted, told }]) => [title, shown(told), shown(counted), same(counted, told)]);
if (byPandas) report.table('The exported workbook, and the same from its lines', ['figure', 'told', 'pandas', 'agrees'], lines);
const { planRows, events, voided, results, lateResults, corrections, openFollowUps } = year.counts;
report.table(
  `The year of a county of ${subjects} subjects: ${seconds.toFixed(1)} s`,
  ['plan rows', 'events', 'voided', 'results', 'late', 'corrections', 'open follow-ups'],
  [[planRows, events, voided, results, lateResults, corrections, openFollowUps]],
);
report.end();
process.exitCode = [...rows, ...lines].every(([, , , agrees]) => agrees) ? 0 : 1;
