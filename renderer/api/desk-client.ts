import { createWireClient } from '#shared/contract/client.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { BackendStatus, Desk, ShellCalls, StartFailure } from '#shared/contract/shell.ts';
import { stageClosed, type StageState } from '#shared/contract/stage.ts';
import type { WireReply } from '#shared/contract/wire.ts';
import { createUndoStore, type UndoStore } from './undo-store.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createCommandStore, type CommandStore } from './command-store.ts';
import { createJobStore, type JobStore } from './job-store.ts';
import { createQueryStore, type QueryStore } from './query-store.ts';

export interface BackendState {
  readonly status: BackendStatus;
  readonly failure: StartFailure | null;
}

/** Everything a window's components reach: the client, what it knows, what it is doing, and the few calls of the shell. */
export interface DeskClient {
  readonly api: AppClient;
  readonly shell: ShellCalls;
  readonly startOnDemo: boolean;
  readonly queries: QueryStore;
  readonly commands: CommandStore;
  readonly jobs: JobStore;
  readonly undo: UndoStore;
  /** What pages keep for when they are opened again, under a word of each. */
  readonly kept: StoreApi<Readonly<Record<string, object>>>;
  readonly backend: StoreApi<BackendState>;
  /** Where the stage's window stands. */
  readonly stage: StoreApi<StageState>;
  readonly now: () => number;
}

/** Builds the stores over any client; tests pass a fake one. */
export const createClientStores = (
  api: AppClient,
  now: () => number,
): Pick<DeskClient, 'api' | 'queries' | 'commands' | 'jobs' | 'undo' | 'kept' | 'now'> => {
  const jobs = createJobStore(now);
  const queries = createQueryStore(api);
  // The backend counts idle time too; when it locked first, the window learns of it from the refusal.
  const commands = createCommandStore(api, jobs, {
    onDone: (name, input, value) => {
      undo.note(name, input, value);
    },
    onFailure: (error) => {
      if (error.code === 'session.locked' || error.code === 'session.required') queries.invalidate(['session']);
    },
  });
  const undo = createUndoStore(({ name, input }) => commands.run(`undo ${name}`, name, input));
  const kept = createStore<Readonly<Record<string, object>>>(() => ({}));
  return { api, jobs, now, queries, commands, undo, kept };
};

/** Connects to the backend through `window.desk`, and once more for each backend that replaces a lost one. */
export const createDeskClient = (desk: Desk, now: () => number): DeskClient => {
  const backend = createStore<BackendState>(() => ({ status: 'running', failure: null }));
  const stage = createStore<StageState>(() => stageClosed);
  const wire = createWireClient({
    send: desk.send,
    onChanged: (topics) => {
      stores.queries.invalidate(topics);
    },
  });
  const stores = createClientStores(wire.api, now);

  const onStatus = (status: BackendStatus): void => {
    const before = backend.getState().status;
    backend.setState(status === 'gone' ? { status } : { status, failure: null });
    if (status === 'gone') wire.abandon();
    if (status !== 'restarted') return;
    if (before === 'gone') connect();
    stores.queries.reloadAll();
  };
  const connect = (): void => {
    desk.connect({
      onReply: (reply) => {
        wire.receive(reply as WireReply); // written by our own backend on the window's own port
      },
      onStatus,
      onStartFailure: (failure) => {
        backend.setState({ failure });
      },
      onStage: (state) => {
        stage.setState(state, true);
      },
    });
  };
  connect();
  return { ...stores, backend, stage, shell: desk.shell, startOnDemo: desk.startOnDemo };
};
