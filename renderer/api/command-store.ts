import { contract, type AppClient, type AppContract, type CallErrors, type CallName } from '#shared/contract/contract.ts';
import type { Answer, InputOf, JobOptions, OutputOf } from '#shared/contract/define.ts';
import type { AppError, CommonErrorCode } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JobName, JobStore } from './job-store.ts';

export type CommandName = { [K in CallName]: AppContract[K]['kind'] extends 'query' ? never : K }[CallName];
export type CommandInput<K extends CommandName> = InputOf<AppContract[K]>;

export type CommandPhase<T, E = AppError> =
  | { readonly at: 'idle' }
  | { readonly at: 'running'; readonly progress?: Progress; readonly secondsLeft?: number }
  | { readonly at: 'failed'; readonly error: E }
  | { readonly at: 'done'; readonly value: T };

export type CommandPhaseOf<K extends CommandName> = CommandPhase<OutputOf<AppContract[K]>, AppError<CallErrors<K> | CommonErrorCode>>;

export interface CommandStore {
  readonly store: StoreApi<Readonly<Record<string, CommandPhase<unknown>>>>;
  /** Runs under a slot; a slot runs one thing at a time, and a second start is answered with the first one's promise. */
  readonly run: <K extends CommandName>(slot: string, name: K, input: CommandInput<K>) => Promise<Answer<AppContract[K]>>;
  readonly cancel: (slot: string) => void;
  readonly reset: (slot: string) => void;
}

/** Who hears how every command ended, whoever ran it. */
export interface CommandEnds {
  readonly onDone: (name: CommandName, input: unknown, value: unknown) => void;
  readonly onFailure: (error: AppError) => void;
}

interface Running {
  readonly controller: AbortController;
  readonly answer: Promise<unknown>;
}

export const idle: CommandPhase<never> = { at: 'idle' };

/** The phases of everything that writes. They live outside the components, so that a job outlives the page that started it. */
export const createCommandStore = (api: AppClient, jobs: JobStore, heard: CommandEnds): CommandStore => {
  const store = createStore<Readonly<Record<string, CommandPhase<unknown>>>>(() => ({}));
  const running = new Map<string, Running>();
  const put = (slot: string, phase: CommandPhase<unknown>): void => {
    store.setState({ [slot]: phase });
  };

  const call = async (slot: string, name: CommandName, input: unknown, controller: AbortController): Promise<unknown> => {
    // The union of all methods cannot name the input that belongs to this one; `run` checked it.
    const method = api[name] as unknown as (input: unknown, options?: JobOptions) => Promise<Answer<AppContract[CommandName]>>;
    const abort = (): void => {
      controller.abort();
    };
    const job = contract[name].kind === 'job' ? jobs.start(name as JobName, abort) : null; // the kind was just looked at
    let open = true;
    const onProgress = (progress: Progress): void => {
      const left = job === null ? null : (jobs.report(job, progress)?.secondsLeft ?? null);
      if (open) put(slot, { at: 'running', progress, ...(left === null ? {} : { secondsLeft: left }) });
    };
    const answer = await method(input, { signal: controller.signal, onProgress });
    open = false;
    if (job !== null) jobs.end(job);
    running.delete(slot);
    put(slot, answer.ok ? { at: 'done', value: answer.value } : { at: 'failed', error: answer.error });
    if (answer.ok) heard.onDone(name, input, answer.value);
    else heard.onFailure(answer.error);
    return answer;
  };

  return {
    store,
    run: <K extends CommandName>(slot: string, name: K, input: CommandInput<K>) => {
      const known = running.get(slot);
      if (known) return known.answer as Promise<Answer<AppContract[K]>>; // a slot belongs to one command
      const controller = new AbortController();
      put(slot, { at: 'running' });
      const answer = call(slot, name, input, controller);
      running.set(slot, { controller, answer });
      return answer as Promise<Answer<AppContract[K]>>; // `call` answers what the method of this name answers
    },
    cancel: (slot) => {
      running.get(slot)?.controller.abort();
    },
    reset: (slot) => {
      if (!running.has(slot)) put(slot, idle);
    },
  };
};
