import type { Cell, SheetRow } from '#shared/base/sheet.ts';
import { isIdentityNumber } from '#shared/domain/subjects/identity-number.ts';
import { plainCell } from './cell-text.ts';
import type { ColumnLabel } from './map-columns.ts';
import { textOf } from './readers.ts';

const colon = '\uFF1A';

export interface KeptCells {
  /** The note with one line more for each filled cell: the column's header and what stands in it. */
  readonly noteWith: (note: string, row: SheetRow) => string;
}

/**
 * Columns of no field, kept in the note (UX 17). An identity number is never kept, whatever the column is called (DOMAIN 13.4); `onIdentity`
 * hears of the first one of each column.
 */
export const createKeptCells = (
  kept: readonly ColumnLabel[],
  blanks: ReadonlySet<string>,
  onIdentity: (row: number, header: string) => void,
): KeptCells => {
  const told = new Set<number>();
  const lineOf = ({ column, header }: ColumnLabel, row: number, cell: Cell): string => {
    const { value } = plainCell(cell, blanks);
    const text = value === undefined ? '' : textOf(value).replace(/\s*\n\s*/gu, ' ');
    if (!isIdentityNumber(text)) return text === '' ? '' : header + colon + text;
    if (!told.has(column)) onIdentity(row, header);
    told.add(column);
    return '';
  };
  return {
    noteWith: (note, { row, cells }) =>
      [note, ...kept.map((label) => lineOf(label, row, cells[label.column] ?? null))].filter((line) => line !== '').join('\n'),
  };
};
