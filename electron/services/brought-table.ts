import path from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { isOfRecord, readRowMark } from '#shared/domain/field-pack/row-mark.ts';
import type { NumberedRow, RowFault } from '#shared/domain/field-pack/visit-of-rows.ts';
import { resultImport, type ResultSheetRow } from '#shared/domain/imports/describe-results.ts';
import type { ImportProblem } from '#shared/domain/imports/problems.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import type { StoredDraw } from '#electron/store/draws.ts';
import { excelColumn } from '#electron/tables/excel-column.ts';
import type { JobContext } from './context.ts';
import { resultVocabulary } from './result-words.ts';
import { readTableSheet } from './table-sheets.ts';

/** The rows of one visit as they came back. */
export interface BroughtRows {
  readonly code: string;
  readonly rows: readonly NumberedRow[];
  readonly faults: readonly RowFault[];
  /** Cells that cannot be read. */
  readonly problems: readonly ImportProblem[];
}

export interface BroughtTable {
  readonly fileName: string;
  readonly sha256: string;
  /** In the order of the sheet. */
  readonly visits: readonly BroughtRows[];
  /** Of rows that name no visit of this event. */
  readonly loose: readonly RowFault[];
  /** A cell as Excel names it. */
  readonly cellAt: (at: number, field: keyof ResultSheetRow | '') => string;
}

type Failure = AppError<
  | 'job.cancelled'
  | 'file.tokenUnknown'
  | 'file.unreadable'
  | 'import.refused'
  | 'broughtBack.notATable'
  | 'broughtBack.otherEvent'
  | 'broughtBack.otherRecord'
>;

/** Reads 现场结果表 of one event and gives each row back to its visit; nothing is written. */
export const readBroughtTable = async (
  context: JobContext,
  draw: StoredDraw,
  { file, threadPath }: { readonly file: string; readonly threadPath: string },
): Promise<Result<BroughtTable, Failure>> => {
  const filePath = context.pathOf(file);
  if (filePath === null) return fail('file.tokenUnknown', {});
  const name = path.basename(filePath);
  const sha256 = await fileSha256(filePath);
  if (sha256 === null) return fail('file.unreadable', { name });
  const sheet = await readTableSheet(context, {
    ...{ filePath, threadPath, sheet: undefined, description: resultImport, vocabulary: resultVocabulary },
    decided: { choices: {}, remembered: () => undefined },
  });
  if (!sheet.ok) return sheet;
  if (!sheet.value.checked.ok) return fail('broughtBack.notATable', { name });
  const { rows, sheetRows, outside, problems, mapping } = sheet.value.checked.value;
  const all: readonly NumberedRow[] = [
    ...rows.map((row, index) => ({ at: sheetRows[index] ?? 0, row })),
    ...[...outside].map(([at, row]) => ({ at, row })),
  ].toSorted((a, b) => a.at - b.at);
  const { own, loose, foreign } = sortRows(all, draw);
  if (own.size === 0 && foreign !== null) {
    const { serial } = draw;
    return foreign === serial
      ? fail('broughtBack.otherRecord', { name, serial })
      : fail('broughtBack.otherEvent', { name, serial, other: foreign });
  }
  const unread = problems.filter(({ code, level }) => level === 'mustFix' || code === damagedText);
  return ok({
    ...{ fileName: name, sha256, loose },
    visits: [...own].map(([code, ownRows]) => ({
      code,
      rows: ownRows,
      faults: ownRows.flatMap((row) => mixedUp(row, code)),
      problems: unread.filter(({ row }) => ownRows.some(({ at }) => at === row)),
    })),
    cellAt: (at, field) => {
      const column = mapping.columns.find((mapped) => mapped.field === field);
      return column ? excelColumn(column.column) + String(at) : String(at);
    },
  });
};

/** What nobody can read would be published as it is. */
const damagedText = 'W217';

interface SortedRows {
  readonly own: ReadonlyMap<string, readonly NumberedRow[]>;
  readonly loose: readonly RowFault[];
  /** The event that a row of another table names. */
  readonly foreign: string | null;
}

const sortRows = (rows: readonly NumberedRow[], draw: StoredDraw): SortedRows => {
  const own = new Map<string, NumberedRow[]>();
  const loose: RowFault[] = [];
  let foreign: string | null = null;
  for (const numbered of rows) {
    const { at, row } = numbered;
    const mark = readRowMark(row.mark);
    if (!mark.ok) loose.push({ at, field: '', fault: 'markUnreadable', found: '', other: 0 });
    else if (mark.value.serial !== draw.serial || !isOfRecord(mark.value, draw.result?.recordHash ?? '')) {
      foreign ??= mark.value.serial;
      loose.push({ at, field: '', fault: 'otherEvent', found: mark.value.serial, other: 0 });
    } else own.set(mark.value.code, [...(own.get(mark.value.code) ?? []), numbered]);
  }
  return { own, loose, foreign };
};

const plainCode = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();

const mixedUp = ({ at, row }: NumberedRow, code: string): readonly RowFault[] =>
  row.code === '' || plainCode(row.code) === plainCode(code) ? [] : [{ at, field: 'code', fault: 'rowMixed', found: row.code, other: 0 }];
