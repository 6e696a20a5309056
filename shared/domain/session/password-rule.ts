/** UX 18: at least this many characters. */
export const passwordMinimum = 10;

/**
 * At least ten characters of at least three of the four classes small letter, capital letter, digit, other (UX 18, after the level-2 rules of
 * 等保). Full-width forms count as their plain ones.
 */
export const passwordStrongEnough = (password: string): boolean => {
  const plain = password.normalize('NFKC');
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((pattern) => pattern.test(plain)).length;
  return Array.from(plain).length >= passwordMinimum && classes >= 3;
};
