import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { err, ok, type Result } from '#shared/base/result.ts';
import { addCellRules, type ListValidation, type RuleValidation } from './cell-rules.ts';

export type CellValue = string | number | boolean | null;

/** A cell that differs from its column: a number shown as a date, a colour, a note that shows when the mouse rests on it. */
export interface FormattedCell {
  readonly value: CellValue;
  readonly format?: string;
  /** Red asks to be put right, yellow to be looked at, grey is not for typing. */
  readonly fill?: keyof typeof fills;
  readonly note?: string;
}

const fills = { red: 'FFFFC7CE', yellow: 'FFFFEB9C', grey: 'FFEDEDED' } as const;

export type SheetCell = CellValue | FormattedCell;

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  readonly hidden: boolean;
}

export interface SheetColumn {
  readonly width: number;
  /** An Excel number format; `@` keeps codes as text when a clerk types over them. */
  readonly format?: string;
  readonly hidden?: true;
  readonly wrap?: true;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly columns: readonly SheetColumn[];
  /** Title and header rows: bold, centred, frozen, and the only ones that may be merged. */
  readonly headRows: readonly (readonly SheetCell[])[];
  /** Ranges inside the head rows, such as `A1:T1`; the cells behind the first lose their value. */
  readonly merges: readonly string[];
  readonly rows: Iterable<readonly SheetCell[] | SheetRow> | AsyncIterable<readonly SheetCell[] | SheetRow>;
  readonly validations: readonly ListValidation[];
  readonly rules?: readonly RuleValidation[];
  /** Names for ranges of this sheet, such as `A1:A9`, by which drop-downs of other sheets know them. */
  readonly names?: readonly { readonly name: string; readonly range: string }[];
  /** Over the last head row, such as `A1:T1`. */
  readonly autoFilter?: string;
}

export interface WrittenWorkbook {
  readonly path: string;
  readonly bytes: number;
}

export interface CannotWrite {
  readonly reason: 'cannotWrite';
  readonly path: string;
  /** The operating system's name of the trouble: ENOSPC, EROFS, EACCES … */
  readonly code: string;
}

const rowsBetweenTurns = 200;

/**
 * Writes the sheets in their order and holds only a few hundred rows in memory. The file appears under its name when it is
 * complete and flushed, never before; a failure leaves nothing behind. `writtenAt` is the only time in the file: the same
 * rows and time give the same bytes. An error thrown by `rows` passes through. `keepBlanks` keeps blanks around texts as they are, and every
 * different text in memory until the end.
 */
export const writeWorkbook = async (
  path: string,
  sheets: readonly WorkbookSheet[],
  writtenAt: Date,
  { keepBlanks = false }: { readonly keepBlanks?: boolean } = {},
): Promise<Result<WrittenWorkbook, CannotWrite>> => {
  const part = `${path}.part`;
  const stream = createWriteStream(part, { flush: true });
  const closed = new Promise<void>((resolve, reject) => {
    stream.on('close', resolve);
    stream.on('error', reject);
  });
  try {
    await Promise.race([writeSheets(openWorkbook(stream, writtenAt, keepBlanks), sheets, () => stream.errored !== null), closed]);
    await closed;
    await rename(part, path);
    return ok({ path, bytes: (await stat(path)).size });
  } catch (cause) {
    stream.destroy();
    await closed.catch(() => undefined); // an open file cannot be removed on Windows
    await rm(part, { force: true });
    const code = codeOf(cause);
    if (code === undefined) throw cause;
    return err({ reason: 'cannotWrite', path, code });
  }
};

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'syscall' in cause && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;

interface Zip {
  append: (source: unknown, entry: { readonly name: string; readonly date?: Date }) => unknown;
}

