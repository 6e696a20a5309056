// 1 GiB in 512 files that nothing makes smaller, as photographs are, through the whole format: sealed, encrypted, read back, verified, decrypted,
// every file hashed. In a process of its own, whose memory is told. And sealing cancelled half way: what it leaves.
import { execFileSync } from 'node:child_process';
import { inRoot } from '../../scripts/lib/places.mjs';
import { buildModule } from './support/built-module.mjs';

const sources = [
  'electron/bundle/seal.ts',
  'electron/bundle/decision.ts',
  'electron/bundle/roster.ts',
  'shared/domain/bundle/record-row.ts',
  'tests/support/bundle-annex.ts',
];
const built = [];
for (const source of sources) built.push(await buildModule(source));
execFileSync(process.execPath, [inRoot('tests/bench/support/stream-work.mjs'), ...built, ...process.argv.slice(2)], { stdio: 'inherit' });
