import { read, type CellObject, type ParsingOptions, type WorkBook, type WorkSheet } from 'xlsx';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { Cell, FormulaCell, MergedRange, RefusedFileReason, SheetFacts, SheetName, SheetRow } from '#shared/base/sheet.ts';
import type { BiffFacts } from './biff-records.ts';
import { learnChineseDates, parseZipWithDates } from './date-formats.ts';
import { chineseCodePage, learnCodePages } from './old-workbook.ts';
import { mostColumns, mostMerges } from './sheet-limits.ts';

export interface ParsedSheet {
  readonly facts: SheetFacts;
  /** Filled rows in order. Each is given back once and forgotten, so that memory falls while they are sent. */
  readonly takeRows: (most: number) => readonly SheetRow[];
}

/**
 * Parses one sheet: the named one, else the first visible one that holds anything, else the first. Cells keep their types; a number
 * formatted as a date becomes one. The declared `<dimension>` is not believed, only cells that exist are met.
 */
export const parseWorkbook = (bytes: Buffer, sheet: string | undefined): Result<ParsedSheet, RefusedFileReason> => {
  const first = parseSheets(parseZipWithDates, bytes, sheet ?? 0);
  if (!first) return err('damaged');
  const names = sheetNames(first);
  if (names.length === 0) return err('noSheet');
  if (sheet !== undefined) return names.some(({ name }) => name === sheet) ? parsedSheet(first, names, sheet) : err('noSheet');
  for (const [index, { name, hidden }] of names.entries()) {
    if (hidden) continue;
    const book = index === 0 ? first : parseSheets(parseZipWithDates, bytes, index);
    if (!book) return err('damaged');
    const parsed = parsedSheet(book, names, name);
    if (!parsed.ok || parsed.value.facts.rowCount > 0) return parsed;
  }
  return parsedSheet(first, names, names[0]?.name ?? '');
};

/** The same for an .xls, whose sheets lie in one stream and are parsed at once. */
export const parseOldWorkbook = (
  bytes: Buffer,
  { version }: BiffFacts,
  sheet: string | undefined,
): Result<ParsedSheet, RefusedFileReason> => {
  const isBeforeUnicode = version < 8;
  learnChineseDates();
  if (isBeforeUnicode) learnCodePages();
  const book = parseSheets(read, bytes, undefined, isBeforeUnicode ? { codepage: chineseCodePage } : {});
  if (!book) return err('damaged');
  const names = sheetNames(book);
  const wanted = names.filter(({ name, hidden }) => (sheet === undefined ? !hidden : name === sheet));
  if (wanted.length === 0 && (sheet !== undefined || names.length === 0)) return err('noSheet');
  for (const { name } of wanted) {
    const parsed = parsedSheet(book, names, name);
    if (!parsed.ok || parsed.value.facts.rowCount > 0) return parsed;
  }
  return parsedSheet(book, names, wanted[0]?.name ?? names[0]?.name ?? '');
};

const parseSheets = (
  parse: (bytes: Buffer, options: ParsingOptions) => WorkBook,
  bytes: Buffer,
  sheets: string | number | undefined,
  more: ParsingOptions = {},
): WorkBook | undefined => {
  try {
    return parse(bytes, {
      type: 'buffer',
      dense: true,
      ...(sheets === undefined ? {} : { sheets }),
      cellDates: true,
      UTC: true,
      cellStyles: true, // the only way to learn which rows are hidden
      cellText: false,
      cellHTML: false,
      nodim: true,
      ...more,
    });
  } catch {
    return undefined; // SheetJS throws on whatever it cannot read, without names worth translating
  }
};

const sheetNames = (book: WorkBook): readonly SheetName[] =>
  book.SheetNames.map((name, index) => ({ name, hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0 }));

// SheetJS swallows what goes wrong inside a sheet and leaves the sheet out; taken for an empty one, its rows would be lost unseen.
const parsedSheet = (book: WorkBook, sheets: readonly SheetName[], name: string): Result<ParsedSheet, 'damaged'> => {
  const sheet = new Map(Object.entries(book.Sheets)).get(name);
  if (!sheet) return err('damaged');
  // Sparse: rows and cells that the file does not hold are holes.
  const data: (CellObject[] | undefined)[] = sheet['!data'] ?? [];
  const filled = data.flatMap((row, index) => (row && lastFilled(row) >= 0 ? [index] : []));
  const hiddenRows = new Set((sheet['!rows'] ?? []).flatMap((row, index) => (row.hidden === true ? [index] : [])));
  let at = 0;
  return ok({
    facts: {
      sheet: name,
      sheets,
      date1904: book.Workbook?.WBProps?.date1904 === true,
      rowCount: filled.length,
      merges: mergedRanges(sheet),
    },
    takeRows: (most) => {
      const part = filled.slice(at, at + most);
      at += part.length;
      return part.map((index) => {
        const cells = cellsOf(data[index] ?? []);
        data[index] = undefined;
        return { row: index + 1, hidden: hiddenRows.has(index), cells };
      });
    },
  });
};

const mergedRanges = (sheet: WorkSheet): readonly MergedRange[] =>
  (sheet['!merges'] ?? []).slice(0, mostMerges).map(({ s, e }) => ({ fromRow: s.r + 1, toRow: e.r + 1, fromColumn: s.c, toColumn: e.c }));

const lastFilled = (row: readonly (CellObject | undefined)[]): number => {
  let last = Math.min(row.length, mostColumns) - 1;
  while (last >= 0 && isBlank(row[last])) last -= 1;
  return last;
};

const isBlank = (cell: CellObject | undefined): boolean => cell === undefined || cellOf(cell) === null;

const cellsOf = (row: readonly (CellObject | undefined)[]): readonly Cell[] =>
  Array.from({ length: lastFilled(row) + 1 }, (_, index) => {
    const cell = row[index];
    return cell === undefined ? null : cellOf(cell);
  });

const cellOf = (cell: CellObject): Cell => (cell.f === undefined ? valueOf(cell) : { formula: cell.f, value: valueOf(cell) });

const valueOf = ({ t, v }: CellObject): FormulaCell['value'] => {
  if (t === 'e') return { error: errorNames.get(Number(v)) ?? '#N/A' };
  if (v instanceof Date) return Number.isNaN(v.getTime()) ? { error: '#NUM!' } : { date: v.toISOString().slice(0, 10) };
  return v === undefined || v === '' ? null : v;
};

const errorNames = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);
