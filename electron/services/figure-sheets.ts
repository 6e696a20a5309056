import { figureLines, yearFigures } from '#shared/domain/figures/figures.ts';
import type { VisitFact, YearFacts } from '#shared/domain/figures/year-facts.ts';
import { tableByTask, type TableRow } from '#shared/domain/figures/year-tables.ts';
import { disposals, outcomeKeys } from '#shared/contract/results.ts';
import {
  figureText,
  figureTargetText,
  followUpStateText,
  levelText,
  reachedText,
  sheetWords as words,
  shareText,
  unitText,
} from '#shared/i18n/zh-cn/figures.ts';
import { disposalText, outcomeText } from '#shared/i18n/zh-cn/results.ts';
import { baseText } from '#shared/i18n/zh-cn/year-base.ts';
import type { CellValue, WorkbookSheet } from '#electron/tables/write-workbook.ts';

export interface SheetFacts {
  readonly facts: YearFacts;
  readonly frozenOn: string;
  readonly byUnit: readonly TableRow[];
  readonly names: ReadonlyMap<string, string>;
}

export interface Table {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

const columnName = (number: number): string =>
  number <= 26 ? String.fromCharCode(64 + number) : `${columnName(Math.floor((number - 1) / 26))}${columnName(((number - 1) % 26) + 1)}`;

/** Texts are text cells, so that no program takes a name for a formula; counts are numbers. */
export const sheetOf = ({ name, head, rows }: Table): WorkbookSheet => ({
  name,
  state: 'visible',
  columns: head.map((title, index) => {
    const widest = Math.max(title.length, ...rows.slice(0, 200).map((row) => String(row[index] ?? '').length));
    const isText = rows.some((row) => typeof row[index] === 'string');
    return { width: Math.min(48, widest * 1.6 + 4), ...(isText ? { format: '@' } : {}) };
  }),
  headRows: [head],
  merges: [],
  rows,
  validations: [],
  autoFilter: `A1:${columnName(head.length)}1`,
});

const counted = (row: TableRow): readonly CellValue[] => [
  row.tasks,
  row.visits,
  row.entered,
  row.published,
  row.visits - row.published,
  shareText(row.published, row.visits),
  row.late,
  ...outcomeKeys.map((key) => row.outcomes[key] ?? 0),
  ...disposals.map((key) => row.disposals[key] ?? 0),
  row.problems,
  row.finished,
  shareText(row.finished, row.published),
];

const countedHead = [
  ...words.counted,
  ...outcomeKeys.map((key) => outcomeText[key]),
  ...disposals.map((key) => disposalText[key]),
  ...words.countedEnd,
];

const figureTable = ({ facts, frozenOn }: SheetFacts): Table => ({
  name: words.figures,
  head: words.figureHead,
  rows: yearFigures(facts).map(({ key, numerator, denominator, reached }) => [
    figureText[key].title,
    figureText[key].what,
    numerator,
    denominator,
    denominator === null ? '' : shareText(numerator, denominator),
    figureTargetText[key],
    reachedText(reached),
    figureLines(facts, key, 'denominator') === null && denominator !== null ? baseText(frozenOn) : '',
    facts.until,
  ]),
});

const visitTable = ({ facts, names }: SheetFacts): Table => {
  const levels = new Map(facts.tasks.map(({ serial, level }) => [serial, level]));
  const cells = (visit: VisitFact): readonly CellValue[] => [
    visit.serial,
    names.get(visit.serial) ?? '',
    levelText[levels.get(visit.serial) ?? 'county'],
    visit.code,
    visit.name,
    visit.enterprise ? words.enterprise : words.otherKind,
    visit.town,
    visit.unit,
    visit.inspectedOn,
    visit.outcomes.map((key) => outcomeText[key as keyof typeof outcomeText]).join('；'),
    visit.disposal === '' ? '' : disposalText[visit.disposal as keyof typeof disposalText],
    visit.problem ? words.yes : words.no,
    visit.publishedOn,
    visit.dueOn,
    followUpStateText[visit.followUp],
  ];
  return { name: words.visits, head: words.visitHead, rows: facts.visits.map(cells) };
};

const taskTable = ({ facts }: SheetFacts): Table => ({
  name: words.tasks,
  head: words.taskHead,
  rows: facts.tasks.map((task) => [
    task.serial,
    task.name,
    levelText[task.level],
    task.joint ? words.yes : words.no,
    task.unplanned ? words.yes : words.no,
    task.void ? words.voided : task.drawn ? words.drawn : words.frozen,
  ]),
});

/** 指标, 抽查工作情况统计表, 任务情况统计, 任务 and 逐户: the last two hold every line that the first three count. */
export const figureSheets = (all: SheetFacts): readonly WorkbookSheet[] =>
  [
    figureTable(all),
    {
      name: words.byTask,
      head: [words.serial, words.taskName, ...countedHead],
      rows: tableByTask(all.facts).map((row) => [row.key, row.name, ...counted(row)]),
    },
    { name: words.byUnit, head: [words.unit, ...countedHead], rows: all.byUnit.map((row) => [unitText(row.name), ...counted(row)]) },
    taskTable(all),
    visitTable(all),
  ].map(sheetOf);
