import { err, ok, type Result } from '#shared/base/result.ts';
import type { Cell, SheetRow } from '#shared/base/sheet.ts';
import { shownCell } from './cell-text.ts';
import { bookCell, bookFormat, printedCells, titleKey, type BookMeta, type RowState, type SeenMark } from './problem-book.ts';

/** The rows of a problem workbook as if they still stood in the original file, and what the clerk said about them in its own columns. */
export interface ResumedTable {
  readonly meta: BookMeta;
  /** Header rows first; ascending. */
  readonly rows: readonly SheetRow[];
  readonly changedRows: number;
  /** Rows the clerk deleted from the workbook. */
  readonly removedRows: number;
  readonly cells: ReadonlyMap<number, ReadonlyMap<string, string>>;
  readonly leaveRows: ReadonlySet<number>;
  readonly seen: readonly SeenMark[];
}

/** Words the clerk may choose in the column 处理, and the title of the column of row numbers. */
export interface BookWords {
  readonly rowNumber: string;
  readonly todo: string;
  readonly own: readonly string[];
  readonly accept: string;
  readonly leave: string;
  readonly seen: string;
}

/**
 * Puts a problem workbook back in place of the rows it was written from (UX 17). Columns are found by their titles and rows by their hidden
 * number, in whatever order they now stand; a column or a row that the clerk added is taken as new. A cell that shows what was written counts
 * as the original cell, so that an untouched row gives the very problems it had. Damaged when the hidden sheet is not as it was written.
 */
export const resumeBook = (
  stateRows: readonly SheetRow[],
  visible: readonly SheetRow[],
  words: BookWords,
  printOf: (text: string) => string,
): Result<ResumedTable, 'damaged'> => {
  const parsed = parseState(stateRows);
  const [header, ...body] = visible;
  if (!parsed || !header) return err('damaged');
  const { meta, states } = parsed;
  const place = placeColumns(header, meta, words);
  if (place.rowNumber < 0) return err('damaged');
  const found = new Map<number, { readonly row: SheetRow; readonly state: RowState }>();
  const fresh: SheetRow[] = [];
  const stateByRow = new Map(states.map((state) => [state.row, state]));
  for (const row of body) {
    const number = Number(shownCell(row.cells[place.rowNumber] ?? null));
    const state = stateByRow.get(number);
    if (state && !found.has(number)) found.set(number, { row, state });
    else if (place.columns.some(({ at }) => titleKey(row.cells[at] ?? null) !== '')) fresh.push(row);
  }
  let changedRows = 0;
  const sheetRows: SheetRow[] = [];
  for (const [number, { row, state }] of [...found].sort(([a], [b]) => a - b)) {
    const cells = cellsAt(row, place.columns);
    if (printOf(printedCells(cells)) !== state.print) changedRows += 1;
    sheetRows.push({
      row: number,
      hidden: state.hidden,
      cells: cells.map((cell, column) => originalOr(cell, state.special[String(column)])),
    });
  }
  let next = Math.max(...states.map(({ row }) => row), meta.head.at(-1)?.row ?? 0);
  for (const row of fresh) {
    next += 1;
    sheetRows.push({ row: next, hidden: false, cells: cellsAt(row, place.columns) });
  }
  return ok({
    meta: place.meta,
    rows: [...headWith(meta.head, place.added), ...sheetRows.filter(({ cells }) => cells.some((cell) => cell !== null))],
    changedRows: changedRows + fresh.length,
    removedRows: states.length - found.size,
    ...saidInColumns(found, place.todo, words, meta),
  });
};

interface PlacedColumn {
  /** In the workbook, and in the original file. */
  readonly at: number;
  readonly column: number;
}

interface Placed {
  readonly rowNumber: number;
  readonly todo: number;
  readonly columns: readonly PlacedColumn[];
  readonly added: ReadonlyMap<number, string>;
  readonly meta: BookMeta;
}

const placeColumns = ({ cells }: SheetRow, meta: BookMeta, words: BookWords): Placed => {
  const titles = cells.map(titleKey);
  const own = new Set(words.own);
  const known = new Map(meta.columns.map(({ column, title }) => [titleKey(title), column]));
  let next = Math.max(-1, ...meta.columns.map(({ column }) => column));
  const added = new Map<number, string>();
  const columns: PlacedColumn[] = [];
  for (const [at, title] of titles.entries()) {
    if (title === '' || own.has(title)) continue;
    const column = known.get(title);
    if (column !== undefined) {
      columns.push({ at, column });
      known.delete(title);
      continue;
    }
    next += 1;
    added.set(next, title);
    columns.push({ at, column: next });
  }
  const more = [...added].map(([column, title]) => ({ column, title }));
  return {
    rowNumber: titles.indexOf(words.rowNumber),
    todo: titles.indexOf(words.todo),
    columns,
    added,
    meta: {
      ...meta,
      columns: [...meta.columns, ...more],
      mapping: [...meta.mapping, ...more.map(({ column }): [number, string] => [column, ''])],
    },
  };
};

const cellsAt = (row: SheetRow, columns: readonly PlacedColumn[]): readonly Cell[] => {
  const cells: Cell[] = [];
  for (const { at, column } of columns) {
    while (cells.length <= column) cells.push(null);
    cells[column] = row.cells[at] ?? null;
  }
  return cells;
};

