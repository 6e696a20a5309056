// Import of a large made county through the real command line - first, the same file again, a refresh in which one in fifty has moved, and the
// messy variant - beside SheetJS, ExcelJS and pandas alone reading the same file.
import path from 'node:path';
import Database from 'better-sqlite3';
import { bindingPath, inRoot } from '../../scripts/lib/places.mjs';
import { newOffice, option, runCli } from './support/bench-office.mjs';
import { largeCounty, madeCountyFiles } from './support/made-county-files.mjs';
import { longestStall, runObserved } from './support/observed.mjs';
import { readWithPandas } from './support/pandas.mjs';
import { createReport } from './support/report.mjs';

const subjects = Number(option('subjects') ?? largeCounty);
/** How often the first import and SheetJS are measured, one after the other; the table shows the round in the middle. */
const rounds = Number(option('rounds') ?? 3);
const mostShare = 0.8;
const mostMib = 450;
const report = createReport('import');

/** Node itself and the opening of the folder are over by then; what stands still later is the import. */
const startMilliseconds = 500;

/** As a person imports, without the list of problems as JSON; what was written is read from the database. */
const importInto = async (dataDir, file) => {
  const run = await runCli(['import', 'subjects', file, '--data', dataDir], { firstMoment: startMilliseconds });
  const db = new Database(path.join(dataDir, 'office.db'), { nativeBinding: bindingPath, readonly: true });
  try {
    const counts = 'select added, updated, unchanged, quarantined from import_batches order by seq desc limit 1';
    return { ...run, batch: db.prepare(counts).get() };
  } finally {
    db.close();
  }
};

const peer = (script, ...args) => runObserved([inRoot('tests/bench/support', script), ...args]);

const rows = [];
const tell = (title, { batch, seconds, peakMib, stalls }, expected) => {
  const asMade = Object.entries(expected).every(([name, count]) => batch[name] === count);
  rows.push([
    title,
    batch.added + batch.updated + batch.unchanged,
    batch.added,
    batch.updated,
    batch.unchanged,
    batch.quarantined,
    asMade ? 'yes' : 'NO',
    seconds,
    peakMib,
    longestStall(stalls),
  ]);
};
const tellPeer = (title, { seconds, peakMib, rows: read, out }) => {
  rows.push([title, read ?? JSON.parse(out).rows, null, null, null, null, null, seconds, peakMib, null]);
};

const middle = (runs) => [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)];

const {
  files: {
    subjects: [clean],
  },
} = await madeCountyFiles(subjects, 'clean');
const refreshed = await madeCountyFiles(subjects, 'refreshed');
const ours = [];
const sheetJs = [];
let filled = '';
for (let round = 0; round < rounds; round += 1) {
  filled = await newOffice();
  ours.push(await importInto(filled, clean));
  sheetJs.push(await peer('peer-sheetjs.mjs', clean));
}
const first = middle(ours);
tell('clean: first import', first, { added: subjects, updated: 0, unchanged: 0 });
tell('clean: same file again', await importInto(filled, clean), { added: 0, updated: 0, unchanged: subjects });
tell('clean: refresh, one in fifty has moved', await importInto(filled, refreshed.files.subjects[0]), {
  added: 0,
  updated: refreshed.changed,
  unchanged: subjects - refreshed.changed,
});
const messy = (await madeCountyFiles(subjects, 'messy')).files.subjects[0];
tell('messy: first import', await importInto(await newOffice(), messy), { updated: 0, unchanged: 0 });
tellPeer('SheetJS dense, reading only', middle(sheetJs));
tellPeer('ExcelJS, reading only', await peer('peer-exceljs.mjs', clean));
tellPeer('ExcelJS streaming, reading only', await peer('peer-exceljs.mjs', clean, '--stream'));
const pandas = await readWithPandas(clean);
if (pandas) tellPeer('pandas with openpyxl, reading only', pandas);

report.table(
  `Import of ${subjects} subjects by 20 columns (longest stall: of the event loop, the end of the program included)`,
  ['', 'rows', 'added', 'changed', 'unchanged', 'kept out', 'as made', 's', 'peak MiB', 'longest stall ms'],
  rows,
);
report.table(
  `The first import beside SheetJS dense alone, each the middle of ${rounds} rounds`,
  ['', 'now', 'bound'],
  [
    ['seconds, as a share of SheetJS', first.seconds / middle(sheetJs).seconds, mostShare],
    ['peak MiB', first.peakMib, mostMib],
  ],
);
report.end();
