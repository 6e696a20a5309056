import type { Shape } from './row-shapes.ts';

type Fields = Readonly<Record<string, Shape>>;

/**
 * What an office needs besides its draws and results to go on working with them after it lost its machine (BUNDLE-SPEC 12.5): the versions of its
 * items, and of every drawn event how it was frozen and diced, whom it could draw, and what was done with its visits. Since schema 4.
 */
export const eventShapes: Readonly<Record<string, Fields>> = {
  event_facts: {
    serial: 'text',
    settings: 'object',
    strata: 'objects',
    announced: 'objects',
    items: 'objects',
    readings: 'object',
    witnesses: 'objects',
    reading_log: 'objects',
    again_of: 'textOrNull',
    plan: 'objects',
  },
  frozen_lists: { serial: 'text', number: 'integer', subjects: 'objects' },
  draw_people: { serial: 'text', place: 'text', people: 'objects', saved_at: 'text' },
  voids: { serial: 'text', void_from: 'text', reason: 'text', by_name: 'text', approver: 'text', approver_name: 'text' },
  team_changes: { serial: 'text', subject: 'text', number: 'integer' },
  dispatches: { serial: 'text', dispatched_on: 'text', by_name: 'text' },
  handovers: { serial: 'text', subject: 'text', number: 'integer', unit: 'text', reason: 'text', by_name: 'text' },
  reviews: {
    serial: 'text',
    subject: 'text',
    number: 'integer',
    entry: 'integer',
    decision: 'text',
    field: 'text',
    reason: 'text',
    by_name: 'text',
  },
  closures: { serial: 'text', by_name: 'text' },
};

/** Tables of `eventShapes` whose rows never change. */
export const immutableEventTables = [
  'event_facts',
  'frozen_lists',
  'voids',
  'team_changes',
  'dispatches',
  'handovers',
  'reviews',
  'closures',
] as const;
