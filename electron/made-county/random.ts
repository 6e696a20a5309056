import { createHash } from 'node:crypto';

/**
 * Repeatable numbers for made data and for nothing else: a draw takes its tickets from DRAW-SPEC, never from here. The
 * generator is sfc32; its start is the SHA-256 of the seed text, so that a word is as good a seed as any.
 */
export interface Random {
  /** 0 ≤ n < 1. */
  readonly unit: () => number;
  readonly below: (limit: number) => number;
  readonly between: (least: number, most: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

export type Seed = readonly [number, number, number, number];

export const seedFrom = (...words: readonly string[]): Seed => {
  const digest = createHash('sha256').update(words.join('\n'), 'utf8').digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12)];
};

/** An own stream for every index, so that the n-th subject is the same whether 300 or 1,300,000 are made. */
export const randomAt = (seed: Seed, index: number): Random => {
  let a = seed[0] ^ Math.imul(index + 1, 0x9e3779b9);
  let b = seed[1] ^ index;
  let c = seed[2];
  let counter = seed[3];
  const next = (): number => {
    const out = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    return out >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  const unit = (): number => next() / 0x1_0000_0000;
  const below = (limit: number): number => Math.floor(unit() * limit);
  return {
    unit,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => unit() < share,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
};

export interface Weighted<T> {
  readonly value: T;
  readonly weight: number;
}

/** The weights need not add up to one. */
export const pickWeighted = <T>(random: Random, list: readonly Weighted<T>[]): T => {
  let left = random.unit() * list.reduce((sum, { weight }) => sum + weight, 0);
  for (const { value, weight } of list) {
    left -= weight;
    if (left < 0) return value;
  }
  return random.pick(list).value;
};

/** A new order of the list; the list itself stays as it is. */
export const shuffled = <T>(random: Random, list: readonly T[]): readonly T[] =>
  list
    .map((value) => ({ value, key: random.unit() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
