import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicItems } from '#shared/domain/results/public-items.ts';
import { radarOf, type WatchedResult } from '#shared/domain/results/radar.ts';
import { isOwnEntry, isReturnField, reviewFault } from '#shared/domain/results/review.ts';
import { closeFault, nextTask, taskStage, taskStages, type TaskFacts } from '#shared/domain/results/task-stage.ts';

const facts = (change: Partial<TaskFacts> = {}): TaskFacts => ({
  ...{ visits: 10, todo: 0, submitted: 0, returned: 0, approved: 0, published: 0, correctionsWaiting: 0, followUps: 0, followUpsOpen: 0 },
  ...{ dispatched: true, closed: false, ...change },
});

describe('the stage of an event', () => {
  test.each([
    [{ todo: 10, dispatched: false }, 'drawn', 'dispatch'],
    [{ todo: 10 }, 'dispatched', 'enter'],
    [{ todo: 9, submitted: 1 }, 'inspecting', 'enter'],
    [{ todo: 9, submitted: 1, dispatched: false }, 'inspecting', 'enter'],
    [{ submitted: 9, returned: 1 }, 'review', 'correctReturned'],
    [{ submitted: 9, approved: 1 }, 'review', 'review'],
    [{ approved: 1, published: 9 }, 'review', 'publish'],
    [{ published: 10, correctionsWaiting: 1 }, 'published', 'publishCorrections'],
    [{ published: 10, followUps: 2, followUpsOpen: 1 }, 'followUp', 'followUp'],
    [{ published: 10, followUps: 2 }, 'published', 'close'],
    [{ published: 10, closed: true }, 'closed', 'nothing'],
  ] as const)('of %j is %s, and next comes %s', (change, stage, next) => {
    expect([taskStage(facts(change)), nextTask(facts(change)).do]).toEqual([stage, next]);
  });

  test('never goes back as its visits go on, and it closes only at the end', () => {
    const counts = fc.array(fc.constantFrom('todo', 'submitted', 'returned', 'approved', 'published'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.nat(3), (states, open) => {
        const of = (list: readonly string[]): TaskFacts => {
          const n = (state: string): number => list.filter((one) => one === state).length;
          return facts({
            visits: list.length,
            todo: n('todo'),
            submitted: n('submitted'),
            returned: n('returned'),
            approved: n('approved'),
            published: n('published'),
            followUps: open,
            followUpsOpen: open,
          });
        };
        const now = of(states);
        const later = of(states.map((state) => (state === 'todo' ? 'submitted' : 'published')));
        expect(taskStages.indexOf(taskStage(later))).toBeGreaterThanOrEqual(taskStages.indexOf(taskStage(now)));
        expect(closeFault(now) === null).toBe(states.every((state) => state === 'published') && open === 0);
        expect(nextTask(now).do === 'close').toBe(closeFault(now) === null);
      }),
    );
  });
});

