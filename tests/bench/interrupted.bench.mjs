// The import of a large made county, killed at thirty moments of a fixed seed and cancelled at every twentieth of its way: afterwards the library
// is untouched or complete (docs/verification.md, "Crashes"). `npm test` does the same on a small one, with a few.
import { spawnSync } from 'node:child_process';
import { inRoot } from '../../scripts/lib/places.mjs';
import { option } from './support/bench-office.mjs';
import { largeCounty } from './support/made-county-files.mjs';

const env = {
  ...process.env,
  NODE_ENV: 'test',
  FAIRDRAW_IMPORT_SUBJECTS: option('subjects') ?? String(largeCounty),
  FAIRDRAW_IMPORT_KILLS: option('kills') ?? '30',
  FAIRDRAW_IMPORT_CANCELS: option('cancels') ?? '20',
  ...(option('seed') === undefined ? {} : { FAIRDRAW_IMPORT_SEED: option('seed') }),
};
const vitest = inRoot('node_modules/vitest/vitest.mjs');
const test = spawnSync(process.execPath, [vitest, 'run', '--project', 'node', 'tests/cli/interrupted-import.test.ts'], {
  cwd: inRoot(),
  env,
  stdio: 'inherit',
});
process.exitCode = test.status ?? 1;
