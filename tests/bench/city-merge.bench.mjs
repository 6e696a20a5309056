// A city takes in the libraries of 22 counties: bundles in random order, with duplicates, gaps and two forks. The outcome of every file and the
// state in the end are those of a model; then the merged list and its search are asked.
import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { bindingPath } from '../../scripts/lib/places.mjs';
import { option } from './support/bench-office.mjs';
import { changeLibrary, madeCity, madeCounty, measured, reopened, sealLibrary, shareRoster } from './support/made-exchange.mjs';
import { valueOf } from './support/office-in-process.mjs';
import { createReport } from './support/report.mjs';

const counties = Number(option('counties') ?? 22);
const subjects = Number(option('subjects') ?? 59_100);
const report = createReport('city-merge');
const chance = (
  (state) => () =>
    (state = (state * 48271) % 2147483647) / 2147483647
)(20_260_302);
const codes = Array.from({ length: counties }, (_, index) => `1301${String(index + 10).padStart(2, '0')}`);
const forked = codes.slice(0, 2);

const stateOf = (dataDir, office) => {
  const db = new Database(path.join(dataDir, 'office.db'), { nativeBinding: bindingPath, readonly: true });
  const hash = createHash('sha256');
  let count = 0;
  for (const row of db
    .prepare('select uid, code, name, phone, tags, risk from subjects where office = ? order by uid')
    .raw()
    .iterate(office)) {
    hash.update(row.join('\t'));
    count += 1;
  }
  db.close();
  return count === 0 ? 'empty' : hash.digest('hex');
};

const city = await madeCity();
for (const code of codes) (await madeCounty(city, code, subjects)).close();

const files = [];
const sealing = [];
const seal = async (code, seq, dataDir, folder) => {
  const county = await reopened({ code, dataDir });
  if (seq === 1) await shareRosterOnce(county);
  const { value: file, ...figures } = await measured(() => sealLibrary(county, path.join(city.stick, folder)));
  county.close();
  sealing.push({ seq, ...figures });
  files.push({ code, seq, branch: folder, file, state: stateOf(dataDir, code) });
};
const rosterShared = { file: null };
const shareRosterOnce = async (county) => {
  rosterShared.file ??= await shareRoster(city, []);
  const { result } = valueOf(await county.api['bundles.import']({ file: rosterShared.file, rootDigits: city.rootFingerprint }));
  if (result.outcome !== 'ACCEPT') throw new Error(JSON.stringify(result));
};
for (const code of codes) {
  const dataDir = path.join(city.root, code, '数据');
  await seal(code, 1, dataDir, 'a');
  if (forked.includes(code)) {
    cpSync(path.join(city.root, code), path.join(city.root, `${code}-copy`), { recursive: true });
    const copy = path.join(city.root, `${code}-copy`, '数据');
    changeLibrary(copy, 90, '乙');
    await seal(code, 2, copy, 'b');
  }
  changeLibrary(dataDir, 100, '甲');
  await seal(code, 2, dataDir, 'a');
}

const arrivals = [...files, ...files.filter(() => chance() < 0.3)]
  .map((one) => ({ one, place: chance() }))
  .sort((a, b) => a.place - b.place)
  .map(({ one }) => one);

/** BUNDLE-SPEC 7.3 and 7.4 in a few lines. */
const chains = new Map(codes.map((code) => [code, { last: 0, known: new Map(), held: null, forked: false, state: 'empty' }]));
const expected = ({ code, seq, branch, state }) => {
  const chain = chains.get(code);
  const known = chain.known.get(seq);
  if (known === branch) return 'DUPLICATE';
  if (known !== undefined || seq <= chain.last || chain.forked) {
    chain.forked = true;
    return 'FORK';
  }
  chain.known.set(seq, branch);
  if (seq > chain.last + 1) {
    chain.held = state;
    return 'GAP';
  }
  Object.assign(chain, { last: seq, state });
  if (chain.held !== null) Object.assign(chain, { last: 2, state: chain.held, held: null });
  return 'ACCEPT';
};

