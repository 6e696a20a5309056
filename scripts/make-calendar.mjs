// Writes resources/calendar/official.json: for each year the days off that the State Council published, by holiday, and the days at weekends
// that are worked instead, as chinese-days has them. With --check it writes nothing and fails when the file is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from './lib/places.mjs';

const target = inRoot('resources/calendar/official.json');
const { holidays, workdays } = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json');

const years = {};
const note = (day, list, title) => {
  const year = (years[day.slice(0, 4)] ??= {});
  const name = title.split(',')[1];
  (year[name] ??= { off: [], worked: [] })[list].push(day.slice(5));
};
for (const [day, title] of Object.entries(holidays).sort()) note(day, 'off', title);
for (const [day, title] of Object.entries(workdays).sort()) note(day, 'worked', title);

if (process.argv.includes('--check')) {
  const same = JSON.stringify(JSON.parse(readFileSync(target, 'utf8'))) === JSON.stringify(years);
  process.stderr.write(same ? 'official.json says what this script writes\n' : 'official.json differs\n');
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(target, `${JSON.stringify(years, null, 2)}\n`);
  process.stderr.write(`${Object.keys(years).length} years written\n`);
}
