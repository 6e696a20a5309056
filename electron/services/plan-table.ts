import path from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { TableChoices } from '#shared/contract/imports.ts';
import type { CheckedImport, ImportRefusal } from '#shared/domain/imports/check-rows.ts';
import { planImport, type PlanSheetRow } from '#shared/domain/imports/describe-plans.ts';
import type { FoundTable } from '#shared/domain/imports/found-table.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import type { PlanRowContent } from '#shared/domain/plans/plan-row.ts';
import { planRowOf } from '#shared/domain/plans/row-from-sheet.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import { findMapping } from '#electron/store/import-memory.ts';
import { listItems } from '#electron/store/items.ts';
import type { JobContext } from './context.ts';
import { foundTable } from './import-check.ts';
import { planVocabulary, planWords } from './plan-words.ts';
import { readTableSheet, type SheetOfTable } from './table-sheets.ts';

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

/** Reads and checks a plan table; nothing is written. Without a chosen sheet the first one whose header names a task. */
export const readPlanTable = async (context: JobContext, task: PlanTableTask): Promise<Result<PlanTable, Failure>> => {
  const filePath = context.pathOf(task.file);
  if (filePath === null) return fail('file.tokenUnknown', {});
  const name = path.basename(filePath);
  const sha256 = await fileSha256(filePath);
  if (sha256 === null) return fail('file.unreadable', { name });
  const { choices, threadPath } = task;
  const columns = choices.columns && new Map(choices.columns.map(({ column, field }) => [column, field]));
  const sheet = await readTableSheet(context, {
    ...{ filePath, threadPath, sheet: choices.sheet, description: planImport, vocabulary: planVocabulary },
    decided: {
      choices: { headerRow: choices.headerRow, columns },
      remembered: (fingerprint) => findMapping(context.db, 'plans', fingerprint),
    },
  });
  if (!sheet.ok) return sheet;
  const { facts, preview, checked } = sheet.value;
  if (!checked.ok) return refused(checked.error, name, sheet.value);
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

const refused = (refusal: ImportRefusal, name: string, { facts, preview }: SheetOfTable<PlanSheetRow>): Result<never, Failure> => {
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