const openWorkbook = (stream: NodeJS.WritableStream, writtenAt: Date, useSharedStrings: boolean): ExcelJS.stream.xlsx.WorkbookWriter => {
  // The library stamps every entry with the current time and has no setting for it; its constructor adds the first entries.
  class StampedWriter extends ExcelJS.stream.xlsx.WorkbookWriter {
    override addThemes(): Promise<void> {
      const { zip } = this as unknown as { readonly zip: Zip }; // not in the library's type
      const append = zip.append.bind(zip);
      zip.append = (source, entry) => append(source, { ...entry, date: writtenAt });
      return super.addThemes();
    }
  }
  const workbook = new StampedWriter({ stream: stream as never, useStyles: true, useSharedStrings }); // typed for its own streams only
  workbook.created = writtenAt;
  workbook.modified = writtenAt;
  workbook.creator = '';
  workbook.lastModifiedBy = '';
  return workbook;
};

const writeSheets = async (
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheets: readonly WorkbookSheet[],
  failed: () => boolean,
): Promise<void> => {
  for (const sheet of sheets) {
    const worksheet = openSheet(workbook, sheet);
    let sinceTurn = 0;
    for await (const row of sheet.rows) {
      if (failed()) return;
      addRow(worksheet, row);
      sinceTurn += 1;
      if (sinceTurn < rowsBetweenTurns) continue;
      sinceTurn = 0;
      await nextTurn(); // lets the compressor and the disk take what was written
    }
    worksheet.commit();
    for (const { name, range } of sheet.names ?? []) workbook.definedNames.add(absolute(sheet.name, range), name);
  }
  await workbook.commit();
};

/** `A1:B9` as a name holds it: `'sheet'!$A$1:$B$9`. */
const absolute = (sheet: string, range: string): string => `'${sheet}'!${range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`;

const openSheet = (workbook: ExcelJS.stream.xlsx.WorkbookWriter, sheet: WorkbookSheet): ExcelJS.Worksheet => {
  const worksheet = workbook.addWorksheet(sheet.name, {
    state: sheet.state,
    views: sheet.headRows.length === 0 ? [] : [{ state: 'frozen', xSplit: 0, ySplit: sheet.headRows.length }],
  });
  worksheet.columns = sheet.columns.map(({ width, format, hidden = false, wrap }) => ({
    width,
    hidden,
    style: { ...(format === undefined ? {} : { numFmt: format }), ...(wrap ? { alignment: { wrapText: true, vertical: 'top' } } : {}) },
  }));
  const heads = sheet.headRows.map((cells) => worksheet.addRow(cells.map((cell) => (isFormatted(cell) ? cell.value : cell))));
  for (const merge of sheet.merges) worksheet.mergeCells(merge);
  for (const head of heads) {
    head.font = { bold: true };
    head.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  }
  for (const [index, cells] of sheet.headRows.entries()) formatCells(heads[index], cells);
  heads.at(-1)?.commit(); // and with it every row before
  addCellRules(worksheet, sheet);
  if (sheet.autoFilter !== undefined) worksheet.autoFilter = sheet.autoFilter;
  return worksheet;
};

const addRow = (worksheet: ExcelJS.Worksheet, row: readonly SheetCell[] | SheetRow): void => {
  const { cells, hidden } = 'cells' in row ? row : { cells: row, hidden: false };
  const added = worksheet.addRow(cells.map((cell) => (isFormatted(cell) ? cell.value : cell)));
  formatCells(added, cells);
  if (hidden) added.hidden = true;
  added.commit();
};

const formatCells = (row: ExcelJS.Row | undefined, cells: readonly SheetCell[]): void => {
  for (const [index, cell] of cells.entries()) if (row && isFormatted(cell)) formatCell(row.getCell(index + 1), cell);
};

const formatCell = (target: ExcelJS.Cell, { format, fill, note }: FormattedCell): void => {
  if (format !== undefined) target.numFmt = format;
  if (fill !== undefined) target.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills[fill] } };
  if (note !== undefined) target.note = note;
};

const isFormatted = (cell: SheetCell): cell is FormattedCell => typeof cell === 'object' && cell !== null;
