/** Letters and digits that cannot be taken for one another on paper: no 0 O 1 I L. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** 24 characters in groups of four from at least 24 random bytes (more than 118 bits). Bytes that would favour a character are passed over. */
export const recoveryCodeFrom = (bytes: Uint8Array): string => {
  const even = 256 - (256 % alphabet.length);
  const characters = [...bytes].filter((byte) => byte < even).map((byte) => alphabet.charAt(byte % alphabet.length));
  if (characters.length < 24) throw new Error('too few random bytes');
  return (characters.slice(0, 24).join('').match(/.{4}/g) ?? []).join('-');
};

/** What a person typed from paper: small letters, blanks, hyphens and full-width forms do not matter. */
export const normaliseRecoveryCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
