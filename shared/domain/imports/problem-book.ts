import type { Cell, DateCell, MergedRange, SheetRow } from '#shared/base/sheet.ts';
import { shownCell, tidyText } from './cell-text.ts';
import type { FoundHeader } from './find-header.ts';
import { keptInNote, type ColumnMapping } from './map-columns.ts';
import type { ImportProblem } from './problems.ts';

/** Name of the sheet that carries what Excel cannot show; it is hidden, and its presence tells a problem workbook from other files. */
export const bookStateSheet = 'fairdraw-rows';

/** What a cell of the workbook holds; formulas and Excel errors stand as the value they showed. */
export type BookCell = string | number | boolean | DateCell | null;

/** Looked at and in order: such problems are no longer listed. Without a row all equal ones. */
export interface SeenMark {
  readonly code: string;
  readonly field: string;
  readonly row?: number | undefined;
}

/** Everything about the original file that its problem rows need to be checked again as if they still stood in it. */
export interface BookMeta {
  readonly format: typeof bookFormat;
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly sheet: string;
  readonly date1904: boolean;
  /** Rows up to the end of the header, titles included. */
  readonly head: readonly SheetRow[];
  readonly headerRow: number;
  readonly columns: readonly { readonly column: number; readonly title: string }[];
  readonly mapping: readonly (readonly [column: number, field: string])[];
  readonly merges: readonly MergedRange[];
  readonly leaveHidden: boolean;
  readonly leaveRows: readonly number[];
  readonly words: readonly { readonly field: string; readonly word: string; readonly value: string }[];
  readonly seen: readonly SeenMark[];
}

export const bookFormat = 'fairdraw-problems/1';

/** What is kept of one row beside its visible cells. */
export interface RowState {
  readonly row: number;
  readonly hidden: boolean;
  /** Of the visible cells as they were written, to tell changed rows. */
  readonly print: string;
  /** Formulas and errors by column; they count as unchanged while the visible cell shows the same. */
  readonly special: Readonly<Record<string, Cell>>;
  /** The only suggestion of a field. */
  readonly accept: Readonly<Record<string, string>>;
  readonly look: readonly (readonly [code: string, field: string])[];
}

export interface BookRow {
  readonly row: number;
  readonly problems: readonly ImportProblem[];
  readonly cells: readonly BookCell[];
  readonly state: RowState;
}

/** A value as an .xlsx can hold it: no control characters, one kind of line break. */
export const bookCell = (cell: Cell): BookCell => {
  if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'string') return writable(cell);
  if ('date' in cell) return cell;
  return 'error' in cell ? cell.error : bookCell(cell.value);
};

const writable = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    // eslint-disable-next-line no-control-regex -- XML 1.0 cannot carry these at all
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '')
    .toWellFormed();

const shownText = (cell: Cell): string => {
  const text = shownCell(bookCell(cell));
  return text.trim() === '' ? '' : text;
};

/** Cells as one text, for telling changed rows; what only Excel's saving changes does not count. */
export const printedCells = (cells: readonly Cell[]): string => {
  const texts = cells.map(shownText);
  while (texts.at(-1) === '') texts.pop();
  return texts.join('\u001F');
};

/** One title a column, none twice and none of the product's own, so that columns are found again wherever the clerk moves them. */
export const bookTitles = (
  header: FoundHeader,
  width: number,
  own: readonly string[],
  unnamed: (column: number) => string,
): BookMeta['columns'] => {
  const used = new Set(own);
  return Array.from({ length: width }, (_, column) => {
    const label = header.labels.find((each) => each.column === column);
    const base = label === undefined ? unnamed(column) : titleOf(label.header, label.words.at(-1) ?? '', used);
    let title = base;
    for (let number = 2; used.has(title); number += 1) title = `${base}(${String(number)})`;
    used.add(title);
    return { column, title };
  });
};

const titleOf = (own: string, joined: string, used: ReadonlySet<string>): string => (used.has(own) && joined !== '' ? joined : own);

/** The mapping as a person's decision: every column is decided, so that nothing is guessed anew. */
export const decidedMapping = ({ columns, dropped, kept, ignored }: ColumnMapping): BookMeta['mapping'] => [
  ...[...columns, ...dropped].map(({ column, field }): [number, string] => [column, field]),
  ...kept.map(({ column }): [number, string] => [column, keptInNote]),
  ...ignored.map(({ column }): [number, string] => [column, '']),
];

/** One row of the workbook from the row of the file. `typed` are cells that were already decided about, by column. */
export const bookRow = (
  { row, hidden, cells }: SheetRow,
  width: number,
  problems: readonly ImportProblem[],
  typed: ReadonlyMap<number, string>,
  printOf: (text: string) => string,
): BookRow => {
  const shown = Array.from({ length: width }, (_, column) => bookCell(typed.get(column) ?? cells[column] ?? null));
  const special = cells.flatMap((cell, column): [string, Cell][] =>
    cell !== null && typeof cell === 'object' && !('date' in cell) && !typed.has(column) ? [[String(column), cell]] : [],
  );
  const only = problems.flatMap(({ field, suggestion, level }): [string, string][] =>
    level !== 'fixed' && field !== '' && suggestion?.length === 1 ? [[field, suggestion[0] ?? '']] : [],
  );
  return {
    row,
    problems,
    cells: shown,
    state: {
      row,
      hidden,
      print: printOf(printedCells(shown)),
      special: Object.fromEntries(special),
      accept: Object.fromEntries(only),
      look: problems.flatMap(({ level, code, field }): [string, string][] => (level === 'look' ? [[code, field]] : [])),
    },
  };
};

/** Which other rows a problem needs beside its own to be found again: partners, and the first row of a merged range it lies in. */
export const rowsOfProblems = (problems: readonly ImportProblem[], merges: readonly MergedRange[]): ReadonlySet<number> => {
  const rows = new Set<number>();
  for (const { row, code, partner } of problems) {
    rows.add(row);
    if (partner !== undefined) rows.add(partner);
    if (code !== 'F309' && code !== 'W204') continue;
    for (const { fromRow, toRow } of merges) if (fromRow < row && row <= toRow) rows.add(fromRow);
  }
  return rows;
};

/** The title of a column as it is looked for. */
export const titleKey = (cell: Cell): string => tidyText(shownCell(cell));
