import type { Brand } from '#shared/base/brand.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { creditCodeAlphabet, creditCodeCheckCharacter, isCreditCodeUnit, organisationCheckCharacter } from './credit-code.ts';
import { registrationCheckDigit } from './registration-number.ts';

/** The key of a subject in the library: an 18-character credit code, or one of the two older registration numbers. */
export type SubjectCode = Brand<string, 'SubjectCode'>;

export type SubjectCodeKind = 'creditCode' | 'registration15' | 'legacy13';

/** Why a text is no subject code. Positions count from 1, as a clerk counts them on paper. */
export type BadSubjectCode =
  | { readonly reason: 'empty' }
  | { readonly reason: 'length'; readonly length: number }
  | { readonly reason: 'charset'; readonly position: number; readonly character: string }
  | { readonly reason: 'organisationCheckDigit'; readonly expected: string; readonly found: string }
  | { readonly reason: 'checkDigit'; readonly expected: string; readonly found: string };

/**
 * Reads a code in its exact form: capital half-width characters, no blanks. Repairing a cell comes before (UX 17), so that
 * every repair can be listed. 18 characters obey GB 32100 and GB 11714, 15 digits ISO 7064 MOD 11,10; 13 digits have no
 * check digit (DOMAIN 8). Of several faults the first is told: length, characters, check character of the whole, then of
 * the organisation part, because a wrong last character says least about the rest.
 */
export const parseSubjectCode = (text: string): Result<SubjectCode, BadSubjectCode> => {
  const bad = faultOf(text);
  return bad ? err(bad) : ok(text as SubjectCode); // the one place that makes the brand
};

/** The kind follows from the length alone: a code was checked when it was made, and an older number may be kept although its digit is wrong (W106). */
export const subjectCodeKind = (code: string): SubjectCodeKind => {
  if (code.length === 18) return 'creditCode';
  return code.length === 15 ? 'registration15' : 'legacy13';
};

/** The six digits of the registering region (positions 3–8 of a credit code, 1–6 of the older numbers); it may be a retired one. */
export const regionOfSubjectCode = (code: SubjectCode): string => (code.length === 18 ? code.slice(2, 8) : code.slice(0, 6));

/**
 * At most three codes that differ from an 18-character text in one place and pass both check characters and the region
 * filter (`regionPrefixes` such as `130123`, an empty list filters nothing; DOMAIN 8). The first two characters are only
 * corrected to 91, 92 or 93. Characters that are misread for each other come first, then the order of positions. Empty for
 * a valid code, for two or more forbidden characters, and for the older numbers, where almost every place would give one.
 */
export const candidateCodes = (text: string, regionPrefixes: readonly string[]): readonly SubjectCode[] => {
  if (text.length !== 18 || faultOf(text) === undefined) return [];
  const alike: SubjectCode[] = [];
  const others: SubjectCode[] = [];
  for (const index of placesToCorrect(text)) {
    const before = text.slice(0, index);
    const after = text.slice(index + 1);
    for (const character of creditCodeAlphabet) {
      const parsed = parseSubjectCode(before + character + after);
      if (!parsed.ok || !inRegions(parsed.value, regionPrefixes) || (index < 2 && !/^9[123]/.test(parsed.value))) continue;
      (looksAlike(text.charAt(index), character) ? alike : others).push(parsed.value);
    }
  }
  return [...alike, ...others].slice(0, 3);
};

const placesToCorrect = (text: string): readonly number[] => {
  const places = Array.from({ length: text.length }, (_, index) => index);
  const forbidden = places.filter((index) => !mayStandAt(text, index));
  if (forbidden.length === 0) return places;
  return forbidden.length === 1 ? forbidden : [];
};

const inRegions = (code: SubjectCode, prefixes: readonly string[]): boolean =>
  prefixes.length === 0 || prefixes.some((prefix) => regionOfSubjectCode(code).startsWith(prefix));

const lookAlikes = ['0OQDU', '1ILJ7T', '2Z7', '5S', '8B3', '6GC', 'UVY', 'MN', 'KX', 'PR', 'EF', '4A'];
const looksAlike = (a: string, b: string): boolean => lookAlikes.some((group) => group.includes(a) && group.includes(b));

const faultOf = (text: string): BadSubjectCode | undefined => {
  if (text === '') return { reason: 'empty' };
  if (text.length !== 18 && text.length !== 15 && text.length !== 13) return { reason: 'length', length: text.length };
  for (let index = 0; index < text.length; index += 1) {
    if (!mayStandAt(text, index)) return { reason: 'charset', position: index + 1, character: text.charAt(index) };
  }
  if (text.length === 18) return creditCodeFault(text);
  return text.length === 15 ? checkFault(registrationCheckDigit(text.slice(0, 14)), text.charAt(14)) : undefined;
};

const creditCodeFault = (text: string): BadSubjectCode | undefined => {
  const whole = checkFault(creditCodeCheckCharacter(text.slice(0, 17)), text.charAt(17));
  if (whole) return whole;
  const expected = organisationCheckCharacter(text.slice(8, 16));
  const found = text.charAt(16);
  return expected === found ? undefined : { reason: 'organisationCheckDigit', expected, found };
};

const checkFault = (expected: string, found: string): BadSubjectCode | undefined =>
  expected === found ? undefined : { reason: 'checkDigit', expected, found };

const digit0 = 0x30;
const digit9 = 0x39;

const mayStandAt = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  const digitOnly = text.length !== 18 || (index >= 2 && index < 8);
  return digitOnly ? unit >= digit0 && unit <= digit9 : isCreditCodeUnit(unit);
};
