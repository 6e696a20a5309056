import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { OutcomeKey, ResultDraft, VisitDetail } from '#shared/contract/results.ts';
import { formOf, withField, withItem, withOutcome, type ItemAnswer, type ResultForm } from './result-form.ts';

export type EntryPhase =
  | { readonly at: 'untouched' }
  | { readonly at: 'changed' }
  /** What is typed is kept as a draft; the result is not saved yet. */
  | { readonly at: 'kept'; readonly keptAt: string }
  | { readonly at: 'saving' }
  | { readonly at: 'saved'; readonly savedAt: string }
  | { readonly at: 'failed'; readonly error: AppError };

export interface Entry {
  readonly form: ResultForm;
  readonly phase: EntryPhase;
}

interface EntriesState {
  /** Forms by subject code: leaving a visit half filled and coming back finds it as it was. */
  readonly entries: Readonly<Record<string, Entry>>;
  /** The day entered last; visits of one sitting are often of one day. */
  readonly lastDay: string;
}

export interface EntryStore {
  readonly store: StoreApi<EntriesState>;
  /** Puts the form of a visit there unless it is being filled in. */
  readonly open: (visit: VisitDetail) => void;
  readonly toggle: (code: string, key: OutcomeKey) => void;
  readonly answer: (code: string, item: ItemAnswer) => void;
  readonly set: (code: string, change: Partial<Omit<ResultDraft, 'outcomes' | 'items'>>) => void;
  /** True = saved; whatever the answer, the form keeps what was typed. */
  readonly save: (code: string) => Promise<boolean>;
}

/** So long what is typed may be nowhere but on the screen; the second of UX 8 less the time to write it. */
const keptAfter = 700;

/** Keeps what is typed at a visit of the event. */
export type DraftKeeper = (code: string, draft: ResultDraft) => ReturnType<AppClient['results.keepDraft']>;

/** The forms of one task's visits in this window; with a keeper, what is typed is kept within a second. */
export const createEntryStore = (api: Pick<AppClient, 'results.save'>, serial: string, keeper: DraftKeeper | null): EntryStore => {
  const store = createStore<EntriesState>(() => ({ entries: {}, lastDay: '' }));

  const put = (code: string, entry: Entry): void => {
    store.setState(({ entries }) => ({ entries: { ...entries, [code]: entry } }));
  };
  const waiting = new Set<string>();
  const keep = async (keepDraft: DraftKeeper, code: string): Promise<void> => {
    waiting.delete(code);
    const entry = store.getState().entries[code];
    // Saved or failed meanwhile: the result itself says more than a draft.
    if (entry?.phase.at !== 'changed') return;
    const answer = await keepDraft(code, entry.form.draft);
    const now = store.getState().entries[code];
    if (now?.form !== entry.form || now.phase.at !== 'changed') return;
    put(code, { form: now.form, phase: answer.ok ? { at: 'kept', keptAt: answer.value.keptAt } : { at: 'failed', error: answer.error } });
  };

  const change = (code: string, next: (form: ResultForm) => ResultForm): void => {
    const entry = store.getState().entries[code];
    if (!entry) return;
    put(code, { form: next(entry.form), phase: { at: 'changed' } });
    if (keeper === null || waiting.has(code)) return;
    waiting.add(code);
    setTimeout(() => void keep(keeper, code), keptAfter);
  };

  const save = async (code: string): Promise<boolean> => {
    const entry = store.getState().entries[code];
    if (!entry || entry.phase.at === 'saving') return false;
    put(code, { form: entry.form, phase: { at: 'saving' } });
    const answer = await api['results.save']({ serial, code, result: entry.form.draft });
    const now = store.getState().entries[code] ?? entry;
    if (!answer.ok) {
      put(code, { form: now.form, phase: { at: 'failed', error: answer.error } });
      return false;
    }
    // What was typed while the save was under way is not saved yet.
    const phase: EntryPhase = now.form === entry.form ? { at: 'saved', savedAt: answer.value.savedAt } : { at: 'changed' };
    put(code, { form: now.form, phase });
    store.setState({ lastDay: entry.form.draft.inspectedOn });
    return true;
  };

  return {
    store,
    open: (visit) => {
      const { entries, lastDay } = store.getState();
      const known = entries[visit.code];
      if (known && known.phase.at !== 'untouched') return;
      if (visit.draft) {
        put(visit.code, {
          form: formOf({ items: visit.items, result: visit.draft }, lastDay),
          phase: { at: 'kept', keptAt: visit.draft.keptAt },
        });
        return;
      }
      const phase: EntryPhase = visit.result ? { at: 'saved', savedAt: visit.result.savedAt } : { at: 'untouched' };
      put(visit.code, { form: formOf(visit, lastDay), phase });
    },
    toggle: (code, key) => {
      change(code, (form) => withOutcome(form, key));
    },
    answer: (code, item) => {
      change(code, (form) => withItem(form, item));
    },
    set: (code, fields) => {
      change(code, (form) => withField(form, fields));
    },
    save,
  };
};
