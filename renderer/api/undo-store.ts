import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { AppContract } from '#shared/contract/contract.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { StepFacts } from '#shared/contract/steps.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandInput, CommandName } from './command-store.ts';

type Undoing = 'subjects.undo' | 'inspectors.undo' | 'items.undo' | 'imports.undo';
type Back = { readonly [K in Undoing]: { readonly name: K; readonly input: CommandInput<K> } }[Undoing];

/** One step with the command that takes it back. */
export interface Step {
  readonly facts: StepFacts;
  readonly back: Back;
}

/** What the last Ctrl+Z came to. An import changes many rows, so taking it back is asked on its own page (UX 12, L1). */
export type UndoSaid =
  | { readonly at: 'undone' | 'asks'; readonly step: Step }
  | { readonly at: 'refused'; readonly step: Step; readonly error: AppError }
  | { readonly at: 'nothing' };

export interface UndoState {
  readonly steps: readonly Step[];
  readonly said: UndoSaid | null;
}

export interface UndoStore {
  readonly store: StoreApi<UndoState>;
  /** Hears of every command that was done; keeps those that can be taken back, and forgets a step that was taken back elsewhere. */
  readonly note: (name: CommandName, input: unknown, value: unknown) => void;
  /** Takes the newest step back. A step that is refused stays the newest, so that an older one is never taken back in its place. */
  readonly takeBack: () => Promise<void>;
  readonly dismiss: () => void;
  /** Another person has another past. */
  readonly clear: () => void;
}

/** UX 12: as many steps as can be taken back. */
const mostSteps = 100;

type Kept = 'subjects.edit' | 'subjects.tag' | 'inspectors.save' | 'items.save' | 'items.remove' | 'imports.confirm';

const stepsOf: { readonly [K in Kept]: (input: CommandInput<K>, value: OutputOf<AppContract[K]>) => Step } = {
  'subjects.edit': (_, { seq, fields }) => ({ facts: { kind: 'subjectEdit', fields }, back: { name: 'subjects.undo', input: { seq } } }),
  'subjects.tag': ({ action, tag }, { seq, changed }) => ({
    facts: { kind: 'subjectTag', action, tag, subjects: changed },
    back: { name: 'subjects.undo', input: { seq } },
  }),
  'inspectors.save': ({ row: { name } }, { id }) => ({
    facts: { kind: 'inspector', name },
    back: { name: 'inspectors.undo', input: { id } },
  }),
  'items.save': ({ item: { code, name } }) => ({ facts: { kind: 'item', name }, back: { name: 'items.undo', input: { code } } }),
  'items.remove': (_, { code }) => ({ facts: { kind: 'itemRemoved', code }, back: { name: 'items.undo', input: { code } } }),
  'imports.confirm': (_, { id, kind, fileName }) => ({
    facts: { kind: 'import', library: kind, fileName },
    back: { name: 'imports.undo', input: { batch: id } },
  }),
};

const isKept = (name: CommandName): name is Kept => Object.hasOwn(stepsOf, name);

/** The steps of this window, newest last, and Ctrl+Z. `run` runs one command and answers what it came to. */
export const createUndoStore = (
  run: (back: Back) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: AppError }>,
): UndoStore => {
  const store = createStore<UndoState>(() => ({ steps: [], said: null }));

  const forget = (name: CommandName, input: unknown): void => {
    const { steps } = store.getState();
    const at = steps.findLastIndex(({ back }) => back.name === name && canonicalJson(back.input) === canonicalJson(input));
    if (at !== -1) store.setState({ steps: steps.toSpliced(at, 1) });
  };

  return {
    store,
    note: (name, input, value) => {
      forget(name, input);
      if (!isKept(name)) return;
      // The name says which command input and value belong to; the union cannot.
      const step = (stepsOf[name] as (input: unknown, value: unknown) => Step)(input, value);
      store.setState(({ steps }) => ({ steps: [...steps, step].slice(-mostSteps), said: null }));
    },
    takeBack: async () => {
      const step = store.getState().steps.at(-1);
      if (step === undefined) store.setState({ said: { at: 'nothing' } });
      else if (step.facts.kind === 'import') store.setState({ said: { at: 'asks', step } });
      else {
        const answer = await run(step.back);
        store.setState({ said: answer.ok ? { at: 'undone', step } : { at: 'refused', step, error: answer.error } });
      }
    },
    dismiss: () => {
      store.setState({ said: null });
    },
    clear: () => {
      store.setState({ steps: [], said: null });
    },
  };
};
