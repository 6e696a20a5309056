import { shareRoundedHalfUp } from '#shared/domain/draw/allocation.ts';
import type { PlanRow } from '#shared/domain/draw/plan-file.ts';

export interface QuantityRule {
  readonly quantity: 'ratio' | 'count';
  readonly rounding: 'up' | 'halfUp';
}

export interface Rate {
  readonly ratePpm: number;
  readonly minimum: number;
  readonly count: number;
}

/**
 * The plan's row of one stratum of `size` subjects. A number of its own and a ratio rounded half up are both frozen as a fixed count
 * (rate 0, minimum n; DRAW-SPEC 5, DOMAIN 13.1); a class without a rate draws nobody but those who are taken first.
 */
export const planRowOf = (stratum: string, size: number, rate: Rate | undefined, { quantity, rounding }: QuantityRule): PlanRow => {
  if (!rate) return { stratum, ratePpm: 0, min: 0 };
  if (quantity === 'count') return { stratum, ratePpm: 0, min: rate.count };
  if (rounding === 'up') return { stratum, ratePpm: rate.ratePpm, min: rate.minimum };
  return { stratum, ratePpm: 0, min: Math.max(rate.minimum, shareRoundedHalfUp(size, rate.ratePpm)) };
};
