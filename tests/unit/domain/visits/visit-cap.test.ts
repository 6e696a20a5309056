import { expect, it } from 'vitest';
import { capFor, capReached } from '#shared/domain/visits/visit-cap.ts';

it('no number is a rule as long as the bureau gave none', () => {
  expect(capFor({}, 'A')).toBeNull();
  expect(capReached(99, null)).toBe(false);
});

it('the number of a class goes before the one for all, higher or lower', () => {
  const caps = { all: 4, A: 1, D: 12 };
  expect(['A', 'B', 'C', 'D'].map((risk) => capFor(caps, risk))).toEqual([1, 4, 4, 12]);
});

it('a subject without a class counts as class B, as it does in the draw', () => {
  expect(capFor({ B: 2 }, '')).toBe(2);
  expect(capFor({ A: 2 }, '')).toBeNull();
});

it('the cap is reached by the visit that uses it up, not only by the one beyond', () => {
  expect([3, 4, 5].map((visits) => capReached(visits, 4))).toEqual([false, true, true]);
});
