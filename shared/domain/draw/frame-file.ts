import type { Result } from '#shared/base/result.ts';
import { isSubjectId, parseTable, tableText, type TableError, type TableFault, type TableShape } from './table-file.ts';

/** 0 take-all, 1 normal, 2 deferred, 9 excluded (DRAW-SPEC 2). */
export type Tier = 0 | 1 | 2 | 9;

/** One subject of the frozen population. Names and addresses are not here: they get corrected, the frame never does. */
export interface FrameRow {
  readonly id: string;
  readonly stratum: string;
  readonly tier: Tier;
}

const tiers: ReadonlyMap<string, Tier> = new Map([
  ['0', 0],
  ['1', 1],
  ['2', 2],
  ['9', 9],
]);

const frameRow = ([id = '', stratum = '', tierCell = '']: readonly string[]): FrameRow | TableFault => {
  if (!isSubjectId(id)) return 'badId';
  if (!isStratum(stratum)) return 'badStratum';
  const tier = tiers.get(tierCell);
  return tier === undefined ? 'badTier' : { id, stratum, tier };
};

/** A stratum name cannot look like a directive of the plan or like a header line. */
export const isStratum = (cell: string): boolean => !cell.startsWith('!') && !cell.startsWith('#');

const shape: TableShape<FrameRow> = { header: '#fairdraw-frame/1\tstratum\ttier', columns: 3, keyColumns: 1, row: frameRow };

/** Reads `frame.tsv` (DRAW-SPEC 2); refuses anything but its one canonical form. */
export const parseFrame = (text: string): Result<readonly FrameRow[], TableError> => parseTable(text, shape);

/** The exact text of `frame.tsv`, ascending by the bytes of `id`; two rows for one subject are an error. */
export const frameText = (rows: readonly FrameRow[]): Result<string, TableError> =>
  tableText(rows, ({ id, stratum, tier }) => [id, stratum, tier], shape);