const originalOr = (cell: Cell, original: Cell | undefined): Cell =>
  original !== undefined && shownCell(bookCell(original)) === shownCell(cell) ? original : cell;

const headWith = (head: readonly SheetRow[], added: ReadonlyMap<number, string>): readonly SheetRow[] => {
  const last = head.at(-1);
  if (!last || added.size === 0) return head;
  const cells = [...last.cells];
  for (const [column, title] of added) {
    while (cells.length <= column) cells.push(null);
    cells[column] = title;
  }
  return [...head.slice(0, -1), { ...last, cells }];
};

const saidInColumns = (
  found: ReadonlyMap<number, { readonly row: SheetRow; readonly state: RowState }>,
  todo: number,
  words: BookWords,
  meta: BookMeta,
): Pick<ResumedTable, 'cells' | 'leaveRows' | 'seen'> => {
  const cells = new Map<number, ReadonlyMap<string, string>>();
  const leaveRows = new Set(meta.leaveRows);
  const seen: SeenMark[] = [...meta.seen];
  for (const [number, { row, state }] of found) {
    const said = todo < 0 ? '' : titleKey(row.cells[todo] ?? null);
    if (said === words.accept) cells.set(number, new Map(Object.entries(state.accept)));
    else if (said === words.leave) leaveRows.add(number);
    else if (said === words.seen) seen.push(...state.look.map(([code, field]) => ({ code, field, row: number })));
  }
  return { cells, leaveRows, seen };
};

/** Cells of a workbook hold at most 32,767 characters. */
const mostInCell = 30_000;

const chunks = (text: string): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / mostInCell) }, (_, index) => text.slice(index * mostInCell, (index + 1) * mostInCell));

/** The hidden sheet: the facts of the file in its first row, then one row for each row of the workbook. */
export const stateSheetRows = (meta: BookMeta, states: readonly RowState[]): readonly (readonly string[])[] => [
  chunks(JSON.stringify(meta)),
  ...states.map((state) => chunks(JSON.stringify(state))),
];

const joinedText = ({ cells }: SheetRow): string => cells.map((cell) => (typeof cell === 'string' ? cell : '')).join('');

/** The hidden sheet is as hostile as any file: what is not of the expected shape is damaged. */
const parseState = ([first, ...rest]: readonly SheetRow[]): { readonly meta: BookMeta; readonly states: readonly RowState[] } | null => {
  if (!first) return null;
  const meta = parseJson(joinedText(first));
  const states = rest.map((row) => parseJson(joinedText(row)));
  return isMeta(meta) && states.every(isRowState) ? { meta, states } : null;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a person edited the hidden sheet
  }
};

type Loose<T> = { readonly [K in keyof T]?: unknown };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isCell = (value: unknown): value is Cell =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (isObject(value) &&
    (typeof value['date'] === 'string' ||
      typeof value['error'] === 'string' ||
      (typeof value['formula'] === 'string' && isCell(value['value']))));
const isRowNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isTexts = (value: unknown): boolean => isObject(value) && Object.values(value).every((each) => typeof each === 'string');
const isSheetRow = (value: unknown): value is SheetRow =>
  isObject(value) &&
  isRowNumber(value['row']) &&
  typeof value['hidden'] === 'boolean' &&
  Array.isArray(value['cells']) &&
  value['cells'].every(isCell);
const isColumn = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1000;

const isRowState = (value: unknown): value is RowState => {
  if (!isObject(value)) return false;
  const { row, hidden, print, special, accept, look }: Loose<RowState> = value;
  return (
    isRowNumber(row) &&
    typeof hidden === 'boolean' &&
    typeof print === 'string' &&
    isObject(special) &&
    Object.values(special).every(isCell) &&
    isTexts(accept) &&
    Array.isArray(look) &&
    look.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((each) => typeof each === 'string'))
  );
};

const isMeta = (value: unknown): value is BookMeta => {
  if (!isObject(value)) return false;
  const {
    format,
    kind,
    fileName,
    sha256,
    sheet,
    date1904,
    head,
    headerRow,
    columns,
    mapping,
    merges,
    leaveHidden,
    leaveRows,
    words,
    seen,
  }: Loose<BookMeta> = value;
  return (
    format === bookFormat &&
    [kind, fileName, sha256, sheet].every((each) => typeof each === 'string') &&
    [date1904, leaveHidden].every((each) => typeof each === 'boolean') &&
    Array.isArray(head) &&
    head.every(isSheetRow) &&
    isRowNumber(headerRow) &&
    Array.isArray(columns) &&
    columns.every((each) => isObject(each) && isColumn(each['column']) && typeof each['title'] === 'string') &&
    Array.isArray(mapping) &&
    mapping.every((each) => Array.isArray(each) && isColumn(each[0]) && typeof each[1] === 'string') &&
    Array.isArray(merges) &&
    merges.every(
      (each) => isObject(each) && ['fromRow', 'toRow', 'fromColumn', 'toColumn'].every((name) => Number.isSafeInteger(each[name])),
    ) &&
    Array.isArray(leaveRows) &&
    leaveRows.every(isRowNumber) &&
    Array.isArray(words) &&
    words.every(isTexts) &&
    Array.isArray(seen) &&
    seen.every((each) => isObject(each) && typeof each['code'] === 'string' && typeof each['field'] === 'string')
  );
};
