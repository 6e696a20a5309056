import { longestTyped } from './typed-reading.ts';

/** A name as it is searched: width and letter case do not matter, blanks are left out. */
export const searchableName = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');

/** Each number of a telephone cell as digits alone. */
export const phoneNumbers = (phone: string): readonly string[] =>
  phone
    .split(/[^\d-]+/u)
    .map((part) => part.replaceAll('-', ''))
    .filter((part) => part !== '');

/** One word of a question and what it may be; every word must be found. */
export interface SearchWord {
  readonly name: string;
  /** Part of a code, upper case; null when the word cannot be one. */
  readonly code: string | null;
  /** End of a telephone number; null when the word cannot be one. */
  readonly phoneEnd: string | null;
  /** Typed readings; null when the word has other characters than letters and digits, or no letter at all. */
  readonly typed: string | null;
}

/** Shorter ends of a number would be part of most numbers. */
const shortestPhoneEnd = 3;
const shortestCode = 2;

/** The words of a question, at most eight; an empty list for a question without any. Full-width letters and digits count as plain ones. */
export const searchWords = (text: string): readonly SearchWord[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((name) => {
      const plain = /^[a-z0-9]+$/.test(name);
      return {
        name,
        code: plain && name.length >= shortestCode && name.length <= 18 ? name.toUpperCase() : null,
        phoneEnd: /^\d+$/.test(name) && name.length >= shortestPhoneEnd ? name : null,
        typed: plain && /[a-z]/.test(name) && name.length <= longestTyped ? name : null,
      };
    });
