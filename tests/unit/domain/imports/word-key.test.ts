import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlain, wordKey } from '#shared/domain/imports/vocabulary.ts';

test('a text that is called plain is what folding its forms and taking out its blanks would give', () => {
  const character = fc.oneof(
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0x3000, max: 0x9fff }),
    fc.integer({ min: 0xf900, max: 0xffef }),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 6 }), (codes) => {
      const text = String.fromCodePoint(...codes);
      const folded = text.normalize('NFKC').replace(/\s+/gu, '');
      expect(wordKey(text)).toBe(folded.toUpperCase());
      if (isPlain(text)) expect(folded).toBe(text);
    }),
    { seed: 7, numRuns: 2000 },
  );
});

test('every plain character alone stays as it is', () => {
  for (let code = 0; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    if (isPlain(character)) expect(character.normalize('NFKC').replace(/\s+/gu, '')).toBe(character);
  }
});
