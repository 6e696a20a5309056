import type { LibraryKind } from '#shared/contract/library-files.ts';
import type { PlaceBook, PlaceField } from '#shared/domain/org/place-book.ts';
import industries from '#resources/industries/gbt4754-2017.json' with { type: 'json' };
import type { ReadDb } from '#electron/store/db.ts';
import { placesOfInspectors } from '#electron/store/inspectors.ts';
import { listItems } from '#electron/store/items.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { subjectFacets } from '#electron/store/subject-counts.ts';
import { listStationsOfTown } from '#electron/store/subjects.ts';
import { nextTurn } from './next-turn.ts';

/** What the drop-downs of a library's template offer beside the words of its dictionaries. */
export interface LibraryOffers {
  readonly byField: ReadonlyMap<string, readonly string[]>;
  /** Pairs of town and station, ascending: the station's drop-down offers those of the town before it. */
  readonly stationsByTown: readonly (readonly [town: string, station: string])[];
}

/** Longer lists help nobody. */
const most = 500;

const mostPairs = 3000;

const named = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => text !== '').slice(0, most);

/** Names of the organisation that a column may hold, in the order of its tree. */
const namesOf = (places: PlaceBook, field: PlaceField): readonly string[] => places.choices(field).map(({ label }) => label);

/** Gives way between towns: each is a walk over its subjects. */
export const offersOf = async (db: ReadDb, kind: LibraryKind): Promise<LibraryOffers> => {
  switch (kind) {
    case 'subjects':
      return subjectOffers(db);
    case 'inspectors': {
      const { units, departments } = placesOfInspectors(db);
      const places = placeBookOf(db);
      return {
        byField: new Map([
          ['unit', named([...namesOf(places, 'unit'), ...units])],
          ['department', named([...namesOf(places, 'department'), ...departments])],
        ]),
        stationsByTown: [],
      };
    }
    case 'items': {
      const items = listItems(db);
      return {
        byField: new Map([
          ['code', named(items.map(({ code }) => code))],
          ['category', named(items.map(({ category }) => category))],
          ['method', named(items.map(({ method }) => method))],
          ['appliesToTag', named(subjectFacets(db).tags.map(({ value }) => value))],
        ]),
        stationsByTown: [],
      };
    }
  }
};

const subjectOffers = async (db: ReadDb): Promise<LibraryOffers> => {
  const facets = subjectFacets(db);
  const places = placeBookOf(db);
  const stored = facets.towns.map(({ value }) => value).filter((town) => town !== '');
  // A town may stand in the library by its code or by its name; whichever is typed, its stations are offered.
  const pairs = new Map<string, Set<string>>();
  for (const town of stored) {
    const stations = listStationsOfTown(db, town);
    for (const text of places.textsOf('town', town)) pairs.set(text, new Set([...(pairs.get(text) ?? []), ...stations]));
    await nextTurn();
  }
  return {
    byField: new Map([
      ['town', named([...namesOf(places, 'town'), ...stored.map((town) => places.nameOf('town', town))])],
      ['station', named([...namesOf(places, 'station'), ...facets.stations.map(({ value }) => value)])],
      ['industry', industries.flatMap(({ code, divisions }) => divisions.map((division) => `${code}${division.code} ${division.name}`))],
      ['tags', named(facets.tags.map(({ value }) => value))],
    ]),
    stationsByTown: [...pairs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([town, stations]) => [...stations].map((station) => [town, station] as const))
      .slice(0, mostPairs),
  };
};
