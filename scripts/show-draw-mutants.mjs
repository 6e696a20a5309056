// Shows that the tests of the draw and of the assignment notice mistakes: each mutant of scripts/mutants is put into a copy of the sources,
// and the tests that are named for it must fail there, while they pass in an unchanged copy. Prints the table of docs/draw-mutants.md.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './lib/places.mjs';
import { drawMutants } from './mutants/draw-mutants.mjs';

const copies = inRoot('out/mutants');
const copied = [
  'shared/base',
  'shared/domain',
  'electron/platform',
  'tests/support',
  'tests/unit/domain/draw',
  'tests/unit/domain/assignment',
];

function writeCopy(name, { file, from, to, more = [], end = '' }) {
  const folder = path.join(copies, name);
  for (const part of copied) cpSync(inRoot(part), path.join(folder, part), { recursive: true });
  const { type, imports } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type, imports }));
  if (file === undefined) return;
  const target = path.join(folder, file);
  let source = readFileSync(target, 'utf8');
  for (const [before, after] of [[from, to], ...more]) {
    if (source.split(before).length !== 2) throw new Error(`${file} has not exactly one place for: ${before}`);
    source = source.replace(before, () => after);
  }
  writeFileSync(target, source + end);
}

const nameOf = (index) => `mutant-${String(index).padStart(2, '0')}`;
const unchanged = { name: 'unchanged', tests: [...new Set(drawMutants.flatMap(({ tests }) => tests))] };
const all = [...drawMutants, unchanged];

rmSync(copies, { recursive: true, force: true });
mkdirSync(copies, { recursive: true });
all.forEach((mutant, index) => writeCopy(nameOf(index), mutant));
const include = all.flatMap(({ tests }, index) => tests.map((test) => `${nameOf(index)}/${test}`));
const config = { test: { include, pool: 'forks', testTimeout: 60_000, environment: 'node' } };
writeFileSync(path.join(copies, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};\n`);
const report = path.join(copies, 'report.json');
const vitest = inRoot('node_modules/vitest/vitest.mjs');
const run = spawnSync(process.execPath, [vitest, 'run', '--root', copies, '--reporter=json', `--outputFile=${report}`], {
  cwd: root,
  encoding: 'utf8',
  // A mutant that never ends must not keep the whole run.
  timeout: 600_000,
  env: { ...process.env, NODE_ENV: 'test' },
});
const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
if (testResults.length !== include.length) {
  process.stderr.write(`${testResults.length} of ${include.length} test files ran\n${run.stderr}\n`);
  process.exit(1);
}

const failuresIn = (name) =>
  testResults
    .filter(({ name: file }) => path.relative(copies, file).startsWith(`${name}${path.sep}`))
    .flatMap(({ assertionResults, message }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title);
      // A file that could not even be loaded noticed nothing.
      if (failed.length === 0 && message) throw new Error(`${name}: ${message}`);
      return failed;
    });

let missed = failuresIn(nameOf(drawMutants.length)).length;
if (missed > 0) process.stderr.write('Tests fail without any change.\n');
const rows = drawMutants.map(({ name, file }, index) => {
  const failures = failuresIn(nameOf(index));
  if (failures.length === 0) {
    process.stderr.write(`NOT NOTICED: ${name}\n`);
    missed += 1;
  }
  const others = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
  return `| ${name} | \`${path.basename(file)}\` | ${failures[0] ?? 'NOTHING'}${others} |`;
});
process.stdout.write(['| mistake | in | noticed by |', '| --- | --- | --- |', ...rows, ''].join('\n'));
process.stdout.write(`\n${drawMutants.length - missed} of ${drawMutants.length} noticed\n`);
if (missed === 0) rmSync(copies, { recursive: true, force: true });
process.exit(missed === 0 ? 0 : 1);
