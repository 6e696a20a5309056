import type { SchemeDraft, StratumPreview } from '#shared/contract/schemes.ts';
import type { DrawObstacle } from '#shared/domain/inspectors/drawability.ts';
import { linesForItems } from '#shared/domain/inspectors/item-scope.ts';
import type { AppliesRule } from '#shared/domain/items/applies-to.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import type { SchemeFacts } from '#shared/domain/schemes/findings.ts';
import { jointItemsOf } from '#shared/domain/schemes/joint-items.ts';
import { lineMask } from '#shared/domain/schemes/lines.ts';
import { predictStrata, type StratumSize } from '#shared/domain/schemes/predict.ts';
import { stratumOf } from '#shared/domain/schemes/stratum.ts';
import { tierRulesFrom, type TierRules } from '#shared/domain/schemes/tiers.ts';
import { capFor, capReached } from '#shared/domain/visits/visit-cap.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOpenDraw } from '#electron/store/draws.ts';
import { listItemsById } from '#electron/store/items.ts';
import { countPopulation, listVisited, type PopulationCount } from '#electron/store/scheme-population.ts';
import { findCaps } from '#electron/store/visit-caps.ts';
import { drawPeopleOf, workOf } from './draw-people.ts';

export interface SchemePopulation {
  readonly population: number;
  readonly excluded: number;
  readonly unrated: number;
  /** Drawable subjects whose visits of this year have reached the bureau's cap. */
  readonly capReached: number;
  readonly strata: readonly StratumPreview[];
  /** Drawable subjects of each chosen item. */
  readonly subjectsOfItem: ReadonlyMap<string, number>;
}

/** What sets the tiers of a scheme's subjects today: its own rules, the visits of the year and the bureau's caps. */
export const tierRulesOf = (db: ReadDb, draft: SchemeDraft, today: string): { readonly rules: TierRules; readonly capReached: number } => {
  const caps = findCaps(db);
  const capped = Object.keys(caps).length > 0;
  const visited = capped || draft.deferVisited ? listVisited(db, draft.filter, today.slice(0, 4)) : [];
  const atCap = visited.filter(({ risk, visits }) => capReached(visits, capFor(caps, risk))).map(({ code }) => code);
  return { rules: tierRulesFrom(draft, { visited: visited.map(({ code }) => code), atCap }), capReached: atCap.length };
};

/** Counts and predicted draws of every class, by the plan and the allocation that the draw itself uses. */
export const populationOf = (db: ReadDb, draft: SchemeDraft, today: string): SchemePopulation => {
  const { rules, capReached: overCap } = tierRulesOf(db, draft, today);
  const marks = {
    excluded: [...rules.exclusions.keys(), ...rules.atCap],
    takeAllTags: rules.takeAllTags,
    deferred: [...rules.deferred],
  };
  const countsOf = (applies?: AppliesRule) => countPopulation(db, draft.filter, marks, applies);
  const all = countsOf();
  const drawable = all.filter(isDrawable);
  const countsOfItem = new Map(
    listItemsById(db, draft.itemIds).map((item) => [
      item.id,
      item.appliesToTag === '' && item.appliesToKinds.length === 0 ? all : countsOf(item),
    ]),
  );
  const joint = jointItemsOf(draft).flatMap(({ key, itemId, numbers }) =>
    predictStrata(sizesOf(countsOfItem.get(itemId) ?? [], rules), numbers).map((stratum) => ({ ...stratum, item: key })),
  );
  return {
    population: sum(drawable),
    excluded: sum(all) - sum(drawable),
    unrated: sum(drawable.filter(({ risk }) => risk === '')),
    capReached: overCap,
    strata: draft.joint === null ? predictStrata(sizesOf(all, rules), draft) : joint,
    subjectsOfItem: new Map([...countsOfItem].map(([id, counts]) => [id, sum(counts.filter(isDrawable))])),
  };
};

const isDrawable = ({ active, excluded }: PopulationCount): boolean => active && !excluded;

const sum = (counts: readonly { readonly count: number }[]): number => counts.reduce((total, { count }) => total + count, 0);

/** Put together as `tierOf` decides: left out before taken first, taken first before deferred. */
const sizesOf = (counts: readonly PopulationCount[], { takeAllClasses }: TierRules): readonly StratumSize[] =>
  [...new Set(counts.map(({ risk }) => stratumOf(risk)))].map((stratum) => {
    const drawable = counts.filter((count) => isDrawable(count) && stratumOf(count.risk) === stratum);
    const first = drawable.filter((count) => count.first || takeAllClasses.has(stratum));
    const last = drawable.filter((count) => count.last && !first.includes(count));
    return { stratum, subjects: sum(drawable), takeAll: sum(first), deferred: sum(last) };
  });

/** Gathers what the pre-flight rules decide on. Days that are not chosen yet count as today. */
export const factsOf = (db: ReadDb, draft: SchemeDraft, population: SchemePopulation, today: string): SchemeFacts => {
  const items = listItemsById(db, draft.itemIds);
  const people = drawPeopleOf(db, workOf(draft, today));
  const keptBy = (code: DrawObstacle['code']): number => people.kept.filter(({ obstacle }) => obstacle.code === code).length;
  return {
    population: population.population,
    unrated: population.unrated,
    capReached: population.capReached,
    capKept: draft.overCap.keep,
    capApproved: draft.overCap.reason !== '' && draft.overCap.approver !== '',
    strata: population.strata.map((stratum) => ({
      ...stratum,
      wanted: draft.rates.some((rate) => rate.stratum === stratum.stratum && rate.ratePpm + rate.minimum > 0),
    })),
    items: items.map((item) => ({
      name: itemTitle(item),
      published: item.published,
      current: item.current,
      line: item.line,
      subjects: population.subjectsOfItem.get(item.id) ?? 0,
    })),
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    today,
    teamSize: draft.teamSize,
    inspectorCap: draft.inspectorCap,
    inspectors: people.drawable.map((person) => ({ lines: lineMask(linesForItems(person, items)) })),
    certificatesEnding: keptBy('certificateEnded') + keptBy('certificateMissing'),
    onLeave: keptBy('onLeave'),
    recusals: people.recusals.length,
    openDraw: findOpenDraw(db),
  };
};
