import { err, ok, type Result } from '#shared/base/result.ts';
import { dayAfter, isWeekend, isWorkday, type HolidayNotices } from './work-calendar.ts';

/** The official calendar ends before the day that was asked for: no legal date can be told (DOMAIN 10). */
export interface UnknownYear {
  readonly unknownYear: string;
}

/** The working days that an estimate is earlier than Monday-to-Friday arithmetic: an unknown make-up weekend can bring a date forward. */
const estimateMargin = 2;

const nthAfter = (day: string, count: number, counts: (candidate: string) => boolean | undefined): Result<string, string> => {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = dayAfter(reached);
    const works = counts(reached);
    if (works === undefined) return err(reached.slice(0, 4));
    if (works) left -= 1;
  }
  return ok(reached);
};

/**
 * The ISO day that is so many working days after a day, which does not count itself (民法典 201); 0 gives the day. Refused with the first year
 * that has no official calendar, never a guess (DOMAIN 10).
 */
export const workdayAfter = (notices: HolidayNotices, day: string, count: number): Result<string, UnknownYear> => {
  const reached = nthAfter(day, count, (candidate) => isWorkday(notices, candidate));
  return reached.ok ? reached : err({ unknownYear: reached.error });
};

/**
 * 估算 for reminders alone: Monday-to-Friday arithmetic less two working days, never before the day itself (DOMAIN 10). It must stand with its
 * label, and nothing is late by it.
 */
export const estimatedWorkdayAfter = (day: string, count: number): string => {
  const reached = nthAfter(day, Math.max(0, count - estimateMargin), (candidate) => !isWeekend(candidate));
  return reached.ok ? reached.value : day;
};

/** Working days after `from` up to `to`, negative when `to` comes first; Monday to Friday where the official calendar has ended. */
export const workdaysBetween = (notices: HolidayNotices, from: string, to: string): number => {
  if (to < from) return -workdaysBetween(notices, to, from) || 0;
  let days = 0;
  for (let day = dayAfter(from); day <= to; day = dayAfter(day)) if (isWorkday(notices, day) ?? !isWeekend(day)) days += 1;
  return days;
};
