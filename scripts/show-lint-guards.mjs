// Shows that the rules of the house hold: puts a file that breaks each one into the folder it is about, runs the linter or the
// type checker on it, prints what it says, and takes the file away again. Ends with 1 if one of them was not caught.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { guards } from './lint/guards.mjs';
import { inRoot, root } from './lib/places.mjs';

const eslint = inRoot('node_modules/eslint/bin/eslint.js');
const tsc = inRoot('node_modules/typescript/bin/tsc');

const sampleOf = ({ folder, extension = 'ts' }) => path.join(folder, `zz-guard-sample.${extension}`);
const samples = guards.flatMap((guard) => (guard.neighbour ? [guard, guard.neighbour] : [guard]));
const madeFolders = samples.map(({ folder }) => inRoot(folder)).filter((folder) => !existsSync(folder));

function placeSamples() {
  for (const sample of samples) {
    mkdirSync(inRoot(sample.folder), { recursive: true });
    writeFileSync(inRoot(sampleOf(sample)), sample.source);
  }
}

function removeSamples() {
  for (const sample of samples) rmSync(inRoot(sampleOf(sample)), { force: true });
  for (const folder of madeFolders) removeIfEmpty(folder);
}

function removeIfEmpty(folder) {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

function lintMessages(files) {
  const { stdout } = spawnSync(process.execPath, [eslint, '--format', 'json', '--no-warn-ignored', ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  const results = JSON.parse(stdout);
  return (sample) => {
    const result = results.find(({ filePath }) => path.relative(root, filePath) === sample);
    return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message.split('\n')[0]}`);
  };
}

function typeMessages() {
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.shared.json', '--noEmit', '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  const entries = stdout.split(/\n(?! )/); // the lines that explain an error are indented below it
  return (sample) => entries.filter((entry) => entry.startsWith(`${sample}(`));
}

process.on('SIGINT', () => process.exit(130));
process.on('exit', removeSamples);
placeSamples();
const linted = lintMessages(guards.filter((guard) => guard.tool === 'eslint').map(sampleOf));
const typed = typeMessages();
let missed = 0;
for (const guard of guards) {
  const messages = (guard.tool === 'eslint' ? linted : typed)(sampleOf(guard));
  const caught = messages.find((message) => guard.expected.test(message));
  if (caught === undefined) missed += 1;
  process.stdout.write(`${caught === undefined ? 'NOT CAUGHT' : 'caught'}: ${guard.title}\n`);
  for (const message of caught === undefined ? messages : [caught]) process.stdout.write(`    ${message}\n`);
}
process.stdout.write(`${guards.length - missed} of ${guards.length} rules hold.\n`);
process.exitCode = missed > 0 ? 1 : 0;
