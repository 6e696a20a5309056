import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { SchemeDetail, SchemeDraft } from '#shared/contract/schemes.ts';

export type SavePhase =
  { readonly at: 'saved' } | { readonly at: 'waiting' } | { readonly at: 'saving' } | { readonly at: 'failed'; readonly error: AppError };

export interface DraftState {
  /** As shown; it may hold a name that cannot be saved yet. */
  readonly draft: SchemeDraft;
  /** The newest draft that the backend can take; the preview follows it. */
  readonly settled: SchemeDraft;
  readonly phase: SavePhase;
}

export interface DraftStore {
  readonly store: StoreApi<DraftState>;
  readonly edit: (change: Partial<SchemeDraft>) => void;
  /** Saves what waits; true = the backend holds what is shown. */
  readonly flush: () => Promise<boolean>;
}

/** Typing pauses this long before a save; a freeze or leaving the page does not wait. */
const pause = 500;

/** A draft that saves itself. Saves never overlap, and the newest draft always wins. */
export const createDraftStore = (api: Pick<AppClient, 'schemes.save'>, scheme: Pick<SchemeDetail, 'id' | 'draft'>): DraftStore => {
  const store = createStore<DraftState>(() => ({ draft: scheme.draft, settled: scheme.draft, phase: { at: 'saved' } }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved = scheme.draft;
  let running: Promise<boolean> | null = null;

  const save = async (): Promise<boolean> => {
    const { draft } = store.getState();
    if (draft === saved) return true;
    if (draft.name.trim() === '') return false;
    store.setState({ phase: { at: 'saving' }, settled: draft });
    const answer = await api['schemes.save']({ id: scheme.id, draft });
    if (!answer.ok) {
      store.setState({ phase: { at: 'failed', error: answer.error } });
      return false;
    }
    saved = draft;
    if (store.getState().draft !== draft) return save();
    store.setState({ phase: { at: 'saved' } });
    return true;
  };

  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    running ??= save().finally(() => {
      running = null;
    });
    return running;
  };

  const edit = (change: Partial<SchemeDraft>): void => {
    store.setState((before) => ({ ...before, draft: { ...before.draft, ...change }, phase: { at: 'waiting' } }));
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pause);
  };

  return { store, edit, flush };
};
