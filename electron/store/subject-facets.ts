import type { Facet, SubjectSummary } from '#shared/contract/subjects.ts';
import type { ReadDb, SqlRow } from './db.ts';
import { integerOf, textOf } from './row.ts';

type SubjectFacets = Pick<SubjectSummary, 'risks' | 'statuses' | 'kinds' | 'tags'> & { readonly towns: readonly Facet[] };

/** Largest first, equal counts by value. */
const facetOf = (groups: readonly SqlRow[], column: string): readonly Facet[] => {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const value = textOf(group, column);
    counts.set(value, (counts.get(value) ?? 0) + integerOf(group, 'n'));
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
};

/** Counts of the whole library by every field of the filter: one walk along an index for four of them. */
export const countFacets = (db: ReadDb): SubjectFacets => {
  const groups = db.all('select status, risk, kind, town, count(*) as n from subjects group by status, risk, kind, town');
  return {
    risks: facetOf(groups, 'risk'),
    statuses: facetOf(groups, 'status'),
    kinds: facetOf(groups, 'kind'),
    towns: facetOf(groups, 'town'),
    tags: facetOf(db.all('select tag, count(*) as n from subject_tags group by tag'), 'tag'),
  };
};
