// Import of a large made county through the real command line, beside SheetJS alone reading the same file.
import path from 'node:path';
import Database from 'better-sqlite3';
import { bindingPath, inRoot } from '../../scripts/lib/places.mjs';
import { newOffice, option, runCli } from './support/bench-office.mjs';
import { largeCounty, madeCountyFiles } from './support/made-county-files.mjs';
import { longestStall, runObserved } from './support/observed.mjs';
import { createReport } from './support/report.mjs';

const subjects = Number(option('subjects') ?? largeCounty);
const report = createReport('import');

/** Node itself and the opening of the folder are over by then; what stands still later is the import. */
const startMilliseconds = 500;

/** As a person imports, without the list of problems as JSON; what was written is read from the database. */
const importInto = async (dataDir, file) => {
  const run = await runCli(['import', 'subjects', file, '--data', dataDir], { firstMoment: startMilliseconds });
  const db = new Database(path.join(dataDir, 'office.db'), { nativeBinding: bindingPath, readonly: true });
  try {
    return { ...run, batch: db.prepare('select added, unchanged, quarantined from import_batches order by rowid desc limit 1').get() };
  } finally {
    db.close();
  }
};

const rows = [];
for (const variant of ['clean', 'messy']) {
  const { files } = await madeCountyFiles(subjects, variant);
  const [file] = files.subjects;
  const dataDir = await newOffice();
  for (const [title, written] of [
    ['first import', ({ added }) => added],
    ['same file again', ({ unchanged }) => unchanged],
  ]) {
    const run = await importInto(dataDir, file);
    rows.push([`${variant}: ${title}`, written(run.batch), run.batch.quarantined, run.seconds, run.peakMib, longestStall(run.stalls)]);
  }
  const peer = await runObserved([inRoot('tests/bench/support/peer-sheetjs.mjs'), file]);
  rows.push([`${variant}: SheetJS dense alone, reading only`, JSON.parse(peer.out).rows, null, peer.seconds, peer.peakMib, null]);
}
report.table(
  `Import of ${subjects} subjects by 20 columns (longest stall: of the event loop, the end of the program included)`,
  ['', 'rows', 'kept out', 's', 'peak MiB', 'longest stall ms'],
  rows,
);
report.end();
