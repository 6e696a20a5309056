import type { CallName, AppContract } from '#shared/contract/contract.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type JobName = { [K in CallName]: AppContract[K]['kind'] extends 'job' ? K : never }[CallName];

export interface RunningJob {
  readonly id: number;
  readonly name: JobName;
  readonly progress: Progress | null;
  /** Estimated from the pace of the present phase; null while there is nothing to estimate from, and in work on one part of several. */
  readonly secondsLeft: number | null;
  readonly cancel: () => void;
}

interface Pace {
  readonly phase: string;
  readonly since: number;
  readonly from: number;
}

export interface JobStore {
  readonly store: StoreApi<readonly RunningJob[]>;
  readonly start: (name: JobName, cancel: () => void) => number;
  readonly report: (id: number, progress: Progress) => RunningJob | undefined;
  readonly end: (id: number) => void;
}

const secondsLeft = (progress: Progress, pace: Pace, now: number): number | null => {
  const done = progress.done - pace.from;
  const spent = now - pace.since;
  if (progress.total === undefined || progress.part !== undefined || done <= 0 || spent < 1000) return null;
  return Math.max(1, Math.ceil((((progress.total - progress.done) / done) * spent) / 1000));
};

/** Every running job of this window, wherever it was started; `now` counts milliseconds from any fixed moment. */
export const createJobStore = (now: () => number): JobStore => {
  const store = createStore<readonly RunningJob[]>(() => []);
  const paces = new Map<number, Pace>();
  let lastId = 0;

  const report = (id: number, progress: Progress): RunningJob | undefined => {
    const known = paces.get(id);
    const pace = known?.phase === progress.phase ? known : { phase: progress.phase, since: now(), from: progress.done };
    paces.set(id, pace);
    store.setState(
      store.getState().map((job) => (job.id === id ? { ...job, progress, secondsLeft: secondsLeft(progress, pace, now()) } : job)),
      true,
    );
    return store.getState().find((job) => job.id === id);
  };

  return {
    store,
    start: (name, cancel) => {
      lastId += 1;
      store.setState([...store.getState(), { id: lastId, name, progress: null, secondsLeft: null, cancel }], true);
      return lastId;
    },
    report,
    end: (id) => {
      paces.delete(id);
      store.setState(
        store.getState().filter((job) => job.id !== id),
        true,
      );
    },
  };
};
