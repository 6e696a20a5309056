import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachmentLines, columnShares } from '#shared/base/official-document.ts';
import { numbersText } from '#shared/i18n/zh-cn/numbers.ts';

const code = '91130123MA07Y1XR36';

describe('the columns of a table in an official document', () => {
  test('leave a code whole and give the most room to what says the most', () => {
    const [name = 0, number = 0, problem = 0, day = 0] = columnShares(
      ['检查对象', '统一社会信用代码', '发现的问题', '日期'],
      [['正定县某某商贸有限公司', code, '货架上的价签与收银价格不一致，当场责令改正，已改正。', '2026-10-12']],
    );
    // Of 84 half widths.
    expect(number).toBeGreaterThanOrEqual((100 * (code.length + 2)) / 84);
    expect(day).toBeGreaterThanOrEqual((100 * 12) / 84);
    expect(problem).toBeGreaterThan(name);
  });

  test('always fill the line, whatever stands in them', () => {
    const table = fc.integer({ min: 1, max: 6 }).chain((columns) => {
      const cells = fc.array(fc.string({ maxLength: 24 }), { minLength: columns, maxLength: columns });
      return fc.tuple(cells, fc.array(cells, { maxLength: 8 }));
    });
    fc.assert(
      fc.property(table, ([head, rows]) => {
        const shares = columnShares(head, rows);
        expect(shares).toHaveLength(head.length);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
        for (const share of shares) expect(share).toBeGreaterThan(0);
      }),
    );
  });
});

test('one attachment has no number, several have', () => {
  expect(attachmentLines(['问题台账'], '附件：')).toEqual(['附件：问题台账']);
  expect(attachmentLines(['问题台账', '照片'], '附件：')).toEqual(['附件：1. 问题台账', '\u3000\u3000\u30002. 照片']);
});

test('numbers in a row are drawn together', () => {
  expect(numbersText([3, 1, 2, 5])).toBe('1至3、5');
  expect(numbersText([1, 2])).toBe('1、2');
  expect(numbersText([7])).toBe('7');
  expect(numbersText([])).toBe('');
});
