import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { faultOfNotice } from '#shared/domain/calendar/notice-fault.ts';
import { workSpan, type Holiday } from '#shared/domain/calendar/work-calendar.ts';
import { listTypedYears, removeTypedYear, saveTypedYear } from '#electron/store/calendar-years.ts';
import type { CommandContext, Handlers } from './context.ts';
import { noticesWith } from './official-calendar.ts';
import { stampOf } from './plan-draft.ts';

type Writing = Pick<CommandContext<never>, 'db' | 'actor' | 'now' | 'seq' | 'newId'>;

/** The one way a notice of a year comes in, whoever wrote it down: in the order of its days, and only when it can be right. */
export const takeNotice = (
  context: Writing,
  year: number,
  holidays: readonly Holiday[],
): Result<null, AppError<'calendar.wrongNotice'>> => {
  const inOrder = holidays.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const fault = faultOfNotice(year, inOrder);
  if (fault) return fail('calendar.wrongNotice', { ...fault });
  saveTypedYear(context.db, { year, holidays: inOrder, byName: context.actor?.name ?? '' }, context.newId(), stampOf(context));
  return ok(null);
};

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

  'calendar.save': (context, { year, holidays }) => {
    const saved = takeNotice(context, year, holidays);
    if (!saved.ok) return saved;
    context.note({ year, holidays: holidays.length });
    return ok(null);
  },

  'calendar.remove': (context, { year }) => {
    const { db, actor, note } = context;
    if (!removeTypedYear(db, year, actor?.name ?? '', stampOf(context))) return fail('calendar.notTyped', { year });
    note({ year });
    return ok(null);
  },
};
