import type { SeenMark } from './problem-book.ts';
import type { ImportProblem, ProblemGroup } from './problems.ts';

export interface ListedProblems {
  readonly problems: readonly ImportProblem[];
  readonly groups: readonly ProblemGroup[];
  /** Rows that still want a look. */
  readonly look: number;
}

/** The problems without those that a person looked at. Only what wants a look can be put away: what must be put right stays until it is. */
export const withoutSeen = (
  problems: readonly ImportProblem[],
  groups: readonly ProblemGroup[],
  look: number,
  seen: readonly SeenMark[],
): ListedProblems => {
  if (seen.length === 0) return { problems, groups, look };
  const marks = new Set(seen.map(({ code, field, row }) => markKey(code, field, row)));
  const isSeen = ({ level, code, field, row }: ImportProblem): boolean =>
    level === 'look' && (marks.has(markKey(code, field, undefined)) || marks.has(markKey(code, field, row)));
  const left = problems.filter((problem) => !isSeen(problem));
  const gone = new Map<string, number>();
  for (const problem of problems) {
    const key = groupKey(problem);
    if (isSeen(problem)) gone.set(key, (gone.get(key) ?? 0) + 1);
  }
  return {
    problems: left,
    groups: groups.map((group) => ({ ...group, count: group.count - (gone.get(groupKey(group)) ?? 0) })).filter(({ count }) => count > 0),
    look: new Set(left.filter(({ level }) => level === 'look').map(({ row }) => row)).size,
  };
};

const markKey = (code: string, field: string, row: number | undefined): string =>
  `${code}\u001F${field}\u001F${row === undefined ? '' : String(row)}`;
const groupKey = ({ code, column }: Pick<ImportProblem, 'code' | 'column'>): string => `${code}\u001F${column}`;
