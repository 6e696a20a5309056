import { estimatedWorkdayAfter, workdayAfter, workdaysBetween } from '#shared/domain/calendar/due-day.ts';
import type { HolidayNotices } from '#shared/domain/calendar/work-calendar.ts';

/** What starts the 20 working days: 检查结束, 任务结束, or 取早, the earlier of both (DOMAIN 14). */
export const clockStarts = ['inspected', 'taskEnd', 'earlier'] as const;
export type ClockStart = (typeof clockStarts)[number];

/** Working days for entering, reviewing and publishing together (R44). */
export const publicationWorkdays = 20;

/** Bands of the publication clock by working days left: more than ten, 10, 5, 2, 逾期 (DOMAIN 13.11). */
export const deadlineBands = ['ample', 'ten', 'five', 'two', 'overdue'] as const;
export type DeadlineBand = (typeof deadlineBands)[number];

/** A day by which something must be done, seen from today. */
export interface Deadline {
  readonly due: string;
  /** Working days left: 0 on the day itself, negative once it has passed. */
  readonly left: number;
  readonly band: DeadlineBand;
  /** The year without an official calendar that makes `due` an estimate (估算); empty = `due` is the legal day. */
  readonly unknownYear: string;
}

export interface ClockDays {
  /** End of the inspection of that subject; empty while nobody was there. */
  readonly inspectedOn: string;
  /** End of the task; empty when it has none. */
  readonly taskEndsOn: string;
}

/** The ISO day the clock of a visit starts on, or empty while it does not run. */
export const clockStartDay = (start: ClockStart, { inspectedOn, taskEndsOn }: ClockDays): string => {
  switch (start) {
    case 'inspected':
      return inspectedOn;
    case 'taskEnd':
      return taskEndsOn;
    case 'earlier':
      return [inspectedOn, taskEndsOn].filter((day) => day !== '').toSorted()[0] ?? '';
  }
};

const bandOf = (left: number): DeadlineBand => {
  if (left <= 2) return 'two';
  if (left <= 5) return 'five';
  return left <= 10 ? 'ten' : 'ample';
};

/** A day that is fixed, seen from today: it is past once today comes after it. */
export const deadlineOn = (notices: HolidayNotices, due: string, today: string): Deadline => {
  const left = workdaysBetween(notices, today, due);
  return { due, left, band: today > due ? 'overdue' : bandOf(left), unknownYear: '' };
};

/**
 * So many working days after a day, seen from today. Beyond the official calendar the day is an estimate for reminders: it says which year is
 * missing, and is never overdue (DOMAIN 10).
 */
export const deadlineAfter = (notices: HolidayNotices, start: string, workdays: number, today: string): Deadline => {
  const due = workdayAfter(notices, start, workdays);
  if (due.ok) return deadlineOn(notices, due.value, today);
  const estimate = estimatedWorkdayAfter(start, workdays);
  const left = workdaysBetween(notices, today, estimate);
  return { due: estimate, left, band: bandOf(left), unknownYear: due.error.unknownYear };
};

/** When a visit must be published, or null while its clock does not run. */
export const publicationDeadline = (notices: HolidayNotices, startDay: string, today: string): Deadline | null =>
  startDay === '' ? null : deadlineAfter(notices, startDay, publicationWorkdays, today);

/** Whether a day was too late for publication: 延期. False on an estimate, because no record is late by a guess (DOMAIN 10). */
export const publishedLate = (notices: HolidayNotices, startDay: string, publishedOn: string): boolean =>
  publicationDeadline(notices, startDay, publishedOn)?.band === 'overdue';

/** Reminders of a follow-up: five working days before its day, one before it, and after it (DOMAIN 13.11). */
export type Reminder = 'none' | 'fiveDays' | 'oneDay' | 'overdue';

export const reminderOf = ({ left, band }: Deadline): Reminder => {
  if (band === 'overdue') return 'overdue';
  if (left <= 1) return 'oneDay';
  return left <= 5 ? 'fiveDays' : 'none';
};
