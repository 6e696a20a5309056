import { err, ok, type Result } from '#shared/base/result.ts';
import type { SheetHead, SheetRow } from '#shared/base/sheet.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import { shownCell } from '#shared/domain/imports/cell-text.ts';
import {
  createImportCheck,
  type CheckedImport,
  type Decided,
  type ImportCheck,
  type ImportRefusal,
} from '#shared/domain/imports/check-rows.ts';
import { inspectorImport } from '#shared/domain/imports/describe-inspectors.ts';
import { itemImport } from '#shared/domain/imports/describe-items.ts';
import { riskImport, subjectImport } from '#shared/domain/imports/describe-subjects.ts';
import type { PreviewRow } from '#shared/domain/imports/found-table.ts';
import { noteField, type ColumnMapping } from '#shared/domain/imports/map-columns.ts';
import { bookStateSheet } from '#shared/domain/imports/problem-book.ts';
import type { ImportVocabulary } from '#shared/domain/imports/vocabulary.ts';
import { findMapping } from '#electron/store/import-memory.ts';
import { readSheet, type ReadSheetFailure } from '#electron/tables/read-sheet.ts';
import type { JobContext } from './context.ts';
import { readProblemBook } from './import-resume.ts';
import type { GivenFields, StagedRows, StageSource } from './import-stages.ts';
import { regionPrefixes } from './import-vocabulary.ts';

export interface ReadTask {
  readonly source: StageSource;
  readonly vocabulary: ImportVocabulary;
  readonly sheetThreadPath: string;
}

export interface ReadTable {
  /** As given, or completed by what a problem workbook says. */
  readonly source: StageSource;
  readonly facts: SheetHead;
  readonly preview: readonly PreviewRow[];
  readonly staged: StagedRows;
  readonly given: GivenFields;
  readonly checked: CheckedImport<unknown>;
}

/** A table that cannot be read as it is, with what a person needs to point at its header. */
export type TableRefusal = ImportRefusal & { readonly facts: SheetHead; readonly preview: readonly PreviewRow[] };

export type ReadTableFailure = ReadSheetFailure | TableRefusal | { readonly reason: 'wrongKind'; readonly kind: string };

type AnyCheck =
  | { readonly kind: 'items'; readonly check: ImportCheck<StagedRowOf<'items'>> }
  | { readonly kind: 'subjects'; readonly check: ImportCheck<StagedRowOf<'subjects'>>; readonly ratings: boolean }
  | { readonly kind: 'inspectors'; readonly check: ImportCheck<StagedRowOf<'inspectors'>> };

type StagedRowOf<K extends ImportKind> = Extract<StagedRows, { kind: K }>['rows'][number];

const startCheck = (
  { kind, choices }: StageSource,
  vocabulary: ImportVocabulary,
  facts: SheetHead,
  today: string,
  decided: Decided,
): AnyCheck => {
  const surroundings = { today, regionPrefixes };
  switch (kind) {
    case 'items':
      return { kind, check: createImportCheck(itemImport, vocabulary, facts, surroundings, decided) };
    case 'subjects': {
      const ratings = choices.only === 'risk';
      return { kind, check: createImportCheck(ratings ? riskImport : subjectImport, vocabulary, facts, surroundings, decided), ratings };
    }
    case 'inspectors':
      return { kind, check: createImportCheck(inspectorImport, vocabulary, facts, surroundings, decided) };
  }
};

/** A column kept aside stands in the note; a day of rating that the file lacks is today's. */
const givenFields = ({ columns, kept }: ColumnMapping, ratings: boolean): ReadonlySet<string> =>
  new Set([...columns.map(({ field }) => field), ...(kept.length > 0 ? [noteField] : []), ...(ratings ? ['riskOn'] : [])]);

/** Only subjects are completed by it: people join in a way of their own, and an item is taken as the file gives it. */
const nothingGiven: GivenFields = new Set();

const finish = (any: AnyCheck): Result<Pick<ReadTable, 'staged' | 'given' | 'checked'>, ImportRefusal> => {
  switch (any.kind) {
    case 'items': {
      const checked = any.check.finish();
      return checked.ok
        ? ok({ staged: { kind: 'items', rows: checked.value.rows }, given: nothingGiven, checked: checked.value })
        : checked;
    }
    case 'subjects': {
      const checked = any.check.finish();
      if (!checked.ok) return checked;
      const { rows, mapping } = checked.value;
      return ok({ staged: { kind: 'subjects', rows }, given: givenFields(mapping, any.ratings), checked: checked.value });
    }
    case 'inspectors': {
      const checked = any.check.finish();
      return checked.ok
        ? ok({ staged: { kind: 'inspectors', rows: checked.value.rows }, given: nothingGiven, checked: checked.value })
        : checked;
    }
  }
};

/** As many rows as the header is looked for in, and some of its data. */
export const previewRows = 20;
const previewColumns = 40;
const previewText = 40;

