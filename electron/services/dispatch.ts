import { err, type Result } from '#shared/base/result.ts';
import { contract, type CallName } from '#shared/contract/contract.ts';
import type { AuditEvent } from '#shared/contract/audit-events.ts';
import type { AnyCall } from '#shared/contract/define.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import type { Topic } from '#shared/contract/topics.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { findOffice } from '#electron/store/office.ts';
import { StoreFaultError, storeFaultOf } from '#electron/store/open-failure.ts';
import type { Store } from '#electron/store/store.ts';
import type { CommandContext, Handlers, JobContext, JobWrite, QueryContext, ThreadWrite } from './context.ts';
import type { Session } from './session-state.ts';
import { beginWriting } from './writing.ts';

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** The one door: known name, allowed person, valid input, then the handler; nothing else reaches store or services. */
export interface Dispatch {
  readonly run: (name: string, input: unknown, options: RunOptions) => Promise<Result<unknown, AppError>>;
}

export interface DispatchParts {
  readonly store: Store;
  readonly handlers: Handlers;
  readonly session: Session;
  readonly clock: () => string;
  readonly newId: () => string;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly pathOf: (token: string) => string | null;
  readonly onChanged: (topics: readonly Topic[]) => void;
  /** Takes what must not be lost when something unexpected was thrown. */
  readonly logBug: (reference: string, name: string, error: unknown) => void;
  readonly logSlow: (name: string, milliseconds: number) => void;
}

type AnyResult = Result<unknown, AppError>;
type AnyJobWrite = JobWrite<unknown, AppError, unknown>;
type AnyHandler = (context: unknown, input: unknown) => AnyResult | Promise<AnyResult>;

const slowMilliseconds = 40;

