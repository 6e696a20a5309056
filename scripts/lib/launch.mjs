import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { chromiumFlags, onDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { cacheDir, callerDir, inRoot, root } from './places.mjs';
import { say } from './progress.mjs';
import { handOver, run } from './run-command.mjs';
import { ensureSqliteBinding } from './sqlite-binding.mjs';
import { writeStamp } from './stamps.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

const cliPath = inRoot('out/electron/cli.cjs');
/** Packages bundled into the CLI call things Node has deprecated; that is no message for the person at the command line. */
const nodeFlags = ['--no-deprecation'];
const DEMO_SUBJECTS = 18_000;

/** Everything the command line needs: no Electron, no window. */
export async function prepareCli() {
  await ensureDependencies();
  await ensureSqliteBinding();
  await ensureBuilt('electron');
}

/** Everything a window needs but our own code; gives the Electron to run it with. */
export async function prepareRuntime() {
  await ensureDependencies();
  const electron = await ensureElectron();
  await ensureSqliteBinding(electron.version);
  await ensureSystemLibraries(electron.exe);
  return electron;
}

export async function prepareApp() {
  const electron = await prepareRuntime();
  await ensureBuilt('electron', 'renderer');
  return electron;
}

/** Runs one command of the CLI where the person stands, with the terminal handed over; gives its exit code. */
export async function runCli(args) {
  await prepareCli();
  return handOver(process.execPath, [...nodeFlags, cliPath, ...args], { cwd: callerDir });
}

/** Opens the window; `--demo` opens it on made data, which is made first when this user has none yet. */
export async function startApp(args) {
  const electron = await prepareApp();
  const demo = args.includes('--demo') ? [`--demo-dir=${ensureDemoData()}`] : [];
  say(`Starting with Electron ${electron.version} (${electron.source}).`);
  const [command, commandArgs] = onDisplay(electron.exe, [...chromiumFlags(), root, ...args, ...demo]);
  return handOver(command, commandArgs, { cwd: root });
}

function ensureDemoData() {
  const demoDir = path.join(cacheDir, `demo-year-${DEMO_SUBJECTS}`);
  const completeMark = path.join(demoDir, '.complete');
  if (existsSync(completeMark)) return demoDir;
  say(`Making the demo data: a county of ${DEMO_SUBJECTS} subjects through a whole year …`);
  rmSync(demoDir, { recursive: true, force: true });
  mkdirSync(demoDir, { recursive: true });
  run(process.execPath, [...nodeFlags, cliPath, 'demo', '--year', '--out', demoDir, '--subjects', String(DEMO_SUBJECTS), '--json'], {
    stdio: ['ignore', 'ignore', 2],
  });
  writeStamp(completeMark, '');
  return demoDir;
}
