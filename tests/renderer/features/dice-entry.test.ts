import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agrees,
  differsAt,
  digitsIn,
  mayTurn,
  missingRolls,
  startDice,
  strangeDigit,
  turn,
  typeReading,
} from '#renderer/features/draws/dice-entry.ts';

const seed = { seed: 20_261_124 };
const digits = (length: number, alphabet: string) =>
  fc.array(fc.constantFrom(...alphabet.split('')), { minLength: length, maxLength: length + 20 }).map((all) => all.join(''));

describe('dice read aloud twice', () => {
  it('counts what is missing of twenty ten-sided or twenty-six six-sided dice', () => {
    expect(missingRolls(startDice('tenSided'))).toBe(20);
    expect(missingRolls(startDice('sixSided'))).toBe(26);
    expect(missingRolls(typeReading(startDice('tenSided'), '4081736'))).toBe(13);
  });

  it('takes full-width digits, pasted blanks and separators', () => {
    expect(digitsIn('４０８ １７-３６，9')).toBe('40817369');
  });

  it('names the digit that a six-sided die does not have', () => {
    const entry = typeReading(startDice('sixSided'), `123${'4'.repeat(10)}7${'5'.repeat(20)}`);
    expect(strangeDigit(entry)).toBe(14);
    expect(mayTurn(entry)).toBe(false);
  });

  it('does not begin the second reading before the first is complete', () => {
    const short = typeReading(startDice('tenSided'), '0123456789012345678');
    expect(turn(short)).toBe(short);
    expect(turn(typeReading(short, '01234567890123456789')).pass).toBe('second');
  });

  it('tells at once where the second reading leaves the first', () => {
    const second = turn(typeReading(startDice('tenSided'), '01234567890123456789'));
    expect(differsAt(typeReading(second, '0123456'))).toBe(0);
    expect(differsAt(typeReading(second, '01234967'))).toBe(6);
    expect(differsAt(typeReading(second, '012345678901234567890'))).toBe(21);
  });

  it('agrees with the same digits and with no others', () => {
    fc.assert(
      fc.property(digits(20, '0123456789'), digits(20, '0123456789'), (first, other) => {
        const second = turn(typeReading(startDice('tenSided'), first));
        expect(agrees(typeReading(second, first))).toBe(true);
        expect(agrees(typeReading(second, other))).toBe(first === other);
        expect(agrees(typeReading(second, first.slice(0, -1)))).toBe(false);
        expect(differsAt(typeReading(second, first.slice(0, -1)))).toBe(0);
      }),
      seed,
    );
  });
});
