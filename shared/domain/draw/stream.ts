import { expand } from './ceremony.ts';
import type { DrawHash } from './hash.ts';

/** Unbiased integers from one labelled part of the seed; every call continues where the last one stopped. */
export interface Stream {
  /** 0 to m - 1, each equally likely; m of 1 or less gives 0 and reads nothing. */
  readonly below: (m: number) => number;
}

/** `below(m)` of DRAW-SPEC 3 over any source of words: words in the incomplete last block of m are thrown away. */
export const belowFrom = (nextWord: () => number, m: number, words = 2 ** 32): number => {
  if (m <= 1) return 0;
  if (m > words) throw new Error('below: more outcomes than words');
  const limit = words - (words % m);
  for (;;) {
    const word = nextWord();
    if (word < limit) return word % m;
  }
};

/** `Stream(label)` of DRAW-SPEC 3: block c is `expand(label LF c)`, read as eight big-endian words. */
export const createStream = (hash: DrawHash, prk: Uint8Array, ...label: readonly string[]): Stream => {
  let block = new Uint8Array(0);
  let blocks = 0;
  let at = 0;
  const nextWord = (): number => {
    if (at === block.length) {
      block = Uint8Array.from(expand(hash, prk, ...label, String(blocks)));
      blocks += 1;
      at = 0;
    }
    const [a = 0, b = 0, c = 0, d = 0] = block.subarray(at, at + 4);
    at += 4;
    return a * 0x1000000 + (b << 16) + (c << 8) + d;
  };
  return { below: (m) => belowFrom(nextWord, m) };
};
