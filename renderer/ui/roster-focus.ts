/** One place in the grid; row -1 is the head. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that PageUp and PageDown jump over. */
  readonly page: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Where a key moves the focus; null when the key is not one of the grid's. Home and End stay in the row, with Ctrl they reach the ends. */
export const nextPlace = (at: GridPlace, event: Key, { rows, columns, page }: GridSize): GridPlace | null => {
  if (event.altKey || event.metaKey) return null;
  const to = (row: number, column: number): GridPlace => ({ row: clamp(row, -1, rows - 1), column: clamp(column, 0, columns - 1) });
  switch (event.key) {
    case 'ArrowDown':
      return to(at.row + 1, at.column);
    case 'ArrowUp':
      return to(at.row - 1, at.column);
    case 'ArrowRight':
      return to(at.row, at.column + 1);
    case 'ArrowLeft':
      return to(at.row, at.column - 1);
    case 'PageDown':
      return to(at.row + page, at.column);
    case 'PageUp':
      return to(Math.max(at.row === -1 ? -1 : 0, at.row - page), at.column);
    case 'Home':
      return event.ctrlKey ? to(0, 0) : to(at.row, 0);
    case 'End':
      return event.ctrlKey ? to(rows - 1, columns - 1) : to(at.row, columns - 1);
    default:
      return null;
  }
};
