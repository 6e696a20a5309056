import { isoDayOf } from '#renderer/ui/iso-day.ts';
import type { InspectorInput } from '#shared/contract/inspectors.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';

/** What the form holds: lists as one line of text, days as they were typed. */
export interface InspectorFields extends Omit<InspectorInput, 'qualifications' | 'expertise' | 'area'> {
  readonly qualifications: string;
  readonly expertise: string;
  /** Values of towns; none = the whole county. */
  readonly area: readonly string[];
}

export const emptyFields: InspectorFields = {
  staffNo: '',
  name: '',
  gender: '',
  phone: '',
  education: '',
  major: '',
  unit: '',
  department: '',
  postCategory: '',
  postSince: '',
  qualifications: '',
  expertise: '',
  lines: [],
  itemCodes: [],
  certificateNo: '',
  certificateUntil: '',
  provinceCertificateNo: '',
  provinceCertificateUntil: '',
  level: '',
  post: '',
  expert: false,
  area: [],
  status: 'active',
  leaves: [],
  recusals: [],
  note: '',
};

const separator = '\u3001';
const wholeCounty = '*';

/** The row as the contract takes it: with lists of its own. */
export const inputOf = (row: InspectorRow): InspectorInput => structuredClone(row) as InspectorInput; // the same fields, only not readonly

export const fieldsOf = (row: InspectorRow): InspectorFields => ({
  ...inputOf(row),
  qualifications: row.qualifications.join(separator),
  expertise: row.expertise.join(separator),
  area: row.area === wholeCounty ? [] : listOf(row.area),
});

/** Lists are split, days made ISO; a form that passed its own checks gives nothing else. */
export const rowOf = (fields: InspectorFields): InspectorInput => ({
  ...fields,
  qualifications: listOf(fields.qualifications),
  expertise: listOf(fields.expertise),
  area: fields.area.length === 0 ? wholeCounty : fields.area.join(separator),
  postSince: dayOf(fields.postSince),
  certificateUntil: dayOf(fields.certificateUntil),
  provinceCertificateUntil: dayOf(fields.provinceCertificateUntil),
  leaves: fields.leaves.map(({ from, to, reason }) => ({ from: dayOf(from), to: dayOf(to), reason: reason.trim() })),
  recusals: fields.recusals.map(({ subjectCode, reason, from, to }) => ({
    subjectCode: subjectCode.trim().toUpperCase(),
    reason: reason.trim(),
    from: dayOf(from),
    to: dayOf(to),
  })),
});

const dayOf = (typed: string): string => isoDayOf(typed) ?? '';

const listOf = (text: string): string[] =>
  text
    .split(/[\u3001\uFF0C,;\uFF1B\s]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
