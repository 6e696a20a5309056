import { describe, expect, it } from 'vitest';
import { decideKnown, decideOrder, viewFrom, type Beginning, type ChainView } from '#electron/bundle/chain.ts';
import type { BundleHeader } from '#electron/bundle/header.ts';
import { hash } from '#tests/support/bundle-decide.ts';

const city = '130100';
const reader: Beginning = { cityCode: city, borrowsFrom: null };

/** The fifth bundle of the city to an office whose machine took in none before. */
const given: BundleHeader = {
  ...{ v: 1, kind: 'results', from: city, signer: hash('a'), chan: '130123', to: ['130123'], seq: 5, prev: hash('b'), seen: [] },
  ...{ created: '2026-03-02T09:00:00+08:00', app: '1.0.0', schema: 4, payload: { name: 'payload.zip', sha256: hash('c'), size: 1 } },
};

const nothing: ChainView = {
  ...{ last: null, forked: false, ownKey: false, known: null, waived: [], start: 1, paused: false },
  refused: () => false,
};

const startOf = (header: BundleHeader, view: ChainView = nothing): number => viewFrom(header, view, reader).start;

describe('the chain of a city to an office that lost its machine', () => {
  it('begins at the first bundle that gives records back, and goes on from there', () => {
    const view = viewFrom(given, nothing, reader);
    expect([view.start, decideKnown(given, hash('d'), view), decideOrder(given, view)]).toEqual([5, null, null]);
    expect(startOf({ ...given, kind: 'roster-data' })).toBe(5);
    const after: ChainView = { ...nothing, start: 5, last: { seq: 5, sha256: hash('d') } };
    expect(viewFrom({ ...given, seq: 7 }, after, reader)).toBe(after);
    expect(decideOrder({ ...given, seq: 7 }, after)?.outcome).toBe('GAP');
    expect(decideKnown({ ...given, seq: 3 }, hash('e'), after)).toMatchObject({ outcome: 'DUPLICATE', params: { reason: 'before-start' } });
  });

  it.each<[string, BundleHeader, ChainView]>([
    ['other kinds', { ...given, kind: 'plan' }, nothing],
    ['another sender', { ...given, from: '130123' }, nothing],
    ['every office at once', { ...given, kind: 'roster-data', chan: '*', to: ['*'] }, nothing],
    ['a chain that was followed before', given, { ...nothing, last: { seq: 1, sha256: hash('d') } }],
    ['a key of this program', given, { ...nothing, ownKey: true }],
  ])('does not begin anew for %s', (_, header, view) => {
    expect(startOf(header, view)).toBe(1);
  });
});

describe('the chain of an office to a computer that borrows its tasks', () => {
  const lent: BundleHeader = { ...given, kind: 'roster-data', from: '130123' };
  const field: Beginning = { cityCode: city, borrowsFrom: '130123' };

  it('begins at the subjects and people of a task', () => {
    const view = viewFrom(lent, nothing, field);
    expect([view.start, decideKnown(lent, hash('d'), view), decideOrder(lent, view)]).toEqual([5, null, null]);
  });

  it.each<[string, BundleHeader, ChainView, Beginning]>([
    ['the task itself', { ...lent, kind: 'results' }, nothing, field],
    ['a computer that draws', lent, nothing, reader],
    ['another office', { ...lent, from: '130124' }, nothing, field],
    ['a chain that was followed before', lent, { ...nothing, last: { seq: 1, sha256: hash('d') } }, field],
  ])('does not begin anew for %s', (_, header, view, beginning) => {
    expect(viewFrom(header, view, beginning).start).toBe(1);
  });
});
