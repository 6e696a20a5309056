import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankItem, type ItemContent } from '#shared/domain/items/item-content.ts';
import { diffHandedList } from '#shared/domain/items/handed-list.ts';
import { blankPlanRow, type PlanRow } from '#shared/domain/plans/plan-row.ts';
import { compareRequirements, unmetFields } from '#shared/domain/plans/requirement.ts';

const anyDay = fc.constantFrom('', '2026-03-01', '2026-06-30', '2026-10-31');
const anyRow: fc.Arbitrary<PlanRow> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    name: fc.constantFrom('计量器具抽查', '广告抽查'),
    level: fc.constantFrom('city' as const, 'province' as const, 'county' as const),
    from: anyDay,
    to: anyDay,
    ratePpm: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    count: fc.option(fc.integer({ min: 0, max: 500 })),
    itemCodes: fc.subarray(['X1', 'X2', 'X3']),
    partners: fc.subarray(['税务局', '应急局']),
    section: fc.constantFrom('', '计量股'),
    note: fc.constantFrom('', '本局的话'),
  })
  .map((row) => ({ ...blankPlanRow, ...row }));
const anyPlan = fc.uniqueArray(anyRow, { selector: ({ id }) => id });

/** As a county adopts them. */
const adopted = (own: readonly PlanRow[], city: readonly PlanRow[]): readonly PlanRow[] => {
  const states = compareRequirements(own, city);
  const changed = new Map(states.map(({ after }) => [after.id, after]));
  return [...own.map((row) => changed.get(row.id) ?? row), ...states.flatMap((state) => (state.is === 'added' ? [state.after] : []))];
};

describe('a requirement of the city', () => {
  test('is met once it was adopted, whatever stood there before, and adopting takes nothing away', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (own, city) => {
        const after = adopted(own, city);
        expect(compareRequirements(after, city).every(({ is }) => is === 'met')).toBe(true);
        expect(after.map(({ id }) => id).slice(0, own.length)).toEqual(own.map(({ id }) => id));
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
        for (const row of own) {
          const now = after.find(({ id }) => id === row.id);
          expect([now?.section, now?.note]).toEqual([row.section, row.note]);
          expect(now?.itemCodes).toEqual(expect.arrayContaining([...row.itemCodes]));
        }
      }),
    );
  });

  test('asks for no less: a smaller share, a later end or a missing item falls short, more of it does not', () => {
    const city = { ...blankPlanRow, from: '2026-03-01', to: '2026-10-31', ratePpm: 30_000, itemCodes: ['X1'] };
    expect(unmetFields({ ...city, ratePpm: 50_000, itemCodes: ['X1', 'X2'], from: '2026-04-01', section: '计量股' }, city)).toEqual([]);
    expect(unmetFields({ ...city, ratePpm: 20_000, itemCodes: ['X2'], to: '2026-11-30' }, city)).toEqual(['to', 'ratePpm', 'itemCodes']);
  });
});

describe('a list of the city', () => {
  const anyItem: fc.Arbitrary<ItemContent> = fc
    .record({
      code: fc.constantFrom('X1', 'X2', 'X3', 'X4'),
      name: fc.constantFrom('公示信息', '价格行为'),
      origin: fc.constantFrom('city' as const, 'county' as const),
      published: fc.boolean(),
      line: fc.integer({ min: 0, max: 3 }),
      note: fc.constantFrom('', '本局的话'),
    })
    .map((item) => ({ ...blankItem, ...item }));
  const anyList = fc.uniqueArray(anyItem, { selector: ({ code }) => code });

  test('leaves own additions and own decisions, takes out only what is the city’s, and is taken once', () => {
    fc.assert(
      fc.property(anyList, anyList, (own, city) => {
        const { added, changed, removed } = diffHandedList(own, city);
        expect(removed.every(({ origin }) => origin === 'city')).toBe(true);
        for (const { before, after } of changed)
          expect([after.published, after.line, after.note]).toEqual([before.published, before.line, before.note]);
        const gone = new Set(removed.map(({ code }) => code));
        const newByCode = new Map(changed.map(({ after }) => [after.code, after]));
        const taken = [...own.filter(({ code }) => !gone.has(code)).map((item) => newByCode.get(item.code) ?? item), ...added];
        expect(diffHandedList(taken, city)).toEqual({ added: [], changed: [], removed: [] });
      }),
    );
  });
});
