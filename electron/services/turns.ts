import type { JobContext } from './context.ts';

/** One job at a time; the next waits until the one before has ended, its transaction included. */
export interface Turns {
  readonly take: (context: Pick<JobContext, 'atEnd' | 'signal'>) => Promise<void>;
}

export const createTurns = (): Turns => {
  let last = Promise.resolve();
  return {
    take: async ({ atEnd, signal }) => {
      const before = last;
      last = new Promise((resolve) => {
        atEnd(resolve);
      });
      await before;
      signal.throwIfAborted();
    },
  };
};
