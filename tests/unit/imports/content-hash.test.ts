import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { contentHashOf } from '#electron/services/content-hash.ts';

const text = fc.string({ unit: 'grapheme' });
const keys = ['name', 'code', 'tags', 'note', '10', '9', 'Ä', '名称'] as const;

test('the hash of a row is that of its canonical JSON, whatever fields it has and in whatever order they stand', () => {
  const value = fc.oneof(text, fc.array(text), fc.boolean(), fc.integer(), fc.array(fc.record({ from: text, code: text })));
  const flat = fc.oneof(text, fc.array(text));
  const rowOf = (member: fc.Arbitrary<unknown>) =>
    fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), member), { selector: ([key]) => key }).map((entries) => Object.fromEntries(entries));
  fc.assert(
    fc.property(fc.oneof(rowOf(flat), rowOf(value)), (row) => {
      expect(contentHashOf(row)).toBe(createHash('sha256').update(canonicalJson(row)).digest('hex'));
    }),
    { seed: 7, numRuns: 500 },
  );
});
