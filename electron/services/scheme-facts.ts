import type { SchemeDraft } from '#shared/contract/schemes.ts';
import type { DrawObstacle } from '#shared/domain/inspectors/drawability.ts';
import { fieldText } from '#shared/domain/bundle/record-row.ts';
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
import { findOffice } from '#electron/store/office.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import {
  countCodesTwice,
  countKeepers,
  countKnownCodes,
  countTowns,
  listNamed,
  listWaitingVisits,
} from '#electron/store/scheme-population.ts';
import { isNameTaken } from '#electron/store/schemes.ts';
import { listUnknownSubjects } from '#electron/store/received-tasks.ts';
import { newestRating } from '#electron/store/subject-counts.ts';
import { drawPeopleOf } from './draw-people.ts';
import { townsOf } from './freeze-scheme.ts';
import { handedRow } from './handed-origin.ts';
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
  const people = drawPeopleOf(db, draft, today);
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
    handed: handedFacts(db, draft, items, population.excluded),
    keepers: draft.people === 'counties' ? keepersOf(db, draft) : null,
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

const handedFacts = (
  db: ReadDb,
  draft: SchemeDraft,
  items: readonly ItemVersion[],
  excluded: SchemePopulation['excluded'],
): SchemeFacts['handed'] => {
  const row = handedRow(db, draft);
  if (!row) return null;
  const left = new Set(draft.exclusions.map(({ code }) => code));
  const chosen = new Set(items.map(({ code }) => code));
  const asked = row['items'] as unknown as readonly { readonly code: string; readonly name: string; readonly sub_name: string }[]; // checked when it was taken over
  return {
    subjects: Number(row['subjects']),
    missing: listUnknownSubjects(db, fieldText(row, 'id')).filter((code) => !left.has(code)).length,
    unvisited: excluded.status + excluded.cap,
    items: asked.flatMap(({ code, name, sub_name: subName }) => (chosen.has(code) ? [] : [{ code, name: itemTitle({ name, subName }) }])),
    from: fieldText(row, 'starts_on'),
    to: fieldText(row, 'ends_on'),
    withdrawn: row['state'] === 'withdrawn',
  };
};

const keepersOf = (db: ReadDb, draft: SchemeDraft): NonNullable<SchemeFacts['keepers']> => {
  const left = draft.exclusions.map(({ code }) => code);
  const own = findOffice(db)?.code ?? '';
  const keepers = countKeepers(db, draft.filter, left);
  return {
    counties: keepers.filter(({ office }) => office !== own).length,
    own: keepers.find(({ office }) => office === own)?.subjects ?? 0,
    twice: countCodesTwice(db, draft.filter, left),
  };
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

const exclusionFacts = (db: ReadDb, draft: SchemeDraft): SchemeFacts['exclusions'] => {
  const { exclusions } = draft;
  const codes = [...new Set(exclusions.map(({ code }) => code))];
  const handed = draft.filter.task === undefined ? new Set<string>() : new Set(listUnknownSubjects(db, draft.filter.task));
  const unlisted = codes.filter((code) => !handed.has(code));
  return { twice: exclusions.length - codes.length, unknown: unlisted.length === 0 ? 0 : unlisted.length - countKnownCodes(db, unlisted) };
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
