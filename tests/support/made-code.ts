import { creditCodeCheckCharacter, organisationCheckCharacter } from '#shared/domain/subjects/credit-code.ts';

/** A valid credit code that nobody has: region 130199 does not exist. Every number gives another. */
export const madeCode = (number: number, prefix = '91'): string => {
  const body = `MA${String(number).padStart(6, '0')}`;
  const first17 = `${prefix}130199${body}${organisationCheckCharacter(body)}`;
  return first17 + creditCodeCheckCharacter(first17);
};
