import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import type { ImportPart } from './import-writer.ts';

/**
 * Rows in the form in which they cross to the writing thread. Subjects, of which there are many, as one text with the length of each field:
 * taking 120,000 objects apart and putting them together again would cost a second.
 */
export type PackedPart = (Pick<ImportPart, 'block'> & { readonly text: string; readonly lengths: Uint32Array }) | ImportPart;

const everyField: Readonly<Record<keyof SubjectRow, true>> = {
  code: true,
  name: true,
  kind: true,
  legalPerson: true,
  phone: true,
  address: true,
  region: true,
  town: true,
  authority: true,
  station: true,
  establishedOn: true,
  status: true,
  industry: true,
  capital: true,
  scope: true,
  risk: true,
  riskOn: true,
  tags: true,
  annualReport: true,
  lastInspectedOn: true,
  note: true,
};
const fields = Object.keys(everyField) as (keyof SubjectRow)[]; // the very keys above

export const packPart = (part: ImportPart): PackedPart => {
  const { staged, hashes, block } = part;
  if (staged.kind !== 'subjects') return part;
  const texts: string[] = [];
  const lengths = new Uint32Array(staged.rows.length * (1 + fields.length));
  const put = (text: string): void => {
    lengths[texts.length] = text.length;
    texts.push(text);
  };
  for (const [index, row] of staged.rows.entries()) {
    put(hashes[index] ?? '');
    for (const field of fields) {
      const value = row[field];
      put(typeof value === 'string' ? value : JSON.stringify(value)); // tags
    }
  }
  return { text: texts.join(''), lengths, block };
};

export const unpackPart = (packed: PackedPart): ImportPart => {
  if (!('text' in packed)) return packed;
  const { text, lengths, block } = packed;
  const rows: SubjectRow[] = [];
  const hashes: string[] = [];
  let at = 0;
  let next = 0;
  const take = (): string => {
    const from = at;
    at += lengths[next] ?? 0;
    next += 1;
    return text.slice(from, at);
  };
  while (next < lengths.length) {
    hashes.push(take());
    const row: Record<string, unknown> = { ...everyField };
    for (const field of fields) row[field] = field === 'tags' ? tagsFrom(take()) : take();
    rows.push(row as unknown as SubjectRow); // packPart put every field there
  }
  return { staged: { kind: 'subjects', rows }, hashes, block };
};

const tagsFrom = (json: string): unknown => (json === '[]' ? [] : JSON.parse(json));
