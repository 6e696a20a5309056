import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import { buildSpineProcess } from '#tests/crash/build-spine-process.ts';
import { checkFolder, nothingChecked, type CheckedSoFar } from '#tests/crash/check-folder.ts';
import { readJournal, type OfficeName } from '#tests/crash/journal.ts';
import { momentOfEach, seededChance } from '#tests/crash/kill-plan.ts';
import { runOn } from '#tests/crash/run-on.ts';
import { spinePlaces, type SpineOrder } from '#tests/crash/spine-order.ts';
import { stepsOf, uploadStates } from '#tests/crash/spine.ts';
import { startTally, type Tally } from '#tests/crash/tally.ts';
import { rowsOf, type StoredRow } from '#tests/support/office-database.ts';
import { endOffices, makeTempDir, nativeBinding, startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

/** Kills in this run, one in each step and then again; `npm run bench -- exchange-kills` asks for fifty. */
const wanted = Number(process.env['FAIRDRAW_EXCHANGE_KILLS'] ?? stepsOf.exchange.length);
/** Another seed aims at other moments. */
const seed = process.env['FAIRDRAW_CRASH_SEED'] ?? 'exchange';

const workDir = makeTempDir();
const readyHome = path.join(workDir, 'ready');
let processPath = '';
let excel: SpineOrder['excel'] = { items: '', subjects: '', inspectors: '' };

const orderIn = (homeDir: string, steps: SpineOrder['steps']): SpineOrder => ({
  steps,
  homeDir,
  excel,
  journalPath: path.join(homeDir, 'journal.jsonl'),
  nativeBinding,
  builtDir: fileURLToPath(new URL('../../out/electron', import.meta.url)),
});

beforeAll(async () => {
  processPath = await buildSpineProcess();
  const office = counties.find(({ code }) => code === '130123');
  if (!office) throw new Error('no division');
  const dir = path.join(workDir, 'excel');
  const { files } = valueOf(await writeMadeCounty({ dir, office, subjects: 2000, seed: 'crash', variant: 'clean', asOf: '2026-03-02' }));
  excel = { items: files.items, subjects: files.subjects[0] ?? '', inspectors: files.inspectors };
  const { recordDir, stickDir } = spinePlaces(readyHome);
  for (const folder of [recordDir, stickDir]) mkdirSync(folder, { recursive: true });
  const order = orderIn(readyHome, 'beforeExchange');
  writeFileSync(order.journalPath, '');
  expect((await runOn(processPath, order, stepsOf.beforeExchange, null)).outcome).toBe('done');
});

afterAll(() => {
  endOffices();
  rmSync(workDir, { recursive: true, force: true });
});

interface Exchange {
  readonly order: SpineOrder;
  readonly checked: Record<OfficeName, CheckedSoFar>;
}

const startExchange = (name: string): Exchange => {
  const homeDir = path.join(workDir, name);
  cpSync(readyHome, homeDir, { recursive: true });
  return { order: orderIn(homeDir, 'exchange'), checked: { county: nothingChecked, city: nothingChecked } };
};

/** Opens both folders as the program does: sound, nothing acknowledged lost, no half file under a whole file's name. */
const check = async ({ order, checked }: Exchange, tally: Tally): Promise<void> => {
  const places = spinePlaces(order.homeDir);
  const lines = readJournal(order.journalPath);
  for (const office of ['county', 'city'] as const) {
    const dataDir = office === 'county' ? places.countyDir : places.cityDir;
    const opened = startOffice({ dataDir });
    expect(valueOf(await opened.api['audit.check']({})).brokenAt).toBeNull();
    const found = checkFolder(
      { ...places, dataDir },
      lines.filter((line) => line.office === office),
      checked[office],
    );
    expect(found.faults).toEqual([]);
    tally.check(found);
    checked[office] = found.soFar;
    opened.close();
  }
};

interface End {
  readonly states: readonly string[];
  /** What the city holds of the county, whatever the bundles were that brought it. */
  readonly received: readonly StoredRow[];
  readonly drawFiles: readonly StoredRow[];
  readonly conflicts: readonly StoredRow[];
  readonly cityReceipts: readonly StoredRow[];
}

/** Both offices agree on what went over, and the city holds every business record once. */
const finish = async ({ order }: Exchange): Promise<End> => {
  const { countyDir, cityDir, stickDir } = spinePlaces(order.homeDir);
  expect(readdirSync(stickDir).filter((name) => name.endsWith('.part'))).toEqual([]);
  const county = startOffice({ dataDir: countyDir });
  const city = startOffice({ dataDir: cityDir });
  const states = await uploadStates({ api: county.api, give: (filePath) => Promise.resolve(filePath) });
  const sealed = rowsOf(county, `select seq, header_sha256 from sealed_bundles where kind = 'results' order by seq`);
  const links = rowsOf(city, `select seq, header_sha256 from known_links where slot = 'applied' order by seq`);
  expect(links).toEqual(sealed);
  const business = `table_name <> 'audit' and head = 1`;
  const end: End = {
    states,
    received: rowsOf(city, `select table_name, count(*) as n from received_rows where ${business} group by table_name order by table_name`),
    drawFiles: rowsOf(city, 'select name from received_draw_files order by name'),
    conflicts: rowsOf(city, 'select record_id from row_conflicts'),
    cityReceipts: rowsOf(city, 'select seq, receipted from known_links order by seq'),
  };
  county.close();
  city.close();
  return end;
};

it(
  `an exchange killed at ${wanted} moments, some in each of its steps, comes to the same state of both offices, and receipts agree`,
  async () => {
    const chance = seededChance(seed);
    const tally = startTally('exchange');
    const whole = startExchange('undisturbed');
    const { outcome, took } = await runOn(processPath, whole.order, stepsOf.exchange, null);
    expect(outcome).toBe('done');
    await check(whole, tally);
    const expected = await finish(whole);
    expect(expected.states).toEqual(['received', 'received']);
    expect(expected.conflicts).toEqual([]);
    for (let round = 1; tally.kills() < wanted; round += 1) {
      const exchange = startExchange(`round ${round}`);
      for (const moment of momentOfEach(chance, round, took).slice(0, wanted - tally.kills())) {
        const { outcome: end, step } = await runOn(processPath, exchange.order, stepsOf.exchange, moment);
        if (end === 'done') break;
        tally.kill(step);
        await check(exchange, tally);
      }
      expect((await runOn(processPath, exchange.order, stepsOf.exchange, null)).outcome).toBe('done');
      await check(exchange, tally);
      expect(await finish(exchange)).toEqual(expected);
      rmSync(exchange.order.homeDir, { recursive: true, force: true });
    }
    console.log(tally.text());
  },
  wanted * 20_000 + 120_000,
);
