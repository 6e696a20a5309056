import * as sheetJs from 'xlsx';
import type { ParsingOptions, WorkBook } from 'xlsx';

/** Formats of Chinese Excel that show a date and are known by their number alone (ECMA-376, 18.8.30): a workbook need not spell them out. */
export const chineseDateFormats: readonly number[] = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

// SheetJS types these parts of itself as any, or not at all.
const { SSF, CFB, parse_zip } = sheetJs as unknown as {
  readonly SSF: { readonly load: (format: string, id: number) => void };
  readonly CFB: {
    readonly read: (bytes: Buffer, options: { readonly type: 'buffer' }) => object;
    readonly find: (file: object, path: string) => { content?: Uint8Array } | null;
  };
  readonly parse_zip: (zip: object, options: ParsingOptions) => WorkBook;
};

/** Without them SheetJS takes the dates of an .xls for numbers. */
export const learnChineseDates = (): void => {
  for (const id of chineseDateFormats) SSF.load('yyyy-mm-dd', id);
};

/**
 * Parses an .xlsx with SheetJS, which gives up a sheet that uses one of these formats: it forgets them with each workbook. Where the styles do
 * not spell one out, the plain date format stands in for it.
 */
export const parseZipWithDates = (bytes: Buffer, options: ParsingOptions): WorkBook => {
  const zip = CFB.read(bytes, { type: 'buffer' });
  const styles = CFB.find(zip, '/xl/styles.xml');
  if (styles?.content) styles.content = Buffer.from(withPlainDates(Buffer.from(styles.content).toString('latin1')), 'latin1');
  return parse_zip(zip, { ...options, cellNF: true, sheetStubs: true }); // as `read` completes its options for cell styles
};

const plainDate = '14';

const withPlainDates = (styles: string): string => {
  const spelled = new Set(Array.from(styles.matchAll(/<(?:\w+:)?numFmt\b[^>]*\bnumFmtId=["'](\d+)["']/g), ([, id]) => id));
  return styles.replaceAll(/(\bnumFmtId=["'])(\d+)(?=["'])/g, (whole, before: string, id: string) =>
    chineseDateFormats.includes(Number(id)) && !spelled.has(id) ? before + plainDate : whole,
  );
};
