import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, allocateFrame, shareRoundedHalfUp, stratumQuota } from '#shared/domain/draw/allocation.ts';
import { aFrame } from '#tests/support/draw-record.ts';
import { valueOf } from '#tests/support/value-of.ts';

const demands = fc.array(
  fc.record({
    size: fc.nat(200_000),
    takeAll: fc.nat(5),
    ratePpm: fc.nat(1_000_000),
    min: fc.nat(50),
  }),
  { maxLength: 12 },
);
const named = (rows: readonly { size: number; takeAll: number; ratePpm: number; min: number }[]) =>
  rows.map((row, index) => ({ ...row, takeAll: Math.min(row.takeAll, row.size), stratum: `s${String(index).padStart(2, '0')}` }));

describe('how many are drawn from a stratum', () => {
  it('is the legal share rounded up, by integers and not by floating point', () => {
    // In JavaScript Math.ceil(0.07 * 100) is 8.
    expect(stratumQuota({ size: 100, takeAll: 0, ratePpm: 70_000, min: 0 })).toBe(7);
    expect(stratumQuota({ size: 101, takeAll: 0, ratePpm: 70_000, min: 0 })).toBe(8);
    expect(stratumQuota({ size: 0, takeAll: 0, ratePpm: 1_000_000, min: 5 })).toBe(0);
    expect(stratumQuota({ size: 10, takeAll: 0, ratePpm: 0, min: 12 })).toBe(10);
    expect(stratumQuota({ size: 10, takeAll: 4, ratePpm: 100_000, min: 2 })).toBe(4);
  });

  it('agrees with exact big integers everywhere', () => {
    fc.assert(
      fc.property(fc.nat(9_000_000), fc.nat(1_000_000), (size, ratePpm) => {
        const exact = (BigInt(size) * BigInt(ratePpm) + 999_999n) / 1_000_000n;
        expect(stratumQuota({ size, takeAll: 0, ratePpm, min: 0 })).toBe(Number(exact));
        expect(shareRoundedHalfUp(size, ratePpm)).toBe(Number((BigInt(size) * BigInt(ratePpm) * 2n + 1_000_000n) / 2_000_000n));
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('tops up by exact shares where the products pass 2^53', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99_999_999), { minLength: 2, maxLength: 9 }), fc.nat(999_999_999), (sizes, total) => {
        const strata = allocate(named(sizes.map((size) => ({ size, takeAll: 0, ratePpm: 0, min: 0 }))), total);
        const room = sizes.reduce((sum, size) => sum + BigInt(size), 0n);
        const missing = BigInt(total) < room ? BigInt(total) : room;
        // Before the remainders each stratum has the floor of its share, and gets at most one more.
        strata.forEach(({ drawn, size }) => {
          const floor = room === 0n ? 0n : (missing * BigInt(size)) / room;
          expect([floor, floor + 1n]).toContain(BigInt(drawn));
        });
        expect(strata.reduce((sum, { drawn }) => sum + BigInt(drawn), 0n)).toBe(missing);
      }),
      { seed: 53, numRuns: 500 },
    );
  });

  it('rounds half up only where an office asks for it', () => {
    expect([24, 25, 26].map((size) => shareRoundedHalfUp(size, 20_000))).toEqual([0, 1, 1]);
    expect(shareRoundedHalfUp(75, 20_000)).toBe(2);
  });

  it('meets the overall minimum exactly, or takes everybody, and never passes a stratum', () => {
    fc.assert(
      fc.property(demands, fc.nat(500_000), (rows, total) => {
        const plain = allocate(named(rows));
        const topped = allocate(named(rows), total);
        const sum = (strata: typeof plain) => strata.reduce((all, { drawn }) => all + drawn, 0);
        expect(sum(topped)).toBe(
          Math.max(
            sum(plain),
            Math.min(
              total,
              rows.reduce((all, { size }) => all + size, 0),
            ),
          ),
        );
        topped.forEach(({ drawn, size }, index) => {
          expect(drawn).toBeLessThanOrEqual(size);
          expect(drawn).toBeGreaterThanOrEqual(plain[index]?.drawn ?? 0);
        });
        expect(allocate(named(rows).reverse(), total)).toEqual(topped);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('gives equal remainders to the stratum that comes first by bytes', () => {
    const rows = ['b', 'a', 'B'].map((stratum) => ({ stratum, size: 10, takeAll: 0, ratePpm: 100_000, min: 0 }));
    expect(allocate(rows, 4).map(({ stratum, drawn }) => [stratum, drawn])).toEqual([
      ['B', 2],
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('does not count the excluded and refuses a stratum the plan does not name', () => {
    const frame = aFrame(30);
    const plan = { rows: [{ stratum: 'A', ratePpm: 0, min: 1 }] };
    expect(allocateFrame(frame, plan)).toEqual({ ok: false, error: { stratum: 'D' } });
    const [only] = valueOf(
      allocateFrame(
        frame.filter(({ stratum }) => stratum === 'A'),
        plan,
      ),
    );
    expect(only?.size).toBe(frame.filter(({ stratum, tier }) => stratum === 'A' && tier !== 9).length);
  });
});
