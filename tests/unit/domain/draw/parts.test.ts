import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { createStream, belowFrom } from '#shared/domain/draw/stream.ts';
import { expand } from '#shared/domain/draw/ceremony.ts';
import { draw } from '#shared/domain/draw/selection.ts';
import { allocate } from '#shared/domain/draw/allocation.ts';
import { decodeText } from '#shared/domain/draw/utf8-text.ts';
import { frameOrderCheck, passes, seedCheck, stratumOrderCheck } from '#tests/support/fairness-checks.ts';
import { hashWith, prkOf, productOrder, productStrata } from '#tests/support/product-draw.ts';

describe('what decides the order of a draw', () => {
  it('every character of the seed counts', () => {
    expect(passes(seedCheck(productOrder))).toBe(true);
  });

  it('the order of the list does not matter, and adding or removing a subject never reorders the others', () => {
    expect(passes(frameOrderCheck(productOrder))).toBe(true);
  });

  it('strata come in byte order', () => {
    expect(passes(stratumOrderCheck(productStrata))).toBe(true);
  });
});

describe('the parts of the draw, exhaustively', () => {
  it('all 720 orders of six tickets give each of the 20 samples of three exactly 36 times', () => {
    const samples = new Map<string, number>();
    const ids = ['0', '1', '2', '3', '4', '5'].map((digit) => `91130100MA0000000${digit}`);
    const allocation = allocate([{ stratum: 'A', size: 6, takeAll: 0, ratePpm: 500_000, min: 0 }]);
    for (const order of permutations([0, 1, 2, 3, 4, 5])) {
      const ranked = hashWith((_key, bytes) => new Uint8Array(32).fill(order[Number((decodeText(bytes) ?? '').at(-2))] ?? 0));
      const { rows } = draw(ranked, { prk: prkOf(''), frame: ids.map((id) => ({ id, stratum: 'A', tier: 1 })), allocation });
      const key = rows
        .flatMap(({ drawn, id }) => (drawn ? [id] : []))
        .sort()
        .join(' ');
      samples.set(key, (samples.get(key) ?? 0) + 1);
    }
    expect(samples.size).toBe(20);
    expect(new Set(samples.values())).toEqual(new Set([36]));
  });

  it('equal tickets fall back to the id, never to the order of the rows', () => {
    const same = hashWith(() => new Uint8Array(32));
    const frame = ['2', '0', '1'].map((digit) => ({ id: `91130100MA0000000${digit}`, stratum: 'A', tier: 1 }) as const);
    const allocation = allocate([{ stratum: 'A', size: 3, takeAll: 0, ratePpm: 0, min: 1 }]);
    expect(draw(same, { prk: prkOf(''), frame, allocation }).rows.map(({ id }) => id.at(-1))).toEqual(['0', '1', '2']);
  });

  it('below(m) on 8-bit words is exactly even for every m from 2 to 200', () => {
    for (let m = 2; m <= 200; m += 1) {
      const seen = Array.from({ length: m }, () => 0);
      let refused = 0;
      for (let word = 0; word < 256; word += 1) {
        let reads = 0;
        const value = belowFrom(() => (reads++ === 0 ? word : 0), m, 256);
        // A refused word is followed by word 0 here, which gives 0.
        if (reads > 1) refused += 1;
        else seen[value] = (seen[value] ?? 0) + 1;
      }
      expect(new Set(seen)).toEqual(new Set([Math.floor(256 / m)]));
      expect(refused).toBe(256 % m);
    }
  });

  it('the stream is blocks of eight big-endian words, and one outcome costs no word', () => {
    const prk = prkOf('stream');
    const words = [0, 1].flatMap((block) => {
      const view = new DataView(Uint8Array.from(expand(nodeHash, prk, 'assign', 'T1', String(block))).buffer);
      return Array.from({ length: 8 }, (_, at) => view.getUint32(at * 4));
    });
    const stream = createStream(nodeHash, prk, 'assign', 'T1');
    const read = words.map(() => {
      expect(stream.below(1)).toBe(0);
      expect(stream.below(0)).toBe(0);
      return stream.below(2 ** 32);
    });
    expect(read).toEqual(words);
  });

  it('ranks count from 1 in every stratum, through the drawn and on through the reserve', () => {
    const frame = Array.from({ length: 9 }, (_, index) => ({
      ...{ id: `91130100MA0000000${index}`, stratum: index < 4 ? 'A' : 'B', tier: 1 as const },
    }));
    const demand = { takeAll: 0, ratePpm: 0, min: 2 };
    const allocation = allocate([
      { stratum: 'A', size: 4, ...demand },
      { stratum: 'B', size: 5, ...demand },
    ]);
    const { rows } = draw(nodeHash, { prk: prkOf('ranks'), frame, allocation });
    expect(rows.map(({ stratum, rank }) => `${stratum}${rank}`)).toEqual(['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'B5']);
  });

  it('take-all goes first, deferred last, excluded never', () => {
    const tiers = [1, 2, 0, 9, 1, 2, 0] as const;
    const frame = tiers.map((tier, index) => ({ id: `91130100MA0000000${index}`, stratum: 'A', tier }));
    const allocation = allocate([{ stratum: 'A', size: 6, takeAll: 2, ratePpm: 0, min: 1 }]);
    const { rows } = draw(nodeHash, { prk: prkOf('tiers'), frame, allocation });
    expect(rows.map(({ tier, drawn }) => [tier, drawn])).toEqual([
      [0, true],
      [0, true],
      [1, false],
      [1, false],
      [2, false],
      [2, false],
    ]);
  });
});

const permutations = (items: readonly number[]): readonly (readonly number[])[] =>
  items.length === 0 ? [[]] : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
