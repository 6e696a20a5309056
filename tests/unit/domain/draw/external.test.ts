import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { fromHex, toHex } from '#shared/base/bytes.ts';
import { expandBytes, extract } from '#shared/domain/draw/ceremony.ts';
import { allocate } from '#shared/domain/draw/allocation.ts';
import { draw } from '#shared/domain/draw/selection.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { cssColours } from '#tests/support/css-colours.ts';
import { haveVectors, vectorText } from '#tests/support/draw-vectors.ts';
import { hashWith } from '#tests/support/product-draw.ts';

interface External {
  readonly rfc3797: {
    readonly key: string;
    readonly n: number;
    readonly rounds: readonly { readonly md5: string; readonly div: number; readonly selected: number }[];
  };
  readonly rivest_sampler_py: { readonly seed: string; readonly lo: number; readonly hi: number; readonly picks: readonly number[] };
  readonly consistent_sampler: {
    readonly sha256_uniform_abc: string;
    readonly ex1: { readonly ids: readonly string[]; readonly seed: string; readonly order: readonly string[] };
    readonly ex4: { readonly seed: string; readonly first10: readonly number[] };
    readonly ex8: {
      readonly seed: string;
      readonly 'below_0.01': Readonly<Record<'AB' | 'CD' | 'union', number>>;
      readonly first: readonly [string, string];
    };
  };
  readonly vrs_draft: {
    readonly secret_utf8: string;
    readonly H10: string;
    readonly H9: string;
    readonly H8: string;
    readonly ikm: string;
    readonly round1: readonly string[];
    readonly round2: readonly string[];
  };
  readonly rfc5869_A1: Readonly<Record<'ikm' | 'salt' | 'info' | 'prk' | 'okm32', string>>;
  readonly arlo_draw_sample_1: { readonly seed: string; readonly first5: readonly (readonly [string, string, number, number])[] };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe.skipIf(!haveVectors)("the product's own parts against facts published by others", () => {
  const external = JSON.parse(haveVectors ? vectorText('draw/external.json') : '{}') as External; // the shape is that of the vector file

  it('extract and expand are HKDF: RFC 5869, test case 1', () => {
    const { ikm, salt, info, prk, okm32 } = external.rfc5869_A1;
    expect(toHex(extract(nodeHash, fromHex(salt), fromHex(ikm)))).toBe(prk);
    expect(toHex(expandBytes(nodeHash, fromHex(prk), fromHex(info)))).toBe(okm32);
  });

  it('ranking by expanded labels: the worked example of draft-thomson-elegy-vrs', () => {
    const { secret_utf8, H10, H9, H8, ikm, round1, round2 } = external.vrs_draft;
    const chain = [encodeText(secret_utf8)];
    for (let link = 0; link < 10; link += 1) chain.push(nodeHash.sha256(chain.at(-1) ?? new Uint8Array()));
    const hex = chain.map(toHex);
    expect([H10, H9, H8].every((published) => hex.includes(published))).toBe(true);
    const rank = (salt: string, labels: readonly string[]): readonly string[] =>
      rankLabels(extract(nodeHash, fromHex(salt), encodeText(ikm)), labels);
    const first = rank(H9, cssColours).slice(0, round1.length);
    expect(first).toEqual(round1);
    const left = cssColours.filter((label) => !first.includes(label));
    expect(rank(H8, left).slice(0, round2.length)).toEqual(round2);
  });
});

/** Sends labels through the product's draw: their expansions stand in for the tickets of made ids. */
const rankLabels = (prk: Uint8Array, labels: readonly string[]): readonly string[] => {
  const ids = labels.map((_, index) => `91130100MA${String(index).padStart(8, '0')}`);
  const byLabel = hashWith((key, bytes) =>
    expandBytes(nodeHash, key, encodeText(labels[Number(new TextDecoder().decode(bytes).slice(-9, -1))] ?? '')),
  );
  const allocation = allocate([{ stratum: 'A', size: ids.length, takeAll: 0, ratePpm: 0, min: 1 }]);
  const { rows } = draw(byLabel, { prk, frame: ids.map((id) => ({ id, stratum: 'A', tier: 1 })), allocation });
  return rows.map(({ id }) => labels[Number(id.slice(-8))] ?? '');
};

describe.skipIf(!haveVectors)('the test harness against facts published by others (hashing, encoding, ordering)', () => {
  const external = JSON.parse(haveVectors ? vectorText('draw/external.json') : '{}') as External; // the shape is that of the vector file

  it('RFC 3797: the selection of 25', () => {
    const { key, n, rounds } = external.rfc3797;
    const pool = Array.from({ length: n }, (_, index) => index + 1);
    rounds.forEach(({ md5, div, selected }, round) => {
      const prefix = Buffer.from([round >> 8, round & 255]);
      const digest = createHash('md5').update(prefix).update(key).update(prefix).digest('hex');
      expect(digest.toUpperCase()).toBe(md5);
      expect(pool.length).toBe(div);
      expect(pool.splice(Number(BigInt(`0x${digest}`) % BigInt(div)), 1)).toEqual([selected]);
    });
  });

  it("Rivest's sampler: 47 picks of 876 without replacement", () => {
    const { seed, lo, hi, picks } = external.rivest_sampler_py;
    const seen = new Set<number>();
    for (let count = 1; seen.size < picks.length; count += 1)
      seen.add(lo + Number(BigInt(`0x${sha256(`${seed},${count}`)}`) % BigInt(hi - lo + 1)));
    expect([...seen]).toEqual(picks);
  });

  /** The decimal digits of a hash, last digit first, which consistent_sampler reads behind "0.". */
  const digitsOf = (text: string): string => {
    const digits = BigInt(`0x${sha256(text)}`)
      .toString()
      .padStart(64, '0');
    return Array.from(digits).reverse().join('');
  };
  const byTicket = (ids: readonly string[], seed: string): readonly { readonly id: string; readonly ticket: string }[] =>
    ids.map((id) => ({ id, ticket: `0.${digitsOf(sha256(seed) + id)}` })).sort((a, b) => (a.ticket < b.ticket ? -1 : 1));

  it('consistent_sampler: one number, two orders and a share below one hundredth', () => {
    const { sha256_uniform_abc, ex1, ex4, ex8 } = external.consistent_sampler;
    expect(`0.${digitsOf('abc')}`).toBe(sha256_uniform_abc);
    expect(
      byTicket(ex1.ids, ex1.seed)
        .slice(0, ex1.order.length)
        .map(({ id }) => id),
    ).toEqual(ex1.order);
    const hundred = Array.from({ length: 100 }, (_, index) => String(index));
    expect(
      byTicket(hundred, ex4.seed)
        .slice(0, 10)
        .map(({ id }) => Number(id)),
    ).toEqual(ex4.first10);
    const contest = (name: string, size: number): readonly string[] => Array.from({ length: size }, (_, index) => `${name}-${index}`);
    const below = byTicket([...contest('AB', 2000), ...contest('CD', 1000)], ex8.seed).filter(({ ticket }) => ticket < '0.01');
    const count = (name: string): number => below.filter(({ id }) => id.startsWith(name)).length;
    expect({ AB: count('AB'), CD: count('CD'), union: below.length }).toEqual(ex8['below_0.01']);
    expect([below[0]?.ticket.slice(0, ex8.first[0].length), below[0]?.id]).toEqual(ex8.first);
  });

  it('Arlo: the first five of one hundred batches, drawn with a seed that is not ASCII', () => {
    const { seed, first5 } = external.arlo_draw_sample_1;
    const batches = [1, 2, 3, 4].flatMap((pct) => Array.from({ length: 25 }, (_, batch) => `('pct ${pct}', ${batch + 1})`));
    const first = byTicket(batches, seed).slice(0, first5.length);
    expect(first.map(({ id }) => id)).toEqual(first5.map(([, pct, batch]) => `('${pct}', ${batch})`));
    expect(first.map(({ ticket }, at) => ticket.slice(0, first5[at]?.[0].length))).toEqual(first5.map(([ticket]) => ticket));
  });
});
