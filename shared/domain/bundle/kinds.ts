/** BUNDLE-SPEC 3.1: the closed list. `photos` is reserved: no writer of this version makes one. */
export const bundleKinds = ['roster', 'plan', 'roster-data', 'results', 'photos', 'receipt', 'correction'] as const;

export type BundleKind = (typeof bundleKinds)[number];

/** BUNDLE-SPEC 5.2: a delta carries what changed since the last link, a snapshot everything the sender owns. */
export type PayloadMode = 'delta' | 'snapshot';

/** BUNDLE-SPEC 5.3: the record tables that a kind may carry, in no particular order; empty for the kinds that carry other files. */
export const tablesByKind: { readonly [K in BundleKind]: readonly string[] } = {
  roster: [],
  plan: ['plans', 'items', 'item_lists', 'calendar', 'tasks', 'task_subjects'],
  'roster-data': ['subjects', 'inspectors'],
  results: ['plans', 'task_takings', 'schemes', 'draws', 'assignments', 'results', 'publications', 'corrections', 'follow_ups', 'audit'],
  photos: [],
  receipt: [],
  correction: [
    'plans',
    'items',
    'tasks',
    'subjects',
    'inspectors',
    'schemes',
    'draws',
    'assignments',
    'results',
    'publications',
    'corrections',
    'follow_ups',
  ],
};

/** A span of chain numbers, both ends included. */
export interface NumberSpan {
  readonly first: number;
  readonly last: number;
}
