/** A day of the Gregorian calendar as ISO text; undefined when there is no such day or its year is not between 1800 and 9999. */
export const isoDate = (year: number, month: number, day: number): string | undefined => {
  const exists = year >= 1800 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : undefined;
};

/**
 * The day of an Excel serial: 1 is 1900-01-01, and 60 the 29th of February that 1900 did not have (given back as the 28th). Under the
 * 1904 system 0 is 1904-01-01. Undefined outside 1900 to 2199: no date of a bureau lies there, so the number means something else.
 */
export const dateOfSerial = (serial: number, date1904: boolean): string | undefined => {
  const days = Math.floor(serial) + (date1904 ? daysTo1904 : 0);
  if (!Number.isFinite(serial) || days < 1 || days > lastSerial) return undefined;
  return isoOfDays(days < 60 ? days + 1 : days);
};

const daysTo1904 = 1462;
const lastSerial = 109_574; // 2199-12-31

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

// Counts years and months on from 1899-12-30, day 0 of Excel after its wrong leap day.
const isoOfDays = (days: number): string | undefined => {
  let left = days - 2; // day 2 is 1900-01-01
  let year = 1900;
  for (let length = 365; left >= length; length = isLeap(year) ? 366 : 365) {
    left -= length;
    year += 1;
  }
  let month = 1;
  while (left >= daysInMonth(year, month)) {
    left -= daysInMonth(year, month);
    month += 1;
  }
  return isoDate(year, month, left + 1);
};

/** The Excel serial of an ISO day in the 1900 system; undefined before 1900-03-01, where Excel counts a day that never was. */
export const serialOfDate = (date: string): number | undefined => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (isoDate(year, month, day) === undefined || date < '1900-03-01') return undefined;
  let days = 1; // 1900-01-01 is 1; the wrong leap day is added below
  for (let each = 1900; each < year; each += 1) days += isLeap(each) ? 366 : 365;
  for (let each = 1; each < month; each += 1) days += daysInMonth(year, each);
  return days + day;
};
