import type { DiceKind } from '#shared/contract/draws.ts';
import { checkDice, leastRolls, mostRolls, type DieSides } from '#shared/domain/draw/dice.ts';

/** What one person has typed of the dice so far. The other person's reading is never here. */
export interface DiceEntry {
  readonly kind: DiceKind;
  readonly digits: string;
}

const sidesOf: Readonly<Record<DiceKind, DieSides>> = { tenSided: 10, sixSided: 6 };

export const neededRolls = (kind: DiceKind): number => leastRolls[sidesOf[kind]];

/** The digits in what was typed or pasted; full-width ones count, blanks and separators do not. */
export const digitsIn = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, mostRolls);

/** How many digits a reading still needs; the second needs as many as the first has. */
export const missingRolls = ({ kind, digits }: DiceEntry, wanted: number = neededRolls(kind)): number =>
  Math.max(0, wanted - digits.length);

/** Position from 1 of a digit that this kind of die does not have; 0 = none. */
export const strangeDigit = ({ kind, digits }: DiceEntry): number => {
  const checked = checkDice(digits, sidesOf[kind]);
  return !checked.ok && checked.error.reason === 'notADie' ? checked.error.position : 0;
};

/** A first reading that may be hidden. */
export const complete = (entry: DiceEntry): boolean => missingRolls(entry) === 0 && strangeDigit(entry) === 0;
