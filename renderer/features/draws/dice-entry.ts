import { checkDice, leastRolls, mostRolls, type DieSides } from '#shared/domain/draw/dice.ts';

export type DiceKind = 'tenSided' | 'sixSided';

/** Two readings of the same dice. The first is fixed and hidden before the second begins. */
export interface DiceEntry {
  readonly kind: DiceKind;
  readonly pass: 'first' | 'second';
  readonly first: string;
  readonly second: string;
}

const sidesOf: Readonly<Record<DiceKind, DieSides>> = { tenSided: 10, sixSided: 6 };

export const startDice = (kind: DiceKind): DiceEntry => ({ kind, pass: 'first', first: '', second: '' });

export const neededRolls = (kind: DiceKind): number => leastRolls[sidesOf[kind]];

/** The digits in what was typed or pasted; full-width ones count, blanks and separators do not. */
export const digitsIn = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, mostRolls);

export const readingOf = (entry: DiceEntry): string => entry[entry.pass];

export const typeReading = (entry: DiceEntry, text: string): DiceEntry => ({ ...entry, [entry.pass]: digitsIn(text) });

/** How many digits the present reading still needs; the second needs as many as the first has. */
export const missingRolls = (entry: DiceEntry): number => {
  const wanted = entry.pass === 'first' ? neededRolls(entry.kind) : entry.first.length;
  return Math.max(0, wanted - readingOf(entry).length);
};

/** Position from 1 of a digit that this kind of die does not have; 0 = none. */
export const strangeDigit = (entry: DiceEntry): number => {
  const checked = checkDice(readingOf(entry), sidesOf[entry.kind]);
  return !checked.ok && checked.error.reason === 'notADie' ? checked.error.position : 0;
};

/** Position from 1 where what has been typed of the second reading leaves the first; 0 = not so far. */
export const differsAt = ({ pass, first, second }: DiceEntry): number => {
  if (pass === 'first') return 0;
  for (let index = 0; index < second.length; index += 1) if (second[index] !== first[index]) return index + 1;
  return 0;
};

export const mayTurn = (entry: DiceEntry): boolean => entry.pass === 'first' && missingRolls(entry) === 0 && strangeDigit(entry) === 0;

export const turn = (entry: DiceEntry): DiceEntry => (mayTurn(entry) ? { ...entry, pass: 'second', second: '' } : entry);

/** Both readings are complete and the same. */
export const agrees = (entry: DiceEntry): boolean => entry.pass === 'second' && entry.first === entry.second && missingRolls(entry) === 0;
