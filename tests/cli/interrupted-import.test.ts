import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Progress } from '#shared/contract/progress.ts';
import { seededChance } from '#tests/crash/kill-plan.ts';
import { dumpHash } from '#tests/support/dump-database.ts';
import { largeTable } from '#tests/support/large-county.ts';
import { createOffice } from '#tests/support/small-county.ts';
import { endOffices, makeTempDir, nativeBinding, startOffice, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

/** `npm run bench -- interrupted` asks for a large county, thirty kills and a cancel at every twentieth. */
const subjects = Number(process.env['FAIRDRAW_IMPORT_SUBJECTS'] ?? 6000);
const kills = Number(process.env['FAIRDRAW_IMPORT_KILLS'] ?? 4);
const cancels = Number(process.env['FAIRDRAW_IMPORT_CANCELS'] ?? 4);
const seed = process.env['FAIRDRAW_IMPORT_SEED'] ?? 'import';

const workDir = makeTempDir();
const dataDir = path.join(workDir, 'data');
const cli = fileURLToPath(new URL('../../out/electron/cli.cjs', import.meta.url));
let file = '';
let untouched = '';

/** What a reading alone leaves behind: its audit row and the numbers that were used up. */
const besideTheLibrary = ['audit_rows', 'office'];

beforeAll(async () => {
  ({ file } = await largeTable(subjects, 'clean'));
  const office = startOffice({ dataDir });
  await createOffice(office);
  office.close();
  cpSync(dataDir, `${dataDir}-empty`, { recursive: true });
  untouched = dumpHash(path.join(dataDir, 'office.db'), besideTheLibrary);
}, 120_000);

afterAll(() => {
  endOffices();
  rmSync(workDir, { recursive: true, force: true });
});

const startAnew = (): void => {
  rmSync(dataDir, { recursive: true, force: true });
  cpSync(`${dataDir}-empty`, dataDir, { recursive: true });
};

/** Imports by the command line, as a process of its own; killed after so many milliseconds unless it has ended. */
const importUntil = (milliseconds: number): Promise<{ readonly took: number; readonly killed: boolean }> =>
  new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, [cli, 'import', 'subjects', file, '--data', dataDir], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.once('exit', (_, signal) => {
      clearTimeout(timer);
      resolve({ took: performance.now() - began, killed: signal === 'SIGKILL' });
    });
  });

/** Opens the folder as the program does; says whether the library is untouched or complete, and expects it to be one of them. */
const outcome = async (): Promise<'untouched' | 'complete'> => {
  const office = startOffice({ dataDir });
  try {
    expect(valueOf(await office.api['audit.check']({})).brokenAt).toBeNull();
    expect(office.store.damage()).toBeNull();
    return libraryOf(office) === 0 ? expectUntouched(office) : await expectComplete(office);
  } finally {
    office.close();
  }
};

const inDatabase = (filePath: string, sql: string): unknown => {
  const db = new Database(filePath, { nativeBinding, readonly: true });
  try {
    return db.prepare(sql).pluck().get();
  } finally {
    db.close();
  }
};

const libraryOf = ({ store }: StartedOffice): unknown =>
  inDatabase(store.filePath, 'select (select count(*) from subjects) + (select count(*) from import_batches)');

const expectUntouched = ({ store }: StartedOffice): 'untouched' => {
  expect(dumpHash(store.filePath, besideTheLibrary)).toBe(untouched);
  return 'untouched';
};

const expectComplete = async ({ api, store }: StartedOffice): Promise<'complete'> => {
  const [batch] = valueOf(await api['imports.batches']({ kind: 'subjects' }));
  expect(batch).toMatchObject({ added: subjects, updated: 0, unchanged: 0, quarantined: 0 });
  expect(libraryOf({ api, store } as StartedOffice)).toBe(subjects + 1);
  expect(inDatabase(store.filePath, 'select count(*) from search_pending')).toBe(0);
  expect(valueOf(await api['subjects.summary']({ filter: { text: '正定' } })).matching).toBeGreaterThan(0);
  return 'complete';
};

test(
  `an import of ${subjects} killed at ${kills} moments leaves the library untouched or complete`,
  async () => {
    const chance = seededChance(seed);
    const { took } = await importUntil(600_000);
    expect(await outcome()).toBe('complete');
    const seen = { untouched: 0, complete: 0 };
    let killed = 0;
    while (killed < kills) {
      startAnew();
      // Half of them in the second half, where it writes and commits.
      const moment = killed % 2 === 0 ? chance() : 0.5 + chance() / 2;
      const end = await importUntil(moment * took);
      if (end.killed) killed += 1;
      seen[await outcome()] += 1;
    }
    console.log(`imports of ${subjects}: ${killed} kills, then ${seen.untouched} untouched and ${seen.complete} complete`);
    startAnew();
    await importUntil(600_000);
    expect(await outcome()).toBe('complete');
  },
  kills * 60_000 + 120_000,
);

test(
  `an import of ${subjects} cancelled at ${cancels} moments from beginning to end leaves the library untouched or complete`,
  async () => {
    const seen = { untouched: 0, complete: 0 };
    for (let step = 0; step < cancels; step += 1) {
      startAnew();
      await cancelAt((step + 0.5) / cancels);
      seen[await outcome()] += 1;
    }
    console.log(`imports of ${subjects}: ${cancels} cancels, then ${seen.untouched} untouched and ${seen.complete} complete`);
    expect(seen.untouched).toBe(cancels);
  },
  cancels * 60_000 + 120_000,
);

/** Reading with its checks is the first half of an import, writing the second; each counts its rows. */
const cancelAt = async (share: number): Promise<void> => {
  const office = startOffice({ dataDir });
  const controller = new AbortController();
  const pressAt =
    (phase: Progress['phase'], rows: number) =>
    (progress: Progress): void => {
      if (progress.phase === phase && progress.done >= rows) controller.abort();
    };
  const rows = (share * 2 - (share < 0.5 ? 0 : 1)) * subjects;
  const reading = share < 0.5 ? { signal: controller.signal, onProgress: pressAt('checking', rows) } : undefined;
  const report = await office.api['imports.read']({ kind: 'subjects', file }, reading);
  if (report.ok) {
    const { stage } = report.value;
    const answer = await office.api['imports.confirm']({ stage }, { signal: controller.signal, onProgress: pressAt('writing', rows) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'job.cancelled' } });
  }
  expect(controller.signal.aborted).toBe(true);
  expect(office.bugs).toEqual([]);
  office.close();
};
