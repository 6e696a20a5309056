import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentText, ppmOf } from '#renderer/features/schemes/percent.ts';

const seed = { seed: 20_261_124 };

describe('a ratio typed as a percentage', () => {
  it('is read from its digits, so that 0.07 % of a million is exactly 700', () => {
    expect(ppmOf('0.07')).toBe(700);
    expect(ppmOf('3')).toBe(30_000);
    expect(ppmOf('2.5')).toBe(25_000);
    expect(ppmOf('0.0001')).toBe(1);
    expect(ppmOf('100')).toBe(1_000_000);
    expect(ppmOf('5.')).toBe(50_000);
  });

  it('may be typed full-width, with a percent sign or a Chinese full stop', () => {
    expect(ppmOf('３．５％')).toBe(35_000);
    expect(ppmOf(' 3。5 ')).toBe(35_000);
  });

  it('is refused rather than rounded', () => {
    for (const bad of ['', '.', '.5', '-1', '100.0001', '101', '1.00001', '3,5', '1e1', '三']) expect(ppmOf(bad)).toBeNull();
  });

  it('shows every ratio so that it is read back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (ppm) => {
        expect(ppmOf(percentText(ppm))).toBe(ppm);
      }),
      { ...seed, numRuns: 2000 },
    );
  });

  it('has the value its two parts of digits say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 9999 }), (whole, places) => {
        expect(ppmOf(`${whole}.${String(places).padStart(4, '0')}`)).toBe(whole * 10_000 + places);
      }),
      seed,
    );
  });
});
