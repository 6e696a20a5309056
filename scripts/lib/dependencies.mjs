import { inRoot } from './places.mjs';
import { step } from './progress.mjs';
import { runNpm } from './run-command.mjs';
import { fileHash, readStamp, writeStamp } from './stamps.mjs';

const stampPath = inRoot('node_modules/.fairdraw-lock-hash');

/** Installs the locked packages when the lock file differs from the one installed last. */
export async function ensureDependencies() {
  const wanted = fileHash(inRoot('package-lock.json'));
  if (readStamp(stampPath) === wanted) return;
  await step('Installing the locked npm packages (about 30 s)', () =>
    runNpm(['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']),
  );
  writeStamp(stampPath, wanted);
}
