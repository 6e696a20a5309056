// Kills the backend at every step of the exchange of two offices, again and again (docs/verification.md, "Crashes"). The same test runs in `npm test` with one
// kill for each step; here with fifty, or as many as `--kills=N` says. `--seed=TEXT` aims at other moments.
import { spawnSync } from 'node:child_process';
import { inRoot } from '../../scripts/lib/places.mjs';

const option = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);

const seed = option('seed');
const env = {
  ...process.env,
  NODE_ENV: 'test',
  FAIRDRAW_EXCHANGE_KILLS: option('kills') ?? '50',
  ...(seed === undefined ? {} : { FAIRDRAW_CRASH_SEED: seed }),
};
const args = [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--project', 'node', 'tests/cli/exchange-kills.test.ts'];
process.exitCode = spawnSync(process.execPath, args, { cwd: inRoot(), env, stdio: 'inherit' }).status ?? 1;
