import type { Cell } from '#shared/base/sheet.ts';
import { isPlain, wordKey } from './vocabulary.ts';
import type { Note, PlainValue } from './field.ts';

/** A cell as it is shown beside a problem. */
export const shownCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  if ('date' in cell) return cell.date;
  return 'error' in cell ? cell.error : shownCell(cell.value);
};

/** Text without stray blanks, as headers and row marks are compared. */
export const cellKey = (cell: Cell): string => wordKey(tidyText(shownCell(cell)));

export interface PlainCell {
  /** Nothing for an empty cell and for an Excel error. */
  readonly value: PlainValue | undefined;
  readonly notes: readonly Note[];
}

/**
 * The repairs every field shares (UX 17): blanks around a text, invisible and control characters go (F301), a damaged character wants a look (W217), a formula gives its stored value (W203), an Excel
 * error is E107. `blanks` are words that mean an empty cell.
 */
export const plainCell = (cell: Cell, blanks: ReadonlySet<string>): PlainCell => {
  if (cell === null) return emptyCell;
  if (typeof cell === 'string') return plainText(cell, blanks);
  if (typeof cell !== 'object') return { value: cell, notes: none };
  if ('date' in cell) return { value: cell, notes: none };
  if ('error' in cell) return { value: undefined, notes: [{ code: 'E107', found: cell.error }] };
  const stored = plainCell(cell.value, blanks);
  const isError = stored.notes.some(({ code }) => code === 'E107');
  return isError || stored.value === undefined ? stored : { value: stored.value, notes: [...stored.notes, { code: 'W203' }] };
};

const none: readonly Note[] = [];
const emptyCell: PlainCell = { value: undefined, notes: none };

/** Stands where a character was that nobody can read any more. */
const damaged = '\uFFFD';

const plainText = (text: string, blanks: ReadonlySet<string>): PlainCell => {
  const tidy = tidyText(text);
  if (tidy === '' || (tidy.length < 8 && blanks.has(wordKey(tidy)))) return emptyCell;
  const notes: readonly Note[] = tidy === text ? none : [{ code: 'F301' }];
  return { value: tidy, notes: tidy.includes(damaged) ? [...notes, { code: 'W217' }] : notes };
};

/**
 * Line breaks become `\n`; zero-width, direction and control characters go, because they hide what a person reads; half a surrogate
 * pair becomes U+FFFD, because it could not be written anywhere.
 */
export const tidyText = (text: string): string => {
  if (isPlain(text)) return text;
  const clean = needsCleaning.test(text) ? cleanText(text) : text;
  return clean.trim();
};

const needsCleaning = /[\p{Cc}\p{Cf}\p{Cs}]/u;

const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/\p{Cs}/gu, damaged)
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '');
