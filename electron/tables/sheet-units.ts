// A sheet is read unit by unit, without cutting it into strings first: it has millions of tags.

export const slash = 0x2f;
export const lessThan = 0x3c;
export const doubleQuote = 0x22;
export const singleQuote = 0x27;
const digit0 = 0x30;
export const smallR = 0x72;
export const smallS = 0x73;
export const smallT = 0x74;

export const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;

export const isNamePart = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x3a) || unit === 0x5f;

/** Whether `text` stands at a place, without making a text of it. */
export const standsAt = (piece: string, at: number, text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) if (piece.charCodeAt(at + index) !== text.charCodeAt(index)) return false;
  return true;
};

/** Names of one letter, the most frequent by far, without making a text. */
export const tagName = (piece: string, from: number, to: number): string => {
  if (to - from === 1) {
    switch (piece.charCodeAt(from)) {
      case 0x63:
        return 'c';
      case 0x76:
        return 'v';
      case smallT:
        return 't';
    }
  }
  return piece.slice(from, to);
};

/** A whole number without leading zeros; -1 for anything else. */
export const indexOf = (piece: string, from: number, to: number): number => {
  if (from === to || to - from > 6 || (to - from > 1 && piece.charCodeAt(from) === digit0)) return -1;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = piece.charCodeAt(at) - digit0;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
};

export const isBlank = (piece: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) if (!isSpace(piece.charCodeAt(at))) return false;
  return true;
};

/** The column of a reference such as `B7`; -1 when it names another row or no cell. */
export const columnOf = (piece: string, start: number, end: number, rowNumber: number): number => {
  let value = 0;
  let at = start;
  for (; at < end; at += 1) {
    const letter = piece.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    value = value * 26 + letter;
  }
  if (at === start || at - start > 3 || piece.charCodeAt(at) === digit0) return -1;
  let row = 0;
  for (; at < end; at += 1) {
    const digit = piece.charCodeAt(at) - digit0;
    if (digit < 0 || digit > 9) return -1;
    row = row * 10 + digit;
  }
  return row === rowNumber ? value - 1 : -1;
};
