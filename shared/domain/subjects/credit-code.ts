const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const organisationChecks = '0123456789X';

const noValue = -1;
/** By the code of a character, of which all lie below 128. */
const creditValues = new Int8Array(128).fill(noValue);
for (let value = 0; value < alphabet.length; value += 1) creditValues[alphabet.charCodeAt(value)] = value;

const creditValueOf = (unit: number): number => creditValues[unit] ?? noValue;

/** The 31 characters of GB 32100 in the order of their values; I, O, S, V and Z are left out because they look like digits. */
export const creditCodeAlphabet = alphabet;

/** Whether the character of this code unit may stand in a 统一社会信用代码 at all; lower case may not. */
export const isCreditCodeUnit = (unit: number): boolean => creditValueOf(unit) !== noValue;

/**
 * The 18th character of a 统一社会信用代码 (GB 32100: 31 − Σ mod 31, where 31 counts as 0) from its first 17.
 * Anything but 17 characters of the alphabet throws, because it was not checked before.
 */
export const creditCodeCheckCharacter = (first17: string): string => {
  if (first17.length !== creditWeights.length) throw new Error('a credit code has 17 characters before its check character');
  let sum = 0;
  for (let index = 0; index < creditWeights.length; index += 1) {
    const value = creditValueOf(first17.charCodeAt(index));
    if (value === noValue) throw new Error('not a credit code character');
    sum += value * (creditWeights[index] ?? 0);
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
};

/**
 * The 9th character of an 组织机构代码 (GB 11714: 11 − Σ mod 11, where 10 is X and 11 is 0) from its first 8. In a
 * 统一社会信用代码 these are positions 9–16 and the result is position 17. Anything but 8 digits or capital letters throws.
 */
export const organisationCheckCharacter = (first8: string): string => {
  if (!/^[0-9A-Z]{8}$/.test(first8)) throw new Error('an organisation code has 8 digits or capital letters before its check character');
  let sum = 0;
  for (let index = 0; index < organisationWeights.length; index += 1) {
    sum += valueOfOrganisationCharacter(first8.charCodeAt(index)) * (organisationWeights[index] ?? 0);
  }
  return organisationChecks.charAt((11 - (sum % 11)) % 11);
};

// GB 11714 counts letters on from the digits without a gap (A = 10 … Z = 35), unlike GB 32100.
const valueOfOrganisationCharacter = (unit: number): number => (unit < 65 ? unit - 48 : unit - 55);