const importing = [];
for (const arrival of arrivals) {
  const wanted = expected(arrival);
  const { value, ...figures } = await measured(async () => valueOf(await city.api['bundles.import']({ file: arrival.file })));
  if (value.result.outcome !== wanted)
    throw new Error(`${arrival.code} ${arrival.seq}${arrival.branch}: ${JSON.stringify(value.result)}, not ${wanted}`);
  importing.push({ wanted, applied: value.records.applied, ...figures });
}
const wrong = codes.filter((code) => stateOf(city.dataDir, code) !== chains.get(code).state);
if (wrong.length > 0) throw new Error(`not as the model: ${wrong.join(' ')}`);

const most = (list, field) => Math.max(0, ...list.map((one) => one[field]));
const mean = (list, field) => list.reduce((sum, one) => sum + one[field], 0) / Math.max(1, list.length);
const summary = (what, list) => [
  what,
  list.length,
  mean(list, 'seconds'),
  most(list, 'seconds'),
  mean(list, 'cpu'),
  most(list, 'gap'),
  most(list, 'peakMib'),
];
const whole = importing.filter(({ wanted, applied }) => wanted === 'ACCEPT' && applied >= subjects);
report.table(
  `${counties} counties, ${counties * subjects} subjects: as the model in the end`,
  ['', 'files', 'seconds mean', 'most', 'processor s mean', 'longest gap ms', 'peak MiB so far'],
  [
    summary(
      'seal everything',
      sealing.filter(({ seq }) => seq === 1),
    ),
    summary(
      'seal a delta',
      sealing.filter(({ seq }) => seq === 2),
    ),
    summary('import everything, first half', whole.slice(0, Math.ceil(whole.length / 2))),
    summary('import everything, second half', whole.slice(Math.ceil(whole.length / 2))),
    summary(
      'import a delta',
      importing.filter(({ wanted, applied }) => wanted === 'ACCEPT' && applied < subjects),
    ),
    ...['GAP', 'DUPLICATE', 'FORK'].map((outcome) =>
      summary(
        outcome,
        importing.filter(({ wanted }) => wanted === outcome),
      ),
    ),
  ],
);

const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)];
const window = { sort: 'name', descending: false, offset: 0, limit: 200, filter: {} };
const total = valueOf(await city.api['subjects.window'](window)).matching;
const questions = [
  ['first window', window],
  ['by code', { ...window, sort: 'code' }],
  ['by risk, deep', { ...window, sort: 'risk', offset: Math.floor(total / 2) }],
  ['one county', { ...window, filter: { offices: [codes.at(-1)] } }],
  ['one county, deep', { ...window, filter: { offices: [codes.at(-1)] }, offset: Math.floor(subjects / 2) }],
  ['one county and class D', { ...window, filter: { offices: [codes.at(-1)], risks: ['D'] } }],
  ['name, common', { ...window, filter: { text: '五金' } }],
  ['name, rare', { ...window, filter: { text: '五金经营部00007' } }],
  ['first letters', { ...window, filter: { text: 'yzwj' } }],
  ['part of a code', { ...window, filter: { text: 'MA0012345' } }],
  ['end of a telephone number', { ...window, filter: { text: '4567' } }],
];
const ahead = await measured(city.readAhead);
const asked = [];
for (const [what, question] of questions) {
  const spent = [];
  for (let run = 0; run < 20; run += 1) {
    // Another limit each time, so that nothing is an answer kept from before; the count of a question is.
    const { seconds } = await measured(() => city.api['subjects.window']({ ...question, limit: 200 - run }));
    spent.push(seconds * 1000);
  }
  asked.push([
    what,
    valueOf(await city.api['subjects.window'](question)).matching,
    spent[0],
    percentile(spent, 0.5),
    percentile(spent, 0.95),
  ]);
}
const facets = await measured(() => city.api['subjects.facets']({}));
asked.push(['filter tree with counts, once for each state', total, facets.seconds * 1000, null, null]);
report.table('The merged list, a window of 200', ['', 'matching', 'first ms', 'p50 ms', 'p95 ms'], asked);
report.table('What questions look through, read ahead in small pieces', ['seconds', 'longest gap ms'], [[ahead.seconds, ahead.gap]]);
report.table('Memory', ['', 'MiB'], [['peak of the process', Math.round(process.resourceUsage().maxRSS / 1024)]]);
city.close();
report.end();
