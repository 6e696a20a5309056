import { withFigures, type NumberSigns } from '#shared/domain/imports/chinese-number.ts';

export interface AmountWords {
  /** Before the number in words: a hundredth, a thousandth. */
  readonly percent: readonly string[];
  readonly permille: readonly string[];
  readonly tenThousand: string;
  /** Words for every subject there is. */
  readonly all: readonly string[];
  readonly numberSigns: NumberSigns;
}

/** A ratio in parts per million, or a number of subjects; both where a text says both. */
export interface Amount {
  readonly ratePpm: number | null;
  readonly count: number | null;
}

const million = 1_000_000;

/** A decimal number times a power of ten as a whole number; null when something is left over. Exact: no floating point is used. */
const timesPower = (text: string, power: number): number | null => {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.padEnd(power, '0');
  if (!/^0*$/.test(digits.slice(power)) || whole.length + power > 15) return null;
  return Number(`${whole}${digits.slice(0, power)}`);
};

/** Parts per million of a percentage as it is written: 3 is 30,000. Null for what is no number or finer than a millionth. */
export const ppmOfPercent = (text: string): number | null => (/^\d+(?:\.\d+)?$/.test(text) ? timesPower(text, 4) : null);

const ratioPattern = /(\d+(?:\.\d+)?)([%\u2030])/gu;

/**
 * Reads how many are drawn as bureaus write it: 3%, ≥3%, 5‰, 10 subjects, 100 %, with or without words around (DOMAIN 7.5). `bare`: what a
 * number without a sign is in this column. Null where the text says nothing or several different ratios, so that nothing is guessed.
 */
export const parseAmount = (text: string, bare: 'ratio' | 'count', words: AmountWords): Amount | null => {
  const plain = inSigns(text, words);
  const ratios = [...plain.matchAll(ratioPattern)].map(([, number = '', sign]) => timesPower(number, sign === '%' ? 4 : 3));
  const [ratePpm] = ratios;
  if (ratePpm !== undefined) {
    if (ratePpm === null || ratios.some((other) => other !== ratePpm)) return null;
    return bare === 'ratio' ? { ratePpm, count: null } : { ratePpm, count: countIn(plain.replaceAll(ratioPattern, ' '), words) };
  }
  if (words.all.some((word) => plain.includes(word))) return { ratePpm: million, count: null };
  if (bare === 'count') {
    const count = countIn(plain, words);
    return count === null ? null : { ratePpm: null, count };
  }
  const alone = ppmOfPercent(plain.replaceAll(/[^\d.]/g, ''));
  return alone === null || !/^[^\d]*\d+(?:\.\d+)?$/.test(plain) ? countOnly(plain, words) : { ratePpm: alone, count: null };
};

const countOnly = (plain: string, words: AmountWords): Amount | null => {
  const count = countIn(plain, words);
  return count === null ? null : { ratePpm: null, count };
};

/** The only number of the text, in ones; null when there is none or more than one. */
const countIn = (plain: string, { tenThousand }: AmountWords): number | null => {
  const found = [...plain.matchAll(new RegExp(`(\\d+(?:\\.\\d+)?)(${tenThousand})?`, 'gu'))];
  const [only] = found;
  if (!only || found.length > 1) return null;
  return timesPower(only[1] ?? '', only[2] === undefined ? 0 : 4);
};

const inSigns = (text: string, { percent, permille, numberSigns }: AmountWords): string => {
  let plain = withFigures(text.normalize('NFKC').replace(/[\s,\u3001](?=\d{3}(?!\d))|\s+/gu, ''), numberSigns);
  for (const [words, sign] of [
    [percent, '%'],
    [permille, '\u2030'],
  ] as const)
    for (const word of words) plain = plain.replaceAll(new RegExp(`${word}(\\d+(?:\\.\\d+)?)`, 'gu'), `$1${sign}`);
  return plain;
};
