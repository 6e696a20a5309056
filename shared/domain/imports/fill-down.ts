import type { Cell, MergedRange } from '#shared/base/sheet.ts';

export interface FilledDown {
  readonly cell: Cell;
  /** Whether the cell is covered by a merged range that begins above it. */
  readonly covered: boolean;
}

/** Takes the cells of one column by ascending rows. */
export type FillDown = (row: number, cell: Cell) => FilledDown;

/**
 * Gives the cells below the first of a vertically merged range its value; undefined for a column where nothing is merged. The memory is one
 * cell a column.
 */
export const createFillDown = (merges: readonly MergedRange[]): ((column: number) => FillDown | undefined) => {
  const rangesByColumn = new Map<number, Range[]>();
  for (const { fromRow, toRow, fromColumn } of merges) {
    if (toRow === fromRow) continue;
    const ranges = rangesByColumn.get(fromColumn) ?? [];
    ranges.push({ fromRow, toRow, value: null });
    rangesByColumn.set(fromColumn, ranges);
  }
  for (const ranges of rangesByColumn.values()) ranges.sort((a, b) => b.fromRow - a.fromRow);
  return (column) => {
    const ranges = rangesByColumn.get(column);
    return ranges && ((row, cell) => filledDown(ranges, row, cell));
  };
};

const filledDown = (ranges: Range[], row: number, cell: Cell): FilledDown => {
  while ((ranges.at(-1)?.toRow ?? row) < row) ranges.pop();
  const range = ranges.at(-1);
  if (!range || row < range.fromRow) return { cell, covered: false };
  if (row === range.fromRow) {
    range.value = cell;
    return { cell, covered: false };
  }
  return cell === null ? { cell: range.value, covered: true } : { cell, covered: false };
};

interface Range {
  readonly fromRow: number;
  readonly toRow: number;
  value: Cell;
}
