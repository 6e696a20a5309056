/** One class and set of items that apply alike: how many subjects, and of each item the drawn and all of its class. */
export interface VisitGroup {
  readonly subjects: number;
  readonly draws: readonly { readonly drawn: number; readonly subjects: number }[];
}

/**
 * Subjects to be visited in a joint event, expected before the draw: the tickets are common to all items, so a subject is on the list when it
 * is drawn for the item with the highest rate; rounded up to whole visits (DRAW-SPEC 6).
 */
export const expectedVisits = (groups: readonly VisitGroup[]): number => {
  const expected = groups.reduce((sum, { subjects, draws }) => {
    const rate = Math.max(0, ...draws.map((draw) => (draw.subjects === 0 ? 0 : draw.drawn / draw.subjects)));
    return sum + subjects * rate;
  }, 0);
  // A hair less, so that a sum of fractions that makes a whole number is not rounded up to the next one.
  return Math.ceil(expected - 1e-6);
};
