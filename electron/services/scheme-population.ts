import type { SchemeDraft, StratumPreview } from '#shared/contract/schemes.ts';
import { itemApplies, type AppliesRule } from '#shared/domain/items/applies-to.ts';
import { expectedNew, type YearCoverage } from '#shared/domain/schemes/coverage.ts';
import { expectedVisits } from '#shared/domain/schemes/expected-visits.ts';
import { jointItemsOf } from '#shared/domain/schemes/joint-items.ts';
import { predictStrata, type DrawNumbers, type StratumSize } from '#shared/domain/schemes/predict.ts';
import { stratumOf } from '#shared/domain/schemes/stratum.ts';
import { tierRulesFrom, type TierRules } from '#shared/domain/schemes/tiers.ts';
import { capFor, capReached } from '#shared/domain/visits/visit-cap.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import {
  countEnterprises,
  countPopulation,
  listDrawnOfYear,
  listNamed,
  listVisited,
  type PopulationGroup,
} from '#electron/store/scheme-population.ts';
import { findCaps } from '#electron/store/visit-caps.ts';

export interface SchemePopulation {
  readonly population: number;
  /** Left out, by cause; what a person wrote is counted by reason. */
  readonly excluded: {
    readonly status: number;
    readonly cap: number;
    readonly typed: readonly { readonly reason: string; readonly subjects: number }[];
  };
  readonly unrated: number;
  /** Drawable subjects whose visits of this year have reached the bureau's cap. */
  readonly capReached: number;
  readonly visitedThisYear: number;
  readonly strata: readonly StratumPreview[];
  /** Subjects to be visited; of a joint event the expected union. */
  readonly visits: number;
  /** Drawable subjects of each chosen item. */
  readonly subjectsOfItem: ReadonlyMap<string, number>;
  /** Drawable subjects that none of the chosen items applies to. */
  readonly withoutItem: number;
  readonly coverage: YearCoverage;
}

interface YearRules {
  readonly rules: TierRules;
  readonly atCap: readonly string[];
  readonly visited: number;
}

/** What sets the tiers of a scheme's subjects today: its own rules, the visits of the year and the bureau's caps. */
export const tierRulesOf = (db: ReadDb, draft: SchemeDraft, today: string): YearRules => {
  const caps = findCaps(db);
  const visited = listVisited(db, draft.filter, today.slice(0, 4));
  const atCap = visited.filter(({ risk, visits }) => capReached(visits, capFor(caps, risk))).map(({ code }) => code);
  return { rules: tierRulesFrom(draft, { visited: visited.map(({ code }) => code), atCap }), atCap, visited: visited.length };
};

/** Counts and predicted draws of every class, by the plan and the allocation that the draw itself uses. */
export const populationOf = (db: ReadDb, draft: SchemeDraft, items: readonly ItemVersion[], today: string): SchemePopulation => {
  const { rules, atCap, visited } = tierRulesOf(db, draft, today);
  const drawnBefore = listDrawnOfYear(db, today.slice(0, 4));
  const groups = countPopulation(db, draft.filter, {
    excluded: [...rules.exclusions.keys(), ...rules.atCap],
    deferred: [...rules.deferred],
    drawnBefore: drawnBefore.map(({ code }) => code),
    tags: [...new Set([...rules.takeAllTags, ...items.map(({ appliesToTag }) => appliesToTag).filter((tag) => tag !== '')])],
  });
  const inAny = groups.filter((group) => items.some((item) => itemApplies(item, group)));
  const framed = draft.joint === null ? groups : inAny;
  const drawable = framed.filter(isDrawable);
  const draws = drawsOf(draft, items, groups, rules);
  return {
    population: sum(drawable),
    excluded: { ...excludedOf(db, draft, rules), status: sum(framed.filter(({ active }) => !active)) },
    unrated: sum(drawable.filter(({ risk }) => risk === '')),
    capReached: atCap.filter((code) => !rules.exclusions.has(code)).length,
    visitedThisYear: visited,
    strata: draws.flatMap(({ strata }) => strata),
    visits: expectedVisits(drawable.map((group) => ({ subjects: group.count, draws: drawnAt(group, draws) }))),
    subjectsOfItem: new Map(items.map((item) => [item.id, sum(groups.filter((group) => isDrawable(group) && itemApplies(item, group)))])),
    withoutItem: items.length === 0 ? 0 : sum(groups.filter(isDrawable)) - sum(inAny.filter(isDrawable)),
    coverage: {
      base: countEnterprises(db),
      drawn: drawnBefore.filter(({ kind }) => kind === 'enterprise').length,
      added: expectedNew(
        drawable
          .filter(({ kind, drawnBefore: before }) => kind === 'enterprise' && !before)
          .map((group) => ({ fresh: group.count, ...highest(drawnAt(group, draws)) })),
      ),
    },
  };
};

