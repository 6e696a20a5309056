/**
 * A sheet as every part of the product sees it: the reader fills it, the import engine reads it, and neither knows the other.
 * A number stays a number and a text a text, because that difference is what tells a damaged code from a whole one.
 */
export type Cell = null | string | number | boolean | DateCell | ErrorCell | FormulaCell;

/** A number that the workbook formats as a date, already turned into `YYYY-MM-DD` by the workbook's own calendar (1900 or 1904). */
export interface DateCell {
  readonly date: string;
}

export interface ErrorCell {
  readonly error: string;
}

/** The value is the one stored in the file; it may differ from what the formula would give. */
export interface FormulaCell {
  readonly formula: string;
  readonly value: string | number | boolean | DateCell | ErrorCell | null;
}

export interface SheetRow {
  /** As Excel counts, from 1. */
  readonly row: number;
  readonly hidden: boolean;
  /** From column A; ends with the last filled cell. */
  readonly cells: readonly Cell[];
}

/** A merged range; rows as Excel counts them, columns from 0, both ends included. Its value stands in the first cell alone. */
export interface MergedRange {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** What is known of a sheet before its rows come. */
export interface SheetHead {
  readonly sheet: string;
  /** Of all sheets of the workbook, in their order; hidden ones included. */
  readonly sheets: readonly SheetName[];
  /** Whether bare numbers meant as dates count from 1904. */
  readonly date1904: boolean;
  readonly merges: readonly MergedRange[];
  /** Of a text table that is not UTF-8; missing for every other file. */
  readonly encoding?: TextEncoding;
}

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface SheetFacts extends SheetHead {
  /** Filled rows. */
  readonly rowCount: number;
}

export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

/** Why a file was not read. Nothing of it was taken over. */
export type RefusedFileReason =
  | 'unreadable'
  | 'empty'
  | 'notExcel'
  | 'encrypted'
  | 'binaryFormat'
  | 'htmlDisguised'
  | 'unknownEncoding'
  | 'brokenText'
  | 'tooLarge'
  | 'bomb'
  | 'unsafe'
  | 'damaged'
  | 'noSheet'
  | 'outOfMemory'
  | 'crashed';
