import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { RefusedFileReason } from '#shared/base/sheet.ts';
import { inspectFile, largestFileBytes } from './inspect-file.ts';
import { parseWorkbook, type ParsedSheet } from './parse-workbook.ts';
import type { ThreadMessage, ThreadTask } from './thread-messages.ts';

/** Entry of the reading thread: inspects a file, parses it and sends its rows in parts. It decides nothing about their meaning. */
const main = async (): Promise<void> => {
  const read = await readTask(workerData as ThreadTask); // set by read-sheet.ts alone
  if (!read.ok) {
    post({ type: 'refused', reason: read.error });
    return;
  }
  post({ type: 'sheet', facts: read.value.facts });
  await sendRows(read.value);
  post({ type: 'done' });
};

/** Receiving and checking a part holds the parent's event loop: 100 rows of twenty columns for about 3 ms, the first ones for 20. */
const rowsInPart = 100;

const readTask = async ({ filePath, sheet }: ThreadTask): Promise<Result<ParsedSheet, RefusedFileReason>> => {
  const bytes = await readBytes(filePath);
  if (!bytes.ok) return bytes;
  const inspected = await inspectFile(bytes.value);
  if (!inspected.ok) return inspected;
  post({ type: 'parsing', bytes: bytes.value.length });
  return parseWorkbook(bytes.value, sheet);
};

const readBytes = async (filePath: string): Promise<Result<Buffer, RefusedFileReason>> => {
  try {
    const { size } = await stat(filePath);
    return size > largestFileBytes ? err('tooLarge') : ok(await readFile(filePath));
  } catch {
    return err('unreadable'); // gone, a folder, no permission, a stick pulled out: the clerk's next step is the same
  }
};

const sendRows = async (parsed: ParsedSheet): Promise<void> => {
  for (;;) {
    const rows = parsed.takeRows(rowsInPart);
    if (rows.length === 0) return;
    const asked = once(port(), 'message');
    post({ type: 'rows', rows });
    await asked;
  }
};

const port = (): NonNullable<typeof parentPort> => {
  if (!parentPort) throw new Error('sheet-thread runs as a worker thread');
  return parentPort;
};

const post = (message: ThreadMessage): void => {
  port().postMessage(message);
};

// A rejection ends the thread with an error, which the parent hears.
void main();
