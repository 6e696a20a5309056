import type { Result } from '#shared/base/result.ts';
import { maxCount, parseCount, parseTable, tableText, type TableError, type TableFault, type TableShape } from './table-file.ts';

/**
 * One inspector who may be drawn: active, with a certificate valid to the end of the task. `lines` is the bit mask of
 * certified business lines, `area` a jurisdiction code or `*`, `cap` the most and `load0` the already assigned visits.
 */
export interface RosterRow {
  readonly id: string;
  readonly lines: number;
  readonly area: string;
  readonly cap: number;
  readonly load0: number;
}

/** A line mask has at most 31 bits (DRAW-SPEC 7), so that it stays a plain integer everywhere. */
export const maxLines = 0x7fff_ffff;

const rosterRow = ([id = '', linesCell = '', area = '', capCell = '', loadCell = '']: readonly string[]): RosterRow | TableFault => {
  const lines = parseCount(linesCell, maxLines);
  const cap = parseCount(capCell, maxCount);
  const load0 = parseCount(loadCell, maxCount);
  if (id.startsWith('#')) return 'badId';
  if (lines === undefined) return 'badLines';
  return cap === undefined || load0 === undefined ? 'badNumber' : { id, lines, area, cap, load0 };
};

const shape: TableShape<RosterRow> = { header: '#fairdraw-roster/1\tlines\tarea\tcap\tload0', columns: 5, keyColumns: 1, row: rosterRow };

/** Reads `roster.tsv` (DRAW-SPEC 2); refuses anything but its one canonical form. */
export const parseRoster = (text: string): Result<readonly RosterRow[], TableError> => parseTable(text, shape);

/** The exact text of `roster.tsv`, ascending by the bytes of `id`. */
export const rosterText = (rows: readonly RosterRow[]): Result<string, TableError> =>
  tableText(rows, ({ id, lines, area, cap, load0 }) => [id, lines, area, cap, load0], shape);
