import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';

interface ListDraft {
  readonly filter: { readonly task?: string | undefined };
}

/** What decides who is visited, and who draws the people; of a handed list the city has decided it. */
const decided = ['filter', 'takeAll', 'deferVisited', 'quantity', 'rounding', 'rates', 'totalMinimum', 'joint', 'people'] as const;

type DecidedDraft = ListDraft & { readonly [K in Exclude<(typeof decided)[number], 'filter'>]: unknown };

/** Whether a changed draft leaves a handed list as it is, and makes no list a handed one. */
export const keepsList = (before: DecidedDraft, after: DecidedDraft): boolean => {
  if (before.filter.task === undefined && after.filter.task === undefined) return true;
  const partsOf = (draft: DecidedDraft): Json => decided.map((part) => plain(draft[part]));
  return canonicalJson(partsOf(before)) === canonicalJson(partsOf(after));
};

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json; // without the fields that are undefined

/** A draft for others to begin with: a list of the city goes with its own task alone. */
export const withoutList = <D extends ListDraft & { readonly rates: unknown }>(draft: D, fresh: Pick<D, 'filter' | 'rates'>): D =>
  draft.filter.task === undefined ? draft : { ...draft, filter: fresh.filter, rates: fresh.rates };

/** Everybody of the list, whatever the class, in ppm. */
export const wholeList = 1_000_000;
