import type { RecomputedItem } from './recompute.ts';

/** One subject to be visited, under its place in the list from 1; of a joint event with stratum and rank of the first item it was drawn for. */
export interface Visit {
  readonly position: number;
  readonly code: string;
  readonly stratum: string;
  readonly rank: number;
  readonly ticket: string;
}

/** Every drawn subject once, in the order of the result files: of a joint event the union of its items (DRAW-SPEC 6). */
export const visitList = (items: readonly RecomputedItem[]): readonly Visit[] => {
  const visits = new Map<string, Visit>();
  for (const { result } of items) {
    for (const { drawn, id, stratum, rank, ticket } of result.rows) {
      if (drawn && !visits.has(id)) visits.set(id, { position: visits.size + 1, code: id, stratum, rank, ticket });
    }
  }
  return [...visits.values()];
};