export const previewOf = ({ row, cells }: SheetRow): PreviewRow => ({
  row,
  cells: cells.slice(0, previewColumns).map((cell) => shownCell(cell).slice(0, previewText)),
});

/** The check of one sheet with the rows that came first; a table is read from a file or from the rows of a problem workbook. */
const createTableCheck = ({ db, now }: JobContext, { source, vocabulary }: ReadTask, facts: SheetHead) => {
  const { kind, choices, cells, leaveRows } = source;
  const columns = choices.columns && new Map(choices.columns.map(({ column, field }) => [column, field]));
  const any = startCheck(source, vocabulary, facts, now.slice(0, 10), {
    choices: { headerRow: choices.headerRow, columns, cells, leaveHidden: choices.leaveHidden, leaveRows },
    remembered: (fingerprint) => findMapping(db, kind, fingerprint),
  });
  const preview: PreviewRow[] = [];
  return {
    take: (rows: readonly SheetRow[]): void => {
      if (preview.length < previewRows) preview.push(...rows.slice(0, previewRows - preview.length).map(previewOf));
      any.check.take(rows);
    },
    finish: (): Result<ReadTable, TableRefusal> => {
      const finished = finish(any);
      return finished.ok ? ok({ source, facts, preview, ...finished.value }) : err({ ...finished.error, facts, preview });
    },
  };
};

/**
 * Reads and checks one workbook; nothing is written. The parser runs in a thread of its own, the rules here between its messages. Without a
 * chosen sheet the first one is taken whose header names the required columns.
 */
export const readTable = async (context: JobContext, task: ReadTask): Promise<Result<ReadTable, ReadTableFailure>> => {
  if (task.source.resumed) return checkResumed(context, task, task.source.resumed.rows);
  const first = await readFile(context, task, task.source.choices.sheet);
  const refresh = !first.ok && isTableRefusal(first.error) ? refreshOf(task, first.error) : null;
  if (refresh) return readTable(context, refresh);
  if (first.ok || task.source.choices.sheet !== undefined || !isTableRefusal(first.error)) return first;
  const others = first.error.facts.sheets.filter(({ name, hidden }) => !hidden && name !== (first.error as TableRefusal).facts.sheet);
  for (const { name } of others.slice(0, mostOtherSheets)) {
    const other = await readFile(context, task, name);
    if (other.ok || other.error === 'cancelled') return other;
  }
  return first;
};

/** The same task for a list of codes and risk classes alone: it lacks the names that new subjects would need, and can only refresh. */
const refreshOf = (task: ReadTask, refusal: TableRefusal): ReadTask | null => {
  const { kind, choices } = task.source;
  if (kind !== 'subjects' || choices.only !== undefined || refusal.reason !== 'wrongColumns') return null;
  const fields = new Set(refusal.mapping.columns.map(({ field }) => field));
  if (fields.has('name') || !fields.has('code') || !fields.has('risk')) return null;
  return { ...task, source: { ...task.source, choices: { ...choices, only: 'risk' } } };
};

const mostOtherSheets = 7;

const isTableRefusal = (failure: ReadTableFailure): failure is TableRefusal => typeof failure !== 'string' && 'facts' in failure;

const readFile = async (context: JobContext, task: ReadTask, sheet: string | undefined): Promise<Result<ReadTable, ReadTableFailure>> => {
  let check: ReturnType<typeof createTableCheck> | null = null;
  const read = await readSheet({
    threadPath: task.sheetThreadPath,
    filePath: task.source.filePath,
    ...(sheet === undefined ? {} : { sheet }),
    signal: context.signal,
    onSheet: (facts) => {
      if (!facts.sheets.some(({ name }) => name === bookStateSheet)) check = createTableCheck(context, task, facts);
    },
    onRows: (rows) => {
      check?.take(rows);
    },
    onProgress: context.onProgress,
  });
  if (!read.ok) return err(read.error);
  // TypeScript does not see the assignment inside the callback.
  const started = check as ReturnType<typeof createTableCheck> | null;
  if (started) return started.finish();
  const resumed = await readProblemBook(context, task, read.value);
  if (!resumed.ok) return resumed;
  return checkResumed(context, { ...task, source: resumed.value }, resumed.value.resumed?.rows ?? []);
};

const checkResumed = (context: JobContext, task: ReadTask, rows: readonly SheetRow[]): Result<ReadTable, TableRefusal> => {
  const { sheet = '', date1904 = false, merges = [] } = task.source.resumed?.meta ?? {};
  const check = createTableCheck(context, task, { sheet, sheets: [{ name: sheet, hidden: false }], date1904, merges });
  check.take(rows);
  const read = check.finish();
  const refresh = read.ok ? null : refreshOf(task, read.error);
  return refresh ? checkResumed(context, refresh, rows) : read;
};
