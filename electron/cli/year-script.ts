import official from '#resources/calendar/official.json' with { type: 'json' };
import script from '#resources/made-county/year.json' with { type: 'json' };
import { chinaTime } from '#shared/base/china-time.ts';
import { workdayAfter } from '#shared/domain/calendar/due-day.ts';
import { dayAfter, type HolidayNotices } from '#shared/domain/calendar/work-calendar.ts';
import type { PlanLevel } from '#shared/domain/plans/plan-row.ts';

/** One event of the scripted year; `day` is the working day on which it is drawn. */
export interface YearEvent {
  readonly name: string;
  readonly day: string;
  readonly count: number;
  readonly level: PlanLevel;
  readonly range: string;
  readonly partners: readonly string[];
  /** 临时任务. */
  readonly unplanned: boolean;
}

interface ScriptedEvent extends Omit<YearEvent, 'day' | 'partners' | 'unplanned'> {
  readonly day: string;
  readonly partners?: readonly string[];
  readonly unplanned?: boolean;
}

const notices: HolidayNotices = official;
/** The last things of a year are done in November. */
const lastMonth = '11-30';

/** The newest year that is over as far as the script goes and that has an official calendar. */
export const scriptedYear = (now: Date): number => {
  const today = chinaTime(now.getTime()).slice(0, 10);
  const year = Number(today.slice(0, 4));
  const over = today > `${year}-${lastMonth}` ? year : year - 1;
  return Math.min(over, Math.max(...Object.keys(official).map(Number)));
};

/** So many working days after a day. */
export const workdayOf = (day: string, later: number): string => {
  const reached = workdayAfter(notices, day, later);
  if (!reached.ok) throw new Error(`the calendar ends before ${reached.error.unknownYear}`);
  return reached.value;
};

/** A month and a day of the year, or the first working day after it. */
export const workdayIn = (year: number, monthDay: string): string => workdayOf(dayAfter(`${year}-${monthDay}`, -1), 1);

const events: readonly ScriptedEvent[] = script.events as readonly ScriptedEvent[];

export const eventsOf = (year: number): readonly YearEvent[] =>
  events.map(({ day, partners = [], unplanned = false, ...event }) => ({ ...event, day: workdayIn(year, day), partners, unplanned }));
