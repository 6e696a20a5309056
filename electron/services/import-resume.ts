import { err, ok, type Result } from '#shared/base/result.ts';
import type { SheetFacts, SheetRow } from '#shared/base/sheet.ts';
import { importKinds } from '#shared/contract/imports.ts';
import { bookStateSheet } from '#shared/domain/imports/problem-book.ts';
import { resumeBook, type BookWords, type ResumedTable } from '#shared/domain/imports/resume-book.ts';
import { problemBookWords } from '#shared/i18n/zh-cn/problem-book.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { readSheet, type ReadSheetFailure } from '#electron/tables/read-sheet.ts';
import type { JobContext } from './context.ts';
import type { StageSource } from './import-stages.ts';

const { columns, todo } = problemBookWords;

export const bookWords: BookWords = {
  rowNumber: columns.rowNumber,
  todo: columns.todo,
  own: Object.values(columns),
  accept: todo.accept,
  leave: todo.leave,
  seen: todo.seen,
};

export const rowPrint = (text: string): string => sha256Hex(text).slice(0, 16);

type ResumeFailure = ReadSheetFailure | { readonly reason: 'wrongKind'; readonly kind: string };

interface ResumeTask {
  readonly source: StageSource;
  readonly sheetThreadPath: string;
}

/** Reads the two sheets of a problem workbook and completes the source with what they say. */
export const readProblemBook = async (
  context: JobContext,
  task: ResumeTask,
  facts: Pick<SheetFacts, 'sheets'>,
): Promise<Result<StageSource, ResumeFailure>> => {
  const state = await readAll(context, task, bookStateSheet);
  if (!state.ok) return state;
  const visible = facts.sheets.find(({ name }) => name !== bookStateSheet)?.name;
  if (visible === undefined) return err('damaged');
  const rows = await readAll(context, task, visible);
  if (!rows.ok) return rows;
  const resumed = resumeBook(state.value, rows.value, bookWords, rowPrint);
  if (!resumed.ok) return err('damaged');
  const { meta } = resumed.value;
  if (meta.kind !== task.source.kind)
    return importKinds.some((kind) => kind === meta.kind) ? err({ reason: 'wrongKind', kind: meta.kind }) : err('damaged');
  return ok(resumedSource(task.source, resumed.value));
};

const resumedSource = (source: StageSource, resumed: ResumedTable): StageSource => ({
  ...source,
  choices: {
    headerRow: resumed.meta.headerRow,
    columns: resumed.meta.mapping.map(([column, field]) => ({ column, field })),
    leaveHidden: resumed.meta.leaveHidden,
  },
  cells: resumed.cells,
  words: [...resumed.meta.words, ...source.words],
  seen: resumed.seen,
  leaveRows: resumed.leaveRows,
  resumed,
});

const readAll = async (
  { signal, onProgress }: JobContext,
  { source, sheetThreadPath }: ResumeTask,
  sheet: string,
): Promise<Result<readonly SheetRow[], ReadSheetFailure>> => {
  const rows: SheetRow[] = [];
  const read = await readSheet({
    threadPath: sheetThreadPath,
    filePath: source.filePath,
    sheet,
    signal,
    onSheet: () => {
      rows.length = 0;
    },
    onRows: (part) => {
      rows.push(...part);
    },
    onProgress,
  });
  return read.ok ? ok(rows) : err(read.error);
};
