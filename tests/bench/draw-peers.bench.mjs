// The draw beside what others use for the same: each draws three in a hundred of every stratum from the same list, then once more, and once
// more from the list in another order. Whoever gets the same names each time can be recomputed by somebody who was not there.
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { inRoot } from '../../scripts/lib/places.mjs';
import { ensureDebianPackages } from '../../scripts/lib/system-libraries.mjs';
import { option } from './support/bench-office.mjs';
import { loadModule } from './support/built-module.mjs';
import { makeFolder } from './support/observed.mjs';
import { createReport } from './support/report.mjs';

const subjects = Number(option('subjects') ?? 100_000);
const rounds = 3;
const seed = 20_261_127;
const python = '/usr/bin/python3';
const { nodeHash } = await loadModule('electron/platform/node-hash.ts');
const { draw } = await loadModule('shared/domain/draw/selection.ts');

const strata = ['A', 'B', 'C', 'D'];
const frame = Array.from({ length: subjects }, (_, n) => ({
  id: `91130123MA${String(n).padStart(8, '0')}`,
  stratum: strata[n % 4],
  tier: 1,
}));
/** The same rows in an order that has nothing to do with the names. */
const reordered = frame
  .map((row) => ({ row, key: createHash('sha256').update(row.id).digest('hex') }))
  .sort((a, b) => (a.key < b.key ? -1 : 1))
  .map(({ row }) => row);
const allocation = strata.map((stratum) => {
  const size = frame.filter((row) => row.stratum === stratum).length;
  return { stratum, size, takeAll: 0, ratePpm: 30_000, min: 0, drawn: Math.ceil(size * 0.03) };
});

const work = makeFolder();
const writeFrame = (name, rows) => {
  const file = path.join(work, name);
  writeFileSync(file, rows.map(({ id, stratum }) => `${id}\t${stratum}\n`).join(''));
  const sizes = allocation.map(({ stratum, drawn }) => `${stratum}\t${drawn}\n`).join('');
  writeFileSync(`${file}.sizes`, `seed\t${seed}\n${sizes}`);
  return file;
};
const files = { list: writeFrame('list.tsv', frame), reordered: writeFrame('reordered.tsv', reordered) };

const ours = (rows) => {
  const prk = createHash('sha256').update(String(seed)).digest();
  const started = performance.now();
  const result = draw(nodeHash, { prk, frame: rows, allocation });
  return { milliseconds: performance.now() - started, drawn: result.rows.filter(({ drawn }) => drawn).map(({ id }) => id) };
};
const run = promisify(execFile);
const program = (command, script) => async (file) => {
  const { stdout } = await run(command, [inRoot('tests/bench/draw-peers', script), file], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
};

const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const peers = [
  {
    name: 'Python, tickets by seed and name (consistent sampling)',
    works: () => works(python, '-c', 'import hashlib'),
    packages: ['python3'],
    draws: program(python, 'tickets.py'),
    replay: 'yes, who believes the seed',
  },
  {
    name: 'R, sampling::strata',
    works: () => works('Rscript', '-e', 'library(sampling)'),
    packages: ['r-base-core', 'r-cran-sampling'],
    draws: program('Rscript', 'strata.R'),
    replay: 'same R, same row order',
  },
  {
    name: 'pandas, sample by stratum',
    works: () => works(python, '-c', 'import pandas'),
    packages: ['python3', 'python3-pandas'],
    draws: program(python, 'pandas_sample.py'),
    replay: 'same numpy, same row order',
  },
  {
    name: 'LibreOffice, RAND() and sort',
    works: () => works('soffice', '--version') && works(python, '-c', 'import uno'),
    packages: ['libreoffice-calc-nogui', 'python3-uno'],
    draws: program(python, 'rand_sort.py'),
    replay: 'no',
  },
];

const sorted = ({ drawn }) => drawn.toSorted().join(' ');
const measure = async (name, draws, replay) => {
  const first = [];
  for (let round = 0; round < rounds; round += 1) first.push(await draws('list'));
  const other = await draws('reordered');
  const [one, again] = first;
  return [
    name,
    one.drawn.length,
    Math.min(...first.map(({ milliseconds }) => milliseconds)),
    sorted(one) === sorted(again) ? 'yes' : 'no',
    sorted(one) === sorted(other) ? 'yes' : 'no',
    replay,
  ];
};

const rows = [
  await measure('Fairdraw Desk', (which) => Promise.resolve(ours(which === 'list' ? frame : reordered)), 'yes, from the record folder'),
];
for (const { name, works: there, packages, draws, replay } of peers) {
  if (!there()) await ensureDebianPackages(packages, `${name} is left out`);
  if (!there()) continue;
  rows.push(await measure(name, (which) => draws(files[which]), replay));
}

const report = createReport('draw-peers');
report.table(
  `${subjects} subjects, three in a hundred of four strata; milliseconds of the draw alone, fastest of ${rounds}`,
  ['', 'drawn', 'ms', 'same again', 'same in another row order', 'can a stranger replay it'],
  rows,
);
report.end();