describe('a review', () => {
  const visit = { state: 'submitted', entry: 7 } as const;
  test.each([
    [visit, 'approved', { own: false, seen: 7 }, null],
    [visit, 'approved', { own: true, seen: 7 }, 'ownEntry'],
    [visit, 'approved', { own: false, seen: 6 }, 'changed'],
    [{ ...visit, state: 'approved' }, 'approved', { own: false, seen: 7 }, 'notWaiting'],
    [{ ...visit, state: 'approved' }, 'returned', { own: false, seen: 7 }, null],
    [{ ...visit, state: 'published' }, 'returned', { own: false, seen: 7 }, 'notWaiting'],
    [{ ...visit, state: 'todo' }, 'approved', { own: false, seen: 7 }, 'notWaiting'],
  ] as const)('of %j as %s by %j: %s', (of, decision, by, fault) => {
    expect(reviewFault(of, decision, by)).toBe(fault);
  });

  test.each([
    ['a', 'Zhao', true, true],
    ['b', 'Zhao', true, false],
    ['b', 'Zhao', false, true],
    ['b', 'Qian', false, false],
    ['b', '', false, false],
  ])('of an entry by %s, called %s, whose account is here (%s) is of the own one: %s', (enteredBy, enteredByName, known, own) => {
    expect(isOwnEntry({ enteredBy, enteredByName }, known, { id: 'a', name: 'Zhao' })).toBe(own);
  });

  test('names a field of the form', () => {
    expect(['outcomes', 'item:i1', 'item:i2', 'phone', ''].map((field) => isReturnField(field, ['i1']))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('what the public sees of the items', () => {
  const item = (itemId: string, check = 'checked', problem = false) => ({ itemId, check, problem });
  test('no issue for what was checked, the finding where the problem is, nothing of what was not checked', () => {
    expect(publicItems({ outcomes: ['CORRECTED'], items: [item('a', 'checked', true), item('b'), item('c', 'notChecked')] })).toEqual([
      { itemId: 'a', outcomes: ['CORRECTED'] },
      { itemId: 'b', outcomes: ['NO_ISSUE'] },
    ]);
    expect(publicItems({ outcomes: ['NO_ISSUE'], items: [item('a'), item('b', 'notApplicable')] })).toEqual([
      { itemId: 'a', outcomes: ['NO_ISSUE'] },
    ]);
  });

  test('a subject that was not there has its state at every item', () => {
    expect(publicItems({ outcomes: ['UNREACHABLE'], items: [item('a', 'notChecked'), item('b', 'notChecked')] })).toEqual([
      { itemId: 'a', outcomes: ['UNREACHABLE'] },
      { itemId: 'b', outcomes: ['UNREACHABLE'] },
    ]);
  });

  test('a finding that no item bears holds for all that were checked, and nothing gets lost without items', () => {
    expect(publicItems({ outcomes: ['NOT_DISCLOSED'], items: [item('a'), item('b')] }).map(({ outcomes }) => outcomes)).toEqual([
      ['NOT_DISCLOSED'],
      ['NOT_DISCLOSED'],
    ]);
    expect(publicItems({ outcomes: ['PENDING'], items: [] })).toEqual([{ itemId: '', outcomes: ['PENDING'] }]);
  });
});

describe('the radar', () => {
  const result = (number: number, change: Partial<WatchedResult> = {}): WatchedResult => ({
    code: `c${number}`,
    enteredBy: 'a',
    enteredAt: `2026-03-05T09:${String(number).padStart(2, '0')}:00+08:00`,
    entry: number,
    inspectedOn: '2026-03-04',
    outcomes: [number === 0 ? 'CORRECTED' : 'NO_ISSUE'],
    texts: [''],
    ...change,
  });
  const many = (change: (number: number) => Partial<WatchedResult>) =>
    Array.from({ length: 24 }, (_, number) => result(number, change(number)));

  test('says nothing of results that came one by one', () => {
    expect(
      radarOf(
        many(() => ({})),
        '2026-03-02',
      ),
    ).toEqual(new Map());
  });

  test('marks entries of one person within a minute, not those of two', () => {
    const minute = (number: number) => (number < 4 ? { enteredAt: '2026-03-05T08:00:30+08:00' } : {});
    expect([...radarOf(many(minute), '2026-03-02')]).toEqual(['c0', 'c1', 'c2', 'c3'].map((code) => [code, ['sameMinute']]));
    const two = (number: number) => ({ ...minute(number), enteredBy: number % 2 === 0 ? 'a' : 'b' });
    expect(radarOf(many(two), '2026-03-02').size).toBe(0);
  });

  test('takes what one table brought back for one entry: it was typed elsewhere', () => {
    const brought = (number: number) => ({ enteredAt: '2026-03-05T08:00:30+08:00', entry: 7 + (number < 20 ? 0 : number) });
    expect([...radarOf(many(brought), '2026-03-02').keys()]).toHaveLength(24);
    const alone = (number: number) => ({ enteredAt: '2026-03-05T08:00:30+08:00', entry: number < 22 ? 7 : number });
    expect(radarOf(many(alone), '2026-03-02')).toEqual(new Map());
  });

  test('marks a text that stands at three subjects, whatever its blanks', () => {
    const copied = (number: number) => (number < 3 ? { texts: [`未按规定公示 ${' '.repeat(number)}年度报告`] } : {});
    expect([...radarOf(many(copied), '2026-03-02').keys()]).toEqual(['c0', 'c1', 'c2']);
  });

  test('marks a visit before the draw or after its entry, and an event in which nobody found anything', () => {
    expect([
      ...radarOf(
        many((number) => (number === 5 ? { inspectedOn: '2026-03-01' } : {})),
        '2026-03-02',
      ),
    ]).toEqual([['c5', ['beforeDraw']]]);
    expect([
      ...radarOf(
        many((number) => (number === 6 ? { inspectedOn: '2026-03-06' } : {})),
        '2026-03-02',
      ).keys(),
    ]).toEqual(['c6']);
    const none = radarOf(
      many(() => ({ outcomes: ['NO_ISSUE'] })),
      '2026-03-02',
    );
    expect(none.size).toBe(24);
    expect(none.get('c9')).toEqual(['allNoIssue']);
  });
});
