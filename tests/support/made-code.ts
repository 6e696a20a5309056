import { creditCodeCheckCharacter, organisationCheckCharacter } from '#shared/domain/subjects/credit-code.ts';

/** A valid credit code that nobody has: region 130199 does not exist. Every number gives another. */
export const madeCode = (number: number, prefix = '91'): string => {
  const body = `MA${String(number).padStart(6, '0')}`;
  const first17 = `${prefix}130199${body}${organisationCheckCharacter(body)}`;
  return first17 + creditCodeCheckCharacter(first17);
};

/** A valid made-up credit code of 正定县, whose region the suggestions for mistyped codes know. */
export const countyCode = (index: number): string => {
  const first8 = `MA${String(index + 100_000).padStart(6, '0')}`;
  const first17 = `91130123${first8}${organisationCheckCharacter(first8)}`;
  return first17 + creditCodeCheckCharacter(first17);
};

/** The code with its character at `position` (from 0) taken for another one. */
export const mistypedCode = (code: string, position = 13): string =>
  `${code.slice(0, position)}${code.charAt(position) === '3' ? '4' : '3'}${code.slice(position + 1)}`;
