import type { VisitRow } from '#shared/contract/results.ts';

/**
 * The visit to go to from the one at `index`: the next one that still has to be entered, among the rows that are there. Undefined = none of
 * them; the rest of the list has to be asked.
 */
export const nextTodo = (rowAt: (index: number) => VisitRow | undefined, index: number, total: number): string | undefined => {
  for (let step = 1; step < total; step += 1) {
    const row = rowAt((index + step) % total);
    if (row === undefined) return undefined;
    if (row.review === 'todo' || row.review === 'returned') return row.code;
  }
  return undefined;
};
