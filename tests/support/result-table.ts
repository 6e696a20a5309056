import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import type { StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

/** One row of 现场结果表 by the titles of its columns. */
export type TypedRow = Record<string, string | number>;

export const markTitle = '识别码（请勿改动）';

export const resultFolder = (office: StartedOffice): string => {
  const dir = path.join(path.dirname(office.dataDir), '现场 结果');
  mkdirSync(dir, { recursive: true });
  return dir;
};

/** Writes the table of the visits still to be entered; gives its path. */
export const writeResultTable = async (office: StartedOffice, serial: string, carrier: string | null = null): Promise<string> => {
  const folder = resultFolder(office);
  const { fileName } = valueOf(await office.api['broughtBack.writeTable']({ serial, carrier, folder }));
  return path.join(folder, fileName);
};

/** The rows of a table as another program reads them. */
export const rowsOfTable = (filePath: string): readonly TypedRow[] => {
  const book = XLSX.read(readFileSync(filePath));
  return XLSX.utils.sheet_to_json<TypedRow>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { defval: '' });
};

export interface Typing {
  /** Changes the rows as whoever types on site does. */
  readonly type: (rows: TypedRow[]) => TypedRow[];
  readonly as?: 'xlsx' | 'xls' | 'csv';
  readonly name?: string;
  /** Beside the table when it is not given. */
  readonly folder?: string;
}

/** Opens a table in another program, types into it, and saves it under another name. */
export const typeInto = (filePath: string, { type, as = 'xlsx', name = '填好', folder = path.dirname(filePath) }: Typing): string => {
  const book = XLSX.read(readFileSync(filePath));
  const sheetName = book.SheetNames[0] ?? '';
  const sheet = book.Sheets[sheetName] ?? {};
  const titles = (XLSX.utils.sheet_to_json<(string | null)[]>(sheet, { header: 1, defval: null })[0] ?? []).map((title) => title ?? '');
  const rows = type(rowsOfTable(filePath).map((row) => ({ ...row })));
  const table = [titles, ...rows.map((row) => titles.map((title) => (title === '' ? null : (row[title] ?? null))))];
  book.Sheets[sheetName] = XLSX.utils.aoa_to_sheet(table);
  const target = path.join(folder, `${name}.${as}`);
  writeFileSync(target, XLSX.write(book, { type: 'buffer', bookType: as, sheet: sheetName }) as Uint8Array);
  return target;
};

/** Types something in the first row of the visit with this code. */
export const inFirstRowOf =
  (code: string, cells: TypedRow) =>
  (rows: TypedRow[]): TypedRow[] => {
    const index = rows.findIndex((row) => row['统一社会信用代码'] === code);
    if (index < 0) throw new Error(`no row of ${code}`);
    return rows.map((row, at) => (at === index ? { ...row, ...cells } : row));
  };
