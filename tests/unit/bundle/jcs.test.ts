import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { parseBounded, parseCanonical } from '#electron/bundle/jcs.ts';
import { haveVectors, vectorBytes, vectorText } from '#tests/support/draw-vectors.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const read = (text: string) => parseCanonical(bytes(text), 1000);
const integer = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -10, max: 10 }));
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    integer,
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;

describe('canonical JSON', () => {
  it('is written as another implementation of RFC 8785 writes it', () => {
    fc.assert(
      fc.property(json, (value) => {
        // fast-check's -0 is an integer too; both write it as 0.
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { seed: 8785, numRuns: 2000 },
    );
  });

  it('is read back as what was written', () => {
    fc.assert(
      fc.property(json, (value) => {
        const written = canonicalJson(value);
        const result = parseCanonical(utf8(written), 1_000_000);
        expect(result.ok && canonicalJson(result.value)).toBe(written);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it.skipIf(!haveVectors).each(['arrays', 'french', 'structures', 'unicode', 'values', 'weird'])(
    'follows the published pair "%s"',
    (name) => {
      const input: unknown = JSON.parse(vectorText(`jcs/input/${name}.json`));
      if (name === 'values') {
        expect(() => canonicalJson(input)).toThrow('not a safe integer');
        expect(parseCanonical(vectorBytes(`jcs/output/${name}.json`), 10_000).ok).toBe(false);
        return;
      }
      expect(canonicalJson(input)).toBe(vectorText(`jcs/output/${name}.json`));
      expect(parseCanonical(vectorBytes(`jcs/output/${name}.json`), 10_000).ok).toBe(true);
    },
  );

  it.each([
    ['a key twice', '{"a":1,"a":1}'],
    ['keys out of order', '{"b":1,"a":1}'],
    ['a blank', '{"a": 1}'],
    ['a line feed at the end', '{"a":1}\n'],
    ['minus zero', '{"a":-0}'],
    ['an exponent', '{"a":1e2}'],
    ['a fraction', '{"a":1.5}'],
    ['a number beyond 2^53', '{"a":9007199254740993}'],
    ['a needless escape', '{"a":"\\u0041"}'],
    ['a lone surrogate', '{"a":"\\ud800"}'],
    ['the key __proto__', '{"__proto__":1}'],
  ])('is refused with %s', (_what, hostile) => {
    expect(read(hostile)).toEqual({ ok: false, error: 'not-canonical' });
  });

  it('is refused with a byte order mark, broken UTF-8 or no JSON at all', () => {
    expect(read('\ufeff{}')).toEqual({ ok: false, error: 'not-json' });
    expect(parseCanonical(Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), 10)).toEqual({ ok: false, error: 'not-utf8' });
    expect(parseCanonical(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), 10)).toEqual({ ok: false, error: 'not-utf8' });
    expect(read('')).toEqual({ ok: false, error: 'not-json' });
    expect(read('{"a":1')).toEqual({ ok: false, error: 'not-json' });
  });

  it('is refused beyond eight levels, before it is parsed', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(read(nested(8)).ok).toBe(true);
    expect(read(nested(9))).toEqual({ ok: false, error: 'too-deep' });
    expect(parseBounded(bytes('['.repeat(60_000)), 65_536)).toEqual({ ok: false, error: 'too-deep' });
    expect(read('["[[[[[[[[[[[[","\\"[[[[[[[[[[[["]').ok).toBe(true);
    const mixed = (pairs: number, inside: string): string => '[{"a":'.repeat(pairs) + inside + '}]'.repeat(pairs);
    expect(read(mixed(4, '1')).ok).toBe(true);
    expect(read(mixed(4, '[]'))).toEqual({ ok: false, error: 'too-deep' });
    expect(read(mixed(4, '{}'))).toEqual({ ok: false, error: 'too-deep' });
  });

  it('is refused beyond its size', () => {
    expect(parseCanonical(bytes('"12345678"'), 10).ok).toBe(true);
    expect(parseCanonical(bytes('"123456789"'), 10)).toEqual({ ok: false, error: 'too-long' });
  });
});
