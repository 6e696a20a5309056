import { withFigures } from './chinese-number.ts';
import { dateOfSerial, isoDate } from './civil-date.ts';
import { noted, sound, type Note, type PlainValue, type Repaired } from './field.ts';
import type { RepairTools } from './repair-tools.ts';

export interface DateRule {
  /** A certificate may end in the future or never; a foundation may not. */
  readonly mayLieAhead: boolean;
}

/** Stands for "without end", the way other systems of the same kind write it (DOMAIN 7.3). */
export const openEndedDate = '9999-12-31';

/**
 * Reads a date in every shape of UX 17. Bare numbers are serials of the workbook's calendar (W201) or eight digits; other orders of year,
 * month and day are put right (F305); a day that could as well be the month is E106 with both readings; nonsense is E105.
 */
export const readDate = (value: PlainValue, tools: RepairTools, rule: DateRule): Repaired<string> => {
  const read = shapeOf(value, tools);
  if (read.value === '') return read;
  if (read.value >= '9999') return noted(rule.mayLieAhead ? openEndedDate : '', ...read.notes);
  const unlikely = read.value < '1949' || (!rule.mayLieAhead && read.value > tools.today);
  return unlikely ? noted(read.value, ...read.notes, { code: 'W202' }) : read;
};

const shapeOf = (value: PlainValue, tools: RepairTools): Repaired<string> => {
  if (typeof value === 'number') return dateOfNumber(value, tools);
  if (typeof value === 'boolean') return noted('', { code: 'E105' });
  return typeof value === 'string' ? dateOfText(value, tools) : sound(value.date);
};

const dateOfNumber = (value: number, tools: RepairTools): Repaired<string> => {
  const digits = String(value);
  if (/^\d{8}$/.test(digits)) return dateOfText(digits, tools);
  // 2021 alone is a year without a day, not a day of the year 1905.
  const serial = value >= 1900 && value <= 2100 ? undefined : dateOfSerial(value, tools.date1904);
  return serial === undefined ? noted('', { code: 'E105' }) : noted(serial, { code: 'W201', oncePerColumn: true });
};

const dateOfText = (text: string, tools: RepairTools): Repaired<string> => {
  if (exactDate.test(text)) return checked(text, []);
  if (tools.isOpenEnded(text)) return noted(openEndedDate, { code: 'F305' });
  const plain = withoutMarks(text.normalize('NFKC'), tools);
  if (/^\d{5}$/.test(plain)) return dateOfNumber(Number(plain), tools);
  if (yearFirst.test(plain)) return checked(plain, [{ code: 'F305' }]);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})$/.exec(plain);
  return yearLast ? dateOfThree(yearLast) : noted('', { code: 'E105' });
};

const exactDate = /^\d{4}-\d\d-\d\d$/;
const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d\d)(\d\d))$/;

const withoutMarks = (text: string, { rows }: RepairTools): string => {
  let plain = text.replace(/\s+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$/u, '').replace(/\s+/gu, '');
  plain = withFigures(plain, rows.numberSigns);
  for (const mark of [rows.dateMarks.year, rows.dateMarks.month]) plain = plain.replace(mark, '-');
  for (const mark of rows.dateMarks.day) plain = plain.endsWith(mark) ? plain.slice(0, -mark.length) : plain;
  return plain;
};

const checked = (text: string, notes: readonly Note[]): Repaired<string> => {
  const [, year, month, day, shortMonth, shortDay] = yearFirst.exec(text) ?? [];
  const date = isoDate(Number(year), Number(month ?? shortMonth), Number(day ?? shortDay));
  return date === undefined ? noted('', { code: 'E105' }) : noted(date, ...notes);
};

// 1/5/21 is the 1st of May, the 5th of January, or the 21st of May 2001, according to who typed it.
const dateOfThree = ([, first = '', second = '', third = '']: RegExpExecArray): Repaired<string> => {
  const [a, b] = [Number(first), Number(second)];
  const year = third.length === 4 ? Number(third) : 2000 + Number(third);
  const readings = [isoDate(year, b, a), isoDate(year, a, b), third.length === 2 ? isoDate(2000 + a, b, Number(third)) : undefined];
  const dates = [...new Set(readings.filter((date) => date !== undefined))];
  const [only] = dates;
  if (only === undefined) return noted('', { code: 'E105' });
  return dates.length === 1 ? noted(only, { code: 'F305' }) : noted('', { code: 'E106', suggestion: dates });
};
