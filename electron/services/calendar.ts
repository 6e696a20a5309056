import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { faultOfNotice } from '#shared/domain/calendar/notice-fault.ts';
import { workSpan } from '#shared/domain/calendar/work-calendar.ts';
import { listTypedYears, removeTypedYear, saveTypedYear } from '#electron/store/calendar-years.ts';
import type { Handlers } from './context.ts';
import { noticesWith } from './official-calendar.ts';

export const calendarHandlers: Handlers<'calendar.years' | 'calendar.save' | 'calendar.remove'> = {
  'calendar.years': ({ db }) => {
    const typedYears = listTypedYears(db);
    const notices = noticesWith(typedYears);
    const typed = new Map(typedYears.map(({ year, byName, at }) => [year, { byName, at }]));
    const years = Object.entries(notices).map(([text, holidays]) => {
      const year = Number(text);
      const { workdays } = workSpan(notices, `${text}-01-01`, `${text}-12-31`);
      return { year, holidays, workdays: workdays ?? 0, typed: typed.get(year) ?? null };
    });
    return ok(years.sort((a, b) => b.year - a.year));
  },

  'calendar.save': ({ db, actor, now, note }, { year, holidays }) => {
    const inOrder = holidays.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const fault = faultOfNotice(year, inOrder);
    if (fault) return fail('calendar.wrongNotice', { ...fault });
    saveTypedYear(db, { year, holidays: inOrder, byName: actor?.name ?? '', at: now });
    note({ year, holidays: inOrder.length });
    return ok(null);
  },

  'calendar.remove': ({ db, note }, { year }) => {
    if (!removeTypedYear(db, year)) return fail('calendar.notTyped', { year });
    note({ year });
    return ok(null);
  },
};
