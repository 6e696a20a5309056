import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { AppContract } from '#shared/contract/contract.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { StepFacts } from '#shared/contract/steps.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandInput, CommandName } from './command-store.ts';

type Undoing = 'subjects.undo' | 'inspectors.undo' | 'items.undo' | 'imports.undo';
type Back = { readonly [K in Undoing]: { readonly name: K; readonly input: CommandInput<K> } }[Undoing];

type Kept = 'subjects.edit' | 'subjects.tag' | 'inspectors.save' | 'items.save' | 'items.remove' | 'imports.confirm';
type Repeatable = Exclude<Kept, 'imports.confirm'>;
type Again = { readonly [K in Repeatable]: { readonly name: K; readonly input: CommandInput<K> } }[Repeatable];

/** One step with the command that takes it back, and the one that does it once more; an import is not done again by a key. */
export interface Step {
  readonly facts: StepFacts;
  readonly back: Back;
  readonly again: Again | null;
}

/** What the last Ctrl+Z or Ctrl+Y came to. An import changes many rows, so taking it back is asked on its own page (UX 12, L1). */
export type UndoSaid =
  | { readonly at: 'undone' | 'redone' | 'asks'; readonly step: Step }
  | { readonly at: 'refused' | 'notRedone'; readonly step: Step; readonly error: AppError }
  | { readonly at: 'nothing' | 'nothingUndone' };

export interface UndoState {
  readonly steps: readonly Step[];
  /** Steps that were taken back, newest last, until something else is done. */
  readonly undone: readonly Step[];
  readonly said: UndoSaid | null;
}

export interface UndoStore {
  readonly store: StoreApi<UndoState>;
  /** Hears of every command that was done, whoever ran it: keeps those that can be taken back, and moves a step that was to the undone ones. */
  readonly note: (name: CommandName, input: unknown, value: unknown) => void;
  /** Takes the newest step back. A step that is refused stays the newest, so that an older one is never taken back in its place. */
  readonly takeBack: () => Promise<void>;
  /** Does the step taken back last once more. A step that is refused stays, as above. */
  readonly doAgain: () => Promise<void>;
  readonly dismiss: () => void;
  /** Another person has another past. */
  readonly clear: () => void;
}

/** UX 12: as many steps as can be taken back. */
const mostSteps = 100;

const stepsOf: { readonly [K in Kept]: (input: CommandInput<K>, value: OutputOf<AppContract[K]>) => Omit<Step, 'again'> } = {
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

// Which input and value belong to a name the union cannot say; whoever calls passes those of one and the same command.
const stepOf = (name: Kept, input: unknown, value: unknown): Step => ({
  ...(stepsOf[name] as (input: unknown, value: unknown) => Omit<Step, 'again'>)(input, value),
  again: name === 'imports.confirm' ? null : ({ name, input } as Again),
});

/** The steps of this window, newest last, with Ctrl+Z and Ctrl+Y. `run` runs one command and answers what it came to. */
export const createUndoStore = (
  run: (command: Back | Again) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: AppError }>,
): UndoStore => {
  const store = createStore<UndoState>(() => ({ steps: [], undone: [], said: null }));
  let repeated: Step | null = null;

  const noteUndone = (name: CommandName, input: unknown): void => {
    const { steps, undone } = store.getState();
    const at = steps.findLastIndex(({ back }) => back.name === name && canonicalJson(back.input) === canonicalJson(input));
    const step = steps[at];
    if (step === undefined) return;
    store.setState({ steps: steps.toSpliced(at, 1), undone: step.again === null ? undone : [...undone, step] });
  };

  return {
    store,
    note: (name, input, value) => {
      noteUndone(name, input);
      if (!isKept(name)) return;
      const step = stepOf(name, input, value);
      store.setState(({ steps, undone }) => ({
        steps: [...steps, step].slice(-mostSteps),
        // Whatever else is done ends what could be done again.
        undone: repeated === null ? [] : undone.filter((one) => one !== repeated),
        said: null,
      }));
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
    doAgain: async () => {
      const step = store.getState().undone.at(-1);
      if (!step?.again) {
        store.setState({ said: { at: 'nothingUndone' } });
        return;
      }
      repeated = step;
      const answer = await run(step.again);
      repeated = null;
      store.setState({ said: answer.ok ? { at: 'redone', step } : { at: 'notRedone', step, error: answer.error } });
    },
    dismiss: () => {
      store.setState({ said: null });
    },
    clear: () => {
      store.setState({ steps: [], undone: [], said: null });
    },
  };
};
