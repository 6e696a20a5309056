import {
  identifierCell,
  industryCell,
  listCell,
  longTextCell,
  neededWordCell,
  pastDateCell,
  phoneCell,
  placeCell,
  subjectCodeCell,
  subjectNameCell,
  textCell,
  wordCell,
} from './cell-kinds.ts';
import { namedFields, type FieldNote, type Fields, type ImportDescription } from './field.ts';
import { withoutIdleTags } from '#shared/domain/subjects/idle-tags.ts';
import { looksLikeSubjectCode } from './repair-code.ts';

export const subjectRowKinds = ['enterprise', 'soleTrader', 'cooperative', 'representativeOffice', 'branch', 'other'] as const;
export const subjectRowStatuses = ['active', 'deregistered', 'revoked', 'cancelled', 'movedOut'] as const;
export const subjectRowRisks = ['A', 'B', 'C', 'D', ''] as const;

/** 检查对象 as one row of a file gives it; an empty text means that the file does not say. Dates are `YYYY-MM-DD`. */
export interface SubjectRow {
  readonly code: string;
  readonly name: string;
  readonly kind: (typeof subjectRowKinds)[number];
  readonly legalPerson: string;
  readonly phone: string;
  readonly address: string;
  readonly region: string;
  readonly town: string;
  readonly authority: string;
  readonly station: string;
  readonly establishedOn: string;
  readonly status: (typeof subjectRowStatuses)[number];
  readonly industry: string;
  readonly capital: string;
  readonly scope: string;
  readonly risk: (typeof subjectRowRisks)[number];
  readonly riskOn: string;
  readonly tags: readonly string[];
  readonly annualReport: string;
  readonly lastInspectedOn: string;
  /** 备注; columns of the file that are kept aside stand in it, one a line, under their header. */
  readonly note: string;
}

const fields: Fields<SubjectRow> = {
  code: { blank: '', required: true, ...subjectCodeCell },
  name: { blank: '', required: true, ...subjectNameCell },
  kind: { blank: 'enterprise', ...neededWordCell('kind', subjectRowKinds, 'other') },
  legalPerson: { blank: '', ...textCell(100) },
  phone: { blank: '', ...phoneCell },
  address: { blank: '', ...textCell(300) },
  region: { blank: '', group: true, ...identifierCell(12) },
  town: { blank: '', group: true, offered: true, ...placeCell('town', 60) },
  authority: { blank: '', group: true, ...textCell(100) },
  station: { blank: '', group: true, expected: true, offered: true, ...placeCell('station', 100) },
  establishedOn: { blank: '', ...pastDateCell },
  status: { blank: 'active', ...neededWordCell('status', subjectRowStatuses, 'active') },
  industry: { blank: '', offered: true, ...industryCell },
  capital: { blank: '', ...textCell(60) },
  scope: { blank: '', ...longTextCell(4069) },
  risk: { blank: '', ...wordCell('risk', subjectRowRisks, '') },
  riskOn: { blank: '', ...pastDateCell },
  tags: { blank: [], offered: true, ...listCell },
  annualReport: { blank: '', ...textCell(60) },
  lastInspectedOn: { blank: '', ...pastDateCell },
  note: { blank: '', ...longTextCell(4000) },
};

/**
 * 检查对象 (DOMAIN 7.3). A file of codes and names alone is enough; its subjects then count as enterprises in business, without a risk
 * class. The identity number of a legal person is recognised and left in the file (DOMAIN 13.4).
 */
export const subjectImport: ImportDescription<SubjectRow> = {
  template: 'subjects',
  fields: namedFields({ ...fields }),
  dropped: ['idNumber'],
  droppedIsUnique: false,
  key: 'code',
  looksLikeKey: looksLikeSubjectCode,
  namesShouldDiffer: true,
  keyOf: ({ code }) => code,
  nameOf: ({ name }) => name,
  refine: (row) => ({ row: withoutIdleTags(withKindOfCode(row)), notes: [...regionNotes(row), ...idleTagNotes(row)] }),
};

// GB 32100: 92 is a sole trader and 93 a cooperative. The code is right when the file has no column for the kind, and also against a
// column that calls every subject an enterprise.
const withKindOfCode = (row: SubjectRow): SubjectRow => {
  if (row.kind !== 'enterprise' || row.code.length !== 18) return row;
  if (row.code.startsWith('92')) return { ...row, kind: 'soleTrader' };
  return row.code.startsWith('93') ? { ...row, kind: 'cooperative' } : row;
};

const regionNotes = ({ code, region }: SubjectRow): readonly FieldNote[] => {
  const inCode = code.length === 18 ? code.slice(2, 8) : code.slice(0, 6);
  const differs = /^\d{6}/.test(region) && !region.startsWith(inCode.slice(0, 4));
  return differs ? [{ field: 'region', code: 'W209', found: region, suggestion: [inCode] }] : [];
};

const idleTagNotes = ({ status, tags }: SubjectRow): readonly FieldNote[] =>
  status === 'active' || tags.length === 0 ? [] : [{ field: 'tags', code: 'F326', found: tags.join(' ') }];

const blankSubject = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.blank])) as unknown as SubjectRow; // every field

/**
 * The monthly refresh of risk classes (国市监信发〔2022〕6号): code, class and the day of the rating, today where the file names none. Whatever
 * else the file holds is left in it; a subject is never added by it.
 */
export const riskImport: ImportDescription<SubjectRow> = {
  ...subjectImport,
  fields: namedFields({
    code: fields.code,
    risk: { blank: '', required: true, ...neededWordCell('risk', subjectRowRisks, '') },
    riskOn: fields.riskOn,
  }),
  namesShouldDiffer: false,
  refine: (row, { today }) => ({ row: { ...blankSubject, ...row, riskOn: row.riskOn === '' ? today : row.riskOn }, notes: [] }),
};

/**
 * What a subject will be after a row of a file: fields that the file has no column for (`given` names the others) stay as they were, and one
 * that is no longer in business carries no tag (R2).
 */
export const completedSubject = (known: SubjectRow, row: SubjectRow, given: ReadonlySet<string>): SubjectRow => {
  const kept = Object.fromEntries(Object.entries(known).filter(([field]) => !given.has(field))) as Partial<SubjectRow>;
  // The day of the old rating says nothing about a new class.
  const unrated = given.has('risk') && !given.has('riskOn') && row.risk !== known.risk ? { riskOn: '' } : {};
  // Named first, because what changed is told in the order of the library.
  return withoutIdleTags({ ...known, ...row, ...kept, ...unrated });
};
