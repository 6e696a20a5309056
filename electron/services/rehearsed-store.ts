import { err, type Result } from '#shared/base/result.ts';
import type { Store } from '#electron/store/store.ts';

/**
 * The same store as a rehearsal: every transaction gives its own answer and is rolled back, audit row included. What a handler keeps in
 * memory stays.
 */
export const rehearsedStore = (store: Store): Store => ({
  ...store,
  write: async <T, E>(decide: Parameters<typeof store.write<T, E>>[0]) => {
    const answers: Result<T, E>[] = [];
    await store.write((db) => {
      answers.push(decide(db));
      return err(rehearsal);
    });
    return onlyOne(answers);
  },
  writeInSlices: async <T, E, P>(
    steps: Parameters<typeof store.writeInSlices<T, E, P>>[0],
    options: Parameters<typeof store.writeInSlices<T, E, P>>[1],
  ) => {
    const answers: Result<T, E>[] = [];
    const ended = await store.writeInSlices<never, typeof rehearsal, P>(function* (db) {
      answers.push(yield* steps(db));
      return err(rehearsal);
    }, options);
    return !ended.ok && ended.error === 'cancelled' ? err('cancelled') : onlyOne(answers);
  },
});

const rehearsal = 'rehearsal';

const onlyOne = <A>([answer]: readonly A[]): A => {
  if (answer === undefined) throw new Error('the transaction ended without an answer');
  return answer;
};
