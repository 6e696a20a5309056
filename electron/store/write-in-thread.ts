import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { assertNever } from '#shared/base/assert-never.ts';
import { err, type Result } from '#shared/base/result.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { StoreFaultError, type StoreFault } from './open-failure.ts';

/** One transaction for a thread. `order` and each part must be able to cross; what the thread answers is what its program says. */
export interface ThreadTask<T, E> {
  /** The built `write-thread.cjs`. */
  readonly threadPath: string;
  readonly order: unknown;
  /** Made one after the other while the thread works on those before. */
  readonly parts: Iterator<unknown, undefined>;
  /** For the compiler alone: what the thread answers. */
  readonly answers?: Result<T, E>;
}

/** What the thread is started with. */
export interface ThreadStart {
  readonly filePath: string;
  readonly nativeBinding: string;
  readonly order: unknown;
}

export type ToThread = { readonly type: 'part'; readonly part: unknown } | { readonly type: 'end' } | { readonly type: 'cancel' };

export type FromThread =
  /** Asks for the next part, because one has been written. */
  | { readonly type: 'more'; readonly step: Progress }
  | { readonly type: 'step'; readonly step: Progress }
  /** The transaction has been committed when `result` is ok, else rolled back. */
  | { readonly type: 'done'; readonly result: Result<unknown, unknown> }
  /** Rolled back for a reason outside the product, or for a bug when `fault` is null. */
  | { readonly type: 'failed'; readonly fault: StoreFault | null; readonly text: string };

/** Enough that the thread never waits for a part. */
const partsAhead = 4;

/**
 * Has a thread write one transaction through a connection of its own. The thread has ended, and with it its transaction, when the promise is
 * kept or rejected. A cancel that comes after the commit has begun changes nothing any more.
 */
export const writeInThread = async <T, E>(
  { threadPath, order, parts }: ThreadTask<T, E>,
  place: Pick<ThreadStart, 'filePath' | 'nativeBinding'>,
  { signal, onStep }: { readonly signal: AbortSignal; readonly onStep: (step: Progress) => void },
): Promise<Result<T, E | 'cancelled'>> => {
  if (signal.aborted) return err('cancelled');
  const start: ThreadStart = { ...place, order };
  const worker = new Worker(threadPath, { workerData: start });
  const say = (message: ToThread): void => {
    worker.postMessage(message);
  };
  const cancel = (): void => {
    say({ type: 'cancel' });
  };
  signal.addEventListener('abort', cancel, { once: true });
  let wanted = partsAhead;
  let sending = false;
  /** With a turn of the event loop between two parts: a quick thread asks for the next one before others were heard. */
  const sendWanted = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    for (; wanted > 0; wanted -= 1) {
      const next = parts.next();
      say(next.done === true ? { type: 'end' } : { type: 'part', part: next.value });
      await nextTurn();
    }
    sending = false;
  };
  let answer: Answer | null = null;
  const hear = async (message: FromThread): Promise<void> => {
    switch (message.type) {
      case 'more':
        onStep(message.step);
        wanted += 1;
        return sendWanted();
      case 'step':
        onStep(message.step);
        return;
      case 'done':
      case 'failed':
        answer = message;
        return;
      default:
        assertNever(message, 'message of the writing thread');
    }
  };
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
    });
  });
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        hear(message).catch(reject); // thrown by `parts` or `onStep`
      });
      worker.once('error', reject);
      ended.then(resolve).catch(reject);
      sendWanted().catch(reject);
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    // Ended from outside while SQLite throws in it, a thread takes the whole process with it.
    cancel();
    await ended;
  }
  return answerOf<T, E>(answer);
};

type Answer = Extract<FromThread, { type: 'done' | 'failed' }>;

const answerOf = <T, E>(answer: Answer | null): Result<T, E | 'cancelled'> => {
  if (answer === null) throw new Error('the writing thread ended without an answer');
  if (answer.type === 'done') return answer.result as Result<T, E | 'cancelled'>; // the program of the thread is part of this build
  if (answer.fault !== null) throw new StoreFaultError(answer.fault, new Error(answer.text));
  throw new Error(`in the writing thread: ${answer.text}`);
};
