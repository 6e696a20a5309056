/** One holiday of a year as the State Council published it: days off and days at weekends that are worked instead, each MM-DD. */
export interface HolidayNotice {
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

/** 放假调休 by year and by holiday (DOMAIN 10). A year that does not stand here has no official calendar. */
export type HolidayNotices = Readonly<Record<string, Readonly<Record<string, HolidayNotice>>>>;

/** What the official calendar says of the days from one to another, both counted. */
export interface WorkSpan {
  /** Null when a day lies in a year without an official calendar: nobody may count then. */
  readonly workdays: number | null;
  /** Holidays with days off inside the span, in their order, up to the first unknown year. */
  readonly holidays: readonly { readonly name: string; readonly days: number }[];
  /** The first year that has no official calendar; empty = all have one. */
  readonly unknownYear: string;
}

const msOfDay = 86_400_000;
const dayAfter = (day: string): string => new Date(Date.parse(day) + msOfDay).toISOString().slice(0, 10);
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(Date.parse(day)).getUTCDay());

/**
 * Whether people work on an ISO day: Monday to Friday but for holidays, and the weekends that are worked instead. Undefined in a year without
 * an official calendar, where a guess would pass for a date (DOMAIN 10).
 */
export const isWorkday = (notices: HolidayNotices, day: string): boolean | undefined => {
  const year = notices[day.slice(0, 4)];
  if (!year) return undefined;
  const date = day.slice(5);
  const all = Object.values(year);
  if (all.some(({ worked }) => worked.includes(date))) return true;
  return !isWeekend(day) && !all.some(({ off }) => off.includes(date));
};

/** Working days and holidays of a span of ISO days, as far as the official calendar goes; `from` must not come after `to`. */
export const workSpan = (notices: HolidayNotices, from: string, to: string): WorkSpan => {
  const holidays = new Map<string, number>();
  let workdays = 0;
  const spanned = (): Pick<WorkSpan, 'holidays'> => ({ holidays: [...holidays].map(([name, days]) => ({ name, days })) });
  for (let day = from; day <= to; day = dayAfter(day)) {
    const works = isWorkday(notices, day);
    if (works === undefined) return { workdays: null, ...spanned(), unknownYear: day.slice(0, 4) };
    if (works) workdays += 1;
    for (const [name, { off }] of Object.entries(notices[day.slice(0, 4)] ?? {})) {
      if (off.includes(day.slice(5))) holidays.set(name, (holidays.get(name) ?? 0) + 1);
    }
  }
  return { workdays, ...spanned(), unknownYear: '' };
};
