import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import { buildSpineProcess } from '#tests/crash/build-spine-process.ts';
import { checkFolder, nothingChecked, type CheckedSoFar } from '#tests/crash/check-folder.ts';
import { readJournal, type OfficeName } from '#tests/crash/journal.ts';
import { killMoments, seededChance } from '#tests/crash/kill-plan.ts';
import { runOn } from '#tests/crash/run-on.ts';
import { spinePlaces, type SpineOrder } from '#tests/crash/spine-order.ts';
import { spineSteps, uploadStates } from '#tests/crash/spine.ts';
import { startTally, type Tally } from '#tests/crash/tally.ts';
import { endOffices, makeTempDir, nativeBinding, startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

/** Kills of the backend in this run; `npm run bench -- crash` asks for fifty. */
const wanted = Number(process.env['FAIRDRAW_CRASHES'] ?? 6);
const killsInOneSpine = 5;
/** Another seed hunts at other moments. */
const seed = process.env['FAIRDRAW_CRASH_SEED'] ?? 'backend';

const workDir = makeTempDir();
let processPath = '';
let excel: SpineOrder['excel'] = { items: '', subjects: '', inspectors: '' };

beforeAll(async () => {
  processPath = await buildSpineProcess();
  const office = counties.find(({ code }) => code === '130123');
  if (!office) throw new Error('no division');
  const dir = path.join(workDir, 'excel');
  const { files } = valueOf(await writeMadeCounty({ dir, office, subjects: 2000, seed: 'crash', variant: 'clean', asOf: '2026-03-02' }));
  excel = { items: files.items, subjects: files.subjects[0] ?? '', inspectors: files.inspectors };
});

afterAll(() => {
  endOffices();
  rmSync(workDir, { recursive: true, force: true });
});

interface Spine {
  readonly order: SpineOrder;
  readonly checked: Record<OfficeName, CheckedSoFar>;
}

const startSpine = (name: string): Spine => {
  const homeDir = path.join(workDir, name);
  const { recordDir, stickDir } = spinePlaces(homeDir);
  for (const dir of [recordDir, stickDir]) mkdirSync(dir, { recursive: true });
  const journalPath = path.join(homeDir, 'journal.jsonl');
  writeFileSync(journalPath, '');
  const builtDir = fileURLToPath(new URL('../../out/electron', import.meta.url));
  return {
    order: { steps: 'spine', homeDir, excel, journalPath, nativeBinding, builtDir },
    checked: { county: nothingChecked, city: nothingChecked },
  };
};

/** Opens both folders as the program does and looks into them apart from it. */
const check = async (spine: Spine, tally: Tally): Promise<void> => {
  const places = spinePlaces(spine.order.homeDir);
  const lines = readJournal(spine.order.journalPath);
  for (const office of ['county', 'city'] as const) {
    const dataDir = office === 'county' ? places.countyDir : places.cityDir;
    if (!existsSync(path.join(dataDir, 'office.db'))) continue; // killed before it was there at all
    const opened = startOffice({ dataDir });
    // Killed before the office was made there is nothing to check yet.
    if (valueOf(await opened.api['office.state']({})).at === 'ready') {
      expect(valueOf(await opened.api['audit.check']({})).brokenAt).toBeNull();
    }
    const ours = lines.filter((line) => line.office === office);
    const found = checkFolder({ ...places, dataDir }, ours, spine.checked[office]);
    expect(found.faults).toEqual([]);
    tally.check(found);
    spine.checked[office] = found.soFar;
    opened.close();
  }
};

const finish = async (spine: Spine, tally: Tally): Promise<void> => {
  await check(spine, tally);
  const county = startOffice({ dataDir: spinePlaces(spine.order.homeDir).countyDir });
  expect(await uploadStates({ api: county.api, give: (filePath) => Promise.resolve(filePath) })).toEqual(['received', 'received']);
  county.close();
};

/** A check that cannot fail proves nothing: one acknowledged call more than there is, and one torn file, must be named. */
const expectCheckToNotice = ({ order }: Spine): void => {
  const places = { ...spinePlaces(order.homeDir), dataDir: spinePlaces(order.homeDir).countyDir };
  const lines = readJournal(order.journalPath).filter(({ office }) => office === 'county');
  expect(checkFolder(places, lines, nothingChecked).faults).toEqual([]);
  const save = lines.filter(({ call, at }) => call === 'results.save' && at === 'answered').slice(0, 1);
  const never = save.map((line) => ({ ...line, input: { ...Object(line.input), code: '91000000000000000X' } as unknown }));
  expect(checkFolder(places, [...lines, ...never], nothingChecked).faults).toEqual([
    expect.stringMatching(/^audit rows/),
    expect.stringMatching(/^results\.save was acknowledged and is missing/),
  ]);
  const outboxDir = path.join(places.dataDir, 'outbox');
  const [bundle = ''] = readdirSync(outboxDir).filter((name) => name.endsWith('.ssjb'));
  truncateSync(path.join(outboxDir, bundle), 1000);
  expect(checkFolder(places, lines, nothingChecked).faults).toEqual([`outbox: ${bundle}`]);
};

it(
  `a backend killed at ${wanted} moments of the work opens again, has lost nothing acknowledged, and goes on to the receipt`,
  async () => {
    const chance = seededChance(seed);
    const whole = startSpine('undisturbed');
    const { outcome, took } = await runOn(processPath, whole.order, spineSteps, null);
    expect(outcome).toBe('done');
    const tally = startTally('backend');
    await finish(whole, tally);
    expectCheckToNotice(whole);
    for (let round = 1; tally.kills() < wanted; round += 1) {
      const spine = startSpine(`round ${round}`);
      for (const moment of killMoments(chance, Math.min(killsInOneSpine, wanted - tally.kills()), took)) {
        const { outcome: end, step } = await runOn(processPath, spine.order, spineSteps, moment);
        if (end === 'done') break;
        tally.kill(step);
        await check(spine, tally);
      }
      expect((await runOn(processPath, spine.order, spineSteps, null)).outcome).toBe('done');
      await finish(spine, tally);
    }
    console.log(tally.text());
  },
  wanted * 20_000 + 60_000,
);
