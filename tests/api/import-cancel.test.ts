import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import divisions from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import { fail } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import { dumpHash } from '#tests/support/dump-database.ts';
import { createOffice, preparedOffice } from '#tests/support/small-county.ts';
import { endOffices, makeTempDir, startOffice, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

const subjects = 3000;
const division = divisions.find(({ code }) => code === '130123');
let cleanFile = '';
let messyFile = '';

const writeSubjects = async (variant: 'clean' | 'messy', count = subjects): Promise<string> => {
  if (!division) throw new Error('no division');
  const dir = path.join(makeTempDir(), variant);
  const written = await writeMadeCounty({ dir, office: division, subjects: count, seed: 'cancel', variant, asOf: '2026-03-02' });
  return valueOf(written).files.subjects[0] ?? '';
};

beforeAll(async () => {
  [cleanFile, messyFile] = await Promise.all([writeSubjects('clean'), writeSubjects('messy')]);
});

/** An office whose library holds the clean county; the messy one would change many of its rows and keep some out. */
const filled = preparedOffice(async (office) => {
  await createOffice(office);
  const report = valueOf(await office.api['imports.read']({ kind: 'subjects', file: cleanFile }));
  valueOf(await office.api['imports.confirm']({ stage: report.stage }));
});
afterEach(() => {
  vi.restoreAllMocks();
  endOffices();
});

/** Presses Cancel at the first word of progress of this phase that has come this far. */
const cancelling = (
  phase: Progress['phase'],
  share: number,
): { readonly options: CancelOptions; readonly pressedAt: () => Progress | null } => {
  const controller = new AbortController();
  let pressed: Progress | null = null;
  const onProgress = (progress: Progress): void => {
    if (pressed !== null || progress.phase !== phase) return;
    if (progress.total !== undefined && progress.done < share * progress.total) return;
    pressed = progress;
    controller.abort();
  };
  return { options: { signal: controller.signal, onProgress }, pressedAt: () => pressed };
};

interface CancelOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

const readMessy = (office: StartedOffice, options?: CancelOptions) =>
  office.api['imports.read']({ kind: 'subjects', file: messyFile }, options);

/** Whoever looks at the stopwatch finds that a second has passed, so every step ends its slice and progress is told after each. */
const runSlowly = (): void => {
  let seconds = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    seconds += 1;
    return seconds * 1000;
  });
};

const cancelled = fail('job.cancelled', {});

describe('cancelling the import of a county of 3,000 leaves every row of every table as it was', () => {
  test.each<[Progress['phase'], number]>([
    ['reading', 0],
    ['checking', 0],
    ['checking', 0.5],
    ['checking', 1],
    ['comparing', 0],
    ['comparing', 0.5],
    ['comparing', 1],
  ])('while %s, at a share of %d', async (phase, share) => {
    const office = filled.start();
    const before = dumpHash(office.store.filePath);
    const { options, pressedAt } = cancelling(phase, share);
    expect(await readMessy(office, options)).toEqual(cancelled);
    expect(pressedAt()).toMatchObject({ phase });
    expect(dumpHash(office.store.filePath)).toBe(before);
    expect(office.bugs).toEqual([]);
  });

  test.each([0, 0.1, 0.5, 0.9, 1])('while writing, at a share of %d, and the waiting list can still be taken in', async (share) => {
    const office = filled.start();
    const report = valueOf(await readMessy(office));
    const before = dumpHash(office.store.filePath);
    const { options, pressedAt } = cancelling('writing', share);
    runSlowly();
    expect(await office.api['imports.confirm']({ stage: report.stage }, options)).toEqual(cancelled);
    expect(pressedAt()).toMatchObject({ phase: 'writing' });
    expect(dumpHash(office.store.filePath)).toBe(before);
    const { added, updated, unchanged } = valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    expect({ added, updated, unchanged }).toEqual(report.effect);
    expect(updated).toBeGreaterThan(100);
    expect(office.bugs).toEqual([]);
  });
});

describe('a fault while progress is told rolls everything back, and the same list can be taken in afterwards', () => {
  test.each([
    ['one that is written in slices', 1_000],
    ['one that is written by a thread, which is never ended from outside', 6_000],
  ])('%s', async (_, count) => {
    const file = await writeSubjects('clean', count);
    const office = startOffice();
    await createOffice(office);
    const { stage } = valueOf(await office.api['imports.read']({ kind: 'subjects', file }));
    const before = dumpHash(office.store.filePath);
    // A thread in the middle of SQLite that is ended from outside takes the whole process with it.
    const ending = vi.spyOn(Worker.prototype, 'terminate');
    runSlowly();
    const onProgress = ({ phase }: Progress): void => {
      if (phase === 'writing') throw new Error('nobody can show this');
    };
    const options = { signal: new AbortController().signal, onProgress };
    expect(await office.api['imports.confirm']({ stage }, options)).toMatchObject({ error: { code: 'internal' } });
    expect(office.bugs).toEqual([expect.stringContaining('nobody can show this')]);
    expect(ending).not.toHaveBeenCalled();
    expect(dumpHash(office.store.filePath)).toBe(before);
    expect(valueOf(await office.api['imports.confirm']({ stage })).added).toBe(count);
  });
});
