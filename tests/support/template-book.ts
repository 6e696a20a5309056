import { readFileSync, writeFileSync } from 'node:fs';
import * as XLSX from 'xlsx';
import { inspectorImport } from '#shared/domain/imports/describe-inspectors.ts';
import { itemImport } from '#shared/domain/imports/describe-items.ts';
import { subjectImport } from '#shared/domain/imports/describe-subjects.ts';
import inspectors from '#resources/vocabulary/inspectors.json' with { type: 'json' };
import items from '#resources/vocabulary/items.json' with { type: 'json' };
import subjects from '#resources/vocabulary/subjects.json' with { type: 'json' };

const kinds = [
  { description: subjectImport, columns: subjects.columns },
  { description: inspectorImport, columns: inspectors.columns },
  { description: itemImport, columns: items.columns },
];

// The library's own type for its archives is any.
const archives = XLSX.CFB as {
  readonly read: (bytes: Uint8Array, options: { readonly type: 'buffer' }) => unknown;
  readonly find: (archive: unknown, path: string) => { readonly content: Uint8Array } | null;
};

/** The text of one part of an .xlsx. */
export const partOfZip = (filePath: string, part: string): string => {
  const zip = archives.read(readFileSync(filePath), { type: 'buffer' });
  const entry = archives.find(zip, `/${part}`);
  if (!entry) throw new Error(`no ${part}`);
  return Buffer.from(entry.content).toString('utf8');
};

const attributesOf = (tag: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

export interface SheetFacts {
  readonly fields: readonly string[];
  readonly state: readonly (readonly [string, number])[];
  readonly merges: number;
  readonly validations: readonly { readonly type: string; readonly ranges: string; readonly formula: string; readonly text: string }[];
}

const headerOf = (sheet: XLSX.WorkSheet): readonly string[] =>
  (XLSX.utils.sheet_to_json<(string | null)[]>(sheet, { header: 1, raw: true, defval: null })[0] ?? []).map((title) => title ?? '');

const fieldsOf = (titles: readonly string[]): readonly string[] => {
  const plain = titles.map((title) => title.replace(/\*$/u, ''));
  const kind = kinds.find(({ columns, description }) => description.fields.every(({ name }) => plain.includes(titleOf(columns, name))));
  return kind?.description.fields.map(({ name }) => name) ?? [];
};

const titleOf = (columns: object, field: string): string => (columns as Readonly<Record<string, readonly string[]>>)[field]?.[0] ?? field;

/** What a program other than Excel sees of a template's sheet; its fields in the order of the template. */
export const sheetFacts = (filePath: string, name: string): SheetFacts => {
  const book = XLSX.read(readFileSync(filePath));
  const index = book.SheetNames.indexOf(name);
  const xml = partOfZip(filePath, `xl/worksheets/sheet${String(index + 1)}.xml`);
  const sheet = book.Sheets[name] ?? {};
  return {
    fields: fieldsOf(headerOf(sheet)),
    state: (book.Workbook?.Sheets ?? []).map(({ name: title = '', Hidden = 0 }) => [title, Hidden]),
    merges: sheet['!merges']?.length ?? 0,
    validations: [...xml.matchAll(/<dataValidation ([^>]*?)(?:\/>|>(.*?)<\/dataValidation>)/gsu)].map(([text, head = '', body = '']) => ({
      type: attributesOf(head, 'type'),
      ranges: attributesOf(head, 'sqref'),
      formula: /<formula1>(.*?)<\/formula1>/su.exec(body)?.[1] ?? '',
      text,
    })),
  };
};

export interface TemplateChange {
  /** Fields whose columns a clerk deleted. */
  readonly without?: readonly string[];
  /** Titles of columns a clerk added in front. */
  readonly extra?: readonly string[];
}

/** Types rows, by field or added title, into a template and saves it as another program would. Gives the path of the copy. */
export const fillTemplate = (
  filePath: string,
  sheetName: string,
  rows: readonly Readonly<Record<string, string>>[],
  { without = [], extra = [] }: TemplateChange = {},
): string => {
  const book = XLSX.read(readFileSync(filePath), { cellStyles: true });
  const sheet = book.Sheets[sheetName];
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  const titles = headerOf(sheet);
  const fields = fieldsOf(titles);
  const kept = titles.map((title, index) => ({ title, field: fields[index] ?? '' })).filter(({ field }) => !without.includes(field));
  const table = [
    [...extra, ...kept.map(({ title }) => title)],
    ...rows.map((row) => [...extra, ...kept.map(({ field }) => field)].map((field) => row[field] ?? null)),
  ];
  book.Sheets[sheetName] = XLSX.utils.aoa_to_sheet(table);
  const target = filePath.replace(/\.xlsx$/u, '-填好.xlsx');
  writeFileSync(target, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Uint8Array);
  return target;
};
