import { err, ok, type Result } from '#shared/base/result.ts';
import type { Cell, RefusedFileReason, SheetHead, SheetRow, TextEncoding } from '#shared/base/sheet.ts';
import { isErrorName } from './cell-reading.ts';
import { createRecordScanner } from './record-scanner.ts';
import { mostColumns, mostRows } from './sheet-limits.ts';
import { chunkBytes, decodedPieces, encodingOf } from './text-encoding.ts';

/** How a text table is to be read. */
export interface TextShape {
  readonly encoding: TextEncoding;
  readonly separator: string;
  /** Characters of a first line that only names the separator (`sep=;`); Excel does not show it either. */
  readonly skip: number;
}

/** Decides encoding and separator of a .csv or of a text with tabs. A text that nothing cuts into columns is no table. */
export const inspectTextTable = (bytes: Buffer): Result<TextShape, RefusedFileReason> => {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return err(bytes.includes(0) ? 'notExcel' : 'unknownEncoding');
  const [sample = ''] = decodedPieces(bytes, encoding);
  const named = /^"?sep=([,;|\t])"?(?:\r\n|\r|\n)/i.exec(sample);
  if (named) return ok({ encoding, separator: named[1] ?? ',', skip: named[0].length });
  const tried = separators.map((separator) => ({ separator, ...evenRecords(sample, separator, bytes.length <= chunkBytes) }));
  const best = tried.reduce((a, b) => (b.records > a.records ? b : a));
  if (best.broken || (best.records === 0 && tried.some(({ broken }) => broken))) return err('brokenText');
  return best.records === 0 ? err('notExcel') : ok({ encoding, separator: best.separator, skip: 0 });
};

const separators = [',', '\t', ';', '|'] as const;

/** How many records have the same number of fields, two at least: the separator of the file gives the most. */
const evenRecords = (sample: string, separator: string, isAll: boolean): { readonly records: number; readonly broken: boolean } => {
  const countByWidth = new Map<number, number>();
  const scanner = createRecordScanner(separator, 0, (_, width) => {
    if (width > 1) countByWidth.set(width, (countByWidth.get(width) ?? 0) + 1);
  });
  const whole = scanner.take(sample) && (!isAll || scanner.end());
  return { records: Math.max(0, ...countByWidth.values()), broken: !whole };
};

/** A text table has one sheet and no name for it. */
export const textSheetHead = ({ encoding }: TextShape): SheetHead => ({
  sheet: '',
  sheets: [{ name: '', hidden: false }],
  date1904: false,
  merges: [],
  ...(encoding === 'utf-8' ? {} : { encoding }),
});

export interface TextRows {
  readonly rows: readonly SheetRow[];
  /** Share of the file that was read. */
  readonly share: number;
}

/** Filled rows of a text table in parts; every cell is a text, so that no code loses a digit. The row number is that of the record. */
export function* textTableRows(
  bytes: Buffer,
  { encoding, separator, skip }: TextShape,
): Generator<TextRows, Result<null, 'brokenText' | 'tooLarge'>> {
  let rows: SheetRow[] = [];
  let row = 0;
  let filled = 0;
  const scanner = createRecordScanner(separator, mostColumns, (fields) => {
    row += 1;
    const cells = cellsOf(fields);
    if (cells.length === 0) return;
    filled = row;
    if (row <= mostRows) rows.push({ row, hidden: false, cells });
  });
  let done = 0;
  for (const piece of decodedPieces(bytes, encoding)) {
    if (!scanner.take(done === 0 ? piece.slice(skip) : piece)) return err('brokenText');
    if (filled > mostRows) return err('tooLarge');
    done += chunkBytes;
    yield { rows, share: Math.min(1, done / bytes.length) };
    rows = [];
  }
  if (!scanner.end()) return err('brokenText');
  yield { rows, share: 1 };
  return filled > mostRows ? err('tooLarge') : ok(null);
}

const cellsOf = (fields: readonly string[]): readonly Cell[] => {
  let size = fields.length;
  while (size > 0 && fields[size - 1] === '') size -= 1;
  return Array.from({ length: size }, (_, column) => cellOf(fields[column] ?? ''));
};

/** `="0012"` is how programs keep Excel from making a number of a text; Excel shows the text. */
const cellOf = (field: string): Cell => {
  if (field === '') return null;
  if (isErrorName(field)) return { error: field };
  const kept = field.startsWith('="') && field.endsWith('"') && field.length > 2 ? field.slice(2, -1).replaceAll('""', '"') : field;
  return kept === '' ? null : kept;
};
