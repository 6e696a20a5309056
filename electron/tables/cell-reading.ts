import type { Cell, ErrorCell, FormulaCell } from '#shared/base/sheet.ts';

export type PlainCellValue = FormulaCell['value'];

const dayMilliseconds = 86_400_000;
const day0 = Date.UTC(1899, 11, 30);

/**
 * The day of a serial as SheetJS tells it, which knows no 29th of February 1900: the number itself stays there. Times of the day fall away.
 */
export const dateOfSerial = (serial: number, date1904: boolean): PlainCellValue => {
  const days = serial + (date1904 ? 1462 : 0);
  if (days >= 60 && days < 61) return days;
  const date = new Date((days > 60 ? days : days + 1) * dayMilliseconds + day0);
  return Number.isNaN(date.getTime()) ? { error: '#NUM!' } : { date: date.toISOString().slice(0, 10) };
};

const errorNames: ReadonlySet<string> = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA']);

/** Whether a text is what Excel shows for an error, as text tables hold it. */
export const isErrorName = (text: string): boolean => errorNames.has(text);

export const errorCell = (name: string | undefined): ErrorCell => ({ error: name !== undefined && errorNames.has(name) ? name : '#N/A' });

/** Digits as programs write them; undefined for anything a lenient reader might take for a number as well. */
export const numberOf = (text: string): number | undefined =>
  /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;

export const withFormula = (formula: string | undefined, value: PlainCellValue): Cell =>
  formula === undefined ? value : { formula, value };
