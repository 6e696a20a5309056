import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { deferred } from '#tests/support/deferred.ts';
import { fakeDesk } from '#tests/support/fake-desk.tsx';

const receipt = { fileName: 'a.zip', folder: 'U', fileHash: 'f', files: ['a.zip'] };
const input = { fileName: 'a.zip', folder: 'token' };

const exporting = () => {
  const answer = deferred<ReturnType<typeof ok<typeof receipt>>>();
  let tell: (progress: Progress) => void = () => undefined;
  let clock = 0;
  const desk = fakeDesk(
    {
      'bundles.export': (_input, options) => {
        tell = options?.onProgress ?? tell;
        return answer.promise;
      },
    },
    () => clock,
  );
  return {
    desk,
    answer,
    tell: (progress: Progress, at: number) => {
      clock = at;
      tell(progress);
    },
    phase: () => desk.commands.store.getState()['slot'],
    tray: () => desk.jobs.store.getState(),
  };
};

describe('running a job', () => {
  it('shows it in the tray with its progress and how long it may still take', async () => {
    const { desk, answer, tell, phase, tray } = exporting();
    const done = desk.commands.run('slot', 'bundles.export', input);
    tell({ phase: 'copying', done: 0, total: 100 }, 0);
    tell({ phase: 'copying', done: 25, total: 100 }, 2000);
    expect(tray()).toMatchObject([{ name: 'bundles.export', secondsLeft: 6 }]);
    expect(phase()).toMatchObject({ at: 'running', secondsLeft: 6 });
    answer.resolve(ok(receipt));
    await done;
    expect(tray()).toEqual([]);
    expect(phase()).toEqual({ at: 'done', value: receipt });
  });

  it('does not foretell the end of the whole from one part of several', () => {
    const { desk, tell, tray } = exporting();
    void desk.commands.run('slot', 'bundles.export', input);
    tell({ phase: 'copying', done: 0, total: 100, part: { number: 1, of: 3 } }, 0);
    tell({ phase: 'copying', done: 25, total: 100, part: { number: 1, of: 3 } }, 2000);
    expect(tray()).toMatchObject([{ progress: { done: 25, part: { number: 1, of: 3 } }, secondsLeft: null }]);
  });

  it('runs one thing at a time in one place, however often the button is pressed', async () => {
    const { desk, answer, tray } = exporting();
    const first = desk.commands.run('slot', 'bundles.export', input);
    const second = desk.commands.run('slot', 'bundles.export', input);
    expect(tray()).toHaveLength(1);
    answer.resolve(ok(receipt));
    expect(await first).toEqual(await second);
  });

  it('learns from a refusal that the screen was locked meanwhile', async () => {
    const current = vi.fn(() => Promise.resolve(ok({ person: null, locked: false, idleMinutes: 15 })));
    const desk = fakeDesk({ 'session.current': current, 'session.lock': () => Promise.resolve(fail('session.locked', {})) });
    desk.queries.mount('session.current', '{}');
    await desk.commands.run('slot', 'session.lock', {});
    expect(current).toHaveBeenCalledTimes(2);
  });
});
