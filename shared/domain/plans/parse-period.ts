import { withFigures, type NumberSigns } from '#shared/domain/imports/chinese-number.ts';
import { isoDate } from '#shared/domain/imports/civil-date.ts';

/** The words of free-text periods, from the vocabulary; code holds none of them. */
export interface PeriodWords {
  readonly year: string;
  readonly month: string;
  readonly day: readonly string[];
  /** Between the first and the last day. */
  readonly until: readonly string[];
  /** Before the end of a month: the period begins with the year. */
  readonly before: readonly string[];
  /** Words that say nothing more, such as the one for the end of a month. */
  readonly filler: readonly string[];
  /** Whole spans by their words: month numbers `first-last`. */
  readonly spans: Readonly<Record<string, readonly string[]>>;
  readonly numberSigns: NumberSigns;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * Reads the period of a plan row as bureaus write it: months, days, half years and quarters, with any dash, with or without the year, which is
 * `year` where nothing else is said (DOMAIN 7.5). Null where the text says no period, so that nothing is guessed.
 */
export const parsePeriod = (text: string, year: number, words: PeriodWords): Period | null => {
  const plain = withFigures(text.normalize('NFKC').replace(/\s+/gu, ''), words.numberSigns);
  const span = spanOf(plain, year, words);
  if (span) return span;
  const marked = markedText(plain, words);
  const before = /^(.+)b$/.exec(marked);
  if (before) {
    const end = endpointOf(before[1] ?? '', year, null);
    return end?.day === null ? { from: dayOf({ ...end, month: 1, day: 1 }) ?? '', to: lastDayOf(end) } : null;
  }
  const parts = marked.split('-');
  if (parts.length > 2) return null;
  const [first = '', last] = parts;
  if (last === undefined) return periodOf(endpointOf(first, year, null), endpointOf(first, year, null));
  const end = endpointOf(last, year, endpointOf(first, year, null));
  return periodOf(endpointOf(sameUnit(first, last), end?.year ?? year, null), end);
};

/** A number without a sign has the sign of the other end: 3-11 months. */
const sameUnit = (first: string, last: string): string => (/^\d{1,2}$/.test(first) && last.includes('m') ? `${first}m` : first);

interface Endpoint {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
}

const endpointPattern = /^(?:(\d{4})y)?(?:(\d{1,2})m)?(?:(\d{1,2})d?)?$/;

/** `start`: the first day of the period, whose month a bare day shares. */
const endpointOf = (text: string, year: number, start: Endpoint | null): Endpoint | null => {
  const [, yearText, monthText, dayText] = endpointPattern.exec(text) ?? [];
  if (monthText === undefined && (dayText === undefined || start === null || start.day === null)) return null;
  return {
    year: yearText === undefined ? (start?.year ?? year) : Number(yearText),
    month: monthText === undefined ? (start?.month ?? 0) : Number(monthText),
    day: dayText === undefined ? null : Number(dayText),
  };
};

const dayOf = ({ year, month, day }: Endpoint): string | undefined => isoDate(year, month, day ?? 1);

const lastDayOf = ({ year, month }: Endpoint): string =>
  [31, 30, 29, 28].map((day) => isoDate(year, month, day)).find((day) => day !== undefined) ?? '';

const periodOf = (first: Endpoint | null, last: Endpoint | null): Period | null => {
  if (!first || !last) return null;
  const from = dayOf(first);
  const to = last.day === null ? lastDayOf(last) : dayOf(last);
  return from === undefined || to === undefined || to === '' ? null : { from, to };
};

const spanOf = (plain: string, year: number, words: PeriodWords): Period | null => {
  const [, yearText, rest = plain] = new RegExp(`^(\\d{4})${words.year}(.*)$`, 'u').exec(plain) ?? [];
  const meant = yearText === undefined ? year : Number(yearText);
  const found = Object.entries(words.spans).find(([, names]) => names.includes(rest) || names.includes(plain));
  const [first = 0, last = 0] = found?.[0].split('-').map(Number) ?? [];
  return found ? periodOf({ year: meant, month: first, day: null }, { year: meant, month: last, day: null }) : null;
};

const oneOf = (words: readonly string[]): RegExp => new RegExp([...words].sort((a, b) => b.length - a.length).join('|'), 'gu');

/** The text in signs of one letter: y, m, d behind their numbers, - between the ends, b for a period up to its only end. */
const markedText = (plain: string, words: PeriodWords): string => {
  const dated = plain.replace(
    /(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)/g,
    (_, year: string, _sign: string, month: string, day?: string) => `${year}y${month}m${day === undefined ? '' : `${day}d`}`,
  );
  return dated
    .replaceAll(words.year, 'y')
    .replaceAll(words.month, 'm')
    .replaceAll(oneOf(words.day), 'd')
    .replaceAll(oneOf(words.filler), '')
    .replaceAll(oneOf(words.before), 'b')
    .replaceAll(oneOf(words.until), '-')
    .replaceAll(/[\u2010-\u2015\u2212\u2500~\u301C]+|-+/gu, '-')
    .replaceAll('mm', 'm');
};
