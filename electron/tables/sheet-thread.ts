import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { RefusedFileReason, SheetRow } from '#shared/base/sheet.ts';
import type { InflatedZip } from './count-inflated.ts';
import { inspectFile, largestFileBytes } from './inspect-file.ts';
import { createRowPacker, type PackedRows } from './pack-rows.ts';
import { parseOldWorkbook, parseWorkbook, type ParsedSheet } from './parse-workbook.ts';
import { streamWorkbook } from './stream-workbook.ts';
import { textSheetHead, textTableRows, type TextShape } from './text-table.ts';
import { partsInMore, rowsAhead, type ThreadMessage, type ThreadTask } from './thread-messages.ts';

/** Entry of the reading thread: inspects a file, parses it and sends its rows in parts. It decides nothing about their meaning. */
const main = async (): Promise<void> => {
  const read = await readTask(workerData as ThreadTask); // set by read-sheet.ts alone
  post(read.ok ? { type: 'done' } : { type: 'refused', reason: read.error });
};

const readTask = async ({ filePath, sheet }: ThreadTask): Promise<Result<null, RefusedFileReason>> => {
  const bytes = await readBytes(filePath);
  if (!bytes.ok) return bytes;
  const inspected = await inspectFile(bytes.value);
  if (!inspected.ok) return inspected;
  post({ type: 'parsing', bytes: bytes.value.length });
  switch (inspected.value.format) {
    case 'xlsx':
      return sendXlsx(bytes.value, inspected.value.zip, sheet);
    case 'xls':
      return sendParsed(parseOldWorkbook(bytes.value, inspected.value.biff, sheet));
    case 'text':
      return sendText(bytes.value, inspected.value.shape, sheet);
  }
};

const readBytes = async (filePath: string): Promise<Result<Buffer, RefusedFileReason>> => {
  try {
    const { size } = await stat(filePath);
    return size > largestFileBytes ? err('tooLarge') : ok(await readFile(filePath));
  } catch {
    return err('unreadable'); // gone, a folder, no permission, a stick pulled out: the clerk's next step is the same
  }
};

/** What the fast path does not understand is SheetJS's, from the beginning. */
const sendXlsx = async (bytes: Buffer, zip: InflatedZip, sheet: string | undefined): Promise<Result<null, RefusedFileReason>> => {
  const streamed = await sendStreamed(zip, sheet);
  if (streamed.ok) return streamed;
  return streamed.error === 'notUnderstood' ? sendParsed(parseWorkbook(bytes, sheet)) : err(streamed.error);
};

const sendStreamed = async (zip: InflatedZip, sheet: string | undefined): Promise<Result<null, 'noSheet' | 'notUnderstood'>> => {
  const send = createRowSender();
  const steps = streamWorkbook(zip, sheet);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    if (step.value.type === 'sheet') post(step.value);
    else await send(step.value.rows, step.value.expected);
  }
};

const sendParsed = async (parsed: Result<ParsedSheet, RefusedFileReason>): Promise<Result<null, RefusedFileReason>> => {
  if (!parsed.ok) return parsed;
  const { facts, takeRows } = parsed.value;
  const { rowCount, ...head } = facts;
  post({ type: 'sheet', head });
  const send = createRowSender();
  for (let rows = takeRows(rowsInPart); rows.length > 0; rows = takeRows(rowsInPart)) await send(rows, rowCount);
  return ok(null);
};

const sendText = async (bytes: Buffer, shape: TextShape, sheet: string | undefined): Promise<Result<null, RefusedFileReason>> => {
  const head = textSheetHead(shape);
  if (sheet !== undefined && sheet !== head.sheet) return err('noSheet');
  post({ type: 'sheet', head });
  const send = createRowSender();
  const steps = textTableRows(bytes, shape);
  let sent = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    sent += step.value.rows.length;
    await send(step.value.rows, Math.round(sent / step.value.share));
  }
};

/** Receiving and checking a part holds the parent's event loop: 100 rows of twenty columns for about 3 ms, the first ones for 20. */
const rowsInPart = 100;

const createRowSender = (): ((rows: readonly SheetRow[], expected: number) => Promise<void>) => {
  const pack = createRowPacker();
  return async (rows, expected) => {
    for (let from = 0; from < rows.length; from += rowsInPart) await sendPart(pack(rows.slice(from, from + rowsInPart)), expected);
  };
};

let allowed: number = rowsAhead;

const sendPart = async (packed: PackedRows, expected: number): Promise<void> => {
  while (allowed === 0) await once(port(), 'message');
  allowed -= 1;
  post({ type: 'rows', packed, expected });
};

const port = (): NonNullable<typeof parentPort> => {
  if (!parentPort) throw new Error('sheet-thread runs as a worker thread');
  return parentPort;
};

const post = (message: ThreadMessage): void => {
  port().postMessage(message);
};

port().on('message', () => {
  allowed += partsInMore;
});

// A rejection ends the thread with an error, which the parent hears. Listening for more must not keep a thread that has done its work.
void main().then(() => {
  port().unref();
});
