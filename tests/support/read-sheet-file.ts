import type { Result } from '#shared/base/result.ts';
import type { SheetFacts, SheetRow } from '#shared/base/sheet.ts';
import { readSheet, type ReadProgress, type ReadSheetFailure } from '#electron/tables/read-sheet.ts';

export interface SheetReading {
  readonly result: Result<SheetFacts, ReadSheetFailure>;
  readonly rows: readonly SheetRow[];
  readonly progress: readonly ReadProgress[];
}

export interface SheetReadingOptions {
  readonly sheet?: string;
  readonly signal?: AbortSignal;
  readonly onRows?: (rows: readonly SheetRow[]) => void;
}

/** Reads a file through the real thread and keeps all of it. */
export const readSheetFile = async (
  threadPath: string,
  filePath: string,
  { sheet, signal, onRows }: SheetReadingOptions = {},
): Promise<SheetReading> => {
  const rows: SheetRow[] = [];
  const progress: ReadProgress[] = [];
  const result = await readSheet({
    threadPath,
    filePath,
    ...(sheet === undefined ? {} : { sheet }),
    signal: signal ?? new AbortController().signal,
    onSheet: () => {
      rows.length = 0;
    },
    onRows: (part) => {
      rows.push(...part);
      onRows?.(part);
    },
    onProgress: (step) => progress.push(step),
  });
  return { result, rows, progress };
};
