import { err, ok, type Result } from '#shared/base/result.ts';
import { readSheetCode, sheetCode, type SheetCodeFault, type SheetKey } from './sheet-code.ts';

/** Which visit of which record a row of 现场结果表 belongs to. */
export interface RowKey extends SheetKey {
  /** The first digits of the record's hash, because serials repeat where an office was set up twice. */
  readonly record: string;
}

const digits = 16;

/** What stands in the hidden column of a row: the code of the visit's sheet and the beginning of the record's hash, in hex. */
export const rowMark = ({ serial, code, recordHash }: SheetKey & { readonly recordHash: string }): string =>
  `${sheetCode({ serial, code })}#${recordHash.slice(0, digits)}`;

/** The visit that a row's mark names; `notASheet` is any other text, `misread` a mark that was damaged. */
export const readRowMark = (text: string): Result<RowKey, SheetCodeFault> => {
  const [sheet = '', record = '', ...more] = text.normalize('NFKC').replaceAll(/\s/gu, '').split('#');
  const read = readSheetCode(sheet);
  if (!read.ok) return read;
  const hash = record.toLowerCase();
  return more.length === 0 && new RegExp(`^[0-9a-f]{${String(digits)}}$`).test(hash) ? ok({ ...read.value, record: hash }) : err('misread');
};

/** Whether a row belongs to the record with this hash. */
export const isOfRecord = ({ record }: RowKey, recordHash: string): boolean => recordHash.startsWith(record);
