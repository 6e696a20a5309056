import { z } from 'zod';
import type { Holiday } from '#shared/domain/calendar/work-calendar.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export interface CalendarYear {
  readonly year: number;
  readonly holidays: readonly Holiday[];
  readonly workdays: number;
  /** Who typed it in; null = it came with the program. */
  readonly typed: { readonly byName: string; readonly at: string } | null;
}

const day = z.iso.date();
const year = z.int().min(2019).max(2100);
const holiday = z.strictObject({
  name: z.string().trim().min(1).max(20),
  from: day,
  to: day,
  worked: z.array(day).max(10),
});

/** The holidays of one year's notice, as a person or another office writes them down. */
export const noticeSchema = z.array(holiday).min(1).max(20);

const editors = ['head', 'systemAdmin'] as const;

/** 放假调休: the official calendar that every working day is counted by (DOMAIN 10). */
export const calendarContract = {
  /** Every year that has an official calendar, newest first. */
  'calendar.years': returns<readonly CalendarYear[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['calendar'],
  }),
  /** Types in the notice of a year, or puts it in place of the one there is. */
  'calendar.save': returns<null>().command({
    input: z.strictObject({ year, holidays: noticeSchema }),
    errors: ['calendar.wrongNotice'],
    access: editors,
    changes: ['calendar'],
    audit: 'calendar.saved',
  }),
  /** Takes a typed notice away: of a year that came with the program its own one holds again, any other has none. */
  'calendar.remove': returns<null>().command({
    input: z.strictObject({ year }),
    errors: ['calendar.notTyped'],
    access: editors,
    changes: ['calendar'],
    audit: 'calendar.removed',
  }),
} as const;
