import { isWeekend, type Holiday } from './work-calendar.ts';

export type HolidayFaultKind = 'reversed' | 'otherYear' | 'tooLong' | 'overlap' | 'workedWeekday' | 'workedOff' | 'workedTwice';

/** What cannot be right in a notice: the holiday's name, the fault, and the ISO day it is about (empty = none). */
export interface HolidayFault {
  readonly holiday: string;
  readonly fault: HolidayFaultKind;
  readonly day: string;
}

/** The longest holiday there has been is nine days; more than this is a slip of the pen. */
const longestDays = 15;
const msOfDay = 86_400_000;

/** The first thing that cannot be right in the notice of a year as somebody typed it, or null (DOMAIN 10). Days must be ISO days. */
export const faultOfNotice = (year: number, holidays: readonly Holiday[]): HolidayFault | null => {
  // Days off and days worked for New Year may lie in the last days of the year before.
  const belongs = (day: string): boolean => day >= `${year - 1}-12-20` && day <= `${year}-12-31`;
  for (const [index, { name, from, to }] of holidays.entries()) {
    const says = (fault: HolidayFaultKind, day = ''): HolidayFault => ({ holiday: name, fault, day });
    if (from > to) return says('reversed');
    if (!belongs(from) || !belongs(to)) return says('otherYear', belongs(from) ? to : from);
    if ((Date.parse(to) - Date.parse(from)) / msOfDay >= longestDays) return says('tooLong');
    const other = holidays.slice(0, index).find((earlier) => earlier.from <= to && from <= earlier.to);
    if (other) return says('overlap', from < other.from ? other.from : from);
  }
  const all = holidays.flatMap(({ name, worked }) => worked.map((day) => ({ name, day })));
  for (const [index, { name, day }] of all.entries()) {
    const says = (fault: HolidayFaultKind): HolidayFault => ({ holiday: name, fault, day });
    if (!belongs(day)) return says('otherYear');
    if (!isWeekend(day)) return says('workedWeekday');
    if (holidays.some(({ from, to }) => from <= day && day <= to)) return says('workedOff');
    if (all.findIndex((one) => one.day === day) < index) return says('workedTwice');
  }
  return null;
};
