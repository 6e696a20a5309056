import { compareUtf8 } from '#shared/base/bytes.ts';
import { allocate } from '#shared/domain/draw/allocation.ts';
import type { Tier } from '#shared/domain/draw/frame-file.ts';
import type { PlanRow } from '#shared/domain/draw/plan-file.ts';
import { planRowOf, type QuantityRule, type Rate } from './plan-row.ts';
import { oneIn } from './stratum.ts';

/** Who may be drawn in one stratum: N_h without tier 9, and how many of them are taken first or deferred. */
export interface StratumSize {
  readonly stratum: string;
  readonly subjects: number;
  readonly takeAll: number;
  readonly deferred: number;
}

/** Numbers of one draw: of the scheme, or of one item of a joint event. */
export interface DrawNumbers extends QuantityRule {
  readonly rates: readonly (Rate & { readonly stratum: string })[];
  readonly totalMinimum: number;
}

export interface PredictedStratum extends StratumSize {
  readonly drawn: number;
  /** Chance of a subject that is neither taken first nor deferred as "1 in X"; 0 = none of them is drawn. */
  readonly oneIn: number;
}

/** The rows of `plan.tsv`: every stratum that has subjects, drawable or not, or a rate, ascending by bytes. */
export const planRowsOf = (sizes: readonly StratumSize[], numbers: DrawNumbers): readonly PlanRow[] => {
  const sizeOf = new Map(sizes.map(({ stratum, subjects }) => [stratum, subjects]));
  const strata = new Set([...sizeOf.keys(), ...numbers.rates.map(({ stratum }) => stratum)]);
  return [...strata].sort(compareUtf8).map((stratum) => {
    const rate = numbers.rates.find((candidate) => candidate.stratum === stratum);
    return planRowOf(stratum, sizeOf.get(stratum) ?? 0, rate, numbers);
  });
};

/** What the draw will give, by the plan and the allocation the draw itself uses; ascending by stratum. */
export const predictStrata = (sizes: readonly StratumSize[], numbers: DrawNumbers): readonly PredictedStratum[] => {
  const byStratum = new Map(sizes.map((size) => [size.stratum, size]));
  const sizeOf = (stratum: string): StratumSize => byStratum.get(stratum) ?? { stratum, subjects: 0, takeAll: 0, deferred: 0 };
  const demands = planRowsOf(sizes, numbers).map(({ stratum, ratePpm, min }) => {
    const { subjects, takeAll } = sizeOf(stratum);
    return { stratum, size: subjects, takeAll, ratePpm, min };
  });
  return allocate(demands, numbers.totalMinimum).map(({ stratum, drawn }) => {
    const size = sizeOf(stratum);
    const normal = size.subjects - size.takeAll - size.deferred;
    return { ...size, drawn, oneIn: oneIn(normal, Math.min(normal, drawn - size.takeAll)) };
  });
};

/** The sizes of all strata of frozen subjects; a stratum whose subjects are all left out is there with none. */
export const stratumSizes = (subjects: Iterable<{ readonly stratum: string; readonly tier: Tier }>): readonly StratumSize[] => {
  const sizes = new Map<string, { subjects: number; takeAll: number; deferred: number }>();
  for (const { stratum, tier } of subjects) {
    const size = sizes.get(stratum) ?? { subjects: 0, takeAll: 0, deferred: 0 };
    sizes.set(stratum, size);
    if (tier === 9) continue;
    size.subjects += 1;
    if (tier === 0) size.takeAll += 1;
    if (tier === 2) size.deferred += 1;
  }
  return [...sizes].map(([stratum, size]) => ({ stratum, ...size }));
};
