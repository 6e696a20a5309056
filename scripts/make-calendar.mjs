// Writes resources/calendar/official.json: for each year the days off that the State Council published, holiday by holiday, and the days at
// weekends that are worked instead, as chinese-days has them. With --check it writes nothing and fails when the file says something else.
import { readFileSync, writeFileSync } from 'node:fs';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { inRoot } from './lib/places.mjs';

const target = inRoot('resources/calendar/official.json');
/** Before the plan whose work this is. */
const firstYear = '2019';
const { holidays, workdays } = published;

const nameOf = (title) => title.split(',')[1];
const dayAfter = (day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const years = {};
for (const [day, title] of Object.entries(holidays).sort()) {
  if (day.slice(0, 4) < firstYear) continue;
  const year = (years[day.slice(0, 4)] ??= []);
  const last = year.at(-1);
  if (last?.name === nameOf(title) && dayAfter(last.to) === day) last.to = day;
  else year.push({ name: nameOf(title), from: day, to: day, worked: [] });
}
for (const [day, title] of Object.entries(workdays).sort()) {
  years[day.slice(0, 4)]?.find(({ name }) => name === nameOf(title)).worked.push(day);
}

if (process.argv.includes('--check')) {
  const same = JSON.stringify(JSON.parse(readFileSync(target, 'utf8'))) === JSON.stringify(years);
  process.stderr.write(same ? 'official.json says what this script writes\n' : 'official.json differs\n');
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(target, `${JSON.stringify(years, null, 2)}\n`);
  process.stderr.write(`${Object.keys(years).length} years written\n`);
}
