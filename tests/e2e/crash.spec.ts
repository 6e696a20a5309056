import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { chinaTime } from '#shared/base/china-time.ts';
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import { checkFolder, nothingChecked, type CheckedSoFar } from '#tests/crash/check-folder.ts';
import { openJournal, readJournal, recording, type Journal } from '#tests/crash/journal.ts';
import { killMoments, seededChance, type KillMoment } from '#tests/crash/kill-plan.ts';
import { runSpine, spineSteps, uploadStates, type Side, type SpineSetting } from '#tests/crash/spine.ts';
import { startTally, type Tally } from '#tests/crash/tally.ts';
import { endOffices, startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { killApplication, killBackend, launchApp, makeFolder, type DevApp } from './support/launch-app.ts';
import { windowSide } from './support/window-side.ts';

/** Kills of the whole application in this run; `npm run bench -- crash` asks for fifty. */
const wanted = Number(process.env['FAIRDRAW_CRASHES'] ?? 2);
const wantedOfBackend = Math.max(1, Math.floor(wanted / 5));
const seed = process.env['FAIRDRAW_CRASH_SEED'] ?? 'application';
/** The program starts a lost backend again three times within a minute. */
const killsInOneSpine = { application: 5, backend: 3 } as const;
type Victim = keyof typeof killsInOneSpine;

// There is no context left to record when the application has been killed.
test.use({ trace: 'off' });

const workDir = makeFolder();
let excel: SpineSetting['excel'] = { items: '', subjects: '', inspectors: '' };
let usual: readonly number[] = [];

test.beforeAll(async () => {
  const office = counties.find(({ code }) => code === '130123');
  if (!office) throw new Error('no division');
  const dir = path.join(workDir, 'excel');
  const { files } = valueOf(await writeMadeCounty({ dir, office, subjects: 2000, seed: 'crash', variant: 'clean', asOf: '2026-03-02' }));
  excel = { items: files.items, subjects: files.subjects[0] ?? '', inspectors: files.inspectors };
});

test.afterAll(() => {
  endOffices();
});

/** One county in the real application, with a city beside it that is never killed. */
interface Spine {
  readonly homeDir: string;
  readonly journal: Journal;
  readonly city: Side;
  app: DevApp;
  county: Side;
  checked: CheckedSoFar;
}

const placesOf = ({ homeDir }: Pick<Spine, 'homeDir'>) => ({
  dataDir: path.join(homeDir, '数据'),
  recordDir: path.join(homeDir, '抽取记录'),
  stickDir: path.join(homeDir, '优盘'),
  userDir: path.join(homeDir, 'user'),
  journalPath: path.join(homeDir, 'journal.jsonl'),
});

const startSpine = async (name: string): Promise<Spine> => {
  const homeDir = path.join(workDir, name);
  const { dataDir, userDir, recordDir, stickDir, journalPath } = placesOf({ homeDir });
  for (const dir of [recordDir, stickDir]) mkdirSync(dir, { recursive: true });
  writeFileSync(journalPath, '');
  const city = startOffice({ dataDir: path.join(homeDir, '市局'), seed: name, now: chinaTime(Date.now()) });
  const app = await launchApp({ dataDir, userDir });
  return {
    homeDir,
    journal: openJournal(journalPath),
    city: { api: city.api, give: (filePath) => Promise.resolve(filePath) },
    app,
    county: await windowSide(app),
    checked: nothingChecked,
  };
};

interface RunEnd {
  readonly outcome: 'killed' | 'done';
  /** The step that was being done or had just been done at the end. */
  readonly step: string;
  readonly took: readonly number[];
}

const kill = async (spine: Spine, victim: Victim): Promise<void> => {
  if (victim === 'backend') {
    await killBackend(spine.app);
    return;
  }
  await killApplication(spine.app);
  const { dataDir, userDir } = placesOf(spine);
  spine.app = await launchApp({ dataDir, userDir });
  spine.county = await windowSide(spine.app);
};

/** Runs the spine on from where it stands until the victim is killed at the moment, or done. After a kill the program is there again. */
const runOn = async (spine: Spine, victim: Victim, moment: KillMoment | null): Promise<RunEnd> => {
  const { recordDir, stickDir, journalPath } = placesOf(spine);
  const before = readJournal(journalPath);
  const took = spineSteps.map(() => 0);
  let began = 0;
  let current = 'start';
  const aim: { armed: ReturnType<typeof setTimeout> | null; struck: Promise<void> | null } = { armed: null, struck: null };
  const strike = (): void => {
    aim.struck ??= kill(spine, victim);
  };
  const setting: SpineSetting = {
    county: { ...spine.county, api: recording(spine.county.api, 'county', spine.journal) },
    city: spine.city,
    excel,
    recordDir,
    stickDir,
    today: chinaTime(Date.now()).slice(0, 10),
    answered: (call) => before.some((line) => line.at === 'answered' && line.call === call),
  };
  const watch = {
    onBegin: (step: number): void => {
      began = performance.now();
      current = spineSteps[step]?.name ?? '';
      if (aim.armed || moment?.at !== 'after' || step < moment.step) return;
      aim.armed = setTimeout(strike, moment.milliseconds);
    },
    onEnd: (step: number): void => {
      took[step] = performance.now() - began;
      if (moment?.at === 'answer' && step >= moment.step) strike();
    },
  };
  try {
    await runSpine(setting, watch, spineSteps);
    if (aim.armed) clearTimeout(aim.armed);
  } catch (error) {
    // What fails because its program was killed is what this test is about; anything else is a fault.
    if (aim.struck === null) throw error;
  }
  if (aim.struck === null) return { outcome: 'done', step: current, took };
  await aim.struck;
  return { outcome: 'killed', step: current, took };
};

const check = async (spine: Spine, tally: Tally): Promise<void> => {
  valueOf(await spine.county.api['office.state']({})); // answered when the folder is open again
  const found = checkFolder(placesOf(spine), readJournal(placesOf(spine).journalPath), spine.checked);
  expect(found.faults).toEqual([]);
  tally.check(found);
  spine.checked = found.soFar;
};

const finish = async (spine: Spine, tally: Tally): Promise<void> => {
  await check(spine, tally);
  expect(await uploadStates(spine.county)).toEqual(['received', 'received']);
  expect(valueOf(await spine.county.api['audit.check']({})).brokenAt).toBeNull();
  spine.journal.close();
  await spine.app.close();
};

const killAgainAndAgain = async (victim: Victim, count: number): Promise<void> => {
  const chance = seededChance(`${seed} ${victim}`);
  const tally = startTally(victim);
  for (let round = 1; tally.kills() < count; round += 1) {
    const spine = await startSpine(`${victim} ${round}`);
    for (const moment of killMoments(chance, Math.min(killsInOneSpine[victim], count - tally.kills()), usual)) {
      const { outcome, step } = await runOn(spine, victim, moment);
      if (outcome === 'done') break;
      tally.kill(step);
      await check(spine, tally);
    }
    expect((await runOn(spine, victim, null)).outcome).toBe('done');
    await finish(spine, tally);
  }
  console.log(tally.text());
};

test.describe.configure({ mode: 'serial' });

test('the spine runs through the window from the Excel files to the second receipt', async () => {
  const spine = await startSpine('undisturbed');
  const { outcome, took } = await runOn(spine, 'application', null);
  expect(outcome).toBe('done');
  usual = took;
  await finish(spine, startTally('nobody'));
});

test(`the application killed at ${wanted} moments of the work opens again, has lost nothing acknowledged, and goes on`, async () => {
  test.setTimeout(120_000 + wanted * 60_000);
  await killAgainAndAgain('application', wanted);
});

test(`its backend killed at ${wantedOfBackend} moments is replaced, has lost nothing acknowledged, and goes on`, async () => {
  test.setTimeout(120_000 + wantedOfBackend * 60_000);
  await killAgainAndAgain('backend', wantedOfBackend);
});
