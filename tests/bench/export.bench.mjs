// Export of a large county's subjects in the form of the template, and the comparison when it is imported again.
import { inRoot } from '../../scripts/lib/places.mjs';
import { newOffice, option, runCli } from './support/bench-office.mjs';
import { largeCounty, madeCountyFiles } from './support/made-county-files.mjs';
import { longestStall, makeFolder, runObserved } from './support/observed.mjs';
import { createReport } from './support/report.mjs';

const subjects = Number(option('subjects') ?? largeCounty);
const { files } = await madeCountyFiles(subjects, 'clean');
const dataDir = await newOffice();
await runCli(['import', 'subjects', files.subjects[0], '--data', dataDir]);
const run = await runObserved([inRoot('tests/bench/support/export-library.mjs'), dataDir, makeFolder()]);
if (run.code !== 0) throw new Error(run.err.slice(-2000));
const { from, to, rows, unchanged, mib } = JSON.parse(run.out);

const report = createReport('export');
report.table(
  `Export of ${subjects} subjects by 21 columns`,
  ['', 'rows', 'unchanged when imported again', 's', 'MiB', 'peak MiB with the import', 'longest stall ms'],
  [['subjects', rows, unchanged, (to - from) / 1000, mib, run.peakMib, longestStall(run.stalls, from, to)]],
);
report.end();
