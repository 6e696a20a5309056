import path from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { MergedRange, SheetRow } from '#shared/base/sheet.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import { fail, type AppError, type CommonErrorCode } from '#shared/contract/errors.ts';
import { serialOfDate } from '#shared/domain/imports/civil-date.ts';
import {
  bookFormat,
  bookRow,
  bookStateSheet,
  bookTitles,
  decidedMapping,
  rowsOfProblems,
  type BookCell,
  type BookMeta,
  type BookRow,
} from '#shared/domain/imports/problem-book.ts';
import type { ImportProblem } from '#shared/domain/imports/problems.ts';
import { stateSheetRows } from '#shared/domain/imports/resume-book.ts';
import { problemBookWords as words, problemLine, problemNote, unnamedColumn } from '#shared/i18n/zh-cn/problem-book.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import { excelColumn } from '#electron/tables/excel-column.ts';
import { readSheet, type ReadSheetFailure } from '#electron/tables/read-sheet.ts';
import { writeWorkbook, type SheetCell, type WorkbookSheet } from '#electron/tables/write-workbook.ts';
import type { JobContext, JobWrite } from './context.ts';
import { bookWords, rowPrint } from './import-resume.ts';
import type { Stage } from './import-stages.ts';
import { singleStep } from './single-step.ts';

export interface WrittenProblems {
  readonly fileName: string;
  readonly rows: number;
  readonly problems: number;
}

interface Target {
  readonly folder: string;
  readonly fileName: string;
  readonly sheetThreadPath: string;
}

type Failure = AppError<'import.fileChanged' | 'import.refused' | CommonErrorCode>;

/**
 * Writes the problem workbook of a stage (UX 17). The rows are read from the file once more, because a stage keeps none; a file that changed
 * meanwhile is refused. Every problem of the stage stands in it, in the row and with the words the list shows.
 */
export const writeProblemFile = async (
  context: JobContext,
  stage: Stage,
  { folder, fileName, sheetThreadPath }: Target,
): Promise<Result<JobWrite<WrittenProblems, Failure, AuditParams['imports.problemFileWritten']>, Failure>> => {
  const folderPath = context.pathOf(folder);
  if (folderPath === null) return fail('file.tokenUnknown', {});
  const table = await neededRows(context, stage, sheetThreadPath);
  if (!table.ok) return table;
  const { meta, rows } = layOut(stage, table.value);
  const written = await writeWorkbook(path.join(folderPath, fileName), sheetsOf(meta, rows), new Date(context.now), { keepBlanks: true });
  if (!written.ok) {
    return written.error.code === 'ENOSPC'
      ? fail('disk.full', { name: fileName })
      : fail('folder.notWritable', { name: path.basename(folderPath) });
  }
  const problems = rows.reduce((sum, row) => sum + row.problems.length, 0);
  return ok(
    singleStep(({ note }) => {
      note({ kind: stage.source.kind, file: fileName, rows: rows.length });
      return ok({ fileName, rows: rows.length, problems });
    }),
  );
};

interface NeededRows {
  readonly head: readonly SheetRow[];
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
  readonly date1904: boolean;
}

const neededRows = async (context: JobContext, stage: Stage, threadPath: string): Promise<Result<NeededRows, Failure>> => {
  const { source, problems, checked } = stage;
  const lastHeadRow = checked.header.rows.at(-1) ?? 0;
  const sorted = (all: readonly SheetRow[], merges: readonly MergedRange[], date1904: boolean): NeededRows => {
    const wanted = rowsOfProblems(problems, merges);
    return {
      head: all.filter(({ row }) => row <= lastHeadRow),
      rows: all.filter(({ row }) => row > lastHeadRow && wanted.has(row)),
      merges: merges.filter(({ fromRow, toRow }) => fromRow <= lastHeadRow || [...wanted].some((row) => fromRow <= row && row <= toRow)),
      date1904,
    };
  };
  if (source.resumed) return ok(sorted(source.resumed.rows, source.resumed.meta.merges, source.resumed.meta.date1904));
  if ((await fileSha256(source.filePath)) !== source.fileSha256) return fail('import.fileChanged', { name: source.fileName });
  const kept: SheetRow[] = [];
  let wanted: ReadonlySet<number> = new Set();
  const read = await readSheet({
    threadPath,
    filePath: source.filePath,
    sheet: stage.report.sheetName,
    signal: context.signal,
    onSheet: ({ merges }) => {
      kept.length = 0;
      wanted = rowsOfProblems(problems, merges);
    },
    onRows: (rows) => {
      kept.push(...rows.filter(({ row }) => row <= lastHeadRow || wanted.has(row)));
    },
    onProgress: context.onProgress,
  });
  if (!read.ok) return err(readFailure(read.error, source.fileName));
  return ok(sorted(kept, read.value.merges, read.value.date1904));
};

const readFailure = (failure: ReadSheetFailure, name: string): Failure =>
  failure === 'cancelled' ? fail('job.cancelled', {}).error : fail('import.refused', { name, reason: failure }).error;

