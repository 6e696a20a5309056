import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { onDisplay } from './display.mjs';
import { prepareApp, prepareCli } from './launch.mjs';
import { bindingPath, inRoot } from './places.mjs';
import { say } from './progress.mjs';
import { handOver } from './run-command.mjs';

const benchDir = inRoot('tests/bench');
const ofTheWindow = ['window.bench.mjs', 'library.bench.mjs', 'verifier.bench.mjs'];

/**
 * Runs each tests/bench/*.bench.mjs under plain Node against the built code; arguments without a dash choose files by name, the rest is passed
 * on. Those named in `ofTheWindow` drive the real application.
 */
export async function runBenchmarks(args) {
  await prepareCli();
  const chosen = args.filter((argument) => !argument.startsWith('-'));
  const passedOn = args.filter((argument) => argument.startsWith('-'));
  const files = benchFiles().filter((name) => chosen.length === 0 || chosen.some((word) => name.includes(word)));
  if (files.length === 0) say('No benchmark of that name in tests/bench.');
  const env = { ...process.env, FAIRDRAW_OUT: inRoot('out/electron'), FAIRDRAW_SQLITE_BINDING: bindingPath };
  let worst = files.length === 0 ? 1 : 0;
  for (const name of files) {
    say(`\n${name}`);
    const program = [process.execPath, [path.join(benchDir, name), ...passedOn]];
    const inWindow = ofTheWindow.includes(name);
    const electron = inWindow ? await prepareApp() : null;
    const [command, programArgs] = inWindow ? onDisplay(...program) : program;
    const given = electron ? { ...env, ELECTRON_EXE: electron.exe } : env;
    worst = Math.max(worst, await handOver(command, programArgs, { cwd: inRoot(), env: given }));
  }
  return worst;
}

const benchFiles = () =>
  existsSync(benchDir)
    ? readdirSync(benchDir)
        .filter((name) => name.endsWith('.bench.mjs'))
        .sort()
    : [];
