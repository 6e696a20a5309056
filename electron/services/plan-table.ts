import path from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { SheetHead } from '#shared/base/sheet.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { TableChoices } from '#shared/contract/imports.ts';
import { createImportCheck, type CheckedImport, type ImportCheck, type ImportRefusal } from '#shared/domain/imports/check-rows.ts';
import { planImport, type PlanSheetRow } from '#shared/domain/imports/describe-plans.ts';
import type { FoundTable, PreviewRow } from '#shared/domain/imports/found-table.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import type { PlanRowContent } from '#shared/domain/plans/plan-row.ts';
import { planRowOf } from '#shared/domain/plans/row-from-sheet.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import { findMapping } from '#electron/store/import-memory.ts';
import { listItems } from '#electron/store/items.ts';
import { readSheet } from '#electron/tables/read-sheet.ts';
import type { JobContext } from './context.ts';
import { foundTable } from './import-check.ts';
import { previewOf, previewRows } from './import-read.ts';
import { planVocabulary, planWords } from './plan-words.ts';

export type PlanTableChoices = Pick<TableChoices, 'sheet' | 'headerRow' | 'columns'>;

export interface PlanTableTask {
  readonly file: string;
  readonly choices: PlanTableChoices;
  readonly year: number;
  readonly threadPath: string;
}

export interface PlanTable {
  readonly fileName: string;
  readonly sha256: string;
  readonly checked: CheckedImport<PlanSheetRow>;
  readonly found: FoundTable;
  /** In the order of `checked.rows`. */
  readonly rows: readonly PlanRowContent[];
}

type Failure = AppError<
  | 'job.cancelled'
  | 'file.tokenUnknown'
  | 'file.unreadable'
  | 'import.refused'
  | 'import.noRows'
  | 'import.wrongKind'
  | 'import.wrongColumns'
>;

const mostOtherSheets = 7;

/** Reads and checks a plan table; nothing is written. Without a chosen sheet the first one whose header names a task. */
export const readPlanTable = async (context: JobContext, task: PlanTableTask): Promise<Result<PlanTable, Failure>> => {
  const filePath = context.pathOf(task.file);
  if (filePath === null) return fail('file.tokenUnknown', {});
  const name = path.basename(filePath);
  const sha256 = await fileSha256(filePath);
  if (sha256 === null) return fail('file.unreadable', { name });
  const first = await readOneSheet(context, task, filePath, task.choices.sheet);
  if (!first.ok) return first;
  let sheet = first.value;
  const others = sheet.facts.sheets.filter((other) => !other.hidden && other.name !== sheet.facts.sheet);
  for (const other of task.choices.sheet === undefined ? others.slice(0, mostOtherSheets) : []) {
    if (sheet.checked.ok) break;
    const next = await readOneSheet(context, task, filePath, other.name);
    if (!next.ok) return next;
    if (next.value.checked.ok) sheet = next.value;
  }
  const { facts, preview, checked } = sheet;
  if (!checked.ok) return refused(checked.error, name, sheet);
  const { header, mapping, rows } = checked.value;
  const items = listItems(context.db).map((item) => ({ code: item.code, name: item.name, title: itemTitle(item) }));
  return ok({
    fileName: name,
    sha256,
    checked: checked.value,
    found: foundTable({ facts, preview, header, mapping }),
    rows: rows.map((row) => planRowOf(row, task.year, items, planWords)),
  });
};

interface ReadSheet {
  readonly facts: SheetHead;
  readonly preview: readonly PreviewRow[];
  readonly checked: Result<CheckedImport<PlanSheetRow>, ImportRefusal>;
}

const refused = (refusal: ImportRefusal, name: string, { facts, preview }: ReadSheet): Result<never, Failure> => {
  switch (refusal.reason) {
    case 'noRows':
      return fail('import.noRows', { name });
    case 'wrongKind':
      return fail('import.wrongKind', { name, kind: refusal.kind });
    case 'wrongColumns': {
      const { missing, found, header, mapping } = refusal;
      return fail('import.wrongColumns', { missing, found, table: foundTable({ facts, preview, header, mapping }) });
    }
  }
};

const readOneSheet = async (
  context: JobContext,
  { choices, threadPath }: PlanTableTask,
  filePath: string,
  sheet: string | undefined,
): Promise<Result<ReadSheet, AppError<'job.cancelled' | 'import.refused'>>> => {
  const columns = choices.columns && new Map(choices.columns.map(({ column, field }) => [column, field]));
  let check: ImportCheck<PlanSheetRow> | null = null;
  let preview: readonly PreviewRow[] = [];
  const read = await readSheet({
    threadPath,
    filePath,
    ...(sheet === undefined ? {} : { sheet }),
    signal: context.signal,
    onSheet: (facts) => {
      preview = [];
      const surroundings = { today: context.now.slice(0, 10), regionPrefixes: [] };
      check = createImportCheck(planImport, planVocabulary, facts, surroundings, {
        choices: { headerRow: choices.headerRow, columns },
        remembered: (fingerprint) => findMapping(context.db, 'plans', fingerprint),
      });
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
  const finished = (check as ImportCheck<PlanSheetRow> | null)?.finish();
  return ok({ facts: read.value, preview, checked: finished ?? err({ reason: 'noRows' }) });
};