interface PredictedDraw {
  readonly applies: AppliesRule | null;
  readonly strata: readonly StratumPreview[];
}

const drawsOf = (
  draft: SchemeDraft,
  items: readonly ItemVersion[],
  groups: readonly PopulationGroup[],
  rules: TierRules,
): readonly PredictedDraw[] => {
  const predicted = (members: readonly PopulationGroup[], numbers: DrawNumbers) => predictStrata(sizesOf(members, rules), numbers);
  if (draft.joint === null) return [{ applies: null, strata: predicted(groups, draft) }];
  return jointItemsOf(draft).flatMap(({ key, itemId, numbers }) => {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return [];
    const members = groups.filter((group) => itemApplies(item, group));
    return [{ applies: item, strata: predicted(members, numbers).map((stratum) => ({ ...stratum, item: key })) }];
  });
};

const isDrawable = ({ active, excluded }: PopulationGroup): boolean => active && !excluded;

const sum = (groups: readonly PopulationGroup[]): number => groups.reduce((total, { count }) => total + count, 0);

/** Put together as `tierOf` decides: left out before taken first, taken first before deferred. */
const sizesOf = (groups: readonly PopulationGroup[], { takeAllClasses, takeAllTags }: TierRules): readonly StratumSize[] =>
  [...new Set(groups.map(({ risk }) => stratumOf(risk)))].map((stratum) => {
    const drawable = groups.filter((group) => isDrawable(group) && stratumOf(group.risk) === stratum);
    const first = drawable.filter(({ tags }) => takeAllClasses.has(stratum) || tags.some((tag) => takeAllTags.includes(tag)));
    const last = drawable.filter((group) => group.deferred && !first.includes(group));
    return { stratum, subjects: sum(drawable), takeAll: sum(first), deferred: sum(last) };
  });

/** What each draw that a group takes part in draws from its class. */
const drawnAt = (group: PopulationGroup, draws: readonly PredictedDraw[]): readonly StratumPreview[] =>
  draws.flatMap(({ applies, strata }) =>
    applies === null || itemApplies(applies, group) ? strata.filter(({ stratum }) => stratum === stratumOf(group.risk)) : [],
  );

const highest = (draws: readonly StratumPreview[]): { readonly subjects: number; readonly drawn: number } => {
  const rateOf = ({ drawn, subjects }: { readonly drawn: number; readonly subjects: number }): number =>
    subjects === 0 ? 0 : drawn / subjects;
  return draws.reduce((most, draw) => (rateOf(draw) > rateOf(most) ? draw : most), { subjects: 0, drawn: 0 });
};

const excludedOf = (db: ReadDb, draft: SchemeDraft, rules: TierRules) => {
  const byReason = new Map<string, number>();
  const typed = listNamed(db, draft.filter, [...rules.exclusions.keys()]);
  for (const { code } of typed) {
    const reason = rules.exclusions.get(code) ?? '';
    byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  }
  return {
    cap: [...rules.atCap].filter((code) => !rules.exclusions.has(code)).length,
    typed: [...byReason].map(([reason, subjects]) => ({ reason, subjects })),
  };
};
