import { lineReached } from '#shared/domain/plans/plan-shares.ts';
import type { PlanLevel } from '#shared/domain/plans/plan-row.ts';
import { capFor } from '#shared/domain/visits/visit-cap.ts';
import type { TaskFact, VisitFact, YearFacts } from './year-facts.ts';

/** The figures a county is judged by (DOMAIN 5), in the order they are shown. */
export const figureKeys = [
  'shareWhole',
  'shareCounty',
  'shareProvince',
  'shareCity',
  'shareSubjects',
  'published',
  'inTime',
  'late',
  'tasksDone',
  'closed',
  'missedFollowUps',
  'voided',
  'joint',
  'unplanned',
  'found',
  'overCap',
] as const;
export type FigureKey = (typeof figureKeys)[number];

export const figureParts = ['numerator', 'denominator'] as const;
export type FigurePart = (typeof figureParts)[number];

/** What a figure counts, line by line: visits, subjects (the first visit stands for all), or events. */
export type FigureLine = { readonly visit: VisitFact } | { readonly task: TaskFact };

export interface Figure {
  readonly key: FigureKey;
  readonly numerator: number;
  /** Null for a plain count. */
  readonly denominator: number | null;
  /** Whether the target of the year is reached; null where there is none, or nothing to judge yet. */
  readonly reached: boolean | null;
}

interface Counted {
  readonly numerator: readonly FigureLine[];
  /** A number = the frozen base, whose subjects are those of the library. */
  readonly denominator: readonly FigureLine[] | number | null;
  readonly target: (numerator: number, denominator: number) => boolean | null;
}

const visitLines = (visits: readonly VisitFact[]): readonly FigureLine[] => visits.map((visit) => ({ visit }));
const taskLines = (tasks: readonly TaskFact[]): readonly FigureLine[] => tasks.map((task) => ({ task }));

/** Each subject once, by its first visit. */
const distinct = (visits: readonly VisitFact[]): readonly VisitFact[] =>
  [...new Map(visits.toReversed().map((visit) => [visit.code, visit])).values()].toReversed();

const isPublished = ({ publishedOn }: VisitFact): boolean => publishedOn !== '';
const isDue = ({ publishedOn, dueOn }: VisitFact, until: string): boolean => publishedOn !== '' || (dueOn !== '' && dueOn < until);
/** Published on the last day or before; on an estimate nothing is late (DOMAIN 10). */
const isInTime = ({ publishedOn, dueOn }: VisitFact): boolean => publishedOn !== '' && (dueOn === '' || publishedOn <= dueOn);
const isPending = ({ outcomes }: VisitFact): boolean => outcomes.includes('PENDING');

const all = (numerator: number, denominator: number): boolean | null => (denominator === 0 ? null : numerator === denominator);
const none = (numerator: number): boolean => numerator === 0;
const noTarget = (): null => null;

const shareOf = (facts: YearFacts, scope: 'whole' | PlanLevel): Counted => {
  const levels = new Map(facts.tasks.map(({ serial, level }) => [serial, level]));
  const own = facts.visits.filter(({ serial }) => scope === 'whole' || levels.get(serial) === scope);
  return {
    numerator: visitLines(distinct(own.filter((visit) => visit.enterprise && isPublished(visit)))),
    denominator: facts.base.enterprises,
    target: (numerator, denominator) => (denominator === 0 ? null : lineReached(scope, numerator, denominator)),
  };
};

/** What each figure counts. Numbers and the lists behind them come from here alone, so that they cannot differ. */
const counted = (key: FigureKey, facts: YearFacts): Counted => {
  const { visits, tasks, base, until, caps } = facts;
  const standing = tasks.filter((task) => task.drawn && !task.void);
  switch (key) {
    case 'shareWhole':
      return shareOf(facts, 'whole');
    case 'shareCounty':
      return shareOf(facts, 'county');
    case 'shareProvince':
      return shareOf(facts, 'province');
    case 'shareCity':
      return shareOf(facts, 'city');
    case 'shareSubjects':
      return { numerator: visitLines(distinct(visits.filter(isPublished))), denominator: base.subjects, target: noTarget };
    case 'published':
      return { numerator: visitLines(visits.filter(isPublished)), denominator: visitLines(visits), target: all };
    case 'inTime': {
      const due = visits.filter((visit) => isDue(visit, until));
      return { numerator: visitLines(due.filter(isInTime)), denominator: visitLines(due), target: all };
    }
    case 'late':
      return { numerator: visitLines(visits.filter((visit) => isDue(visit, until) && !isInTime(visit))), denominator: null, target: none };
    case 'tasksDone': {
      const open = new Set(visits.filter((visit) => !isPublished(visit)).map(({ serial }) => serial));
      return { numerator: taskLines(standing.filter(({ serial }) => !open.has(serial))), denominator: taskLines(standing), target: all };
    }
    case 'closed': {
      const published = visits.filter(isPublished);
      return {
        numerator: visitLines(published.filter(({ followUp }) => followUp !== 'open')),
        denominator: visitLines(published),
        target: all,
      };
    }
    case 'missedFollowUps':
      return {
        numerator: visitLines(visits.filter((visit) => isPending(visit) && isPublished(visit) && visit.followUp === 'none')),
        denominator: null,
        target: none,
      };
    case 'voided':
      return { numerator: taskLines(tasks.filter((task) => task.void)), denominator: taskLines(tasks), target: none };
    case 'joint':
      return { numerator: taskLines(standing.filter(({ joint }) => joint)), denominator: taskLines(standing), target: noTarget };
    case 'unplanned':
      return { numerator: taskLines(standing.filter(({ unplanned }) => unplanned)), denominator: taskLines(standing), target: noTarget };
    case 'found': {
      const inspected = visits.filter(({ outcomes }) => outcomes.length > 0);
      return { numerator: visitLines(inspected.filter(({ problem }) => problem)), denominator: visitLines(inspected), target: noTarget };
    }
    case 'overCap': {
      const times = new Map<string, number>();
      for (const { code } of visits) times.set(code, (times.get(code) ?? 0) + 1);
      const over = distinct(visits).filter(({ code, risk }) => (times.get(code) ?? 0) > (capFor(caps, risk) ?? Infinity));
      const target = Object.keys(caps).length === 0 ? noTarget : none;
      return { numerator: visitLines(over), denominator: visitLines(distinct(visits)), target };
    }
  }
};

const sizeOf = (part: Counted['denominator']): number | null => (part === null || typeof part === 'number' ? part : part.length);

/** Every figure of a year, as it stood at the end of the cut-off day. Whole numbers alone; who shows a percentage rounds it. */
export const yearFigures = (facts: YearFacts): readonly Figure[] =>
  figureKeys.map((key) => {
    const { numerator, denominator, target } = counted(key, facts);
    return {
      key,
      numerator: numerator.length,
      denominator: sizeOf(denominator),
      reached: target(numerator.length, sizeOf(denominator) ?? 0),
    };
  });

/** The lines that a part of a figure counts; null for the base of the year, which is a frozen number. */
export const figureLines = (facts: YearFacts, key: FigureKey, part: FigurePart): readonly FigureLine[] | null => {
  const lines = counted(key, facts)[part];
  return typeof lines === 'number' || lines === null ? null : lines;
};
