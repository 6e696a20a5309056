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
  results: [
    'item_versions',
    'item_lists',
    'plans',
    'task_takings',
    'schemes',
    'draws',
    'event_facts',
    'frozen_lists',
    'draw_people',
    'voids',
    'assignments',
    'team_changes',
    'dispatches',
    'handovers',
    'results',
    'reviews',
    'publications',
    'corrections',
    'closures',
    'follow_ups',
    'request_answers',
    'audit',
  ],
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
    'correction_requests',
  ],
};

/** A span of chain numbers, both ends included. */
export interface NumberSpan {
  readonly first: number;
  readonly last: number;
}
