import { parseSubjectCode } from '#shared/domain/subjects/subject-code.ts';
import { namedFields, noted, sound, type Field, type FieldNote, type Fields, type ImportDescription, type Note } from './field.ts';
import { readExpiry, readIdentifier, readLines, readNeededWord, readText, readYesNo, textOf } from './readers.ts';
import { bareCode } from './repair-code.ts';
import { readPhone } from './repair-phone.ts';

const statuses = ['active', 'inactive'] as const;

export interface RecusalRow {
  readonly subjectCode: string;
  readonly reason: string;
}

/** 执法检查人员 as one row of a file gives it; an empty text means that the file does not say. */
export interface InspectorRow {
  readonly staffNo: string;
  readonly name: string;
  readonly gender: string;
  readonly phone: string;
  readonly unit: string;
  readonly department: string;
  readonly postCategory: string;
  /** Numbers of business lines, ascending. */
  readonly lines: readonly number[];
  readonly certificateNo: string;
  /** `YYYY-MM-DD`; 9999-12-31 for a certificate without end. */
  readonly certificateUntil: string;
  readonly level: string;
  readonly post: string;
  readonly expert: boolean;
  /** `*` for the whole county. */
  readonly area: string;
  readonly status: (typeof statuses)[number];
  readonly recusals: readonly RecusalRow[];
}

const readCertificateNo: Field<string>['read'] = (value, tools) => {
  const read = readIdentifier(value, tools);
  const usual = read.value === '' || /^[0-9A-Z-]{6,24}$/i.test(read.value);
  return usual ? read : noted(read.value, ...read.notes, { code: 'W214' });
};

/** One recusal a line: the subject's code, a semicolon, a colon or a bracket, the reason. What is no code is W215 and left out. */
const readRecusals: Field<readonly RecusalRow[]>['read'] = (value) => {
  const reasons = new Map<string, string>();
  const notes: Note[] = [];
  for (const part of recusalParts(textOf(value))) {
    const [, typed = '', reason = ''] = /^([0-9A-Za-z-]+)[\s:;(]*(.*?)\)?$/u.exec(part.normalize('NFKC')) ?? [];
    const code = parseSubjectCode(bareCode(typed));
    if (code.ok) reasons.set(code.value, reason.trim());
    else notes.push({ code: 'W215', found: part });
  }
  // In a fixed order, so that the same recusals make the same row.
  const sorted = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1));
  return { value: sorted.map(([subjectCode, reason]) => ({ subjectCode, reason })), notes };
};

// A separator begins a new recusal only where a code follows it; otherwise it stands before the reason or inside it.
const recusalParts = (text: string): readonly string[] =>
  text
    .split(/[\n|]+|[\u3001\uFF0C,;\uFF1B]\s*(?=[0-9A-Za-z]{13,18}(?![0-9A-Za-z]))/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const readArea: Field<string>['read'] = (value) => sound(textOf(value).normalize('NFKC').replace(/\s+/gu, ''));

const fields: Fields<InspectorRow> = {
  staffNo: { blank: '', read: readIdentifier },
  name: { blank: '', required: true, read: readText(60) },
  gender: { blank: '', read: readText(10) },
  phone: { blank: '', read: readPhone },
  unit: { blank: '', group: true, read: readText(100) },
  department: { blank: '', group: true, read: readText(100) },
  postCategory: { blank: '', read: readText(60) },
  lines: { blank: [], expected: true, read: readLines },
  certificateNo: { blank: '', expected: true, read: readCertificateNo },
  certificateUntil: { blank: '', expected: true, read: readExpiry },
  level: { blank: '', read: readText(30) },
  post: { blank: '', read: readText(60) },
  expert: { blank: false, read: readYesNo('expert') },
  area: { blank: '*', read: readArea },
  status: { blank: 'active', read: readNeededWord('status', statuses, 'inactive') },
  recusals: { blank: [], read: readRecusals },
};

/**
 * 执法检查人员 (DOMAIN 7.4). Told apart by staff number, else by certificate number (DOMAIN 13.4). Identity numbers are looked at for the
 * same number under two people and then left in the file.
 */
export const inspectorImport: ImportDescription<InspectorRow> = {
  fields: namedFields({ ...fields }),
  dropped: ['idNumber'],
  droppedIsUnique: true,
  key: 'staffNo',
  keySubstitute: 'certificateNo',
  namesShouldDiffer: false,
  keyOf: ({ staffNo }) => staffNo,
  nameOf: ({ name }) => name,
  refine: (row) => {
    if (row.staffNo !== '') return { row, notes: [] };
    return { row: { ...row, staffNo: row.certificateNo }, notes: [substituteNote(row)] };
  },
};

const substituteNote = ({ certificateNo }: InspectorRow): FieldNote =>
  certificateNo === ''
    ? { field: 'staffNo', code: 'E101', found: '' }
    : { field: 'staffNo', code: 'F310', found: '', suggestion: [certificateNo] };
