import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete, digitsIn, missingRolls, strangeDigit } from '#renderer/features/draws/dice-entry.ts';
import { differingPositions } from '#shared/domain/draw/readings.ts';

const seed = { seed: 20_261_124 };
const digits = (length: number, alphabet: string) =>
  fc.array(fc.constantFrom(...alphabet.split('')), { minLength: length, maxLength: length + 20 }).map((all) => all.join(''));

describe('dice read aloud', () => {
  it('counts what is missing of twenty ten-sided or twenty-six six-sided dice', () => {
    expect(missingRolls({ kind: 'tenSided', digits: '' })).toBe(20);
    expect(missingRolls({ kind: 'sixSided', digits: '' })).toBe(26);
    expect(missingRolls({ kind: 'tenSided', digits: '4081736' })).toBe(13);
    expect(missingRolls({ kind: 'tenSided', digits: '4081736' }, 21)).toBe(14);
  });

  it('takes full-width digits, pasted blanks and separators', () => {
    expect(digitsIn('４０８ １７-３６，9')).toBe('40817369');
  });

  it('names the digit that a six-sided die does not have', () => {
    const entry = { kind: 'sixSided', digits: `123${'4'.repeat(10)}7${'5'.repeat(20)}` } as const;
    expect(strangeDigit(entry)).toBe(14);
    expect(complete(entry)).toBe(false);
  });

  it('is complete with enough digits that the dice have', () => {
    expect(complete({ kind: 'tenSided', digits: '0123456789012345678' })).toBe(false);
    fc.assert(
      fc.property(digits(20, '0123456789'), digits(26, '123456'), (ten, six) => {
        expect(complete({ kind: 'tenSided', digits: ten })).toBe(true);
        expect(complete({ kind: 'sixSided', digits: six })).toBe(true);
      }),
      seed,
    );
  });
});

describe('two readings', () => {
  it('part at every position where they are not the same, the missing ones too, whoever read first', () => {
    fc.assert(
      fc.property(digits(0, '0123456789'), digits(0, '0123456789'), (first, second) => {
        const positions = differingPositions(first, second);
        expect(positions).toEqual(differingPositions(second, first));
        expect(positions.length === 0).toBe(first === second);
        for (let position = 1; position <= Math.max(first.length, second.length); position += 1)
          expect(positions.includes(position)).toBe(first.charAt(position - 1) !== second.charAt(position - 1));
      }),
      seed,
    );
  });
});
