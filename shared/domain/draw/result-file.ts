import { err, ok, type Result } from '#shared/base/result.ts';
import { isStratum } from './frame-file.ts';
import { isHash, isSubjectId, maxCount, parseCount, parseTable, type TableError, type TableFault, type TableShape } from './table-file.ts';

/** One subject in its drawn order: `rank` counts from 1 inside the stratum, `drawn` false means 备选 (reserve). */
export interface ResultRow {
  readonly stratum: string;
  readonly rank: number;
  readonly drawn: boolean;
  readonly id: string;
  readonly tier: 0 | 1 | 2;
  readonly ticket: string;
}

/** `result.tsv`: the seed and every subject that could be drawn, strata ascending by bytes, ranks ascending. */
export interface DrawResult {
  readonly seed: string;
  readonly rows: readonly ResultRow[];
}

const headerStart = '#fairdraw-result/1\tseed=';

/** The exact text of `result.tsv` (DRAW-SPEC 5). Rows are written in the order given, which is the order of the draw. */
export const resultText = ({ seed, rows }: DrawResult): string => {
  const lines = rows.map((row) => `${row.stratum}\t${row.rank}\t${row.drawn ? 'S' : 'R'}\t${row.id}\t${row.tier}\t${row.ticket}`);
  return [headerStart + seed, ...lines, ''].join('\n');
};

const resultRow = ([stratum = '', rankCell = '', mark = '', id = '', tierCell = '', ticket = '']: readonly string[]):
  ResultRow | TableFault => {
  const rank = parseCount(rankCell, maxCount);
  const tier = parseCount(tierCell, 2);
  if (!isStratum(stratum)) return 'badStratum';
  if (rank === undefined) return 'badRank';
  if (mark !== 'S' && mark !== 'R') return 'badMark';
  if (!isSubjectId(id)) return 'badId';
  if (tier !== 0 && tier !== 1 && tier !== 2) return 'badTier';
  return isHash(ticket) ? { stratum, rank, drawn: mark === 'S', id, tier, ticket } : 'badHash';
};

/**
 * Reads `result.tsv`. Only its form is checked: whether it is the right draw is found by drawing again and comparing
 * bytes (`verifyRecord`).
 */
export const parseResult = (text: string): Result<DrawResult, TableError> => {
  const header = text.slice(0, Math.max(0, text.indexOf('\n')));
  const seed = header.slice(headerStart.length);
  if (!header.startsWith(headerStart) || !isHash(seed)) return err({ line: 1, reason: 'header' });
  const shape: TableShape<ResultRow> = { header, columns: 6, keyColumns: 0, row: resultRow };
  const rows = parseTable(text, shape);
  return rows.ok ? ok({ seed, rows: rows.value }) : rows;
};
