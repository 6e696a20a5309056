import { canonicalJson } from '#shared/base/canonical-json.ts';
import { contract, type AppClient, type AppContract, type CallErrors, type CallName } from '#shared/contract/contract.ts';
import type { Answer, InputOf, OutputOf } from '#shared/contract/define.ts';
import type { AppError, CommonErrorCode } from '#shared/contract/errors.ts';
import type { Topic } from '#shared/contract/topics.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type QueryName = { [K in CallName]: AppContract[K]['kind'] extends 'query' ? K : never }[CallName];
export type QueryInput<K extends QueryName> = InputOf<AppContract[K]>;
export type QueryValue<K extends QueryName> = OutputOf<AppContract[K]>;

export type QueryState<T, E = AppError> =
  | { readonly at: 'loading' }
  | { readonly at: 'ready'; readonly value: T; readonly refreshing: boolean }
  | { readonly at: 'failed'; readonly error: E };

/** What a component sees of one query; the cache itself holds values it cannot name. */
export type QueryStateOf<K extends QueryName> = QueryState<QueryValue<K>, AppError<CallErrors<K> | CommonErrorCode>>;

export interface QueryStore {
  readonly store: StoreApi<Readonly<Record<string, QueryState<unknown>>>>;
  /** Asks unless the answer is there, and keeps it fresh until the returned function is called. */
  readonly mount: (name: QueryName, json: string) => () => void;
  readonly invalidate: (topics: readonly Topic[]) => void;
  readonly reloadAll: () => void;
}

/** Long lists: only the rows in sight are held. */
const neverKept: ReadonlySet<QueryName> = new Set(['subjects.window', 'results.queue']);

/** Answers that nobody looks at any more and that are still kept, so that going back shows them at once. */
const keptUnmounted = 60;

/** Behind the lock, and until the backend is back, a page keeps what it showed; both end with a reload of everything. */
const passing: ReadonlySet<string> = new Set(['session.locked', 'backend.gone']);

export const queryKey = (name: QueryName, json: string): string => `${name} ${json}`;

interface Mounted {
  readonly name: QueryName;
  readonly json: string;
  observers: number;
  /** Only the answer to the newest question counts. */
  asked: number;
}

/** A cache over the contract's queries, one entry for each name and canonical input. Topics of the contract say what goes stale. */
export const createQueryStore = (api: AppClient): QueryStore => {
  const store = createStore<Readonly<Record<string, QueryState<unknown>>>>(() => ({}));
  const known = new Map<string, Mounted>();

  const put = (key: string, state: QueryState<unknown>): void => {
    store.setState({ [key]: state });
  };

  const forget = (key: string): void => {
    known.delete(key);
    store.setState(Object.fromEntries(Object.entries(store.getState()).filter(([other]) => other !== key)), true);
  };

  const ask = async (key: string, query: Mounted): Promise<void> => {
    query.asked += 1;
    const turn = query.asked;
    const before = store.getState()[key];
    put(key, before?.at === 'ready' ? { ...before, refreshing: true } : { at: 'loading' });
    // The key was made from a valid input of this very query; the union of methods cannot say so.
    const method = api[query.name] as unknown as (input: unknown) => Promise<Answer<AppContract[QueryName]>>;
    const answer = await method(JSON.parse(query.json));
    if (turn !== query.asked || known.get(key) !== query) return;
    if (answer.ok) put(key, { at: 'ready', value: answer.value, refreshing: false });
    else if (before?.at === 'ready' && passing.has(answer.error.code)) put(key, { ...before, refreshing: false });
    else put(key, { at: 'failed', error: answer.error });
  };

  const trim = (): void => {
    const idle = [...known].filter(([, query]) => query.observers === 0).map(([key]) => key);
    for (const key of idle.slice(0, Math.max(0, idle.length - keptUnmounted))) forget(key);
  };

  const refresh = (concerns: (name: QueryName) => boolean): void => {
    for (const [key, query] of [...known]) {
      if (!concerns(query.name)) continue;
      if (query.observers > 0) void ask(key, query);
      else forget(key);
    }
  };

  const mount = (name: QueryName, json: string): (() => void) => {
    const key = queryKey(name, json);
    const query = known.get(key) ?? { name, json, observers: 0, asked: 0 };
    // Set anew, so that the map's order is the order of use.
    known.delete(key);
    known.set(key, query);
    query.observers += 1;
    if (store.getState()[key]?.at !== 'ready' && query.observers === 1) void ask(key, query);
    return () => {
      query.observers -= 1;
      if (query.observers === 0 && neverKept.has(name) && known.get(key) === query) forget(key);
      trim();
    };
  };

  return {
    store,
    mount,
    // Who is signed in decides about every answer.
    invalidate: (topics) => {
      const everything = topics.includes('session') || topics.includes('office');
      refresh((name) => everything || contract[name].reads.some((topic: Topic) => topics.includes(topic)));
    },
    reloadAll: () => {
      refresh(() => true);
    },
  };
};

export const queryJson = (input: unknown): string => canonicalJson(input);
