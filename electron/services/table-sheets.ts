import path from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { SheetHead } from '#shared/base/sheet.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import {
  createImportCheck,
  type CheckedImport,
  type Decided,
  type ImportCheck,
  type ImportRefusal,
} from '#shared/domain/imports/check-rows.ts';
import type { ImportDescription } from '#shared/domain/imports/field.ts';
import type { PreviewRow } from '#shared/domain/imports/found-table.ts';
import type { ImportVocabulary } from '#shared/domain/imports/vocabulary.ts';
import { readSheet } from '#electron/tables/read-sheet.ts';
import type { JobContext } from './context.ts';
import { previewOf, previewRows } from './import-read.ts';

export interface SheetsTask<Row> {
  readonly filePath: string;
  readonly threadPath: string;
  /** The sheet a person chose; undefined = the first visible one whose header fits. */
  readonly sheet: string | undefined;
  readonly description: ImportDescription<Row>;
  readonly vocabulary: ImportVocabulary;
  readonly decided: Decided;
}

export interface SheetOfTable<Row> {
  readonly facts: SheetHead;
  readonly preview: readonly PreviewRow[];
  readonly checked: Result<CheckedImport<Row>, ImportRefusal>;
}

type Failure = AppError<'job.cancelled' | 'import.refused'>;

const mostOtherSheets = 7;

/** Reads and checks the sheet of a workbook that holds the table; when none does, the first one with what is wrong with it. */
export const readTableSheet = async <Row>(context: JobContext, task: SheetsTask<Row>): Promise<Result<SheetOfTable<Row>, Failure>> => {
  const first = await readOneSheet(context, task, task.sheet);
  if (!first.ok || first.value.checked.ok || task.sheet !== undefined) return first;
  const { sheet, sheets } = first.value.facts;
  for (const other of sheets.filter(({ name, hidden }) => !hidden && name !== sheet).slice(0, mostOtherSheets)) {
    const next = await readOneSheet(context, task, other.name);
    if (!next.ok || next.value.checked.ok) return next;
  }
  return first;
};

const readOneSheet = async <Row>(
  context: JobContext,
  { filePath, threadPath, description, vocabulary, decided }: SheetsTask<Row>,
  sheet: string | undefined,
): Promise<Result<SheetOfTable<Row>, Failure>> => {
  let check: ImportCheck<Row> | null = null;
  let preview: readonly PreviewRow[] = [];
  const read = await readSheet({
    threadPath,
    filePath,
    ...(sheet === undefined ? {} : { sheet }),
    signal: context.signal,
    onSheet: (facts) => {
      preview = [];
      const surroundings = { today: context.now.slice(0, 10), regionPrefixes: [] };
      check = createImportCheck(description, vocabulary, facts, surroundings, decided);
    },
    onRows: (rows) => {
      preview = [...preview, ...rows.slice(0, previewRows - preview.length).map(previewOf)];
      check?.take(rows);
    },
    onProgress: context.onProgress,
  });
  if (!read.ok)
    return read.error === 'cancelled'
      ? fail('job.cancelled', {})
      : fail('import.refused', { name: path.basename(filePath), reason: read.error });
  // TypeScript does not see the assignment inside the callback.
  const finished = (check as ImportCheck<Row> | null)?.finish();
  return ok({ facts: read.value, preview, checked: finished ?? err({ reason: 'noRows' }) });
};
