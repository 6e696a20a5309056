import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectorLabel, isSoleTrader, objectNamings, subjectLabel, type MaskWords } from '#shared/domain/stage/masking.ts';
import { advanced, replaySpeeds, rowsPerSecond } from '#shared/domain/stage/replay.ts';

const seed = { seed: 20_261_128 };
const words: MaskWords = { places: ['河北省', '石家庄市', '正定县', '石家庄', '正定'] };
const firm = (name: string) => ({ code: '91130123MA0000T3X'.padEnd(18, 'T'), name, kind: '有限责任公司' });
const trader = (name: string) => ({ code: '92130123MA00000T3X', name, kind: 'soleTrader' });

describe('a name on the stage', () => {
  test.each([
    ['瑞康大药房', '瑞*大药房…T3X'],
    ['正定县瑞康大药房', '瑞*大药房…T3X'],
    ['河北省石家庄市正定县瑞福祥大药房', '瑞*大药房…T3X'],
    ['正定滹岸柳荫农家饭庄', '滹*农家饭庄…T3X'],
    ['正定县', '正*县…T3X'],
  ])('%j is masked to %j', (name, label) => {
    expect(subjectLabel({ ...firm(name), code: '91130123MA00000T3X' }, 'masked', words)).toBe(label);
  });

  test.each(['张三', '张三小吃店', '正定县张三丰烧饼店', '欧阳三丰小吃部'])('of one person, %j, shows no given name', (name) => {
    const owner = name.replace('正定县', '').replace(/小吃店|烧饼店|小吃部/, '');
    for (const naming of objectNamings) {
      const label = subjectLabel(trader(name), naming, words);
      expect(label).not.toContain(name);
      for (const letter of Array.from(owner).slice(1)) expect([naming, letter, label.includes(letter)]).toEqual([naming, letter, false]);
    }
  });

  test('is whole only where whole names are shown and it is no one person’s', () => {
    expect(subjectLabel(firm('瑞康大药房'), 'full', words)).toBe('瑞康大药房');
    expect(subjectLabel({ ...firm('瑞康大药房'), kind: 'soleTrader' }, 'full', words)).toMatch(/^瑞\*/);
    expect(subjectLabel(firm('瑞康大药房'), 'ticket', words)).toBe('');
  });

  test('never shows the second character of what tells a firm apart, nor the code but its last three', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'), { minLength: 1, maxLength: 24 }),
        fc.boolean(),
        (letters, sole) => {
          const name = letters.join('');
          const subject = { code: sole ? '92130123MA0Q1W2E3R' : '91130123MA0Q1W2E3R', name, kind: '' };
          const label = subjectLabel(subject, 'masked', words);
          expect(isSoleTrader(subject)).toBe(sole);
          expect(label).toMatch(/^.\*.*…E3R$/u);
          expect(Array.from(label).length).toBeLessThanOrEqual(Math.max(2, letters.length) + 4);
          if (letters.length > 1) expect(label).not.toContain(name);
        },
      ),
      seed,
    );
  });

  test('of an inspector is the first character until the bureau turns whole names on', () => {
    expect(inspectorLabel('欧阳清', false)).toBe('欧××');
    expect(inspectorLabel('欧阳清', true)).toBe('欧阳清');
  });
});

describe('the replay', () => {
  test('shows every row once, in order, whatever the pictures per second and the changes of speed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.array(fc.tuple(fc.constantFrom(...replaySpeeds), fc.integer({ min: 0, max: 5000 })), { maxLength: 60 }),
        (total, steps) => {
          let shown = 0;
          for (const [speed, milliseconds] of steps) {
            const next = advanced(shown, total, speed, milliseconds);
            expect(next).toBeGreaterThanOrEqual(shown);
            expect(next).toBeLessThanOrEqual(total);
            if (speed === 'paused') expect(next).toBe(shown);
            if (speed === 'all') expect(next).toBe(total);
            shown = next;
          }
        },
      ),
      seed,
    );
  });

  test.each([1, 17, 4447, 20_000])('of %i rows ends within two and a half minutes, four times as fast at four', (total) => {
    expect(rowsPerSecond(total, 'one')).toBeGreaterThanOrEqual(total / 150);
    expect(rowsPerSecond(total, 'four')).toBe(4 * rowsPerSecond(total, 'one'));
    expect(rowsPerSecond(total, 'one')).toBeGreaterThanOrEqual(2);
  });
});
