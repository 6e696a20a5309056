import { problemLevel, type ImportProblem, type ProblemCode, type ProblemGroup, type ProblemLevel } from './problems.ts';

export interface ProblemCounts {
  readonly fixed: number;
  readonly look: number;
  readonly mustFix: number;
}

export interface ProblemList {
  readonly add: (problem: Omit<ImportProblem, 'level'>) => void;
  readonly isOutside: (row: number) => boolean;
  readonly problems: () => readonly ImportProblem[];
  /** What must be fixed first, then what wants a look; within a level by code and column. */
  readonly groups: () => readonly ProblemGroup[];
  /** Rows of data, not cells: a row counts once in each level it has a problem of. Rows that were skipped do not count. */
  readonly rowCounts: () => ProblemCounts;
}

/**
 * Collects problems of all rows. Of each code and column the list keeps this many that were only fixed, because half the cells of a real
 * export have a blank at the end; the groups count all of them. What people must decide is kept whole.
 */
export const mostFixedKept = 1000;

export const createProblemList = (): ProblemList => {
  const kept: ImportProblem[] = [];
  const groups = new Map<string, Omit<ProblemGroup, 'level' | 'count'> & { count: number }>();
  const rowsByLevel: Readonly<Record<ProblemLevel, Set<number>>> = { fixed: new Set(), look: new Set(), mustFix: new Set() };
  return {
    add: (problem) => {
      const level = problemLevel(problem.code);
      if (!isSkip(problem.code)) rowsByLevel[level].add(problem.row);
      const name = `${problem.code}\u001F${problem.column}`;
      const group = groups.get(name) ?? {
        code: problem.code,
        column: problem.column,
        field: problem.field,
        example: shortened(problem.found),
        count: 0,
      };
      group.count += 1;
      groups.set(name, group);
      if (level !== 'fixed' || group.count <= mostFixedKept) kept.push({ ...problem, level, found: shortened(problem.found) });
    },
    isOutside: (row) => rowsByLevel.mustFix.has(row),
    problems: () => kept.sort((a, b) => a.row - b.row),
    groups: () =>
      [...groups.values()]
        .map((group) => ({ ...group, level: problemLevel(group.code) }))
        .sort(
          (a, b) => rank[a.level] - rank[b.level] || (a.code < b.code ? -1 : Number(a.code > b.code)) || (a.column < b.column ? -1 : 1),
        ),
    rowCounts: () => ({ fixed: rowsByLevel.fixed.size, look: rowsByLevel.look.size, mustFix: rowsByLevel.mustFix.size }),
  };
};

const isSkip = (code: ProblemCode): boolean => code.startsWith('F32');

const rank: Readonly<Record<ProblemLevel, number>> = { mustFix: 0, look: 1, fixed: 2 };

/** A problem is shown in one line; a cell may hold 32,767 characters. */
const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}\u2026` : text);
