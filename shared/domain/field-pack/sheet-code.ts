import { err, ok, type Result } from '#shared/base/result.ts';

/** Which record a printed sheet belongs to. */
export interface SheetKey {
  readonly serial: string;
  /** Code of the subject. */
  readonly code: string;
}

export type SheetCodeFault = 'notASheet' | 'misread';

const prefix = 'FD1';
/** ISO/IEC 7064 MOD 37,36 over digits and capital letters. */
const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const checkCharacter = (text: string): string => {
  let product = 36;
  for (const character of text) {
    const value = characters.indexOf(character);
    if (value < 0) continue;
    const sum = (product + value) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return characters[(37 - product) % 36] ?? '';
};

/**
 * What stands on a sheet of the field pack as QR code and in print (R40): event, subject and a check character, so that nothing is entered at
 * the wrong record when a digit was misread. Characters of the QR alphanumeric set alone.
 */
export const sheetCode = ({ serial, code }: SheetKey): string => {
  const body = `${prefix}/${serial}/${code}`;
  return `${body}/${checkCharacter(body)}`;
};

/**
 * The record that a scanned or typed sheet code names; full-width characters, small letters and spaces are what an input method or a hurried
 * hand makes of it. `notASheet` is any other text, `misread` a code whose check character does not fit.
 */
export const readSheetCode = (text: string): Result<SheetKey, SheetCodeFault> => {
  const read = text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
  const found = /^FD1\/([0-9A-Z-]{1,40})\/([0-9A-Z]{1,18})\/([0-9A-Z])$/.exec(read);
  if (!found) return err('notASheet');
  const [, serial = '', code = '', check] = found;
  return checkCharacter(`${prefix}/${serial}/${code}`) === check ? ok({ serial, code }) : err('misread');
};
