import { readFileSync, writeFileSync } from 'node:fs';
import * as XLSX from 'xlsx';

export interface OpenedBook {
  readonly titles: readonly string[];
  /** Texts of the first sheet below its title row. */
  readonly rows: readonly (readonly string[])[];
  readonly sheets: readonly string[];
}

const readBook = (filePath: string): XLSX.WorkBook =>
  XLSX.read(readFileSync(filePath), { cellStyles: true, cellDates: false, cellNF: true });

const firstSheet = (book: XLSX.WorkBook): XLSX.WorkSheet => {
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  return sheet;
};

/** A problem workbook as a clerk sees it. */
export const openBook = (filePath: string): OpenedBook => {
  const book = readBook(filePath);
  const table = XLSX.utils.sheet_to_json<(string | number | null)[]>(firstSheet(book), {
    header: 1,
    raw: true,
    defval: null,
    blankrows: true,
  });
  const texts = table.map((cells) => cells.map((cell) => (cell === null ? '' : String(cell))));
  return { titles: texts[0] ?? [], rows: texts.slice(1), sheets: book.SheetNames };
};

export interface CellEdit {
  /** Row number in the original file, as the hidden column says. */
  readonly row: number;
  readonly title: string;
  readonly value: string;
}

/** Types into cells of a problem workbook and saves it under another name, as Excel would. */
export const editBook = (filePath: string, targetPath: string, edits: readonly CellEdit[]): void => {
  const book = readBook(filePath);
  const sheet = firstSheet(book);
  const { titles, rows } = openBook(filePath);
  const rowNumberColumn = titles.indexOf('原行号');
  for (const { row, title, value } of edits) {
    const r = rows.findIndex((cells) => cells[rowNumberColumn] === String(row)) + 1;
    const c = titles.indexOf(title);
    if (r === 0 || c < 0) throw new Error(`no cell ${String(row)} ${title}`);
    const at = XLSX.utils.encode_cell({ r, c });
    if (value === '') Reflect.deleteProperty(sheet, at);
    else sheet[at] = { t: 's', v: value } satisfies XLSX.CellObject;
  }
  writeFileSync(targetPath, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Uint8Array);
};
