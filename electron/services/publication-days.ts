import { clockStartDay, publicationDeadline, publishedLate, type Deadline } from '#shared/domain/results/publication-clock.ts';
import type { HolidayNotices } from '#shared/domain/calendar/work-calendar.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findClockStart } from '#electron/store/publications.ts';
import { findScheme } from '#electron/store/schemes.ts';
import { noticesOf } from './official-calendar.ts';

/** The clock of publication as this office has set it, seen from now. */
export interface PublicationClock {
  readonly notices: HolidayNotices;
  readonly today: string;
  readonly deadlineOf: (inspectedOn: string, taskEndsOn: string) => Deadline | null;
  readonly lateOn: (inspectedOn: string, taskEndsOn: string, publishedOn: string) => boolean;
}

export const publicationClock = (db: ReadDb, now: string): PublicationClock => {
  const notices = noticesOf(db);
  const start = findClockStart(db);
  const today = now.slice(0, 10);
  const startDay = (inspectedOn: string, taskEndsOn: string): string => clockStartDay(start, { inspectedOn, taskEndsOn });
  return {
    notices,
    today,
    deadlineOf: (inspectedOn, taskEndsOn) => publicationDeadline(notices, startDay(inspectedOn, taskEndsOn), today),
    lateOn: (inspectedOn, taskEndsOn, publishedOn) => publishedLate(notices, startDay(inspectedOn, taskEndsOn), publishedOn),
  };
};

/** The last day of a scheme's task; empty when it names none. */
export const taskEndOf = (db: ReadDb, schemeId: string): string => findScheme(db, schemeId)?.draft.endsOn ?? '';
