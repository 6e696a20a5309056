import official from '#resources/calendar/official.json' with { type: 'json' };
import type { HolidayNotices } from '#shared/domain/calendar/work-calendar.ts';
import { listTypedYears } from '#electron/store/calendar-years.ts';
import type { ReadDb } from '#electron/store/db.ts';

/** The notices that came with the program. */
export const shippedNotices: HolidayNotices = official;

/** Every notice that holds: one that was typed in goes before the one that came with the program. */
export const noticesOf = (db: ReadDb): HolidayNotices => ({
  ...shippedNotices,
  ...Object.fromEntries(listTypedYears(db).map(({ year, holidays }) => [String(year), holidays])),
});
