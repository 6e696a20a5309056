const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Whether a text is a citizen's identity number of 18 characters (GB 11643): digits, a day of birth, and the right check character. */
export const isIdentityNumber = (text: string): boolean => {
  if (!/^\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0);
  return checks.charAt(sum % 11) === text.charAt(17).toUpperCase();
};
