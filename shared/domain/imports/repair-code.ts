import { parseSubjectCode, type BadSubjectCode } from '#shared/domain/subjects/subject-code.ts';
import { noted, type Note, type PlainValue, type Repaired } from './field.ts';
import type { RepairTools } from './repair-tools.ts';

/**
 * Reads a subject's code (DOMAIN 7.3, UX 17). What Excel did to the writing is undone and listed; a code that lost digits as a number is
 * E103 and never guessed; a forbidden letter is replaced only when the check digit then agrees; a mistyped code comes with at most three
 * candidates. The two older numbers are taken with a warning, the 15-digit one even when its check digit is wrong.
 */
export const readSubjectCode = (value: PlainValue, tools: RepairTools): Repaired<string> => {
  if (typeof value === 'number') return codeOfNumber(value, tools);
  if (typeof value !== 'string') return noted('', { code: 'E104' });
  if (parseSubjectCode(value).ok && !scientific.test(value)) return noted(value, ...ageNotes(value)); // nearly all are as they should be
  const half = value.normalize('NFKC');
  const notes: Note[] = half === value ? [] : [{ code: 'F302' }];
  if (scientific.test(half)) return noted('', { code: 'E103' });
  const joined = half.replace(/\s+/gu, '');
  if (joined !== half) notes.push({ code: 'F301' });
  const code = bareCode(joined);
  if (code !== joined) notes.push({ code: 'F303' });
  return judgeCode(code, notes, tools);
};

/** Whether a cell holds a code as it should be: by these a column of codes is known even under a strange header. */
export const looksLikeSubjectCode = (value: PlainValue): boolean => {
  if (typeof value === 'number') return Number.isSafeInteger(value) && parseSubjectCode(String(value)).ok;
  return typeof value === 'string' && parseSubjectCode(bareCode(value.normalize('NFKC').replace(/\s+/gu, ''))).ok;
};

/** The code without the quotation marks and the formula that keep Excel from calculating, without hyphens, in capitals. */
export const bareCode = (text: string): string =>
  text
    .replace(/^=?["'‘’“”]*/u, '')
    .replace(/["'‘’“”]+$/u, '')
    .replace(/[-–—_.·]/gu, '')
    .toUpperCase();

const scientific = /^\d(?:\.\d+)?E\+?\d+$/iu;

// Excel keeps 15 digits of a number, so a whole number of at most 15 is the code that was typed.
const codeOfNumber = (value: number, tools: RepairTools): Repaired<string> => {
  const digits = String(value);
  if (!Number.isInteger(value) || value < 0) return noted('', { code: 'E104', found: digits });
  if (digits.length > 15) return noted('', { code: 'E103', found: digits });
  return judgeCode(digits, [{ code: 'F304', found: digits }], tools);
};

const judgeCode = (code: string, notes: readonly Note[], tools: RepairTools): Repaired<string> => {
  const parsed = parseSubjectCode(code);
  if (parsed.ok) return noted(code, ...notes, ...ageNotes(code));
  const corrected = withoutForbiddenLetters(code);
  if (corrected !== code && parseSubjectCode(corrected).ok) {
    return noted(corrected, ...notes, { code: 'W102', suggestion: [corrected] }, ...ageNotes(corrected));
  }
  if (code.length === 18) return noted('', ...notes, faultOfCreditCode(code, tools));
  const keepsWrongDigit = parsed.error.reason === 'checkDigit' && code.length === 15;
  return keepsWrongDigit ? noted(code, ...notes, wrongDigit(parsed.error)) : noted('', ...notes, { code: 'E104' });
};

const ageNotes = (code: string): readonly Note[] => {
  if (code.length === 18) return [];
  return [{ code: code.length === 15 ? 'W104' : 'W105' }];
};

const wrongDigit = (bad: Extract<BadSubjectCode, { reason: 'checkDigit' }>): Note => ({ code: 'W106', suggestion: [bad.expected] });

// A number that went through a text file ends in the zeros that replaced its last digits.
const faultOfCreditCode = (code: string, tools: RepairTools): Note =>
  /^\d{15}000$/.test(code) ? { code: 'E103' } : { code: 'E102', suggestion: tools.candidates(code) };

/** GB 32100 leaves these letters out because they look like the digits; V looks like two characters and is not replaced. */
const digitByLetter: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['I', '1'],
  ['Z', '2'],
  ['S', '5'],
]);

const withoutForbiddenLetters = (code: string): string => code.replace(/[OIZS]/gu, (letter) => digitByLetter.get(letter) ?? letter);
