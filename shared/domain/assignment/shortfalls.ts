import type { StratumAllocation } from '#shared/domain/draw/allocation.ts';
import type { FrameRow } from '#shared/domain/draw/frame-file.ts';
import type { ItemsRow } from '#shared/domain/draw/items-file.ts';
import type { RosterRow } from '#shared/domain/draw/roster-file.ts';

/** Person-visits (人次) one business line asks for; line 0 stands for all places together. */
export interface LineNeed {
  readonly line: number;
  readonly visits: number;
}

/** A line that the certified people cannot carry: how many they are, what their caps leave, and what is missing. */
export interface Shortfall extends LineNeed {
  readonly people: number;
  readonly capacity: number;
  readonly missing: number;
}

/**
 * Which needs the roster cannot meet, in the order given. A line that is not listed here can still be a bottleneck through
 * areas, recusals or people certified for several lines; the certificates of the assignment say so afterwards.
 */
export const assignmentShortfalls = (
  needs: readonly LineNeed[],
  roster: readonly Pick<RosterRow, 'lines' | 'cap' | 'load0'>[],
): readonly Shortfall[] =>
  needs.flatMap(({ line, visits }) => {
    const certified = roster.filter(({ lines }) => line === 0 || (lines & line) !== 0);
    const capacity = certified.reduce((sum, { cap, load0 }) => sum + Math.max(0, cap - load0), 0);
    return visits <= capacity ? [] : [{ line, visits, people: certified.length, capacity, missing: visits - capacity }];
  });

/** The needs of visits that are already known: every line once per visit that covers it, and all places under line 0. */
export const lineNeeds = (visits: readonly { readonly slots: readonly number[] }[]): readonly LineNeed[] => {
  const visitsByLine = new Map<number, number>([[0, 0]]);
  for (const { slots } of visits) {
    visitsByLine.set(0, (visitsByLine.get(0) ?? 0) + slots.length);
    for (const line of slots) if (line !== 0) visitsByLine.set(line, (visitsByLine.get(line) ?? 0) + 1);
  }
  return needsOf(visitsByLine);
};

/**
 * The needs to expect before the draw: in each stratum the lines of its subjects times n_h / N_h, summed and rounded up to
 * whole visits; a stratum drawn whole counts exactly. `teamSize` fills every visit up with places for anybody.
 */
export const expectedLineNeeds = (
  frame: readonly FrameRow[],
  items: readonly ItemsRow[],
  allocation: readonly StratumAllocation[],
  teamSize: number,
): readonly LineNeed[] => {
  const strataByName = new Map(allocation.map((stratum) => [stratum.stratum, stratum]));
  const linesBySubject = new Map(items.map(({ subject, lines }) => [subject, lines]));
  const countsByLine = new Map<number, Map<StratumAllocation, number>>([[0, new Map()]]);
  const count = (line: number, stratum: StratumAllocation, places: number): void => {
    const counts = countsByLine.get(line) ?? new Map<StratumAllocation, number>();
    counts.set(stratum, (counts.get(stratum) ?? 0) + places);
    countsByLine.set(line, counts);
  };
  for (const { id, stratum: name, tier } of frame) {
    const stratum = strataByName.get(name);
    if (tier === 9 || !stratum) continue;
    const lines = linesBySubject.get(id) ?? [];
    count(0, stratum, Math.max(teamSize, lines.length));
    for (const line of lines) count(line, stratum, 1);
  }
  return needsOf(new Map([...countsByLine].map(([line, counts]) => [line, sumRoundedUp(counts)])));
};

/** Sum of count * n_h / N_h over strata with different N_h: exact fractions in BigInt, rounded up once. */
const sumRoundedUp = (counts: ReadonlyMap<StratumAllocation, number>): number => {
  let numerator = 0n;
  let denominator = 1n;
  for (const [{ drawn, size }, count] of counts) {
    numerator = numerator * BigInt(size) + BigInt(count) * BigInt(drawn) * denominator;
    denominator *= BigInt(size);
  }
  return Number((numerator + denominator - 1n) / denominator);
};

const needsOf = (visitsByLine: ReadonlyMap<number, number>): readonly LineNeed[] =>
  [...visitsByLine].sort(([a], [b]) => a - b).map(([line, visits]) => ({ line, visits }));
