import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '#shared/base/result.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { openWriter, type Connection, type WriteDb } from './db.ts';
import { storeFaultOf } from './open-failure.ts';
import { refreshNextBlock } from './search-index.ts';
import type { FromThread, ThreadStart, ToThread } from './write-in-thread.ts';

/** What a thread is to write: it hears of its parts and tells how far it has come. Both throw once nobody wants the outcome any more. */
export interface ThreadWork<Order, Part> {
  readonly order: Order;
  readonly eachPart: (write: (part: Part) => Progress) => Promise<void>;
  readonly step: (step: Progress) => Promise<void>;
}

class ThreadCancelled extends Error {}

/**
 * The thread's side of `Store.writeInThread`: one transaction around `decide`, which gets what `ThreadTask` says. Commits when it answers ok,
 * rolls back when it answers a failure, throws or is cancelled; then the connection is closed and the thread ends.
 */
export const runThreadTransaction = async <Order, Part>(
  decide: (db: WriteDb, work: ThreadWork<Order, Part>) => Promise<Result<unknown, unknown>>,
): Promise<void> => {
  const { filePath, nativeBinding, order } = workerData as ThreadStart; // set by write-in-thread.ts alone
  const inbox = listen();
  let connection: Connection | null = null;
  try {
    connection = openWriter(filePath, nativeBinding);
    const { raw, db } = connection;
    raw.exec('begin immediate');
    const result = await decide(db, workOf<Order, Part>(order as Order, inbox)); // the caller's own order
    if (result.ok) await refreshIndex(db, inbox);
    raw.exec(result.ok ? 'commit' : 'rollback');
    say({ type: 'done', result });
  } catch (error) {
    if (connection?.raw.inTransaction === true) connection.raw.exec('rollback');
    if (error instanceof ThreadCancelled) say({ type: 'done', result: { ok: false, error: 'cancelled' } });
    else say({ type: 'failed', fault: storeFaultOf(error), text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    connection?.raw.close();
    port().close();
  }
};

const port = (): NonNullable<typeof parentPort> => {
  if (!parentPort) throw new Error('write-thread runs as a worker thread');
  return parentPort;
};

const say = (message: FromThread): void => {
  port().postMessage(message);
};

interface Inbox {
  readonly waiting: ToThread[];
  cancelled: boolean;
}

const listen = (): Inbox => {
  const inbox: Inbox = { waiting: [], cancelled: false };
  port().on('message', (message: ToThread) => {
    if (message.type === 'cancel') inbox.cancelled = true;
    else inbox.waiting.push(message);
  });
  return inbox;
};

const workOf = <Order, Part>(order: Order, inbox: Inbox): ThreadWork<Order, Part> => ({
  order,
  eachPart: async (write) => {
    for (;;) {
      await turn(inbox);
      const next = inbox.waiting.shift();
      if (next === undefined) await once(port(), 'message');
      else if (next.type !== 'part') return;
      else say({ type: 'more', step: write(next.part as Part) }); // the program of the thread is part of this build
    }
  },
  step: async (step) => {
    say({ type: 'step', step });
    await turn(inbox);
  },
});

/** A message is heard only between two turns of the event loop. */
const turn = async (inbox: Inbox): Promise<void> => {
  await nextTurn();
  if (inbox.cancelled) throw new ThreadCancelled();
};

const blocksInTurn = 16;

const refreshIndex = async (db: WriteDb, inbox: Inbox): Promise<void> => {
  for (let blocks = 1; refreshNextBlock(db); blocks += 1) if (blocks % blocksInTurn === 0) await turn(inbox);
};
