import type { SubjectFacets, SubjectFilter } from '#shared/contract/subjects.ts';
import { facetValueWords, subjectsWords } from '#shared/i18n/zh-cn/subjects.ts';

/** The conditions that are lists of values, in the order of the filter tree. */
export const facetNames = ['towns', 'stations', 'industries', 'risks', 'statuses', 'kinds', 'tags'] as const;
export type FacetName = (typeof facetNames)[number];
export type Condition = FacetName | 'text';

/** One value of a facet as the tree shows it; industries have their divisions beneath. */
export interface FacetValue {
  readonly value: string;
  readonly name: string;
  readonly count: number;
  readonly within: readonly FacetValue[];
}

export const isUnfiltered = (filter: SubjectFilter): boolean => Object.keys(filter).length === 0;

const filterOf = (conditions: readonly (readonly [string, unknown])[]): SubjectFilter =>
  // Only conditions of a filter, and lists of values that the facets themselves offered, are put in.
  Object.fromEntries<unknown>(conditions);

export const chosenValues = (filter: SubjectFilter, facet: FacetName): readonly string[] => filter[facet] ?? [];

export const without = (filter: SubjectFilter, condition: Condition): SubjectFilter =>
  filterOf(Object.entries<unknown>(filter).filter(([name]) => name !== condition));

/** The filter with the values of one facet replaced; an empty list sets no condition and is left out. */
export const withValues = (filter: SubjectFilter, facet: FacetName, values: readonly string[]): SubjectFilter => {
  const others = Object.entries<unknown>(without(filter, facet));
  return filterOf(values.length === 0 ? others : [...others, [facet, values]]);
};

export const toggled = (filter: SubjectFilter, facet: FacetName, value: string): SubjectFilter => {
  const chosen = chosenValues(filter, facet);
  return withValues(filter, facet, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
};

export const withText = (filter: SubjectFilter, text: string): SubjectFilter => {
  const others = Object.entries<unknown>(without(filter, 'text'));
  return filterOf(text.trim() === '' ? others : [...others, ['text', text.trim()]]);
};

/** The values of a facet with the words for them. */
export const facetValues = (facets: SubjectFacets, facet: FacetName): readonly FacetValue[] => {
  if (facet !== 'industries')
    return facets[facet].map(({ value, count }) => ({ value, count, name: facetValueText(facet, value), within: [] }));
  return facets.industries.map(({ value, name, count, divisions }) => ({
    value,
    count,
    name: name === '' ? subjectsWords.notFilled : name,
    within: divisions.length < 2 ? [] : divisions.map((division) => ({ ...division, within: [] })),
  }));
};

/** The word for one value of a facet; towns, stations and tags are words already. */
const facetValueText = (facet: FacetName, value: string): string =>
  facetValueWords[facet][value] ?? (value === '' ? subjectsWords.notFilled : value);

/** The words for chosen values; industries are named by the facets. */
export const chosenWords = (facets: SubjectFacets, filter: SubjectFilter, facet: FacetName): readonly string[] => {
  const named = facet === 'industries' ? facetValues(facets, facet).flatMap((one) => [one, ...one.within]) : [];
  return chosenValues(filter, facet).map((value) => named.find((one) => one.value === value)?.name ?? facetValueText(facet, value));
};
