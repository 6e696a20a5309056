import { describe, expect, test } from 'vitest';
import { resultDifferences } from '#shared/domain/results/differences.ts';

const result = {
  outcomes: ['CORRECTED', 'PENDING'],
  items: [
    { itemId: 'one', check: 'checked', problem: true, text: '标签缺项' },
    { itemId: 'two', check: 'checked', problem: false, text: '' },
  ],
  methods: ['onSite', 'documents'],
  disposal: 'orderedToCorrect',
  inspectedOn: '2026-03-02',
  visitCode: '',
  remark: '',
};

describe('two results of one visit', () => {
  test('say the same whatever the order, and whatever was once typed where there is no problem', () => {
    const other = {
      ...result,
      outcomes: result.outcomes.toReversed(),
      items: [{ itemId: 'two', check: 'checked', problem: false, text: '打错又取消的' }, ...result.items.slice(0, 1)],
      methods: result.methods.toReversed(),
      remark: ' ',
    };
    expect(resultDifferences(result, other)).toEqual([]);
  });

  test('differ in the fields that say something else, an item by its name', () => {
    const other = {
      outcomes: ['PENDING'],
      items: result.items.map((item) => ({ ...item, text: '标签无产地' })),
      methods: ['onSite'],
      disposal: 'caseFiled',
      inspectedOn: '2026-03-03',
      visitCode: '130123000123',
      remark: '复查',
    };
    expect(resultDifferences(result, other)).toEqual(['outcomes', 'item:one', 'methods', 'disposal', 'inspectedOn', 'visitCode', 'remark']);
    expect(resultDifferences(result, { ...result, items: result.items.slice(0, 1) })).toEqual(['item:two']);
  });
});
