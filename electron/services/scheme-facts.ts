import type { SchemeDraft } from '#shared/contract/schemes.ts';
import type { DrawObstacle } from '#shared/domain/inspectors/drawability.ts';
import { linesForItems } from '#shared/domain/inspectors/item-scope.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { eventAreas } from '#shared/domain/schemes/area-rule.ts';
import { jointItemsOf } from '#shared/domain/schemes/joint-items.ts';
import { lineMask } from '#shared/domain/schemes/lines.ts';
import type { DrawNumbers } from '#shared/domain/schemes/predict.ts';
import type { DrawFacts, SchemeFacts } from '#shared/domain/schemes/scheme-facts.ts';
import { workSpan, type WorkSpan } from '#shared/domain/calendar/work-calendar.ts';
import { staleRatingDays } from '#shared/domain/subjects/edit-subject.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOpenDraw } from '#electron/store/draws.ts';
import { listItemsById } from '#electron/store/items.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { countKnownCodes, countTowns, listNamed, listWaitingVisits } from '#electron/store/scheme-population.ts';
import { isNameTaken } from '#electron/store/schemes.ts';
import { newestRating } from '#electron/store/subject-counts.ts';
import { drawPeopleOf, workOf } from './draw-people.ts';
import { townsOf } from './freeze-scheme.ts';
import { nameOfLine } from './line-names.ts';
import { noticesOf } from './official-calendar.ts';
import { planOfScheme } from './plan-of-scheme.ts';
import { populationOf, type SchemePopulation } from './scheme-population.ts';

export interface SchemeView {
  readonly population: SchemePopulation;
  readonly facts: SchemeFacts;
}

/** Gathers what the pre-flight rules decide on. Days that are not chosen yet count as today; a draft without `id` is no stored scheme. */
export const viewOf = (db: ReadDb, id: string, draft: SchemeDraft, today: string): SchemeView => {
  const items = listItemsById(db, draft.itemIds);
  const population = populationOf(db, draft, items, today);
  const people = drawPeopleOf(db, workOf(draft, today));
  const places = placeBookOf(db);
  const area = { ...draft.area, areas: draft.area.areas.map((town) => places.valueOf('town', town)) };
  const areas = eventAreas(
    area,
    people.drawable.map((person) => townsOf(person.area, places)),
  );
  const keptBy = (code: DrawObstacle['code']): number => people.kept.filter(({ obstacle }) => obstacle.code === code).length;
  const rated = newestRating(db);
  const staleDays = staleRatingDays(rated, today);
  const facts: SchemeFacts = {
    population: population.population,
    unrated: population.unrated,
    capReached: population.capReached,
    capKept: draft.overCap.keep,
    capApproved: draft.overCap.reason !== '' && draft.overCap.approver !== '',
    quantity: draft.quantity,
    draws: drawFacts(draft, items, population),
    visits: population.visits,
    withoutItem: draft.joint === null ? population.withoutItem : 0,
    items: items.map((item) => ({
      name: itemTitle(item),
      code: item.code,
      published: item.published,
      current: item.current,
      line: item.line,
      lineName: item.line > 0 ? nameOfLine(item.line) : '',
      subjects: population.subjectsOfItem.get(item.id) ?? 0,
    })),
    exclusions: exclusionFacts(db, draft),
    openTasks: openTasksOf(db, draft, items),
    nameTaken: id !== '' && isNameTaken(db, id, draft.name, today.slice(0, 4)),
    stale: staleDays === null ? null : { days: staleDays, on: rated },
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    today,
    days: daysOf(db, draft),
    plan: planOfScheme(db, id, draft.startsOn === '' ? today : draft.startsOn),
    teamSize: draft.teamSize,
    inspectorCap: draft.inspectorCap,
    area,
    inspectors: people.drawable.map((person) => ({
      lines: lineMask(linesForItems(person, items)),
      area: areas.ofPerson(townsOf(person.area, places)),
    })),
    towns:
      area.rule === 'any'
        ? []
        : countTowns(db, draft.filter).flatMap(({ town, subjects }) => {
            const key = areas.ofSubject(places.valueOf('town', town));
            return key === '*' ? [] : [{ area: key, name: places.nameOf('town', town), subjects }];
          }),
    certificatesEnding: keptBy('certificateEnded') + keptBy('certificateMissing'),
    onLeave: keptBy('onLeave'),
    recusals: people.recusals.length,
    openDraw: findOpenDraw(db),
  };
  return { population, facts };
};

const daysOf = (db: ReadDb, { startsOn, endsOn }: SchemeDraft): WorkSpan | null =>
  startsOn === '' || endsOn === '' || startsOn > endsOn ? null : workSpan(noticesOf(db), startsOn, endsOn);

const drawFacts = (draft: SchemeDraft, items: readonly ItemVersion[], { strata }: SchemePopulation): readonly DrawFacts[] => {
  const factsOf = (item: string, key: string | undefined, { rates, totalMinimum }: DrawNumbers): DrawFacts => ({
    item,
    totalMinimum,
    strata: strata
      .filter((stratum) => stratum.item === key)
      .map(({ stratum, subjects, drawn }) => {
        const { ratePpm, minimum, count } = rates.find((rate) => rate.stratum === stratum) ?? { ratePpm: 0, minimum: 0, count: 0 };
        return { stratum, subjects, drawn, ratePpm, minimum, count };
      }),
  });
  if (draft.joint === null) return [factsOf('', undefined, draft)];
  return jointItemsOf(draft).flatMap(({ key, itemId, numbers }) => {
    const item = items.find(({ id }) => id === itemId);
    return item ? [factsOf(itemTitle(item), key, numbers)] : [];
  });
};

const exclusionFacts = (db: ReadDb, { exclusions }: SchemeDraft): SchemeFacts['exclusions'] => {
  const codes = [...new Set(exclusions.map(({ code }) => code))];
  return { twice: exclusions.length - codes.length, unknown: codes.length === 0 ? 0 : codes.length - countKnownCodes(db, codes) };
};

/** The subjects that another task still has to visit for one of the items, unless the scheme leaves them out. */
const openTasksOf = (db: ReadDb, draft: SchemeDraft, items: readonly ItemVersion[]): SchemeFacts['openTasks'] => {
  const left = new Set(draft.exclusions.map(({ code }) => code));
  const waiting = listWaitingVisits(
    db,
    items.map(({ code }) => code),
  ).filter(({ code }) => !left.has(code));
  const named = new Set(
    listNamed(
      db,
      draft.filter,
      waiting.map(({ code }) => code),
    ).map(({ code }) => code),
  );
  const bySerial = new Map<string, number>();
  for (const { serial, code } of waiting) if (named.has(code)) bySerial.set(serial, (bySerial.get(serial) ?? 0) + 1);
  return [...bySerial].map(([serial, subjects]) => ({ serial, subjects }));
};
