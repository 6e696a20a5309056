import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { assertNever } from '#shared/base/assert-never.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { RefusedFileReason, SheetFacts, SheetHead, SheetRow } from '#shared/base/sheet.ts';
import { createRowUnpacker } from './pack-rows.ts';
import { more, partsInMore, type ThreadMessage, type ThreadTask } from './thread-messages.ts';

export interface ReadSheetTask {
  /** The built `sheet-thread.cjs`. */
  readonly threadPath: string;
  readonly filePath: string;
  /** Without it the first visible sheet that holds anything. */
  readonly sheet?: string;
  readonly signal: AbortSignal;
  /** Called before any rows; when it is called again, the rows that came before are void and come once more. */
  readonly onSheet: (head: SheetHead) => void;
  /** At most 100 rows a call, in order; the next part is asked for when it has returned or its promise is kept. */
  readonly onRows: (rows: readonly SheetRow[]) => void | Promise<void>;
  readonly onProgress: (progress: ReadProgress) => void;
  /** Missing = `memoryLimits`. Tests use lower ones. */
  readonly memory?: MemoryLimits;
}

export interface MemoryLimits {
  /** Of the thread's own heap. V8 ends the thread there. */
  readonly heapMegabytes: number;
  /** What the whole process may grow by while a file is read: buffers and long texts lie outside every heap. */
  readonly growthMegabytes: number;
}

/** 150,000 rows of 20 columns need about 500 with the own reader and 900 with SheetJS. */
export const memoryLimits: MemoryLimits = { heapMegabytes: 1536, growthMegabytes: 2048 };

/** `total` is missing until rows come, and a guess until the last one came. */
export interface ReadProgress {
  readonly phase: 'reading' | 'checking';
  readonly done: number;
  readonly total?: number;
}

export type ReadSheetFailure = RefusedFileReason | 'cancelled';

/**
 * Reads one sheet of a clerk's workbook in a thread of its own under a memory cap. The thread has ended, whatever happened, when the
 * promise is kept; it is rejected only when `onSheet` or `onRows` throws.
 */
export const readSheet = async (task: ReadSheetTask): Promise<Result<SheetFacts, ReadSheetFailure>> => {
  if (task.signal.aborted) return err('cancelled');
  task.onProgress({ phase: 'reading', done: 0 });
  const workerData: ThreadTask = { filePath: task.filePath, sheet: task.sheet };
  const { heapMegabytes, growthMegabytes } = task.memory ?? memoryLimits;
  const worker = new Worker(task.threadPath, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes }, stderr: true });
  worker.stderr.resume(); // SheetJS tells the console about records it does not know
  const watch = watchGrowth(growthMegabytes);
  try {
    return await Promise.race([conversation(worker, task), watch.exceeded]);
  } finally {
    watch.end();
    await worker.terminate();
  }
};

const watchMilliseconds = 100;

/** Keeps its promise when the process has grown by more than it may; the heap's own limit does not see what lies outside. */
const watchGrowth = (megabytes: number): { readonly exceeded: Promise<Result<never, 'outOfMemory'>>; readonly end: () => void } => {
  const most = process.memoryUsage.rss() + megabytes * 1024 * 1024;
  let timer: NodeJS.Timeout | undefined;
  const exceeded = new Promise<Result<never, 'outOfMemory'>>((resolve) => {
    timer = setInterval(() => {
      if (process.memoryUsage.rss() > most) resolve(err('outOfMemory'));
    }, watchMilliseconds);
  });
  return {
    exceeded,
    end: () => {
      clearInterval(timer);
    },
  };
};

const conversation = (worker: Worker, task: ReadSheetTask): Promise<Result<SheetFacts, ReadSheetFailure>> =>
  new Promise((resolve, reject) => {
    const cancel = (): void => {
      resolve(err('cancelled'));
    };
    task.signal.addEventListener('abort', cancel, { once: true });
    // A signal that was aborted before, by whoever heard the first progress, says nothing any more.
    if (task.signal.aborted) cancel();
    worker.on('error', (error) => {
      resolve(err('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'outOfMemory' : 'crashed'));
    });
    const hear = listener(worker, task, resolve);
    // The thread is a few messages ahead; they are heard one after the other.
    let heard = Promise.resolve();
    worker.on('message', (message: ThreadMessage) => {
      heard = heard.then(() => hear(message));
      heard.catch(reject);
    });
    worker.on('exit', () => {
      task.signal.removeEventListener('abort', cancel);
      heard
        .finally(() => {
          resolve(err('crashed')); // changes nothing when the conversation had come to its end
        })
        .catch(reject);
    });
  });

const listener = (
  worker: Worker,
  task: ReadSheetTask,
  resolve: (result: Result<SheetFacts, ReadSheetFailure>) => void,
): ((message: ThreadMessage) => Promise<void>) => {
  let sheet: { readonly head: SheetHead; readonly unpack: ReturnType<typeof createRowUnpacker> } | undefined;
  let done = 0;
  let heard = 0;
  return async (message) => {
    if (task.signal.aborted) return;
    switch (message.type) {
      case 'parsing':
        task.onProgress({ phase: 'reading', done: message.bytes });
        return;
      case 'sheet':
        sheet = { head: message.head, unpack: createRowUnpacker() };
        done = 0;
        task.onSheet(message.head);
        return;
      case 'rows': {
        const rows = sheet?.unpack(message.packed) ?? [];
        await task.onRows(rows);
        done += rows.length;
        task.onProgress({ phase: 'checking', done, total: Math.max(done, message.expected) });
        // A turn of the event loop between two parts: a port may otherwise deliver many in one.
        await nextTurn();
        heard += 1;
        if (heard % partsInMore === 0) worker.postMessage(more);
        return;
      }
      case 'done':
        task.onProgress({ phase: 'checking', done, total: done });
        resolve(sheet ? ok({ ...sheet.head, rowCount: done }) : err('crashed'));
        return;
      case 'refused':
        resolve(err(message.reason));
        return;
      default:
        assertNever(message, 'message of the reading thread');
    }
  };
};