const layOut = (
  { source, report, problems, checked }: Stage,
  table: NeededRows,
): { readonly meta: BookMeta; readonly rows: readonly BookRow[] } => {
  const width = Math.max(0, ...checked.header.labels.map(({ column }) => column + 1), ...table.rows.map(({ cells }) => cells.length));
  const problemsByRow = groupedBy(problems, ({ row }) => row);
  const columnOfField = new Map(checked.mapping.columns.map(({ field, column }) => [field, column]));
  const original = source.resumed?.meta;
  const meta: BookMeta = {
    format: bookFormat,
    kind: source.kind,
    fileName: original?.fileName ?? source.fileName,
    sha256: original?.sha256 ?? source.fileSha256,
    sheet: report.sheetName,
    date1904: table.date1904,
    head: table.head,
    headerRow: checked.header.rows[0] ?? 1,
    columns: bookTitles(checked.header, width, Object.values(words.columns), unnamedColumn),
    mapping: decidedMapping(checked.mapping),
    merges: table.merges,
    leaveHidden: source.choices.leaveHidden ?? false,
    leaveRows: [...source.leaveRows],
    words: source.words,
    seen: source.seen,
  };
  const rows = table.rows.map((row) => {
    const typed = [...(source.cells.get(row.row) ?? [])].flatMap(([field, value]): [number, string][] => {
      const column = columnOfField.get(field);
      return column === undefined ? [] : [[column, value]];
    });
    return bookRow(row, width, problemsByRow.get(row.row) ?? [], new Map(typed), rowPrint);
  });
  return { meta, rows: [...rows.filter(isForPeople), ...rows.filter((row) => !isForPeople(row))] };
};

const groupedBy = (
  problems: readonly ImportProblem[],
  keyOf: (problem: ImportProblem) => number,
): ReadonlyMap<number, readonly ImportProblem[]> => {
  const groups = new Map<number, ImportProblem[]>();
  for (const problem of problems) {
    const group = groups.get(keyOf(problem));
    if (group) group.push(problem);
    else groups.set(keyOf(problem), [problem]);
  }
  return groups;
};

/** Rows that ask for something stand before those that were only put right or stand for comparison. */
const isForPeople = ({ problems }: BookRow): boolean => problems.some(({ level }) => level !== 'fixed');

const sheetsOf = (meta: BookMeta, rows: readonly BookRow[]): readonly WorkbookSheet[] => {
  const columnOfField = new Map(meta.mapping.map(([column, field]) => [field, column]));
  const lastRow = rows.length + 1;
  const { todo, columns } = words;
  return [
    {
      name: words.sheet,
      state: 'visible',
      columns: [
        { width: 48, wrap: true },
        { width: 22, wrap: true },
        { width: 12 },
        { width: 8, hidden: true },
        ...meta.columns.map(({ column }) => ({ width: column === columnOfField.get('name') ? 28 : 20, format: '@' })),
      ],
      headRows: [[columns.problem, columns.suggestion, columns.todo, columns.rowNumber, ...meta.columns.map(({ title }) => title)]],
      merges: [],
      rows: rows.map((row) => visibleRow(row, meta, columnOfField)),
      validations: [
        {
          range: `C2:C${String(Math.max(lastRow, 2))}`,
          source: `"${bookWords.accept},${todo.leave},${todo.seen}"`,
          prompt: { title: words.todoTitle, text: words.todoPrompt },
        },
      ],
      autoFilter: `A1:${excelColumn(meta.columns.length + 3)}${String(lastRow)}`,
    },
    {
      name: bookStateSheet,
      state: 'veryHidden',
      columns: [{ width: 10 }],
      headRows: [],
      merges: [],
      rows: stateSheetRows(
        meta,
        rows.map(({ state }) => state),
      ),
      validations: [],
    },
  ];
};

const visibleRow = (
  { row, problems, cells }: BookRow,
  meta: BookMeta,
  columnOfField: ReadonlyMap<string, number>,
): readonly SheetCell[] => {
  const lines = problems.map((problem) => problemLine(problem.code, problem.column, { ...problem, suggestion: problem.suggestion ?? [] }));
  const suggestions = new Set(problems.flatMap(({ level, suggestion }) => (level === 'fixed' ? [] : (suggestion ?? []))));
  const byColumn = groupedBy(problems, (problem) => columnOfProblem(problem, meta, columnOfField));
  return [
    problems.length === 0 ? words.context : lines.join('\n'),
    [...suggestions].join('\u3001'),
    null,
    row,
    ...meta.columns.map(({ column }) => shownCell(cells[column] ?? null, byColumn.get(column) ?? [])),
  ];
};

/** By field; a column that is not taken over is known by its title alone. */
const columnOfProblem = ({ field, column }: ImportProblem, meta: BookMeta, columnOfField: ReadonlyMap<string, number>): number =>
  columnOfField.get(field) ?? meta.columns.find(({ title }) => title === column)?.column ?? -1;

const shownCell = (cell: BookCell, problems: readonly ImportProblem[]): SheetCell => {
  const plain =
    typeof cell === 'object' && cell !== null ? { value: serialOfDate(cell.date) ?? cell.date, format: 'yyyy-mm-dd' } : { value: cell };
  const asked = problems.filter(({ level }) => level !== 'fixed');
  if (asked.length === 0) return typeof cell === 'object' && cell !== null ? plain : cell;
  return {
    ...plain,
    fill: asked.some(({ level }) => level === 'mustFix') ? 'red' : 'yellow',
    note: [...new Set(asked.map(({ code }) => problemNote(code)))].join('\n'),
  };
};
