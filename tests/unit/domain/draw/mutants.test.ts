import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  adjacencyCheck,
  distinctTicketsCheck,
  firstHalfCheck,
  frameOrderCheck,
  inclusionCheck,
  manyOrders,
  manyTickets,
  orderedPairCheck,
  passes,
  population,
  rankCheck,
  seedCheck,
  stratumOrderCheck,
  type Orderer,
} from '#tests/support/fairness-checks.ts';
import { productTicket } from '#tests/support/product-draw.ts';

/** A good source of words, so that a mutant fails for its method and not for its randomness. */
const wordsOf = (seed: string): (() => number) => {
  let block = Buffer.alloc(0);
  let blocks = 0;
  return () => {
    if (block.length === 0) block = createHmac('sha256', 'mutants').update(`${seed}\n${blocks++}`).digest();
    const word = block.readUInt32BE(0);
    block = block.subarray(4);
    return word;
  };
};

const shuffle = (ids: readonly string[], pick: (at: number) => number, from: number): readonly string[] => {
  const order = [...ids];
  for (let at = from; at > 0; at -= 1) {
    const other = pick(at);
    [order[at], order[other]] = [order[other] ?? '', order[at] ?? ''];
  }
  return order;
};

const mutants: Readonly<Record<string, Orderer>> = {
  'sort(() => rnd - 0.5)': (ids, seed) => {
    const word = wordsOf(seed);
    return [...ids].sort(() => word() / 2 ** 32 - 0.5);
  },
  'naive swap': (ids, seed) => {
    const word = wordsOf(seed);
    const order = [...ids];
    for (let at = 0; at < order.length; at += 1) {
      const other = Math.floor((word() / 2 ** 32) * order.length);
      [order[at], order[other]] = [order[other] ?? '', order[at] ?? ''];
    }
    return order;
  },
  Sattolo: (ids, seed) => {
    const word = wordsOf(seed);
    return shuffle(ids, (at) => word() % at, ids.length - 1);
  },
  '8-bit modulo': (ids, seed) => {
    const word = wordsOf(seed);
    return shuffle(ids, (at) => (word() & 255) % (at + 1), ids.length - 1);
  },
};

describe('the fairness checks tell a wrong draw from a right one', () => {
  it.each(Object.entries(mutants))('%s is caught by its frequencies', (_name, mutant) => {
    const orders = manyOrders(mutant, population);
    const tails = [inclusionCheck, rankCheck, firstHalfCheck, adjacencyCheck].map((check) => check(orders));
    const pairs = orderedPairCheck(manyOrders(mutant, 10));
    expect([...tails, pairs].filter((p) => !passes(p)).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(mutants))('%s is caught because others in the list change it', (_name, mutant) => {
    expect(passes(frameOrderCheck(mutant))).toBe(false);
  });

  it('a right shuffle passes the same frequency checks', () => {
    const right: Orderer = (ids, seed) => {
      const word = wordsOf(seed);
      return shuffle(ids, (at) => Math.floor((word() / 2 ** 32) * (at + 1)), ids.length - 1);
    };
    const orders = manyOrders(right, population);
    for (const check of [inclusionCheck, rankCheck, firstHalfCheck, adjacencyCheck]) expect(passes(check(orders))).toBe(true);
    expect(passes(orderedPairCheck(manyOrders(right, 10)))).toBe(true);
  });

  it('8-bit tickets are caught by equal tickets', () => {
    expect(passes(distinctTicketsCheck(manyTickets((id) => Math.floor(productTicket(id) * 256) / 256)))).toBe(false);
  });

  it('a seed read as a number is caught by seeds that are not that number', () => {
    const byNumber: Orderer = (ids, seed) => {
      const word = wordsOf(String(Number(seed)));
      return shuffle(ids, (at) => word() % (at + 1), ids.length - 1);
    };
    expect(passes(seedCheck(byNumber))).toBe(false);
    expect(passes(seedCheck((ids, seed) => byNumber(ids, String(Number.parseInt(seed, 36) | 0))))).toBe(false);
  });

  it('sorting by locale or by UTF-16 units is caught by names of strata', () => {
    expect(passes(stratumOrderCheck((names) => names.toSorted((a, b) => a.localeCompare(b, 'zh-CN'))))).toBe(false);
    expect(passes(stratumOrderCheck((names) => names.toSorted()))).toBe(false);
  });
});
