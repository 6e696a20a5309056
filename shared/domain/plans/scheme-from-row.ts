import type { PlanRowContent } from './plan-row.ts';

/** A task's name is shorter than a plan row's may be. */
const longestName = 80;

/** What a task takes over from its row as it stands (R9): every class with the row's ratio, its number as the least that is drawn altogether. */
export const schemePartsOf = ({ name, from, to, ratePpm, count }: PlanRowContent) => ({
  name: Array.from(name).slice(0, longestName).join(''),
  startsOn: from,
  endsOn: to,
  ratePpm: Math.min(ratePpm ?? 0, 1_000_000),
  totalMinimum: count ?? 0,
});
