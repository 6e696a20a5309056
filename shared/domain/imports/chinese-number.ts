/** The signs of numbers in Chinese writing: the ten digits in order, other signs for nought, and the sign for ten. */
export interface NumberSigns {
  readonly digits: string;
  readonly noughts: string;
  readonly ten: string;
}

/**
 * Writes runs of Chinese numerals in figures, as dates use them: digit by digit for years, with the sign for ten for months and days up to
 * ninety-nine. Everything else stays as it is.
 */
export const withFigures = (text: string, { digits, noughts, ten }: NumberSigns): string => {
  const figureOf = (sign: string): string => {
    const digit = noughts.includes(sign) ? 0 : digits.indexOf(sign);
    return digit < 0 ? sign : String(digit);
  };
  const plain = Array.from(text, figureOf).join('');
  if (!plain.includes(ten)) return plain;
  return plain.replaceAll(new RegExp(`(?<!\\d)([1-9]?)${ten}([1-9]?)(?!\\d)`, 'gu'), (_, tens: string, ones: string) =>
    String(Number(tens || '1') * 10 + Number(ones || '0')),
  );
};
