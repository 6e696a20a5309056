import checklistWords from '#resources/vocabulary/checklists.json' with { type: 'json' };
import inspectorWords from '#resources/vocabulary/inspectors.json' with { type: 'json' };
import itemWords from '#resources/vocabulary/items.json' with { type: 'json' };
import lines from '#resources/lines.json' with { type: 'json' };
import rows from '#resources/vocabulary/rows.json' with { type: 'json' };
import subjectWords from '#resources/vocabulary/subjects.json' with { type: 'json' };
import type { Result } from '#shared/base/result.ts';
import type { Cell, MergedRange, SheetFacts, SheetRow } from '#shared/base/sheet.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import { createImportCheck, type CheckedImport, type ImportRefusal } from '#shared/domain/imports/check-rows.ts';
import { checklistImport, type ChecklistSheetRow } from '#shared/domain/imports/describe-checklists.ts';
import { inspectorImport, type InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { itemImport, type ItemRow } from '#shared/domain/imports/describe-items.ts';
import { subjectImport, type SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import type { ImportDescription } from '#shared/domain/imports/field.ts';
import type { ImportVocabulary, KindVocabulary } from '#shared/domain/imports/vocabulary.ts';

export interface TableOptions {
  readonly merges?: readonly MergedRange[];
  readonly date1904?: boolean;
  readonly hidden?: readonly number[];
  /** Rows a part. */
  readonly part?: number;
}

const vocabularyOf = (kind: KindVocabulary): ImportVocabulary => ({ kind, rows, lines });

const today = '2026-03-02';

const check = <Row>(
  description: ImportDescription<Row>,
  kind: KindVocabulary,
  table: readonly (readonly Cell[])[],
  { merges = [], date1904 = false, hidden = [], part = 1000 }: TableOptions = {},
): Result<CheckedImport<Row>, ImportRefusal> => {
  const filled = table
    .map((cells, index): SheetRow => ({ row: index + 1, hidden: hidden.includes(index + 1), cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  return checkRead(description, kind, { merges, date1904 }, filled, part);
};

const checkRead = <Row>(
  description: ImportDescription<Row>,
  kind: KindVocabulary,
  facts: Pick<SheetFacts, 'merges' | 'date1904'>,
  filled: readonly SheetRow[],
  part = 1000,
): Result<CheckedImport<Row>, ImportRefusal> => {
  const running = createImportCheck(description, vocabularyOf(kind), facts, { today, regionPrefixes: ['1301'] });
  for (let at = 0; at < filled.length; at += part) running.take(filled.slice(at, at + part));
  return running.finish();
};

/** Checks a table given as rows of cells, the first being Excel's row 1, on 2026-03-02 in Shijiazhuang. */
export const checkSubjects = (
  table: readonly (readonly Cell[])[],
  options?: TableOptions,
): Result<CheckedImport<SubjectRow>, ImportRefusal> => check(subjectImport, subjectWords, table, options);

export const checkInspectors = (
  table: readonly (readonly Cell[])[],
  options?: TableOptions,
): Result<CheckedImport<InspectorRow>, ImportRefusal> => check(inspectorImport, inspectorWords, table, options);

export const checkChecklists = (table: readonly (readonly Cell[])[]): Result<CheckedImport<ChecklistSheetRow>, ImportRefusal> =>
  check(checklistImport, checklistWords, table);

export const checkItems = (table: readonly (readonly Cell[])[], options?: TableOptions): Result<CheckedImport<ItemRow>, ImportRefusal> =>
  check(itemImport, itemWords, table, options);

/** The same for any kind of library, when only header and mapping matter. */
export const checkOfKind = (
  kind: ImportKind,
  table: readonly (readonly Cell[])[],
  options?: TableOptions,
): Result<CheckedImport<unknown>, ImportRefusal> => {
  switch (kind) {
    case 'subjects':
      return checkSubjects(table, options);
    case 'inspectors':
      return checkInspectors(table, options);
    case 'items':
      return checkItems(table, options);
  }
};

/** The same over rows as a reader gave them. */
export const checkReadRows = (
  kind: ImportKind,
  facts: Pick<SheetFacts, 'merges' | 'date1904'>,
  rows: readonly SheetRow[],
): Result<CheckedImport<unknown>, ImportRefusal> => {
  switch (kind) {
    case 'subjects':
      return checkRead(subjectImport, subjectWords, facts, rows);
    case 'inspectors':
      return checkRead(inspectorImport, inspectorWords, facts, rows);
    case 'items':
      return checkRead(itemImport, itemWords, facts, rows);
  }
};
