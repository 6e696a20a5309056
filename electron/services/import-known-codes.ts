import { problemLevel, type ImportProblem, type ProblemGroup } from '#shared/domain/imports/problems.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { contentHashes } from '#electron/store/import-batches.ts';
import type { ReadTable } from './import-read.ts';

const slice = 5000;
const code = 'E113';

/** In a list of ratings alone: rows whose code the library does not know are problems and stay outside, because nobody is added by it. */
export const withoutUnknownCodes = (db: ReadDb, table: ReadTable): ReadTable => {
  const { staged, checked, source } = table;
  if (staged.kind !== 'subjects' || source.choices.only !== 'risk') return table;
  const unknown = new Set<number>();
  for (let start = 0; start < staged.rows.length; start += slice) {
    const part = staged.rows.slice(start, start + slice);
    const known = contentHashes(
      db,
      'subjects',
      part.map((row) => row.code),
    );
    for (const [index, row] of part.entries()) if (!known.has(row.code)) unknown.add(start + index);
  }
  if (unknown.size === 0) return table;
  const isKnown = (_: unknown, index: number): boolean => !unknown.has(index);
  const column = checked.mapping.columns.find(({ field }) => field === 'code')?.header ?? '';
  const problems = [...unknown].map((index): ImportProblem => ({
    row: checked.sheetRows[index] ?? 0,
    column,
    field: 'code',
    code,
    level: problemLevel(code),
    found: staged.rows[index]?.code ?? '',
  }));
  const group: ProblemGroup = {
    code,
    level: problemLevel(code),
    column,
    field: 'code',
    count: problems.length,
    example: problems[0]?.found ?? '',
  };
  const rows = staged.rows.filter(isKnown);
  return {
    ...table,
    staged: { ...staged, rows },
    checked: {
      ...checked,
      rows,
      sheetRows: checked.sheetRows.filter(isKnown),
      problems: [...checked.problems, ...problems].sort((a, b) => a.row - b.row),
      groups: [group, ...checked.groups],
      counts: { ...checked.counts, importable: rows.length, mustFix: checked.counts.mustFix + problems.length },
      outside: new Map([...checked.outside, ...[...unknown].map((index) => [checked.sheetRows[index] ?? 0, staged.rows[index]] as const)]),
    },
  };
};
