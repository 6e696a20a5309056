import { err, ok, type Result } from '#shared/base/result.ts';

/** Ten-sided dice are numbered 0 to 9, six-sided 1 to 6. */
export type DieSides = 6 | 10;

/** Twenty ten-sided (66.4 bits) or twenty-six six-sided dice (67.2 bits) are the least (DRAW-SPEC 3 step 3). */
export const leastRolls: Readonly<Record<DieSides, number>> = { 6: 26, 10: 20 };

/** More digits than any ceremony rolls; the limit keeps a hostile file small. */
export const mostRolls = 200;

export type DiceFault =
  { readonly reason: 'notADie'; readonly position: number } | { readonly reason: 'tooFew' | 'tooMany'; readonly rolls: number };

/** Checks the digits read aloud; `position` counts from 1. The digits are taken as they are: nothing is trimmed or repaired. */
export const checkDice = (digits: string, sides: DieSides): Result<string, DiceFault> => {
  const bad = digits.search(sides === 6 ? /[^1-6]/ : /[^0-9]/);
  if (bad >= 0) return err({ reason: 'notADie', position: bad + 1 });
  if (digits.length < leastRolls[sides]) return err({ reason: 'tooFew', rolls: digits.length });
  return digits.length > mostRolls ? err({ reason: 'tooMany', rolls: digits.length }) : ok(digits);
};
