import type { Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import type { AppContract, CallName } from '#shared/contract/contract.ts';
import type { AuditOf, ErrorsOf, InputOf, OutputOf } from '#shared/contract/define.ts';
import type { AppError, CommonErrorCode } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import type { Role } from '#shared/contract/roles.ts';
import type { ReadDb, WriteDb } from '#electron/store/db.ts';
import type { ThreadTask } from '#electron/store/write-in-thread.ts';

/** Who asks. The command line acts as the operating system's user, who holds the data folder anyway. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface QueryContext {
  readonly db: ReadDb;
  readonly actor: Actor | null;
  /** ISO time with offset +08:00 (all offices are in one time zone); the only clock a handler knows. */
  readonly now: string;
  readonly newId: () => string;
  readonly randomBytes: (length: number) => Uint8Array;
  /** The path behind a token that the shell or the command line gave out; null for any other text. */
  readonly pathOf: (token: string) => string | null;
}

export interface CommandContext<Params> extends Omit<QueryContext, 'db'> {
  readonly db: WriteDb;
  /** Change number of this transaction; exchanged records carry it. */
  readonly seq: number;
  /** States the facts of the audit row; a handler that succeeds without it is a bug. */
  readonly note: (params: Params) => void;
}

export interface JobContext extends QueryContext {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Work for after the job's transaction, however the job ends; the last one stated is done first. */
  readonly atEnd: (work: () => void | Promise<void>) => void;
}

/** The writing end of a job: one transaction, sliced when it is long. Progress is what a slice yields. */
export type JobWrite<T, E, Params> = (context: CommandContext<Params>) => Generator<Progress, Result<T, E>>;

/** What a thread must be told of who writes when. */
export interface WritingAs {
  readonly now: string;
  readonly actor: Actor | null;
}

/**
 * The writing end of a job whose transaction runs in a thread with a connection of its own, because it is so long that not even its commit may
 * stand in the backend's way. The thread writes the audit row as dispatch does.
 */
export interface ThreadWrite<T, E> {
  readonly inThread: (as: WritingAs) => ThreadTask<T, E>;
}

type NoteOf<C> = AuditParams[AuditOf<C>];
type Fails<C> = AppError<ErrorsOf<C> | CommonErrorCode>;

type HandlerOf<C> = C extends { readonly kind: 'query' }
  ? (context: QueryContext, input: InputOf<C>) => Result<OutputOf<C>, Fails<C>> | Promise<Result<OutputOf<C>, Fails<C>>>
  : C extends { readonly kind: 'command' }
    ? (context: CommandContext<NoteOf<C>>, input: InputOf<C>) => Result<OutputOf<C>, Fails<C>>
    : (
        context: JobContext,
        input: InputOf<C>,
      ) => Promise<Result<JobWrite<OutputOf<C>, Fails<C>, NoteOf<C>> | ThreadWrite<OutputOf<C>, Fails<C>>, Fails<C>>>;

/** What the backend must implement: every name of the contract and no more. */
export type Handlers<K extends CallName = CallName> = { readonly [N in K]: HandlerOf<AppContract[N]> };

export type Handler<K extends CallName> = HandlerOf<AppContract[K]>;
