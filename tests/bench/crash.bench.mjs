// Kills the backend and the whole application again and again while they work (docs/verification.md, "Crashes"). The same tests run in
// `npm test` with a few kills; here with fifty of each, or as many as `--kills=N` says. `--seed=TEXT` aims at other moments.
import { spawnSync } from 'node:child_process';
import { onDisplay } from '../../scripts/lib/display.mjs';
import { prepareApp } from '../../scripts/lib/launch.mjs';
import { inRoot } from '../../scripts/lib/places.mjs';

const option = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);

const electron = await prepareApp();
const seed = option('seed');
const env = {
  ...process.env,
  NODE_ENV: 'test',
  FAIRDRAW_CRASHES: option('kills') ?? '50',
  ...(seed === undefined ? {} : { FAIRDRAW_CRASH_SEED: seed }),
  ELECTRON_EXE: electron.exe,
};
const run = (command, args) => spawnSync(command, args, { cwd: inRoot(), env, stdio: 'inherit' }).status ?? 1;

const backend = run(process.execPath, [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--project', 'node', 'tests/cli/crash.test.ts']);
const application = run(...onDisplay(process.execPath, [inRoot('node_modules/playwright/cli.js'), 'test', 'crash.spec'], '1920x1080'));
process.exitCode = backend === 0 && application === 0 ? 0 : 1;
