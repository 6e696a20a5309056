import type { Facet, LoosenedCount, NamedFacet, SubjectFacets, SubjectFilter, SubjectSummary } from '#shared/contract/subjects.ts';
import type { PlaceBook, PlaceField } from '#shared/domain/org/place-book.ts';
import { groupIndustries } from '#shared/domain/subjects/industry.ts';
import sections from '#resources/industries/gbt4754-2017.json' with { type: 'json' };
import type { ReadDb } from './db.ts';
import { listUnits } from './org-units.ts';
import { placeBookOf } from './place-book.ts';
import { integerOf, textOf } from './row.ts';
import { searchSubjects } from './search-subjects.ts';
import { stateOf } from './state.ts';
import { countFacets } from './subject-facets.ts';
import { subjectConditions, type Conditions } from './subject-filter.ts';

const rowsOf = (db: ReadDb, { where, values, rare, ofOneCounty }: Conditions): number => {
  const walked = ofOneCounty && !rare ? 'indexed by subjects_by_county' : '';
  return integerOf(db.get(`select count(*) as n from subjects ${walked} ${where}`, ...values) ?? {}, 'n');
};

const countNow = (db: ReadDb, filter: SubjectFilter): number => {
  const others = Object.entries(filter).some(([name, value]) => name !== 'text' && Array.isArray(value) && value.length > 0);
  const found = others ? null : searchSubjects(db, filter.text ?? '');
  return found === null ? rowsOf(db, subjectConditions(db, filter)) : found.count;
};

const lastCounts = new WeakMap<ReadDb, { readonly filter: string; readonly state: string; readonly count: number }>();

/**
 * How many fit. A question alone is counted by the index and asks no row; the newest answer of each connection is kept, because every window
 * of a list tells it.
 */
export const countSubjects = (db: ReadDb, filter: SubjectFilter): number => {
  const state = stateOf(db);
  const asked = JSON.stringify(filter);
  const last = lastCounts.get(db);
  if (last?.filter === asked && last.state === state) return last.count;
  const count = countNow(db, filter);
  lastCounts.set(db, { filter: asked, state, count });
  return count;
};

type FacetColumn = 'station' | 'industry';

const facetsOf = (db: ReadDb, column: FacetColumn): readonly Facet[] =>
  db
    .all(`select ${column} as value, count(*) as n from subjects group by ${column} order by n desc, value`)
    .map((row) => ({ value: textOf(row, 'value'), count: integerOf(row, 'n') }));

/** Counts of one and the same place put together under its present name; largest first. */
const placesOf = (book: PlaceBook, field: PlaceField, facets: readonly Facet[]): readonly NamedFacet[] => {
  const counts = new Map<string, number>();
  for (const { value, count } of facets) {
    const place = book.valueOf(field, value);
    counts.set(place, (counts.get(place) ?? 0) + count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count, name: book.nameOf(field, value) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
};

/** The towns below each station or zone, in the order of the tree. */
const townGroupsOf = (db: ReadDb, book: PlaceBook, towns: readonly NamedFacet[]): SubjectFacets['townGroups'] =>
  listUnits(db)
    .filter(({ kind }) => kind === 'station' || kind === 'zone')
    .map(({ id, name }) => ({
      name,
      towns: towns.filter(({ value }) => book.unitOf('town', value)?.parentId === id).map(({ value }) => value),
    }))
    .filter((group) => group.towns.length > 0);

/** The day of the newest risk rating; empty when there is none. */
export const newestRating = (db: ReadDb): string =>
  textOf(db.get('select coalesce(max(risk_on), ?) as newest from subjects', '') ?? {}, 'newest');

type StoredFacets = Omit<SubjectFacets, 'staleDays'>;

const readFacets = (db: ReadDb): StoredFacets => {
  const book = placeBookOf(db);
  const counts = countFacets(db);
  const towns = placesOf(book, 'town', counts.towns);
  return {
    total: rowsOf(db, subjectConditions(db, {})),
    ...counts,
    towns,
    townGroups: townGroupsOf(db, book, towns),
    stations: placesOf(book, 'station', facetsOf(db, 'station')),
    industries: groupIndustries(sections, facetsOf(db, 'industry')),
    offices: db
      .all('select office as value, count(*) as n from subjects group by office order by n desc, value')
      .map((row) => ({ value: textOf(row, 'value'), count: integerOf(row, 'n'), name: textOf(row, 'value') })),
    newestRating: newestRating(db),
  };
};

const lastFacets = new WeakMap<ReadDb, { readonly state: string; readonly facets: StoredFacets }>();

/** The counts of the whole library, offices by their codes, made once for each state of the database: a few walks along indexes. */
export const subjectFacets = (db: ReadDb): StoredFacets => {
  const state = stateOf(db);
  const last = lastFacets.get(db);
  if (last?.state === state) return last.facets;
  const facets = readFacets(db);
  lastFacets.set(db, { state, facets });
  return facets;
};

/** How many there are and how many fit the filter; the facets count the whole library, so that a choice never hides another one. */
export const summariseSubjects = (db: ReadDb, filter: SubjectFilter): SubjectSummary => {
  const { total, risks, statuses, kinds, towns, tags } = subjectFacets(db);
  return { total, matching: countSubjects(db, filter), risks, statuses, kinds, towns, tags };
};

const conditions = ['text', 'offices', 'towns', 'stations', 'industries', 'risks', 'statuses', 'kinds', 'tags'] as const;

/** For each condition that is set: how many fit when it alone is left out; most first. */
export const loosenedCounts = (db: ReadDb, filter: SubjectFilter): readonly LoosenedCount[] =>
  conditions
    .filter((condition) => (filter[condition]?.length ?? 0) > 0)
    .map((condition) => ({ condition, matching: countSubjects(db, { ...filter, [condition]: undefined }) }))
    .sort((a, b) => b.matching - a.matching);
