import type { CountyStanding } from '#shared/contract/counties.ts';
import { criteria, ranked, type AssessmentRules } from '#shared/domain/figures/assessment.ts';
import { assessmentWords as words, criterionRuleText, criterionTitle } from '#shared/i18n/zh-cn/assessment.ts';
import { figureText, shareText } from '#shared/i18n/zh-cn/figures.ts';
import type { Table } from './figure-sheets.ts';

/** Tenths as the number a sheet counts with. */
const points = (tenths: number): number => tenths / 10;

/** Scores by place, the figures behind them, and the rules, as tables. */
export const assessmentTables = (standings: readonly CountyStanding[], rules: AssessmentRules): readonly Table[] => {
  const inOrder = ranked(standings);
  const keys = standings[0]?.figures.map(({ key }) => key) ?? [];
  return [
    {
      name: words.scoreSheet,
      head: [words.place, words.county, words.code, words.total, ...criteria.map((key) => criterionTitle(key))],
      rows: inOrder.map(({ place, name, code, score }) => [
        ...[place, name, code, points(score.total)],
        ...criteria.map((key) => points(score.parts.find((part) => part.key === key)?.got ?? 0)),
      ]),
    },
    {
      name: words.figureSheet,
      head: [words.county, words.figure, words.numerator, words.denominator, words.share],
      rows: inOrder.flatMap(({ name, figures }) =>
        keys.flatMap((key) => {
          const figure = figures.find((one) => one.key === key);
          if (!figure) return [];
          const { numerator, denominator } = figure;
          return [
            [name, figureText[key].title, numerator, denominator ?? '', denominator === null ? '' : shareText(numerator, denominator)],
          ];
        }),
      ),
    },
    {
      name: words.ruleSheet,
      head: [words.figure, words.points, words.how],
      rows: rules.map((rule) => [figureText[rule.key].title, points(rule.points), criterionRuleText(rule)]),
    },
  ];
};
