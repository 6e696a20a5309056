import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chinaTime } from '#shared/base/china-time.ts';
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import { buildSpineProcess } from '#tests/crash/build-spine-process.ts';
import { checkFolder, type CheckedSoFar } from '#tests/crash/check-folder.ts';
import { readJournal } from '#tests/crash/journal.ts';
import { momentOfEach, seededChance } from '#tests/crash/kill-plan.ts';
import { runOn } from '#tests/crash/run-on.ts';
import { spinePlaces, type SpineOrder } from '#tests/crash/spine-order.ts';
import { runSpine, stepsBefore, stepsOf } from '#tests/crash/spine.ts';
import { startTally } from '#tests/crash/tally.ts';
import { rowsOf, type StoredRow } from '#tests/support/office-database.ts';
import { endOffices, makeTempDir, nativeBinding, startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

const ceremonySteps = stepsOf.ceremony;
/** Kills in this run, one in each step and then again; `npm run bench -- ceremony-kills` asks for a hundred. */
const wanted = Number(process.env['FAIRDRAW_CEREMONY_KILLS'] ?? ceremonySteps.length);
/** Another seed aims at other moments. */
const seed = process.env['FAIRDRAW_CRASH_SEED'] ?? 'ceremony';

const workDir = makeTempDir();
const readyDir = path.join(workDir, 'ready');
let processPath = '';
let excel: SpineOrder['excel'] = { items: '', subjects: '', inspectors: '' };
let rowsBefore = 0;

beforeAll(async () => {
  processPath = await buildSpineProcess();
  const office = counties.find(({ code }) => code === '130123');
  if (!office) throw new Error('no division');
  const dir = path.join(workDir, 'excel');
  const { files } = valueOf(await writeMadeCounty({ dir, office, subjects: 2000, seed: 'crash', variant: 'clean', asOf: '2026-03-02' }));
  excel = { items: files.items, subjects: files.subjects[0] ?? '', inspectors: files.inspectors };
  const now = chinaTime(Date.now());
  const started = startOffice({ dataDir: readyDir, now });
  const county = { api: started.api, give: (filePath: string) => Promise.resolve(filePath) };
  const places = { recordDir: '', stickDir: '' };
  const watch = { onBegin: () => undefined, onEnd: () => undefined };
  await runSpine({ county, city: county, excel, ...places, today: now.slice(0, 10), answered: () => false }, watch, stepsBefore);
  rowsBefore = rowsOf(started, 'select number from audit_rows').length;
  started.close();
});

afterAll(() => {
  endOffices();
  rmSync(workDir, { recursive: true, force: true });
});

interface Ceremony {
  readonly order: SpineOrder;
  checked: CheckedSoFar;
  /** What the event was at the last look. */
  event: StoredRow;
}

const startCeremony = (name: string): Ceremony => {
  const homeDir = path.join(workDir, name);
  const { countyDir, recordDir, stickDir } = spinePlaces(homeDir);
  for (const dir of [recordDir, stickDir]) mkdirSync(dir, { recursive: true });
  cpSync(readyDir, countyDir, { recursive: true });
  const journalPath = path.join(homeDir, 'journal.jsonl');
  writeFileSync(journalPath, '');
  const builtDir = fileURLToPath(new URL('../../out/electron', import.meta.url));
  const order: SpineOrder = { steps: 'ceremony', homeDir, excel, journalPath, nativeBinding, builtDir };
  return { order, checked: { auditRows: rowsBefore, lines: 0 }, event: {} };
};

/** What is given once and never changes again, whatever happens to the program. */
const givenOnce = `serial, prev, frame_sha256, plan_sha256, commit_a, commit_b, first_reading, dice, prk, result_sha256, record_sha256, drawn,
  diced_at, drawn_at`;
const order = ['frozen', 'committed', 'diced', 'drawn'];

/** Opens the folder as the program does: sound, nothing acknowledged lost, no step back, nothing given anew, at most one draw in the trail. */
const check = async (ceremony: Ceremony) => {
  const places = spinePlaces(ceremony.order.homeDir);
  const opened = startOffice({ dataDir: places.countyDir });
  expect(valueOf(await opened.api['audit.check']({})).brokenAt).toBeNull();
  const found = checkFolder({ ...places, dataDir: places.countyDir }, readJournal(ceremony.order.journalPath), ceremony.checked);
  expect(found.faults).toEqual([]);
  const events = rowsOf(opened, `select state, ${givenOnce} from draws`);
  expect(events.length).toBeLessThanOrEqual(1);
  const event = events[0] ?? {};
  for (const [column, value] of Object.entries(ceremony.event)) {
    if (column === 'state') expect(order.indexOf(String(event['state']))).toBeGreaterThanOrEqual(order.indexOf(String(value)));
    else if (value !== null) expect([column, event[column]]).toEqual([column, value]);
  }
  const ran = rowsOf(opened, `select number from audit_rows where event = 'draws.ran'`).length;
  expect(ran).toBe(event['state'] === 'drawn' ? 1 : 0);
  const lists = [
    rowsOf(opened, 'select position, code, ticket from drawn_subjects order by position'),
    rowsOf(opened, 'select subject, inspectors from assignments order by subject'),
    rowsOf(opened, 'select name, sha256 from draw_files order by name'),
  ];
  expect((lists[0]?.length ?? 0) > 0).toBe(event['state'] === 'drawn');
  opened.close();
  ceremony.checked = found.soFar;
  ceremony.event = event;
  return { found, event, lists };
};

/** The ceremony to its end: what was drawn, and everything the record names. */
const finish = async (ceremony: Ceremony) => {
  const { event, lists } = await check(ceremony);
  expect(event['state']).toBe('drawn');
  const { result_sha256: result, record_sha256: record, prk } = event;
  return { result, record, prk, lists };
};

it(
  `a ceremony killed at ${wanted} moments, some in each of its steps, goes on where it stood and comes to the same list, drawn once`,
  async () => {
    const chance = seededChance(seed);
    const whole = startCeremony('undisturbed');
    const { outcome, took } = await runOn(processPath, whole.order, ceremonySteps, null);
    expect(outcome).toBe('done');
    const expected = await finish(whole);
    const tally = startTally('ceremony');
    for (let round = 1; tally.kills() < wanted; round += 1) {
      const ceremony = startCeremony(`round ${round}`);
      for (const moment of momentOfEach(chance, round, took).slice(0, wanted - tally.kills())) {
        const { outcome: end, step } = await runOn(processPath, ceremony.order, ceremonySteps, moment);
        if (end === 'done') break;
        tally.kill(step);
        tally.check((await check(ceremony)).found);
      }
      expect((await runOn(processPath, ceremony.order, ceremonySteps, null)).outcome).toBe('done');
      expect(await finish(ceremony)).toEqual(expected);
      rmSync(ceremony.order.homeDir, { recursive: true, force: true });
    }
    console.log(tally.text());
    if (wanted >= 2 * ceremonySteps.length) for (const { name } of ceremonySteps) expect(tally.text()).toContain(`${name} `);
  },
  wanted * 20_000 + 120_000,
);
