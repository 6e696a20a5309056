// Every workbook the program writes, opened and saved once by LibreOffice: the cells and drop-downs are compared, and what comes back is imported.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { say } from '../../scripts/lib/progress.mjs';
import { option } from './support/bench-office.mjs';
import { madeCountyFiles } from './support/made-county-files.mjs';
import { makeFolder } from './support/observed.mjs';
import { officeInProcess, valueOf } from './support/office-in-process.mjs';
import { createReport } from './support/report.mjs';

if (spawnSync('soffice', ['--version']).error) {
  say('LibreOffice is missing: apt-get install --no-install-recommends libreoffice-calc-nogui');
  process.exit(1);
}

const subjects = Number(option('subjects') ?? 2000);
const work = makeFolder();
const folders = Object.fromEntries(['data', 'written', 'saved', 'profile', 'texts'].map((name) => [name, path.join(work, name)]));
for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });

const { api, close } = await officeInProcess(folders.data);
valueOf(
  await api['office.create']({
    code: '130123',
    name: '正定县市场监督管理局',
    role: 'county',
    adminName: '苏文岚',
    password: 'Yanlian-2021',
  }),
);

const { files } = await madeCountyFiles(subjects, 'messy');
const read = async (kind, file) => valueOf(await api['imports.read']({ kind, file }));
const take = async (kind, file) => valueOf(await api['imports.confirm']({ stage: (await read(kind, file)).stage }));
await take('items', files.items);
await take('subjects', files.subjects[0]);
await take('inspectors', files.inspectors);
const forms = valueOf(await api['items.readChecklists']({ file: files.checklists }));
valueOf(await api['items.writeChecklists']({ file: files.checklists, sha256: forms.sha256 }));

const written = [];
for (const kind of ['subjects', 'inspectors', 'items']) {
  for (const call of ['library.template', 'library.export']) {
    const { fileName } = valueOf(await api[call]({ kind, folder: folders.written }));
    written.push({ kind, fileName, call });
  }
}
const { stage } = await read('subjects', files.subjects[0]);
const problems = valueOf(await api['imports.problemFile']({ stage, folder: folders.written, fileName: '问题表.xlsx' }));
written.push({ kind: 'subjects', fileName: problems.fileName, call: 'imports.problemFile' });

/** One start of LibreOffice for all files; what it complains about stands on its error output. */
const convert = (filter, outDir) => {
  const sources = written.map(({ fileName }) => path.join(folders.written, fileName));
  execFileSync(
    'soffice',
    [`-env:UserInstallation=file://${folders.profile}`, '--headless', '--convert-to', filter, '--outdir', outDir, ...sources],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
};
convert('xlsx:Calc MS Excel 2007 XML', folders.saved);
convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', folders.texts);

const openBook = (file) => XLSX.read(readFileSync(file), { cellFormula: false, cellHTML: false });
const partOf = (file, name) => {
  const entry = XLSX.CFB.find(XLSX.CFB.read(readFileSync(file), { type: 'buffer' }), `/${name}`);
  return entry ? Buffer.from(entry.content).toString('utf8') : '';
};
const dropDownsOf = (file, sheets) =>
  sheets.flatMap((_, index) =>
    [
      ...partOf(file, `xl/worksheets/sheet${index + 1}.xml`).matchAll(
        /<dataValidation [^>]*type="list"[^>]*>\s*<formula1>(.*?)<\/formula1>/gs,
      ),
    ].map(([, formula]) => formula.replaceAll(/\s|&quot;/g, '')),
  );
/** The ranges of the dictionary that drop-downs name. */
const rangesOf = (formulas) =>
  formulas
    .map((formula) => (formula.match(/choices_\w+|pairs_\w+/g) ?? []).join())
    .sort()
    .join(' ');
const shown = (cell) => (cell === undefined || cell.v === undefined ? '' : String(cell.v).replaceAll('\r\n', '\n'));

const rows = [];
let faults = 0;
for (const { kind, fileName, call } of written) {
  const [before, after] = [folders.written, folders.saved].map((folder) => path.join(folder, fileName));
  const [mine, theirs] = [openBook(before), openBook(after)];
  let cells = 0;
  let different = mine.SheetNames.join() === theirs.SheetNames.join() ? 0 : 1;
  for (const name of mine.SheetNames) {
    for (const at of Object.keys(mine.Sheets[name])) {
      if (at.startsWith('!')) continue;
      cells += 1;
      if (shown(mine.Sheets[name][at]) !== shown(theirs.Sheets[name]?.[at])) different += 1;
    }
  }
  const [lists, kept] = [dropDownsOf(before, mine.SheetNames), dropDownsOf(after, theirs.SheetNames)];
  let back = 'a template';
  if (call === 'library.export') {
    const { effect, rows: counts } = await read(kind, after);
    back = effect.unchanged === counts.read && counts.mustFix === 0 ? `${effect.unchanged} unchanged` : JSON.stringify(effect);
    if (!back.endsWith('unchanged')) faults += 1;
  } else if (call === 'imports.problemFile') {
    const { resumes } = await read(kind, after);
    back = `${resumes?.changedRows} of ${problems.rows} rows changed`;
    if (resumes?.changedRows !== 0) faults += 1;
  }
  if (different > 0 || rangesOf(lists) !== rangesOf(kept) || lists.length !== kept.length) faults += 1;
  rows.push([fileName, cells, different, lists.length, kept.length, back]);
}
close();

const report = createReport('other-programs');
report.table(
  `Saved once by ${execFileSync('soffice', ['--version']).toString().trim().slice(0, 40)}`,
  ['', 'cells', 'different', 'drop-downs', 'kept', 'imported again'],
  rows,
);
report.end();
process.exitCode = faults === 0 ? 0 : 1;
