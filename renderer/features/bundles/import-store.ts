import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImportAnswer } from '#shared/contract/bundles.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { ChosenPath } from '#shared/contract/shell.ts';

export type ImportPhase =
  | { readonly at: 'waiting' }
  | { readonly at: 'running' }
  | { readonly at: 'decided'; readonly answer: ImportAnswer }
  | { readonly at: 'failed'; readonly error: AppError };

export interface ImportEntry {
  readonly id: number;
  readonly name: string;
  readonly token: string;
  readonly phase: ImportPhase;
}

export interface ImportState {
  readonly entries: readonly ImportEntry[];
  /** Stopped before the first waiting file, because its content needs the key. */
  readonly locked: boolean;
}

export interface ImportStore {
  readonly store: StoreApi<ImportState>;
  readonly add: (files: readonly ChosenPath[]) => void;
  /** Goes on after the key was unlocked. */
  readonly resume: () => void;
  /** Does without the key: what waits is taken off the list, the files stay where they are. */
  readonly giveUp: () => void;
  readonly clear: () => void;
}

/** What decides one file; the page passes the job that also shows in the tray. */
export type ImportOne = (input: { readonly file: string }) => ReturnType<AppClient['bundles.import']>;

/** Files are decided one after the other in the order they came, because each number may close a gap for the next. */
export const createImportStore = (importOne: ImportOne): ImportStore => {
  const store = createStore<ImportState>(() => ({ entries: [], locked: false }));
  let lastId = 0;
  let running = false;

  const put = (id: number, phase: ImportPhase): void => {
    store.setState(({ entries }) => ({ entries: entries.map((entry) => (entry.id === id ? { ...entry, phase } : entry)) }));
  };

  const work = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (;;) {
      const { entries, locked } = store.getState();
      const next = locked ? undefined : entries.find(({ phase }) => phase.at === 'waiting');
      if (!next) break;
      put(next.id, { at: 'running' });
      const answer = await importOne({ file: next.token });
      if (!answer.ok && answer.error.code === 'keys.locked') {
        put(next.id, { at: 'waiting' });
        store.setState({ locked: true });
      } else put(next.id, answer.ok ? { at: 'decided', answer: answer.value } : { at: 'failed', error: answer.error });
    }
    running = false;
  };

  return {
    store,
    add: (files) => {
      const added = files.map(({ name, token }): ImportEntry => {
        lastId += 1;
        return { id: lastId, name, token, phase: { at: 'waiting' } };
      });
      store.setState(({ entries }) => ({ entries: [...entries, ...added] }));
      void work();
    },
    resume: () => {
      store.setState({ locked: false });
      void work();
    },
    giveUp: () => {
      store.setState(({ entries }) => ({ entries: entries.filter(({ phase }) => phase.at !== 'waiting'), locked: false }));
    },
    clear: () => {
      store.setState(({ entries }) => ({ entries: entries.filter(({ phase }) => phase.at === 'waiting' || phase.at === 'running') }));
    },
  };
};
