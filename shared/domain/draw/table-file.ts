import { compareUtf8 } from '#shared/base/bytes.ts';
import { err, ok, type Result } from '#shared/base/result.ts';

/** Why a file is not exactly in the form of DRAW-SPEC 2. */
export type TableFault =
  | 'notUtf8'
  | 'byteOrderMark'
  | 'carriageReturn'
  | 'controlCharacter'
  | 'noFinalLineFeed'
  | 'header'
  | 'columnCount'
  | 'emptyCell'
  | 'order'
  | 'duplicate'
  | 'badId'
  | 'badStratum'
  | 'badTier'
  | 'badNumber'
  | 'badHash'
  | 'badLines'
  | 'badDirective'
  | 'badSerial'
  | 'badDice'
  | 'badKey'
  | 'badRank'
  | 'badMark';

/** The first fault of a file; `line` counts from 1 and includes the header. */
export interface TableError {
  readonly line: number;
  readonly reason: TableFault;
}

/** How one kind of file is read: `keyColumns` leading columns make the strictly ascending key, 0 leaves the order to `row`. */
export interface TableShape<Row> {
  readonly header: string | undefined;
  readonly columns: number;
  readonly keyColumns: 0 | 1 | 2;
  readonly row: (cells: readonly string[], index: number) => Row | TableFault;
}

// A TAB or LF never reaches a cell; the rest of the control characters would be invisible on paper.
// eslint-disable-next-line no-control-regex -- finding control characters is the purpose
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Reads a table strictly: the one text that `tableText` would write for the same rows is accepted, every other is refused. */
export const parseTable = <Row extends object>(text: string, shape: TableShape<Row>): Result<readonly Row[], TableError> => {
  const lines = text.split('\n');
  const wholeFault = faultOfText(text, lines);
  if (wholeFault) return err(wholeFault);
  lines.pop();
  const first = shape.header === undefined ? 0 : 1;
  if (shape.header !== undefined && lines[0] !== shape.header) return err({ line: 1, reason: 'header' });
  const rows: Row[] = [];
  let before: readonly string[] | undefined;
  for (let index = first; index < lines.length; index += 1) {
    const cells = (lines[index] ?? '').split('\t');
    const row = faultOfCells(cells, before, shape) ?? shape.row(cells, index - first);
    if (typeof row === 'string') return err({ line: index + 1, reason: row });
    rows.push(row);
    before = cells;
  }
  return ok(rows);
};

const faultOfText = (text: string, lines: readonly string[]): TableError | undefined => {
  if (text.startsWith('\ufeff')) return { line: 1, reason: 'byteOrderMark' };
  if (lines.at(-1) !== '') return { line: lines.length, reason: 'noFinalLineFeed' };
  if (!control.test(text)) return undefined;
  const at = lines.findIndex((line) => control.test(line));
  return { line: at + 1, reason: (lines[at] ?? '').includes('\r') ? 'carriageReturn' : 'controlCharacter' };
};

const faultOfCells = <Row>(
  cells: readonly string[],
  before: readonly string[] | undefined,
  shape: TableShape<Row>,
): TableFault | undefined => {
  if (cells.length !== shape.columns) return 'columnCount';
  if (cells.includes('')) return 'emptyCell';
  if (shape.keyColumns === 0 || before === undefined) return undefined;
  const order = compareKeys(before, cells, shape.keyColumns);
  return order < 0 ? undefined : order === 0 ? 'duplicate' : 'order';
};

const compareKeys = (a: readonly string[], b: readonly string[], columns: number): number => {
  for (let column = 0; column < columns; column += 1) {
    const order = compareUtf8(a[column] ?? '', b[column] ?? '');
    if (order !== 0) return order;
  }
  return 0;
};

/**
 * Writes a table in the order of its key, whatever order the rows came in, and reads it back with the same strictness:
 * a duplicate or a cell that could not be read again is an error here and never a file.
 */
export const tableText = <Row extends object>(
  rows: readonly Row[],
  cellsOf: (row: Row) => readonly (string | number)[],
  shape: TableShape<Row>,
): Result<string, TableError> => {
  const cells = rows.map((row) => cellsOf(row).map(String));
  if (shape.keyColumns > 0) cells.sort((a, b) => compareKeys(a, b, shape.keyColumns));
  const lines = cells.map((row) => row.join('\t'));
  const text = [...(shape.header === undefined ? [] : [shape.header]), ...lines, ''].join('\n');
  const parsed = parseTable(text, shape);
  return parsed.ok ? ok(text) : parsed;
};

/** A decimal integer in its one canonical form, at most `max`, or undefined. */
export const parseCount = (cell: string, max: number): number | undefined => {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(cell)) return undefined;
  const value = Number(cell);
  return value <= max ? value : undefined;
};

/** Whether a cell is a lower-case hexadecimal SHA-256. */
export const isHash = (cell: string): boolean => /^[0-9a-f]{64}$/.test(cell);

/** Whether a cell can identify a subject: an 18-character credit code, else a 15- or 13-digit registration number. */
export const isSubjectId = (cell: string): boolean => /^(?:[0-9A-Z]{18}|[0-9]{15}|[0-9]{13})$/.test(cell);

/** The largest count or load a file may hold; products with a rate in ppm stay exact integers. */
export const maxCount = 999_999_999;
