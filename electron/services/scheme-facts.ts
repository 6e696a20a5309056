import type { SchemeDraft, StratumPreview } from '#shared/contract/schemes.ts';
import { allocate } from '#shared/domain/draw/allocation.ts';
import type { DrawObstacle } from '#shared/domain/inspectors/drawability.ts';
import { linesForItems } from '#shared/domain/inspectors/item-scope.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import type { SchemeFacts } from '#shared/domain/schemes/findings.ts';
import { lineMask } from '#shared/domain/schemes/lines.ts';
import { oneIn, stratumOf } from '#shared/domain/schemes/stratum.ts';
import { capFor, capReached } from '#shared/domain/visits/visit-cap.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOpenDraw } from '#electron/store/draws.ts';
import { listItemsById } from '#electron/store/items.ts';
import { countApplying, countStrata, countVisited } from '#electron/store/subjects.ts';
import { findCaps } from '#electron/store/visit-caps.ts';
import { drawPeopleOf, workOf } from './draw-people.ts';

export interface SchemePopulation {
  readonly population: number;
  readonly excluded: number;
  readonly unrated: number;
  readonly strata: readonly StratumPreview[];
}

/** Counts and predicted draws of every class the scheme names, by the allocation the draw itself uses. */
export const populationOf = (db: ReadDb, draft: SchemeDraft): SchemePopulation => {
  const counts = countStrata(db, draft.filter);
  const active = counts.filter((count) => count.active);
  const sizeOf = (stratum: string): number => sum(active.filter(({ risk }) => stratumOf(risk) === stratum));
  const names = [...new Set([...draft.rates.map(({ stratum }) => stratum), ...active.map(({ risk }) => stratumOf(risk))])].sort();
  const demands = names.map((stratum) => {
    const rate = draft.rates.find((candidate) => candidate.stratum === stratum);
    return { stratum, size: sizeOf(stratum), takeAll: 0, ratePpm: rate?.ratePpm ?? 0, min: rate?.minimum ?? 0 };
  });
  return {
    population: sum(active),
    excluded: sum(counts) - sum(active),
    unrated: sum(active.filter(({ risk }) => risk === '')),
    strata: allocate(demands, draft.totalMinimum).map(({ stratum, size, drawn }) => ({
      stratum,
      subjects: size,
      drawn,
      oneIn: oneIn(size, drawn),
    })),
  };
};

const sum = (counts: readonly { readonly count: number }[]): number => counts.reduce((total, { count }) => total + count, 0);

const subjectsAtCap = (db: ReadDb, draft: SchemeDraft, year: string): number => {
  const caps = findCaps(db);
  if (Object.keys(caps).length === 0) return 0;
  return sum(countVisited(db, draft.filter, year).filter(({ risk, visits }) => capReached(visits, capFor(caps, risk))));
};

/** Gathers what the pre-flight rules decide on. Days that are not chosen yet count as today. */
export const factsOf = (db: ReadDb, draft: SchemeDraft, population: SchemePopulation, today: string): SchemeFacts => {
  const items = listItemsById(db, draft.itemIds);
  const people = drawPeopleOf(db, workOf(draft, today));
  const keptBy = (code: DrawObstacle['code']): number => people.kept.filter(({ obstacle }) => obstacle.code === code).length;
  return {
    population: population.population,
    unrated: population.unrated,
    capReached: subjectsAtCap(db, draft, today.slice(0, 4)),
    strata: population.strata.map((stratum) => ({
      ...stratum,
      wanted: draft.rates.some((rate) => rate.stratum === stratum.stratum && rate.ratePpm + rate.minimum > 0),
    })),
    items: items.map((item) => ({
      name: itemTitle(item),
      published: item.published,
      current: item.current,
      line: item.line,
      subjects:
        item.appliesToTag === '' && item.appliesToKinds.length === 0 ? population.population : countApplying(db, draft.filter, item),
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
