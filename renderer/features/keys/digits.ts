export const rootDigitCount = 30;
const groupLength = 5;

/** The digits of what was typed, spaces and wide digits allowed; not more than there can be. */
export const digitsOf = (typed: string, most = rootDigitCount): string =>
  typed
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, most);

/** In groups of five, as the digits are printed. */
export const groupsOfFive = (digits: string): string => (digits.match(/.{1,5}/g) ?? []).join(' ');

export const isWholeGroup = (digits: string): boolean => digits.length === groupLength;

export interface FingerprintGroup {
  readonly group: number;
  /** Null = not shown, because the checker must hear it on the telephone (BUNDLE-SPEC 12.1). */
  readonly digits: string | null;
}

/** The six groups with those left out that have to be typed. */
export const groupsShown = (fingerprint: string, toType: readonly number[]): readonly FingerprintGroup[] =>
  fingerprint.split(' ').map((digits, index) => ({ group: index + 1, digits: toType.includes(index + 1) ? null : digits }));
