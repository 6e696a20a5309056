/** Two people who read the same dice: who may read a second time, and where the readings part (DRAW-SPEC 3 step 3, UX 11 step 3). */

/** Positions from 1 at which the second reading is not the first one; a digit that one of them lacks differs. */
export const differingPositions = (first: string, second: string): readonly number[] =>
  Array.from({ length: Math.max(first.length, second.length) }, (_, index) => index + 1).filter(
    (position) => first[position - 1] !== second[position - 1],
  );

/** The two readings are two people's: the ids of their accounts differ. */
export const readByTwo = (firstReader: string, secondReader: string): boolean => firstReader !== secondReader;
