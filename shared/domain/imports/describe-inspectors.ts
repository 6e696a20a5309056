import type { DeclaredRecusal, Leave } from '#shared/domain/inspectors/drawability.ts';
import { namedFields, noted, sound, type Field, type FieldNote, type Fields, type ImportDescription } from './field.ts';
import { readLeaves, readRecusals } from './read-declarations.ts';
import {
  partsOf,
  readExpiry,
  readIdentifier,
  readLines,
  readList,
  readNeededWord,
  readPastDate,
  readText,
  readYesNo,
  textOf,
} from './readers.ts';
import { readPhone } from './repair-phone.ts';

const statuses = ['active', 'inactive'] as const;

/** 执法检查人员 as one row of a file gives it; an empty text means that the file does not say. */
export interface InspectorRow {
  readonly staffNo: string;
  readonly name: string;
  readonly gender: string;
  readonly phone: string;
  readonly education: string;
  readonly major: string;
  readonly unit: string;
  readonly department: string;
  readonly postCategory: string;
  /** `YYYY-MM-DD`: since when in this post. */
  readonly postSince: string;
  /** Posts and licences that need an examination, such as inspector of special equipment. */
  readonly qualifications: readonly string[];
  readonly expertise: readonly string[];
  /** Numbers of business lines, ascending. */
  readonly lines: readonly number[];
  /** Codes of the items he or she may inspect; none = every item of the lines. */
  readonly itemCodes: readonly string[];
  readonly certificateNo: string;
  /** `YYYY-MM-DD`; 9999-12-31 for a certificate without end. */
  readonly certificateUntil: string;
  readonly provinceCertificateNo: string;
  readonly provinceCertificateUntil: string;
  readonly level: string;
  readonly post: string;
  readonly expert: boolean;
  /** `*` for the whole county. */
  readonly area: string;
  readonly status: (typeof statuses)[number];
  readonly leaves: readonly Leave[];
  readonly recusals: readonly DeclaredRecusal[];
}

const readCertificateNo: Field<string>['read'] = (value, tools) => {
  const read = readIdentifier(value, tools);
  const usual = read.value === '' || /^[0-9A-Z-]{6,24}$/i.test(read.value);
  return usual ? read : noted(read.value, ...read.notes, { code: 'W214' });
};

const readItemCodes: Field<readonly string[]>['read'] = (value) =>
  sound([...new Set(partsOf(value).map((part) => part.normalize('NFKC').toUpperCase()))].sort());

const readArea: Field<string>['read'] = (value) => sound(textOf(value).normalize('NFKC').replace(/\s+/gu, ''));

const fields: Fields<InspectorRow> = {
  staffNo: { blank: '', read: readIdentifier },
  name: { blank: '', required: true, read: readText(60) },
  gender: { blank: '', read: readText(10) },
  phone: { blank: '', read: readPhone },
  education: { blank: '', read: readText(30) },
  major: { blank: '', read: readText(60) },
  unit: { blank: '', group: true, read: readText(100) },
  department: { blank: '', group: true, read: readText(100) },
  postCategory: { blank: '', read: readText(60) },
  postSince: { blank: '', read: readPastDate },
  qualifications: { blank: [], read: readList },
  expertise: { blank: [], read: readList },
  lines: { blank: [], expected: true, read: readLines },
  itemCodes: { blank: [], read: readItemCodes },
  certificateNo: { blank: '', expected: true, read: readCertificateNo },
  certificateUntil: { blank: '', expected: true, read: readExpiry },
  provinceCertificateNo: { blank: '', read: readCertificateNo },
  provinceCertificateUntil: { blank: '', read: readExpiry },
  level: { blank: '', read: readText(30) },
  post: { blank: '', read: readText(60) },
  expert: { blank: false, read: readYesNo('expert') },
  area: { blank: '*', read: readArea },
  status: { blank: 'active', read: readNeededWord('status', statuses, 'inactive') },
  leaves: { blank: [], read: readLeaves },
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
