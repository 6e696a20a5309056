import type { SheetFacts, SheetRow } from '#shared/base/sheet.ts';
import { inspectFile } from '#electron/tables/inspect-file.ts';
import { createRowPacker, createRowUnpacker } from '#electron/tables/pack-rows.ts';
import { parseWorkbook } from '#electron/tables/parse-workbook.ts';
import { streamWorkbook } from '#electron/tables/stream-workbook.ts';

export interface ReadTable {
  readonly facts: SheetFacts;
  readonly rows: readonly SheetRow[];
}

/** Either a table or the reason why there is none. */
export type ReadOutcome = ReadTable | string;

/** Through the fast path, packing for the way between threads included. */
export const readFast = async (bytes: Buffer, sheet?: string): Promise<ReadOutcome> => {
  const inspected = await inspectFile(bytes);
  if (!inspected.ok) return inspected.error;
  if (inspected.value.format !== 'xlsx') return inspected.value.format;
  const rows: SheetRow[] = [];
  const [pack, unpack] = [createRowPacker(), createRowUnpacker()];
  const steps = streamWorkbook(inspected.value.zip, sheet);
  let head: Omit<SheetFacts, 'rowCount'> | undefined;
  for (;;) {
    const step = await steps.next();
    if (step.done)
      return step.value.ok && head ? { facts: { ...head, rowCount: rows.length }, rows } : step.value.ok ? 'no head' : step.value.error;
    if (step.value.type === 'sheet') head = step.value.head;
    else rows.push(...unpack(structuredClone(pack(step.value.rows))));
  }
};

export const readWithSheetJs = (bytes: Buffer, sheet?: string): ReadOutcome => {
  const parsed = parseWorkbook(bytes, sheet);
  if (!parsed.ok) return parsed.error;
  const { facts, takeRows } = parsed.value;
  return { facts, rows: takeRows(facts.rowCount) };
};
