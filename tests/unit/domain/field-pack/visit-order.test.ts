import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inVisitOrder, isReordering, type PlacedVisit } from '#shared/domain/field-pack/visit-order.ts';

const drawn = fc
  .array(
    fc.record({
      carrier: fc.constantFrom('ZD001', 'ZD002', 'ZD003'),
      town: fc.constantFrom('', '130123100', '130123101', '130123102'),
      place: fc.constant<number | null>(null),
    }),
    { maxLength: 40 },
  )
  .map((visits) => visits.map((visit, index): PlacedVisit => ({ ...visit, code: `C${String(index)}`, position: index + 1 })));

/** How often the value changes from one to the next. */
const runs = (values: readonly string[]): number => values.filter((value, index) => index === 0 || value !== values[index - 1]).length;

describe('the order of the field pack', () => {
  it('holds every visit once, carrier after carrier and town after town, in a town as drawn', () => {
    fc.assert(
      fc.property(drawn, (visits) => {
        const ordered = inVisitOrder(visits);
        expect(new Set(ordered)).toEqual(new Set(visits));
        expect(ordered).toHaveLength(visits.length);
        expect(runs(ordered.map(({ carrier }) => carrier))).toBe(new Set(visits.map(({ carrier }) => carrier)).size);
        const places = ordered.map(({ carrier, town }) => `${carrier} ${town}`);
        expect(runs(places)).toBe(new Set(places).size);
        for (const [index, visit] of ordered.entries()) {
          const next = ordered[index + 1];
          if (next && next.carrier === visit.carrier && next.town === visit.town) expect(next.position).toBeGreaterThan(visit.position);
        }
      }),
    );
  });

  it('is the one somebody gave by hand, whatever the towns are, and leaves the other carriers alone', () => {
    fc.assert(
      fc.property(drawn, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (visits, weights) => {
        const own = visits.filter(({ carrier }) => carrier === 'ZD002');
        const wanted = own.map((visit, index) => ({ visit, weight: weights[index] ?? 0 })).toSorted((a, b) => a.weight - b.weight);
        const placeOf = new Map(wanted.map(({ visit }, index) => [visit.code, index + 1]));
        const ordered = inVisitOrder(visits.map((visit) => ({ ...visit, place: placeOf.get(visit.code) ?? null })));
        const codes = ordered.filter(({ carrier }) => carrier === 'ZD002').map(({ code }) => code);
        expect(codes).toEqual(wanted.map(({ visit }) => visit.code));
        expect(ordered.filter(({ carrier }) => carrier !== 'ZD002').map(({ code }) => code)).toEqual(
          inVisitOrder(visits).flatMap(({ carrier, code }) => (carrier === 'ZD002' ? [] : [code])),
        );
      }),
    );
  });

  it('takes a new order only when it names each visit once and nothing else', () => {
    const visits = [{ code: 'A' }, { code: 'B' }, { code: 'C' }];
    expect(isReordering(visits, ['C', 'A', 'B'])).toBe(true);
    for (const codes of [['A', 'B'], ['A', 'B', 'B'], ['A', 'B', 'D'], ['A', 'B', 'C', 'D'], []])
      expect(isReordering(visits, codes)).toBe(false);
  });
});
