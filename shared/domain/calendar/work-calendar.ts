/** One holiday as the State Council published it: off from one ISO day to another, both counted, and the weekends that are worked instead. */
export interface Holiday {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly worked: readonly string[];
}

/** 放假调休 by year (DOMAIN 10), in the order of the days. A year that does not stand here has no official calendar. */
export type HolidayNotices = Readonly<Record<string, readonly Holiday[]>>;

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

/** The ISO day so many days later. */
export const dayAfter = (day: string, days = 1): string => new Date(Date.parse(day) + days * msOfDay).toISOString().slice(0, 10);

/** Saturday or Sunday of an ISO day. */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(Date.parse(day)).getUTCDay());

/** Of the day's year and of the next one, whose notice may reach into December. */
const holidaysFor = (notices: HolidayNotices, day: string): readonly Holiday[] => {
  const year = Number(day.slice(0, 4));
  return [...(notices[String(year)] ?? []), ...(notices[String(year + 1)] ?? [])];
};

const isOff = ({ from, to }: Holiday, day: string): boolean => from <= day && day <= to;

/**
 * Whether people work on an ISO day: Monday to Friday but for holidays, and the weekends that are worked instead. Undefined in a year without
 * an official calendar, where a guess would pass for a date (DOMAIN 10).
 */
export const isWorkday = (notices: HolidayNotices, day: string): boolean | undefined => {
  if (notices[day.slice(0, 4)] === undefined) return undefined;
  const holidays = holidaysFor(notices, day);
  if (holidays.some(({ worked }) => worked.includes(day))) return true;
  return !isWeekend(day) && !holidays.some((holiday) => isOff(holiday, day));
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
    for (const holiday of holidaysFor(notices, day))
      if (isOff(holiday, day)) holidays.set(holiday.name, (holidays.get(holiday.name) ?? 0) + 1);
  }
  return { workdays, ...spanned(), unknownYear: '' };
};
