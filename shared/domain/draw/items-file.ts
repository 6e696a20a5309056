import type { Result } from '#shared/base/result.ts';
import { maxLines } from './roster-file.ts';
import { isSubjectId, parseCount, parseTable, tableText, type TableError, type TableFault, type TableShape } from './table-file.ts';

/** What is checked at one subject: the business-line bits its visit must cover, ascending, none when empty. */
export interface ItemsRow {
  readonly subject: string;
  readonly lines: readonly number[];
  readonly area: string;
}

/** A team has at most 8 slots (DRAW-SPEC 7), so a visit covers at most 8 business lines. */
export const maxSlots = 8;

/** Reads `1,4`: distinct single bits in ascending order; `0` stands for none and for nothing else. */
const parseLines = (cell: string): readonly number[] | undefined => {
  if (cell === '0') return [];
  const lines: number[] = [];
  for (const part of cell.split(',')) {
    const bit = parseCount(part, maxLines);
    if (bit === undefined || bit === 0 || (bit & (bit - 1)) !== 0 || bit <= (lines.at(-1) ?? 0)) return undefined;
    lines.push(bit);
  }
  return lines.length <= maxSlots ? lines : undefined;
};

const itemsRow = ([subject = '', linesCell = '', area = '']: readonly string[]): ItemsRow | TableFault => {
  const lines = parseLines(linesCell);
  if (!isSubjectId(subject)) return 'badId';
  return lines === undefined ? 'badLines' : { subject, lines, area };
};

const shape: TableShape<ItemsRow> = { header: '#fairdraw-items/1\tlines\tarea', columns: 3, keyColumns: 1, row: itemsRow };

/** Reads `items.tsv` (DRAW-SPEC 2); refuses anything but its one canonical form. */
export const parseItems = (text: string): Result<readonly ItemsRow[], TableError> => parseTable(text, shape);

/** The exact text of `items.tsv`, ascending by the bytes of the subject; `lines` may come in any order. */
export const itemsText = (rows: readonly ItemsRow[]): Result<string, TableError> =>
  tableText(
    rows,
    ({ subject, lines, area }) => [subject, lines.length === 0 ? '0' : lines.toSorted((a, b) => a - b).join(','), area],
    shape,
  );
