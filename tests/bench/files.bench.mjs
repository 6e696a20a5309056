// The same made county as .xlsx, .xls and .csv, and two hostile files: how long a dry run of the real command line takes over each.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { read, utils, write } from 'xlsx';
import { newOffice, option, runCli } from './support/bench-office.mjs';
import { loadModule } from './support/built-module.mjs';
import { madeCountyFiles } from './support/made-county-files.mjs';
import { inRoot } from '../../scripts/lib/places.mjs';
import { longestStall, makeFolder, runObserved } from './support/observed.mjs';
import { createReport } from './support/report.mjs';

/** An .xls holds 65,536 rows. */
const subjects = Number(option('subjects') ?? 60_000);
const report = createReport('files');
const folder = makeFolder();
const { gbk } = await loadModule('tests/support/gbk.ts');
const { handMade, oneRow, sheetXml } = await loadModule('tests/support/hand-made-workbook.ts');

const { files } = await madeCountyFiles(subjects, 'clean');
const [xlsx] = files.subjects;
const book = read(readFileSync(xlsx), { type: 'buffer', dense: true });
const sheet = book.Sheets[book.SheetNames[0]];
const save = (name, bytes) => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const lines = utils.sheet_to_csv(sheet);

const validation = Array.from(
  'ABCDEFGHI',
  (column) => `<dataValidation type="list" sqref="${column}1:${column}1048576"><formula1>"A,B"</formula1></dataValidation>`,
);
const dropDowns = sheetXml(oneRow).replace(
  '</worksheet>',
  `<dataValidations count="9">${validation.join('')}</dataValidations></worksheet>`,
);
const styled = Array.from({ length: 1_048_575 }, (_, index) => `<row r="${index + 2}" s="0" customFormat="1"/>`);

const kinds = [
  ['.xlsx', xlsx],
  ['.xls', save('名单.xls', write({ SheetNames: ['名单'], Sheets: { 名单: sheet } }, { type: 'buffer', bookType: 'biff8' }))],
  ['.csv, UTF-8', save('名单.csv', lines)],
  ['.csv, GBK', save('名单-gbk.csv', gbk(lines, '?'))],
  ['drop-downs over 9 x 1,048,576 cells', save('下拉.xlsx', await handMade(dropDowns))],
  ['1,048,576 empty rows with a style', save('空行.xlsx', await handMade(sheetXml(oneRow + styled.join(''))))],
];

const dataDir = await newOffice();
const rows = [];
for (const [title, file] of kinds) {
  const run = await runCli(['import', 'subjects', file, '--data', dataDir, '--dry-run'], { firstMoment: 500 });
  rows.push([title, (readFileSync(file).length / 1024 / 1024).toFixed(1), run.code, run.seconds, run.peakMib, longestStall(run.stalls)]);
}
for (const [title, file] of kinds.slice(0, 3)) {
  const peer = await runObserved([inRoot('tests/bench/support/peer-sheetjs.mjs'), file]);
  rows.push([`SheetJS alone, reading only: ${title}`, null, null, peer.seconds, peer.peakMib, null]);
}
report.table(
  `Dry run of ${subjects} subjects by 20 columns, the start of the program included`,
  ['', 'MiB', 'exit', 's', 'peak MiB', 'longest stall ms'],
  rows,
);
report.end();
