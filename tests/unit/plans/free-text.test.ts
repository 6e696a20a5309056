import { describe, expect, test } from 'vitest';
import { parseAmount, ppmOfPercent } from '#shared/domain/plans/parse-amount.ts';
import { parsePeriod } from '#shared/domain/plans/parse-period.ts';
import { planWords } from './plan-words.ts';

const period = (text: string) => parsePeriod(text, 2026, planWords.period);

describe('the period of a plan row', () => {
  test.each([
    ['1月—12月', '2026-01-01', '2026-12-31'],
    ['2026年1月- 2026年11月', '2026-01-01', '2026-11-30'],
    ['3-11月', '2026-03-01', '2026-11-30'],
    ['3月至11月', '2026-03-01', '2026-11-30'],
    ['三月至十一月', '2026-03-01', '2026-11-30'],
    ['2026年3月1日至11月10日', '2026-03-01', '2026-11-10'],
    ['2026.3.1-2026.11.10', '2026-03-01', '2026-11-10'],
    ['2026-03-01', '2026-03-01', '2026-03-01'],
    ['2026.3-11月', '2026-03-01', '2026-11-30'],
    ['2026.03-2026.10', '2026-03-01', '2026-10-31'],
    ['5月10日-25日', '2026-05-10', '2026-05-25'],
    ['2月', '2026-02-01', '2026-02-28'],
    ['2026年5月份', '2026-05-01', '2026-05-31'],
    ['11月底前', '2026-01-01', '2026-11-30'],
    ['全年', '2026-01-01', '2026-12-31'],
    ['2026年上半年', '2026-01-01', '2026-06-30'],
    ['第三季度', '2026-07-01', '2026-09-30'],
    ['２０２６年４月～６月', '2026-04-01', '2026-06-30'],
    ['2025年11月-2026年2月', '2025-11-01', '2026-02-28'],
  ])('%s runs from %s to %s', (text, from, to) => {
    expect(period(text)).toEqual({ from, to });
  });

  test.each(['', '按上级部署', '13月', '3月32日-4月2日', '3月、5月、7月', '长期', '2026年'])('%s is not guessed', (text) => {
    expect(period(text)).toBeNull();
  });
});

describe('how many a plan row draws', () => {
  test.each([
    ['3%', 30_000, null],
    ['≥3%', 30_000, null],
    ['不低于5%', 50_000, null],
    ['100 %', 1_000_000, null],
    ['５％', 50_000, null],
    ['5‰', 5_000, null],
    ['0.5%', 5_000, null],
    ['百分之三', 30_000, null],
    ['全覆盖', 1_000_000, null],
    ['3', 30_000, null],
    ['0.03', 300, null],
    ['10户', null, 10],
    ['186万户，1.5%', 15_000, null],
  ])('%s in a column of ratios', (text, ratePpm, count) => {
    expect(parseAmount(text, 'ratio', planWords.amount)).toEqual({ ratePpm, count });
  });

  test.each([
    ['10户', null, 10],
    ['30', null, 30],
    ['1,200家', null, 1_200],
    ['2.8万户', null, 28_000],
    ['≥3%', 30_000, null],
    ['3%，不少于10户', 30_000, 10],
  ])('%s in a column of numbers', (text, ratePpm, count) => {
    expect(parseAmount(text, 'count', planWords.amount)).toEqual({ ratePpm, count });
  });

  test.each(['', 'A类1%，D类30%', '按上级下达', '0.000012%'])('%s is not guessed', (text) => {
    expect(parseAmount(text, 'ratio', planWords.amount)).toBeNull();
  });

  test('a percentage is exact in parts per million', () => {
    expect(ppmOfPercent('0.07')).toBe(700);
    expect(ppmOfPercent('2.0001')).toBe(20_001);
    expect(ppmOfPercent('three')).toBeNull();
  });
});
