// 名录库 of a large county on its way to the city: sealing, and verifying and importing into an empty library, again as a snapshot, and a delta.
import path from 'node:path';
import { option } from './support/bench-office.mjs';
import { changeLibrary, madeCity, madeCounty, measured, reopened, sealLibrary, shareRoster } from './support/made-exchange.mjs';
import { valueOf } from './support/office-in-process.mjs';
import { createReport } from './support/report.mjs';
import { statSync } from 'node:fs';

const subjects = Number(option('subjects') ?? 150_000);
const report = createReport('roster-bundle');
const city = await madeCity();
let county = await madeCounty(city, '130123', subjects);
await shareRoster(city, [county]);

const rows = [];
const note = (what, { seconds, cpu, gap, peakMib }, records, file) => {
  rows.push([what, records, seconds, cpu, gap, peakMib, file ? statSync(file).size / 1024 / 1024 : null]);
};

const take = async (what, file) => {
  const imported = await measured(async () => valueOf(await city.api['bundles.import']({ file })));
  const { result, records } = imported.value;
  if (result.outcome !== 'ACCEPT') throw new Error(JSON.stringify(result));
  note(what, imported, records.applied + records.unchanged, null);
};

const seal = async (what, records) => {
  const sealed = await measured(() => sealLibrary(county, city.stick));
  note(what, sealed, records, sealed.value);
  return sealed.value;
};

const first = await seal('seal everything', subjects);
await take('verify and import everything', first);
county.close();
changeLibrary(county.dataDir, 100, '（更名）');
county = await reopened(county);
const delta = await seal('seal every hundredth', Math.floor(subjects / 100));
await take('verify and import every hundredth', delta);
const again = await measured(async () => {
  const { fileName } = valueOf(await county.api['bundles.seal']({ kind: 'roster-data', snapshot: true }));
  valueOf(await county.api['bundles.export']({ fileName, folder: city.stick }));
  return path.join(city.stick, fileName);
});
note('seal everything again', again, subjects, again.value);
await take('verify and import everything again', again.value);
report.table('Library by bundle', ['', 'records', 'seconds', 'processor s', 'longest gap ms', 'peak MiB so far', 'file MiB'], rows);
county.close();
city.close();
report.end();
