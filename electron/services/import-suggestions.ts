import type { ImportKind } from '#shared/contract/imports.ts';
import type { CheckedImport } from '#shared/domain/imports/check-rows.ts';
import type { ImportProblem, ProblemCode } from '#shared/domain/imports/problems.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listCodesByName } from '#electron/store/subjects.ts';

const unreadable: ReadonlySet<ProblemCode> = new Set(['E101', 'E102', 'E103', 'E104']);

/** Searches of the library; a file with more broken codes than this has another trouble. */
const mostSearches = 500;

/**
 * Offers the code of the one subject of the library that bears the same name, and no other address, for a code that cannot be read (UX 17). It
 * is only ever offered: E103 is not filled in by itself.
 */
export const suggestFromLibrary = (
  db: ReadDb,
  { problems, outside }: CheckedImport<unknown>,
  kind: ImportKind,
): readonly ImportProblem[] => {
  if (kind !== 'subjects') return problems;
  let left = mostSearches;
  return problems.map((problem) => {
    if (problem.field !== 'code' || !unreadable.has(problem.code) || (problem.suggestion ?? []).length > 0 || left <= 0) return problem;
    left -= 1;
    const { name = '', address = '' } = (outside.get(problem.row) ?? {}) as { readonly name?: string; readonly address?: string };
    if (name === '') return problem;
    const fitting = listCodesByName(db, name).filter((known) => address === '' || known.address === '' || known.address === address);
    const [only] = fitting;
    return fitting.length === 1 && only ? { ...problem, suggestion: [only.code] } : problem;
  });
};
