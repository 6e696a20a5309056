import { describe, expect, it } from 'vitest';
import { createQueryStore, queryJson, queryKey } from '#renderer/api/query-store.ts';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import { deferred } from '#tests/support/deferred.ts';
import { fakeApi } from '#tests/support/fake-desk.tsx';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};
const none = queryJson({});
const items = queryKey('items.list', none);

/** A store whose item list answers one more (empty) list each time it is asked. */
const counting = (answer: (turn: number) => ReturnType<AppClient['items.list']> = () => Promise.resolve(ok([]))) => {
  let asked = 0;
  const queries = createQueryStore(
    fakeApi({
      'items.list': () => {
        asked += 1;
        return answer(asked);
      },
    }),
  );
  return { queries, asked: () => asked, state: () => queries.store.getState()[items] };
};

describe('the query cache', () => {
  it('asks once for two places that show the same thing', async () => {
    const { queries, asked, state } = counting();
    queries.mount('items.list', none);
    queries.mount('items.list', none);
    await settled();
    expect(asked()).toBe(1);
    expect(state()).toEqual({ at: 'ready', value: [], refreshing: false });
  });

  it('reloads what is on screen when a command changed what it reads', async () => {
    const { queries, asked, state } = counting();
    queries.mount('items.list', none);
    await settled();
    queries.invalidate(['subjects']);
    expect(asked()).toBe(1);
    queries.invalidate(['items']);
    expect(state()).toMatchObject({ at: 'ready', refreshing: true });
    await settled();
    expect(asked()).toBe(2);
    expect(state()).toMatchObject({ at: 'ready', refreshing: false });
  });

  it('forgets what nobody looks at when it went stale, and asks again when somebody does', async () => {
    const { queries, asked, state } = counting();
    const leave = queries.mount('items.list', none);
    await settled();
    leave();
    expect(state()).toMatchObject({ at: 'ready' });
    queries.invalidate(['items']);
    expect(state()).toBeUndefined();
    queries.mount('items.list', none);
    await settled();
    expect(asked()).toBe(2);
  });

  it('believes the answer to the newest question only', async () => {
    const late = deferred<Awaited<ReturnType<AppClient['items.list']>>>();
    const { queries, state } = counting((turn) => (turn === 1 ? late.promise : Promise.resolve(ok([]))));
    queries.mount('items.list', none);
    queries.invalidate(['items']);
    await settled();
    late.resolve(fail('backend.gone', {}));
    await settled();
    expect(state()).toMatchObject({ at: 'ready' });
  });

  it('asks everything anew when somebody else signed in', async () => {
    const { queries, asked } = counting();
    queries.mount('items.list', none);
    await settled();
    queries.invalidate(['session']);
    await settled();
    expect(asked()).toBe(2);
  });

  it('leaves a page as it was while the screen is locked', async () => {
    const { queries, state } = counting((turn) => Promise.resolve(turn === 1 ? ok([]) : fail('session.locked', {})));
    queries.mount('items.list', none);
    await settled();
    queries.invalidate(['session']);
    await settled();
    expect(state()).toEqual({ at: 'ready', value: [], refreshing: false });
  });

  it('takes the same conditions in another order for the same question', () => {
    expect(queryJson({ a: 1, b: [2] })).toBe(queryJson({ b: [2], a: 1 }));
  });

  it('does not keep the rows of a long list that nobody looks at any more', async () => {
    const answer = { offset: 0, rows: [], matching: 0 };
    const queries = createQueryStore(fakeApi({ 'subjects.window': () => Promise.resolve(ok(answer)) }));
    const json = queryJson({ filter: {}, sort: 'name', descending: false, offset: 0, limit: 200 });
    const leave = queries.mount('subjects.window', json);
    await settled();
    const key = queryKey('subjects.window', json);
    expect(queries.store.getState()[key]).toMatchObject({ at: 'ready', value: answer });
    leave();
    expect(queries.store.getState()[key]).toBeUndefined();
  });
});
