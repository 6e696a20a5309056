import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { onDisplay } from './display.mjs';
import { packageLinuxFolder } from './package.mjs';
import { inRoot, packagedExe, root } from './places.mjs';

const tools = {
  tsc: 'typescript/bin/tsc',
  eslint: 'eslint/bin/eslint.js',
  prettier: 'prettier/bin/prettier.cjs',
  knip: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
  playwright: 'playwright/cli.js',
};
const tool = (name) => inRoot('node_modules', tools[name]);

/** Suites whose answer could depend on the runtime: Electron has another crypto library and another Node than the CLI. */
const runtimeSuites = ['tests/unit/bundle', 'tests/unit/domain/draw', 'tests/store', 'tests/api'];

export const stages = [
  { name: 'types', run: () => check(tool('tsc'), '-b') },
  { name: 'lint', run: () => check(tool('eslint'), '.', '--max-warnings', '0') },
  { name: 'format', run: () => check(tool('prettier'), '--check', '--log-level', 'warn', '.') },
  { name: 'unused', run: () => check(tool('knip')) },
  { name: 'guards', run: () => check(inRoot('scripts/show-lint-guards.mjs')) },
  { name: 'unit', run: () => vitest('unit', process.execPath, []) },
  { name: 'unit-electron', run: unitUnderElectron },
  { name: 'package', run: ({ electron }) => packageLinuxFolder(electron) },
  { name: 'e2e', run: endToEnd },
];

function check(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

function unitUnderElectron({ electron }) {
  const present = runtimeSuites.filter((suite) => existsSync(inRoot(suite)));
  if (present.length === 0) return undefined;
  return vitest('unit-electron', electron.exe, ['--project', 'node', ...present], { ELECTRON_RUN_AS_NODE: '1' });
}

function vitest(name, runtime, args, env = {}) {
  const report = freshReport(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(runtime, [tool('vitest'), 'run', ...reporters, ...args], {
    cwd: root,
    stdio: 'inherit',
    // Building the window sets NODE_ENV to production in this process; React has no test tools then.
    env: { ...process.env, NODE_ENV: 'test', ...env },
  });
  const counts = readReport(report, (result) => ({
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
    names: result.testResults.flatMap(failuresOfFile),
  }));
  return withExitStatus(counts, status);
}

/** What failed in a file; a test that is still pending when everything has ended belongs to a file whose process ended before it. */
function failuresOfFile({ name, status, assertionResults }) {
  const file = path.relative(root, name);
  const failed = assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => `${file}: ${fullName}`);
  const unfinished = assertionResults.filter((one) => one.status === 'pending').map(({ fullName }) => fullName);
  if (unfinished.length > 0) return [...failed, `${file}: its process ended in ${unfinished[0]}`];
  return failed.length > 0 || status !== 'failed' ? failed : [`${file}: does not load`];
}

/** Titles of Playwright's specs that did not go as expected. */
const failuresOfSuite = ({ file, specs = [], suites = [] }) => [
  ...specs.filter(({ ok }) => !ok).map(({ title }) => `${file}: ${title}`),
  ...suites.flatMap(failuresOfSuite),
];

/** Larger than the largest window the layout is checked at: a window as large as its screen loses a pixel. */
const roomyScreen = '2048x1200';

/** One Playwright run drives the unpackaged application and the packaged one. */
function endToEnd({ electron }) {
  const report = freshReport('e2e');
  const [command, args] = onDisplay(process.execPath, [tool('playwright'), 'test', '--pass-with-no-tests'], roomyScreen);
  const env = { ...process.env, ELECTRON_EXE: electron.exe, FAIRDRAW_PACKAGED_EXE: packagedExe };
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  const counts = readReport(report, ({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    names: suites.flatMap(failuresOfSuite),
  }));
  return withExitStatus(counts, status);
}

function freshReport(name) {
  const report = inRoot('out/reports', `${name}.json`);
  rmSync(report, { force: true });
  return report;
}

const nothing = { passed: 0, failed: 0, skipped: 0 };

const readReport = (report, read) => (existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : nothing);

/** A runner may fail outside any test: a file that does not load, an error after the last test. */
const withExitStatus = (counts, status) => (status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);
