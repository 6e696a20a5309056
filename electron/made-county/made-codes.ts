import { creditCodeAlphabet, creditCodeCheckCharacter, organisationCheckCharacter } from '#shared/domain/subjects/credit-code.ts';
import { registrationCheckDigit } from '#shared/domain/subjects/registration-number.ts';

// No made code can belong to a real company: region 130199 is not assigned in GB/T 2260, and the organisation codes are
// taken from a series MAY… that has not been opened. Codes with a region retired in 2014 (DOMAIN 9) are safe by the series
// alone: MA… codes only exist since 2015.
const unassignedRegion = '130199';
const series = 'MAY';
const seriesSize = creditCodeAlphabet.length ** 5;

/**
 * The credit code of the n-th subject. Two ordinals below 28 million never get the same one, whatever region and kind they
 * have, because the five free characters are a permutation of the ordinal (the factor shares no divisor with 31).
 */
export const madeCreditCode = (department: '91' | '92' | '93', ordinal: number, shift: number, region = unassignedRegion): string => {
  let left = (ordinal * 12_345_677 + shift) % seriesSize;
  let body = '';
  for (let place = 0; place < 5; place += 1) {
    body += creditCodeAlphabet.charAt(left % creditCodeAlphabet.length);
    left = Math.floor(left / creditCodeAlphabet.length);
  }
  const organisation = series + body;
  const first17 = department + region + organisation + organisationCheckCharacter(organisation);
  return first17 + creditCodeCheckCharacter(first17);
};

/** A 15-digit number, unique for ordinals below 10 million; the 7th digit says enterprise (0) or sole trader (6). */
export const madeRegistration15 = (kind: '0' | '6', ordinal: number, shift: number): string => {
  const serial = (ordinal * 7_654_321 + shift) % 10_000_000;
  const first14 = unassignedRegion + kind + String(serial).padStart(7, '0');
  return first14 + registrationCheckDigit(first14);
};

/** A 13-digit number, unique for ordinals below 10 million. */
export const madeLegacy13 = (ordinal: number, shift: number): string => {
  const serial = ((ordinal % 1_000_000) * 654_321 + shift) % 1_000_000;
  return unassignedRegion + String(Math.floor(ordinal / 1_000_000) % 10) + String(serial).padStart(6, '0');
};
