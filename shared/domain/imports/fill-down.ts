import type { Cell, MergedRange } from '#shared/base/sheet.ts';

export interface FilledDown {
  readonly cell: Cell;
  /** Whether the cell is covered by a merged range that begins above it. */
  readonly covered: boolean;
}

/**
 * Gives the cells below the first of a vertically merged range its value. Rows must come in ascending order; the memory is one cell a
 * column.
 */
export const createFillDown = (merges: readonly MergedRange[]): ((row: number, column: number, cell: Cell) => FilledDown) => {
  const rangesByColumn = new Map<number, Range[]>();
  for (const { fromRow, toRow, fromColumn } of merges) {
    if (toRow === fromRow) continue;
    const ranges = rangesByColumn.get(fromColumn) ?? [];
    ranges.push({ fromRow, toRow, value: null });
    rangesByColumn.set(fromColumn, ranges);
  }
  for (const ranges of rangesByColumn.values()) ranges.sort((a, b) => b.fromRow - a.fromRow);
  return (row, column, cell) => {
    const ranges = rangesByColumn.get(column);
    if (!ranges) return { cell, covered: false };
    while ((ranges.at(-1)?.toRow ?? row) < row) ranges.pop();
    const range = ranges.at(-1);
    if (!range || row < range.fromRow) return { cell, covered: false };
    if (row === range.fromRow) {
      range.value = cell;
      return { cell, covered: false };
    }
    return cell === null ? { cell: range.value, covered: true } : { cell, covered: false };
  };
};

interface Range {
  readonly fromRow: number;
  readonly toRow: number;
  value: Cell;
}
