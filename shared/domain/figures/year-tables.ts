import type { TaskFact, VisitFact, YearFacts } from './year-facts.ts';

/** One row of a statistical table (DOMAIN 5, outputs): what was drawn, published, found, done and finished. */
export interface TableRow {
  readonly key: string;
  readonly name: string;
  readonly tasks: number;
  readonly visits: number;
  readonly entered: number;
  readonly published: number;
  readonly late: number;
  /** By stable result key. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly disposals: Readonly<Record<string, number>>;
  readonly problems: number;
  readonly finished: number;
}

const tally = (values: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

const rowOf = (key: string, name: string, tasks: number, visits: readonly VisitFact[], until: string): TableRow => {
  const published = visits.filter(({ publishedOn }) => publishedOn !== '');
  const late = visits.filter(({ publishedOn, dueOn }) => dueOn !== '' && (publishedOn === '' ? dueOn < until : dueOn < publishedOn));
  const entered = visits.filter(({ outcomes }) => outcomes.length > 0);
  return {
    key,
    name,
    tasks,
    visits: visits.length,
    entered: entered.length,
    published: published.length,
    late: late.length,
    outcomes: tally(visits.flatMap(({ outcomes }) => outcomes)),
    disposals: tally(entered.map(({ disposal }) => disposal)),
    problems: entered.filter(({ problem }) => problem).length,
    finished: published.filter(({ followUp }) => followUp !== 'open').length,
  };
};

/** 抽查工作情况统计表: one row for each standing event of the year, in the order of their numbers. */
export const tableByTask = ({ visits, tasks, until }: YearFacts): readonly TableRow[] =>
  tasks
    .filter((task: TaskFact) => task.drawn && !task.void)
    .map(({ serial, name }) =>
      rowOf(
        serial,
        name,
        1,
        visits.filter((visit) => visit.serial === serial),
        until,
      ),
    );

/** 任务情况统计: every unit of the office, those without a visit as well (zero rows are kept); what was not dispatched stands last. */
export const tableByUnit = ({ visits, until }: YearFacts, units: readonly string[]): readonly TableRow[] => {
  const named = [...new Set([...units, ...visits.map(({ unit }) => unit)])].filter((unit) => unit !== '');
  const rows = [...named, ''].map((unit) => {
    const own = visits.filter((visit) => visit.unit === unit);
    return rowOf(unit, unit, new Set(own.map(({ serial }) => serial)).size, own, until);
  });
  return rows.filter(({ key, visits: count }) => key !== '' || count > 0);
};

/** Visits made and published for the first time in a month of the year. */
export interface MonthRow {
  /** 1 to 12. */
  readonly month: number;
  readonly inspected: number;
  readonly published: number;
}

/** One row for each month up to the one of the cut-off day; what was done in another year stands in none. */
export const tableByMonth = ({ visits, until }: YearFacts): readonly MonthRow[] => {
  const year = until.slice(0, 4);
  return Array.from({ length: Number(until.slice(5, 7)) }, (_, at) => {
    const month = `${year}-${String(at + 1).padStart(2, '0')}`;
    return {
      month: at + 1,
      inspected: visits.filter(({ inspectedOn }) => inspectedOn.startsWith(month)).length,
      published: visits.filter(({ publishedOn }) => publishedOn.startsWith(month)).length,
    };
  });
};
