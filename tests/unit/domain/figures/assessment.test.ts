import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countedCriteria,
  criteria,
  fullScore,
  placesOf,
  rulesFault,
  scoreOf,
  usualRules,
  type AssessmentRules,
} from '#shared/domain/figures/assessment.ts';
import type { Figure, FigureKey } from '#shared/domain/figures/figures.ts';

const figure = (key: FigureKey, numerator: number, denominator: number | null): Figure => ({ key, numerator, denominator, reached: null });

/** A county that did everything; 3 % of its enterprises, and no fault. */
const faultless: readonly Figure[] = [
  figure('published', 40, 40),
  figure('inTime', 40, 40),
  figure('tasksDone', 4, 4),
  figure('closed', 40, 40),
  figure('shareWhole', 300, 10_000),
  figure('late', 0, null),
  figure('missedFollowUps', 0, null),
  figure('voided', 0, 4),
];

const withFigure = (changed: Figure): readonly Figure[] => faultless.map((one) => (one.key === changed.key ? changed : one));
const partOf = (key: FigureKey, figures: readonly Figure[]) => scoreOf(usualRules, figures).parts.find((part) => part.key === key);

describe('the score of a county', () => {
  it('is full without a fault, and by the usual rules exactly a hundred', () => {
    expect(rulesFault(usualRules)).toBeNull();
    expect(scoreOf(usualRules, faultless).total).toBe(fullScore);
  });

  it('takes of a share what is missing, rounded down', () => {
    expect(partOf('published', withFigure(figure('published', 39, 40)))).toMatchObject({ points: 200, got: 195 });
    expect(partOf('published', withFigure(figure('published', 2, 3)))?.got).toBe(133);
    expect(partOf('shareWhole', withFigure(figure('shareWhole', 299, 10_000)))?.got).toBe(149);
    expect(partOf('shareWhole', withFigure(figure('shareWhole', 700, 10_000)))?.got).toBe(150);
  });

  it('takes for each case, and no more than there is', () => {
    expect(partOf('voided', withFigure(figure('voided', 1, 4)))?.got).toBe(30);
    expect(partOf('voided', withFigure(figure('voided', 9, 9)))?.got).toBe(0);
    expect(partOf('late', withFigure(figure('late', 3, null)))?.got).toBe(44);
  });

  it('takes nothing where nothing happened, and says so', () => {
    expect(partOf('closed', withFigure(figure('closed', 0, 0)))).toMatchObject({ got: 150, nothingYet: true });
    expect(partOf('late', faultless)).toMatchObject({ got: 50, nothingYet: false });
  });

  it('never leaves 0 to 100, and never rises when a fault is added', () => {
    const cases = fc.nat({ max: 400 });
    const figures = fc.record(
      Object.fromEntries(criteria.map((key) => [key, fc.tuple(cases, cases)])) as Record<FigureKey, fc.Arbitrary<[number, number]>>,
    );
    fc.assert(
      fc.property(figures, fc.constantFrom(...countedCriteria), (given, worse) => {
        const told = criteria.map((key) => {
          const [part, whole] = given[key];
          return figure(
            key,
            Math.min(part, Math.max(part, whole)),
            countedCriteria.some((one) => one === key) ? null : Math.max(part, whole),
          );
        });
        const { total } = scoreOf(usualRules, told);
        const after = scoreOf(
          usualRules,
          told.map((one) => (one.key === worse ? { ...one, numerator: one.numerator + 1 } : one)),
        );
        return total >= 0 && total <= fullScore && after.total <= total;
      }),
    );
  });
});

describe('the rules of an assessment', () => {
  const changed = (key: string, change: Partial<AssessmentRules[number]>): AssessmentRules =>
    usualRules.map((rule) => (rule.key === key ? { ...rule, ...change } : rule));

  it('come to exactly a hundred points', () => {
    expect(rulesFault(changed('late', { points: 51 }))).toBe('sum');
    expect(rulesFault(changed('late', { points: 49 }))).toBe('sum');
  });

  it('take by cases where cases are counted, and nowhere else', () => {
    expect(rulesFault(changed('late', { perCase: 0 }))).toBe('perCase');
    expect(rulesFault(changed('published', { perCase: 5 }))).toBe('perCase');
  });
});

describe('places', () => {
  it('are shared by those with one score', () => {
    expect(placesOf([900, 1000, 900, 850])).toEqual([2, 1, 2, 4]);
    expect(placesOf([])).toEqual([]);
  });
});
