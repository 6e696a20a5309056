import type { NamedFacet, SubjectFacets, SubjectFilter } from '#shared/contract/subjects.ts';
import { facetValueWords, subjectsWords } from '#shared/i18n/zh-cn/subjects.ts';

/** The conditions that are lists of values, in the order of the filter tree. */
export const facetNames = ['offices', 'towns', 'stations', 'industries', 'risks', 'statuses', 'kinds', 'tags'] as const;
export type FacetName = (typeof facetNames)[number];
export type Condition = FacetName | 'text';

/** One line of a facet as the tree shows it; industries have their divisions beneath, stations their towns. */
export interface FacetValue {
  /** Tells lines apart. */
  readonly key: string;
  /** What choosing the line puts into the filter: of a station all its towns. */
  readonly values: readonly string[];
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

/** Takes values away that are all chosen, else adds those that are not. */
export const toggled = (filter: SubjectFilter, facet: FacetName, values: readonly string[]): SubjectFilter => {
  const chosen = chosenValues(filter, facet);
  const others = chosen.filter((one) => !values.includes(one));
  return withValues(filter, facet, values.every((value) => chosen.includes(value)) ? others : [...others, ...values]);
};

export const withText = (filter: SubjectFilter, text: string): SubjectFilter => {
  const others = Object.entries<unknown>(without(filter, 'text'));
  return filterOf(text.trim() === '' ? others : [...others, ['text', text.trim()]]);
};

/** The values of a facet with the words for them. */
export const facetValues = (facets: SubjectFacets, facet: FacetName): readonly FacetValue[] => {
  switch (facet) {
    case 'towns':
      return townLines(facets);
    case 'offices':
      // A county keeps its own library alone, which is no choice.
      return facets.offices.length < 2 ? [] : facets.offices.map(placeLine);
    case 'stations':
      return facets.stations.map(placeLine);
    case 'industries':
      return facets.industries.map(({ divisions, ...section }) => ({
        ...placeLine(section),
        within: divisions.length < 2 ? [] : divisions.map(placeLine),
      }));
    case 'kinds':
    case 'risks':
    case 'statuses':
    case 'tags':
      return facets[facet].map(({ value, count }) => placeLine({ value, count, name: facetValueText(facet, value) }));
  }
};

const placeLine = ({ value, name, count }: NamedFacet): FacetValue => ({
  key: value,
  values: [value],
  name: name === '' ? subjectsWords.notFilled : name,
  count,
  within: [],
});

/** The stations with their towns, then the towns of nobody. */
const townLines = ({ towns, townGroups }: SubjectFacets): readonly FacetValue[] => {
  const grouped = townGroups.map((group): FacetValue => {
    const within = towns.filter(({ value }) => group.towns.includes(value)).map(placeLine);
    const count = within.reduce((sum, town) => sum + town.count, 0);
    return { key: `in ${group.name}`, values: group.towns, name: group.name, count, within };
  });
  const inGroups = new Set(townGroups.flatMap((group) => group.towns));
  return [...grouped.toSorted((a, b) => b.count - a.count), ...towns.filter(({ value }) => !inGroups.has(value)).map(placeLine)];
};

/** The word for one value of a facet; tags are words already, places and industries are named by the facets. */
const facetValueText = (facet: FacetName, value: string): string =>
  facetValueWords[facet][value] ?? (value === '' ? subjectsWords.notFilled : value);

/** The words for chosen values: a station whose towns are all chosen stands for them. */
export const chosenWords = (facets: SubjectFacets, filter: SubjectFilter, facet: FacetName): readonly string[] => {
  const chosen = chosenValues(filter, facet);
  const lines = facetValues(facets, facet).flatMap((one) => [one, ...one.within]);
  const whole = lines.filter(({ values }) => values.every((value) => chosen.includes(value)));
  const wide = whole.filter(({ values }) => values.length > 1);
  const covered = new Set(wide.flatMap(({ values }) => values));
  const single = chosen.filter((value) => !covered.has(value));
  const nameOf = (value: string): string => whole.find(({ key }) => key === value)?.name ?? facetValueText(facet, value);
  return [...wide.map(({ name }) => name), ...single.map(nameOf)];
};
