import official from '#resources/calendar/official.json' with { type: 'json' };
import type { HolidayNotices } from '#shared/domain/calendar/work-calendar.ts';
import { listTypedYears, type TypedYear } from '#electron/store/calendar-years.ts';
import type { ReadDb } from '#electron/store/db.ts';

/** Every notice that holds beside these typed ones: one that was typed in goes before the one that came with the program. */
export const noticesWith = (typed: readonly TypedYear[]): HolidayNotices => ({
  ...(official satisfies HolidayNotices),
  ...Object.fromEntries(typed.map(({ year, holidays }) => [String(year), holidays])),
});

/** Every notice that holds in this office. */
export const noticesOf = (db: ReadDb): HolidayNotices => noticesWith(listTypedYears(db));
