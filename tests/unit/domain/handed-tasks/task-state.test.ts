import { describe, expect, test } from 'vitest';
import { countyStage, isLate, type CountyStage } from '#shared/domain/handed-tasks/county-progress.ts';
import { handedTaskState } from '#shared/domain/handed-tasks/task-state.ts';

describe('where a handed task stands at its county', () => {
  const facts = { readable: true, withdrawn: false, hasScheme: false };
  test.each([
    ['open', {}],
    ['taken', { hasScheme: true }],
    ['unreadable', { readable: false }],
    ['withdrawn', { withdrawn: true }],
    ['withdrawn', { withdrawn: true, readable: false }],
    ['begun', { withdrawn: true, hasScheme: true }],
    // Somebody took it before a later revision broke the rules: nobody is to take it again.
    ['unreadable', { readable: false, hasScheme: true }],
  ])('is %s with %o', (state, change) => {
    expect(handedTaskState({ ...facts, ...change })).toBe(state);
  });
});

describe('how far a county is', () => {
  const facts = { taken: true, visits: 10, entered: 0, published: 0 };
  test.each([
    ['notTaken', { taken: false, visits: null }],
    ['taken', { visits: null }],
    ['drawn', {}],
    // The taking travels with the draw; a city that lost the earlier bundle still sees the draw.
    ['drawn', { taken: false }],
    ['drawn', { entered: 9 }],
    ['entered', { entered: 10 }],
    ['entered', { entered: 10, published: 9 }],
    ['published', { entered: 10, published: 10 }],
  ])('is %s with %o', (stage, change) => {
    expect(countyStage({ ...facts, ...change })).toBe(stage);
  });

  test('is late from the day after the last one, while results are missing', () => {
    const late = (stage: CountyStage, today: string) => isLate(stage, '2026-03-31', today);
    expect((['notTaken', 'taken', 'drawn'] as const).map((stage) => late(stage, '2026-04-01'))).toEqual([true, true, true]);
    expect((['entered', 'published'] as const).map((stage) => late(stage, '2026-04-01'))).toEqual([false, false]);
    expect(late('drawn', '2026-03-31')).toBe(false);
  });
});