export const createDispatch = (parts: DispatchParts): Dispatch => ({
  run: async (name, input, options) => {
    if (!Object.hasOwn(contract, name)) return fail('call.unknown', { name });
    const call: AnyCall = contract[name as CallName];
    const denied = refusalOf(parts, name, call);
    if (denied) return denied;
    const parsed = call.input.safeParse(input);
    if (!parsed.success) return fail('input.invalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
    try {
      return await perform(parts, name as CallName, call, parsed.data, options);
    } catch (error) {
      return unexpected(parts, name, error);
    }
  },
});

const refusalOf = ({ session, clock, store }: DispatchParts, name: string, call: AnyCall): AnyResult | null => {
  if (call.access === 'anyone') return null;
  const state = session.use(clock());
  if (state.at === 'none') return fail('session.required', {});
  if (state.at === 'locked') return fail('session.locked', {});
  // Without a window nobody signs in, so a folder that belongs to no office is only noticed here.
  if (!findOffice(store.read)) return fail('office.missing', {});
  return call.access.some((role) => state.actor.roles.includes(role)) ? null : fail('access.denied', { name });
};

const perform = async (parts: DispatchParts, name: CallName, call: AnyCall, input: unknown, options: RunOptions): Promise<AnyResult> => {
  // `Handlers` ties every name to its own types; here, behind the schema check, one generic shape serves them all.
  const handler = parts.handlers[name] as AnyHandler;
  const started = performance.now();
  switch (call.kind) {
    case 'query': {
      const answer = await handler(queryContext(parts), input);
      noteSlow(parts, name, started);
      return answer;
    }
    case 'command': {
      const answer = await parts.store.write<unknown, AppError>((db) => {
        const writing = beginRecorded(parts, db);
        const result = handler(writing.context, input) as AnyResult;
        return result.ok ? writing.finish(call.audit, result) : result;
      });
      noteSlow(parts, name, started);
      return announced(parts, call.changes, answer);
    }
    case 'job':
      return announced(parts, call.changes, await performJob(parts, handler, call.audit, input, options));
  }
};

const performJob = async (
  parts: DispatchParts,
  handler: AnyHandler,
  event: AuditEvent,
  input: unknown,
  options: RunOptions,
): Promise<AnyResult> => {
  const ends: (() => void | Promise<void>)[] = [];
  const context: JobContext = {
    ...queryContext(parts),
    signal: options.signal,
    onProgress: options.onProgress,
    atEnd: (work) => {
      ends.unshift(work);
    },
  };
  try {
    return await prepareAndWrite(parts, handler, event, input, context);
  } catch (error) {
    // What stops a stream in the middle is the signal's own reason.
    if (options.signal.aborted && error === options.signal.reason) return fail('job.cancelled', {});
    throw error;
  } finally {
    for (const work of ends) await work();
  }
};

const prepareAndWrite = async (
  parts: DispatchParts,
  handler: AnyHandler,
  event: AuditEvent,
  input: unknown,
  context: JobContext,
): Promise<AnyResult> => {
  const prepared = await handler(context, input);
  if (context.signal.aborted) return fail('job.cancelled', {});
  if (!prepared.ok) return prepared;
  const write = prepared.value as AnyJobWrite | ThreadWrite<unknown, AppError>;
  const answer = 'inThread' in write ? await writeInThread(parts, write, context) : await writeInSlices(parts, write, event, context);
  if (answer.ok) return answer;
  return answer.error === 'cancelled' ? fail('job.cancelled', {}) : err(answer.error);
};

const writeInThread = (
  parts: DispatchParts,
  { inThread }: ThreadWrite<unknown, AppError>,
  { signal, onProgress }: JobContext,
): Promise<Result<unknown, AppError | 'cancelled'>> =>
  parts.store.writeInThread(() => inThread({ now: parts.clock(), actor: parts.session.actor() }), { signal, onStep: onProgress });

const writeInSlices = (
  parts: DispatchParts,
  write: AnyJobWrite,
  event: AuditEvent,
  context: JobContext,
): Promise<Result<unknown, AppError | 'cancelled'>> =>
  parts.store.writeInSlices<unknown, AppError, Progress>(
    function* (db) {
      const writing = beginRecorded(parts, db);
      const result = yield* write(writing.context);
      return result.ok ? writing.finish(event, result) : result;
    },
    { signal: context.signal, onStep: context.onProgress },
  );

const queryContext = ({ store, session, clock, newId, randomBytes, pathOf }: DispatchParts): QueryContext => ({
  db: store.read,
  actor: session.actor(),
  now: clock(),
  newId,
  randomBytes,
  pathOf,
});

const announced = (parts: DispatchParts, topics: readonly Topic[], answer: AnyResult): AnyResult => {
  if (answer.ok) parts.onChanged([...topics, 'audit']);
  return answer;
};

interface Recorded {
  readonly context: CommandContext<unknown>;
  readonly finish: (event: AuditEvent, result: AnyResult) => AnyResult;
}

const beginRecorded = (parts: DispatchParts, db: WriteDb): Recorded => {
  const now = parts.clock();
  const before = parts.session.actor();
  const { seq, note, finish } = beginWriting(db, now, parts.newId);
  return {
    context: { ...queryContext(parts), db, now, seq, note },
    finish: (event, result) => {
      finish(event, before ?? parts.session.actor());
      return result;
    },
  };
};

const noteSlow = ({ logSlow }: DispatchParts, name: string, started: number): void => {
  const milliseconds = Math.round(performance.now() - started);
  if (milliseconds > slowMilliseconds) logSlow(name, milliseconds);
};

/** A damaged page met while reading, and a full disk met while preparing files, are no bugs either. */
const faultOutsideWriting = (error: unknown): 'full' | 'damaged' | null => {
  const fault = storeFaultOf(error);
  return fault === 'full' || fault === 'damaged' ? fault : null;
};

const unexpected = (parts: DispatchParts, name: string, error: unknown): AnyResult => {
  const fault = error instanceof StoreFaultError ? error.fault : faultOutsideWriting(error);
  if (fault !== null) {
    switch (fault) {
      case 'full':
        return fail('store.full', {});
      case 'readOnly':
        return fail('store.readOnly', {});
      case 'damaged':
        return fail('store.damaged', { detail: error instanceof Error ? error.message : '' });
      case 'inUse':
      case 'newer':
        break;
    }
  }
  const reference = parts.newId().slice(0, 8);
  parts.logBug(reference, name, error);
  return fail('internal', { reference });
};
