import type { Figure, FigureKey } from './figures.ts';

/** Figures that a county is scored on (DOMAIN 5), in the order they stand in the table; each as a share of its points, or by cases. */
export const sharedCriteria = ['published', 'inTime', 'tasksDone', 'closed', 'shareWhole'] as const satisfies readonly FigureKey[];
export const countedCriteria = ['late', 'missedFollowUps', 'voided'] as const satisfies readonly FigureKey[];
export const criteria = [...sharedCriteria, ...countedCriteria] as const;
export type Criterion = (typeof criteria)[number];

/** Tenths of a point. */
export type Tenths = number;

export interface CriterionRule {
  readonly key: Criterion;
  /** Most that it brings, in tenths of a point. */
  readonly points: Tenths;
  /** What each case takes away, in tenths of a point; 0 for a criterion that is a share. */
  readonly perCase: Tenths;
}

/** One rule for each criterion; together they come to 100 points. */
export type AssessmentRules = readonly CriterionRule[];

export const fullScore: Tenths = 1000;

/** What a city has that set no rules of its own. */
export const usualRules: AssessmentRules = [
  { key: 'published', points: 200, perCase: 0 },
  { key: 'inTime', points: 200, perCase: 0 },
  { key: 'tasksDone', points: 150, perCase: 0 },
  { key: 'closed', points: 150, perCase: 0 },
  { key: 'shareWhole', points: 150, perCase: 0 },
  { key: 'late', points: 50, perCase: 2 },
  { key: 'missedFollowUps', points: 50, perCase: 10 },
  { key: 'voided', points: 50, perCase: 20 },
];

/** Why rules cannot be taken; null when they can. */
export const rulesFault = (rules: AssessmentRules): 'sum' | 'perCase' | null => {
  const takes = new Map(rules.map(({ key, perCase }) => [key, perCase]));
  if (rules.reduce((sum, { points }) => sum + points, 0) !== fullScore) return 'sum';
  const wrong = sharedCriteria.some((key) => takes.get(key) !== 0) || countedCriteria.some((key) => (takes.get(key) ?? 0) === 0);
  return wrong ? 'perCase' : null;
};

export interface CriterionScore {
  readonly key: Criterion;
  readonly points: Tenths;
  readonly got: Tenths;
  /** There was nothing to judge, so nothing is taken away. */
  readonly nothingYet: boolean;
}

export interface Score {
  readonly total: Tenths;
  readonly parts: readonly CriterionScore[];
}

/** The share that brings every point: 3 % of the enterprises (DOMAIN 5); every other share is one of all. */
const lineOf = (key: Criterion, denominator: number): number => (key === 'shareWhole' ? denominator * 3 : denominator * 100);

const gotOf = ({ key, points, perCase }: CriterionRule, { numerator, denominator }: Figure): Tenths => {
  if (perCase > 0) return Math.max(0, points - perCase * numerator);
  if (denominator === null || denominator === 0) return points;
  return Math.min(points, Math.floor((points * numerator * 100) / lineOf(key, denominator)));
};

/**
 * What a county's figures come to. Whole tenths, rounded down, so that nobody is given more than was reached; a share of nothing keeps its
 * points. Deterministic.
 */
export const scoreOf = (rules: AssessmentRules, figures: readonly Figure[]): Score => {
  const parts = rules.flatMap((rule) => {
    const figure = figures.find(({ key }) => key === rule.key);
    if (!figure) return [];
    return [{ key: rule.key, points: rule.points, got: gotOf(rule, figure), nothingYet: figure.denominator === 0 }];
  });
  return { total: parts.reduce((sum, { got }) => sum + got, 0), parts };
};

/** Places from 1; who has the same score has the same place. Of each score in the order given. */
export const placesOf = (totals: readonly Tenths[]): readonly number[] =>
  totals.map((total) => 1 + totals.filter((other) => other > total).length);

/** Those who were scored with their places, the first one first; within a place in the order given. */
export const ranked = <T extends { readonly score: Score }>(scored: readonly T[]): readonly (T & { readonly place: number })[] => {
  const places = placesOf(scored.map(({ score }) => score.total));
  return scored.map((one, at) => ({ ...one, place: places[at] ?? 0 })).toSorted((a, b) => a.place - b.place);
};
