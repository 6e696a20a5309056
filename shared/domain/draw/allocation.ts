import { compareUtf8 } from '#shared/base/bytes.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { FrameRow } from './frame-file.ts';
import type { Plan } from './plan-file.ts';

/** What decides n_h: N_h without tier 9, the count of tier 0 in it, the rate and the minimum (DRAW-SPEC 5). */
export interface StratumDemand {
  readonly stratum: string;
  readonly size: number;
  readonly takeAll: number;
  readonly ratePpm: number;
  readonly min: number;
}

/** A stratum with its n_h; everyone of tier 1 has the chance `drawn / size` when nobody is taken first or deferred. */
export interface StratumAllocation extends StratumDemand {
  readonly drawn: number;
}

/** The frame holds somebody who may be drawn from a stratum the plan does not name. */
export interface StratumWithoutPlan {
  readonly stratum: string;
}

const million = 1_000_000;

/** Rounds a ratio up: the legal rates are lower bounds. Exact for every count a file may hold. */
const shareRoundedUp = (size: number, ratePpm: number): number => {
  const product = size * ratePpm;
  const rest = product % million;
  return (product - rest) / million + (rest > 0 ? 1 : 0);
};

/** Half-up instead of up, for an office that must round so: it freezes the number as a fixed count (rate 0, minimum n). */
export const shareRoundedHalfUp = (size: number, ratePpm: number): number => {
  const product = size * ratePpm;
  const rest = product % million;
  return (product - rest) / million + (rest * 2 >= million ? 1 : 0);
};

/** n_h before any top-up by `!total` (DRAW-SPEC 5); the scheme page predicts with the same function. */
export const stratumQuota = ({ size, takeAll, ratePpm, min }: Omit<StratumDemand, 'stratum'>): number =>
  Math.min(size, Math.max(takeAll, min, shareRoundedUp(size, ratePpm)));

const digit = 2 ** 20;

/**
 * `a * b / divisor` as whole and rest, exact where the product passes 2^53, for numbers below 2^32: what a frame can count. Without BigInt,
 * which the browsers that the verifier page must run in did not all have.
 */
const multiplyDivide = (a: number, b: number, divisor: number): { readonly whole: number; readonly rest: number } => {
  let whole = 0;
  let rest = 0;
  for (const part of [Math.floor(a / digit), a % digit]) {
    const value = rest * digit + part * b;
    rest = value % divisor;
    whole = whole * digit + (value - rest) / divisor;
  }
  return { whole, rest };
};

/**
 * n_h of every stratum, ascending by stratum bytes, with the top-up to `total` by largest remainder of the room that is
 * left (ties by stratum bytes). When the strata cannot hold `total`, everyone is drawn.
 */
export const allocate = (demands: readonly StratumDemand[], total = 0): readonly StratumAllocation[] => {
  const strata = demands.map((demand) => ({ ...demand, drawn: stratumQuota(demand) })).sort((a, b) => compareUtf8(a.stratum, b.stratum));
  const room = strata.reduce((sum, { size, drawn }) => sum + size - drawn, 0);
  const missing = Math.min(total - strata.reduce((sum, { drawn }) => sum + drawn, 0), room);
  if (missing <= 0) return strata;
  const shares = strata.map(({ size, drawn }, index) => ({ index, ...multiplyDivide(missing, size - drawn, room) }));
  const left = missing - shares.reduce((sum, { whole }) => sum + whole, 0);
  const topped = new Set(
    shares
      .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return strata.map((stratum, index) => ({
    ...stratum,
    drawn: stratum.drawn + (shares[index]?.whole ?? 0) + (topped.has(index) ? 1 : 0),
  }));
};

/** Counts the frame and allocates by the plan. Tier 9 counts nowhere; a planned stratum without subjects draws none. */
export const allocateFrame = (frame: readonly FrameRow[], plan: Plan): Result<readonly StratumAllocation[], StratumWithoutPlan> => {
  const counts = new Map(plan.rows.map((row) => [row.stratum, { ...row, size: 0, takeAll: 0 }]));
  for (const { stratum, tier } of frame) {
    if (tier === 9) continue;
    const count = counts.get(stratum);
    if (!count) return err({ stratum });
    count.size += 1;
    if (tier === 0) count.takeAll += 1;
  }
  return ok(allocate([...counts.values()], plan.total));
};
