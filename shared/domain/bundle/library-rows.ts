import { inspectorRowStatuses, type InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { subjectRowKinds, subjectRowRisks, subjectRowStatuses, type SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import { subjectCodeKind } from '#shared/domain/subjects/subject-code.ts';
import { fieldText, revisionFields, type RecordRow } from './record-row.ts';
import { fieldsOfTable } from './row-shapes.ts';

/** The tables of 名录库 that bundles of kind `roster-data` carry (BUNDLE-SPEC 3.2), in the order of their entries. */
export const libraryTables = ['inspectors', 'subjects'] as const;

export type LibraryTable = (typeof libraryTables)[number];

export const isLibraryTable = (table: string): table is LibraryTable => libraryTables.some((one) => one === table);

/** What a revision says of a record besides its own fields (10.1). */
export interface Revision {
  readonly id: string;
  readonly office: string;
  readonly rev: number;
  /** Row hash of the revision before, null exactly at the first. */
  readonly prevHash: string | null;
  readonly by: string;
  readonly at: string;
  readonly seq: number;
}

interface Member {
  readonly field: string;
  /** What stands before its value. */
  readonly head: string;
}

const membersOf = (table: LibraryTable): readonly Member[] =>
  [...revisionFields.filter((field) => field !== 'merged_hash'), ...fieldsOfTable(table)]
    .sort()
    .map((field, at) => ({ field, head: `${at === 0 ? '{' : ','}"${field}":` }));

const members: Readonly<Record<LibraryTable, readonly Member[]>> = { inspectors: membersOf('inspectors'), subjects: membersOf('subjects') };

/** Texts that JSON writes as they are, between quotation marks; nearly every text of a library is one. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const jsonOf = (value: unknown): string => (typeof value === 'string' && plain.test(value) ? `"${value}"` : JSON.stringify(value));

/**
 * The canonical line of one revision, without line feed. `valueOf` gives the record's own fields as plain JSON: well-formed texts, safe integers,
 * lists of them. The keys are put in order once for each table, so that a line of a large library costs little.
 */
export const libraryLine = (table: LibraryTable, revision: Revision, valueOf: (field: string) => unknown): string => {
  let line = '';
  for (const { head, field } of members[table]) line += head + jsonOf(valueIn(revision, field, valueOf));
  return `${line}}`;
};

const valueIn = (revision: Revision, field: string, valueOf: (field: string) => unknown): unknown => {
  switch (field) {
    case 'id':
    case 'office':
    case 'rev':
    case 'by':
    case 'at':
    case 'seq':
      return revision[field];
    case 'prev_hash':
      return revision.prevHash;
    default:
      return valueOf(field);
  }
};

const lists: ReadonlySet<string> = new Set(['tags', 'qualifications', 'expertise', 'lines', 'item_codes']);
const numbers: ReadonlySet<string> = new Set(['expert', 'withdrawn']);

/** A record that its office took out of the library (10.1): its fields are empty, because nothing of it is to be kept. */
export const withdrawnValue = (field: string): unknown => {
  if (lists.has(field)) return [];
  if (!numbers.has(field)) return '';
  return field === 'withdrawn' ? 1 : 0;
};

export const isWithdrawn = (row: RecordRow): boolean => row['withdrawn'] === 1;

const oneOf = <T extends string>(row: RecordRow, field: string, values: readonly T[]): T | null =>
  values.find((value) => value === row[field]) ?? null;

const texts = (row: RecordRow, field: string): readonly string[] => row[field] as readonly string[]; // its shape was checked

/** A received subject that is not withdrawn; null when a value is none that the library knows, which refuses the row alone (`invalid`). */
export const readSubject = (row: RecordRow): SubjectRow | null => {
  const kind = oneOf(row, 'kind', subjectRowKinds);
  const status = oneOf(row, 'status', subjectRowStatuses);
  const risk = oneOf(row, 'risk', subjectRowRisks);
  const code = fieldText(row, 'code');
  const name = fieldText(row, 'name');
  if (kind === null || status === null || risk === null || code === '' || name === '') return null;
  if (row['code_kind'] !== subjectCodeKind(code) || row['withdrawn'] !== 0) return null;
  return {
    code,
    name,
    kind,
    status,
    risk,
    legalPerson: fieldText(row, 'legal_person'),
    phone: fieldText(row, 'phone'),
    address: fieldText(row, 'address'),
    region: fieldText(row, 'region'),
    town: fieldText(row, 'town'),
    authority: fieldText(row, 'authority'),
    station: fieldText(row, 'station'),
    establishedOn: fieldText(row, 'established_on'),
    industry: fieldText(row, 'industry'),
    capital: fieldText(row, 'capital'),
    scope: fieldText(row, 'scope'),
    riskOn: fieldText(row, 'risk_on'),
    tags: texts(row, 'tags'),
    annualReport: fieldText(row, 'annual_report'),
    lastInspectedOn: fieldText(row, 'last_inspected_on'),
    note: fieldText(row, 'note'),
  };
};

/** A received inspector, as `readSubject`. What the city is not sent - telephone, sex, schooling, leaves, recusals, notes - is empty. */
export const readInspector = (row: RecordRow): InspectorRow | null => {
  const status = oneOf(row, 'status', inspectorRowStatuses);
  const staffNo = fieldText(row, 'staff_no');
  const name = fieldText(row, 'name');
  if (status === null || staffNo === '' || name === '' || row['withdrawn'] !== 0) return null;
  if (row['expert'] !== 0 && row['expert'] !== 1) return null;
  return {
    staffNo,
    name,
    status,
    gender: '',
    phone: '',
    education: '',
    major: '',
    unit: fieldText(row, 'unit'),
    department: fieldText(row, 'department'),
    postCategory: fieldText(row, 'post_category'),
    postSince: fieldText(row, 'post_since'),
    qualifications: texts(row, 'qualifications'),
    expertise: texts(row, 'expertise'),
    lines: row['lines'] as readonly number[], // its shape was checked
    itemCodes: texts(row, 'item_codes'),
    certificateNo: fieldText(row, 'certificate_no'),
    certificateUntil: fieldText(row, 'certificate_until'),
    provinceCertificateNo: fieldText(row, 'province_certificate_no'),
    provinceCertificateUntil: fieldText(row, 'province_certificate_until'),
    level: fieldText(row, 'level'),
    post: fieldText(row, 'post'),
    expert: row['expert'] === 1,
    area: fieldText(row, 'area'),
    leaves: [],
    recusals: [],
    note: '',
  };
};
