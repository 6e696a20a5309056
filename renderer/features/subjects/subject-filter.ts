import type { SubjectFilter, SubjectSummary } from '#shared/contract/subjects.ts';
import { riskText, subjectKindText, subjectsWords, subjectStatusText } from '#shared/i18n/zh-cn/subjects.ts';

/** The conditions that are lists of values, in the order of the filter tree. */
export const facetNames = ['towns', 'risks', 'statuses', 'kinds', 'tags'] as const;
export type FacetName = (typeof facetNames)[number];

const filterOf = (conditions: readonly (readonly [string, unknown])[]): SubjectFilter =>
  // Only conditions of a filter, and lists of values that the facets themselves offered, are put in.
  Object.fromEntries<unknown>(conditions);

export const chosenValues = (filter: SubjectFilter, facet: FacetName): readonly string[] => filter[facet] ?? [];

/** The filter with the values of one facet replaced; an empty list sets no condition and is left out. */
export const withValues = (filter: SubjectFilter, facet: FacetName, values: readonly string[]): SubjectFilter => {
  const others = Object.entries<unknown>(filter).filter(([name]) => name !== facet);
  return filterOf(values.length === 0 ? others : [...others, [facet, values]]);
};

export const toggled = (filter: SubjectFilter, facet: FacetName, value: string): SubjectFilter => {
  const chosen = chosenValues(filter, facet);
  return withValues(filter, facet, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
};

export const withText = (filter: SubjectFilter, text: string): SubjectFilter => {
  const others = Object.entries<unknown>(filter).filter(([name]) => name !== 'text');
  return filterOf(text.trim() === '' ? others : [...others, ['text', text.trim()]]);
};

const words: { readonly [F in FacetName]: Readonly<Record<string, string>> } = {
  towns: {},
  risks: riskText,
  statuses: subjectStatusText,
  kinds: subjectKindText,
  tags: {},
};

/** The word for one value of a facet; towns and tags are words already. */
export const facetValueText = (facet: FacetName, value: string): string =>
  words[facet][value] ?? (value === '' ? subjectsWords.noTown : value);

export const facetOf = (summary: SubjectSummary, facet: FacetName): SubjectSummary[FacetName] => summary[facet];
