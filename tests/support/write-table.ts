import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import type { Cell, MergedRange } from '#shared/base/sheet.ts';

export interface TableSheet {
  readonly name?: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges?: readonly MergedRange[];
  /** Excel rows. */
  readonly hiddenRows?: readonly number[];
  readonly hidden?: true;
}

export interface TableFile {
  readonly sheets: readonly TableSheet[];
  readonly date1904?: true;
}

const excelErrors: Readonly<Record<string, number>> = { '#REF!': 0x17, '#N/A': 0x2a, '#DIV/0!': 7, '#VALUE!': 15, '#NAME?': 29 };

const cellObject = (cell: Exclude<Cell, null>): XLSX.CellObject => {
  if (typeof cell === 'string') return { t: 's', v: cell };
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (typeof cell === 'boolean') return { t: 'b', v: cell };
  if ('date' in cell) return { t: 'd', v: new Date(`${cell.date}T00:00:00Z`), z: 'yyyy-mm-dd' };
  if ('error' in cell) return { t: 'e', v: excelErrors[cell.error] ?? 0x2a };
  return { ...cellObject(cell.value ?? ''), f: cell.formula };
};

const worksheet = ({ rows, merges = [], hiddenRows = [] }: TableSheet): XLSX.WorkSheet => {
  const sheet: XLSX.WorkSheet = {};
  let width = 1;
  for (const [r, cells] of rows.entries()) {
    for (const [c, cell] of cells.entries()) {
      if (cell !== null) sheet[XLSX.utils.encode_cell({ r, c })] = cellObject(cell);
    }
    width = Math.max(width, cells.length);
  }
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(rows.length, 1) - 1, c: width - 1 } });
  sheet['!merges'] = merges.map(({ fromRow, toRow, fromColumn, toColumn }) => ({
    s: { r: fromRow - 1, c: fromColumn },
    e: { r: toRow - 1, c: toColumn },
  }));
  if (hiddenRows.length > 0) {
    sheet['!rows'] = Array.from({ length: rows.length }, (_, index) => ({ hidden: hiddenRows.includes(index + 1) }));
  }
  return sheet;
};

/** Writes an .xlsx, or an .xls when it is called so, as a clerk's program would: cells keep their types, a date is a number with a format. Gives the path. */
export const writeTable = (dir: string, fileName: string, { sheets, date1904 }: TableFile): string => {
  const book = XLSX.utils.book_new();
  for (const [index, sheet] of sheets.entries())
    XLSX.utils.book_append_sheet(book, worksheet(sheet), sheet.name ?? `Sheet${String(index + 1)}`);
  book.Workbook = {
    ...(date1904 ? { WBProps: { date1904: true } } : {}),
    Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })),
  };
  const filePath = path.join(dir, fileName);
  const bookType = fileName.endsWith('.xls') ? 'biff8' : 'xlsx';
  writeFileSync(filePath, XLSX.write(book, { type: 'buffer', bookType, cellStyles: true, cellDates: true }) as Uint8Array);
  return filePath;
};
