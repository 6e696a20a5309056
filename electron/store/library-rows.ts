import type { ImportKind } from '#shared/contract/imports.ts';
import { riskClasses, subjectKinds, subjectStatuses } from '#shared/contract/subjects.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import type { ItemRow } from '#shared/domain/imports/describe-items.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import type { ReadDb, SqlRow } from './db.ts';
import { integerOf, oneOf, stringsOf, textOf } from './row.ts';

export type LibraryRow =
  | { readonly kind: 'subjects'; readonly row: SubjectRow }
  | { readonly kind: 'inspectors'; readonly row: InspectorRow }
  | { readonly kind: 'items'; readonly row: ItemRow };

/** A record as an import would write it, with what the library knows besides. */
export type StoredRecord = LibraryRow & {
  /** uid of a subject or inspector, id of an item. */
  readonly record: string;
  readonly batchId: string;
};

const subjectFrom = (row: SqlRow): SubjectRow => ({
  code: textOf(row, 'code'),
  name: textOf(row, 'name'),
  kind: oneOf(row, 'kind', subjectKinds),
  legalPerson: textOf(row, 'legal_person'),
  phone: textOf(row, 'phone'),
  address: textOf(row, 'address'),
  region: textOf(row, 'region'),
  town: textOf(row, 'town'),
  authority: textOf(row, 'authority'),
  station: textOf(row, 'station'),
  establishedOn: textOf(row, 'established_on'),
  status: oneOf(row, 'status', subjectStatuses),
  industry: textOf(row, 'industry'),
  capital: textOf(row, 'capital'),
  scope: textOf(row, 'scope'),
  risk: oneOf(row, 'risk', [...riskClasses, '']),
  riskOn: textOf(row, 'risk_on'),
  tags: stringsOf(row, 'tags'),
  annualReport: textOf(row, 'annual_report'),
  lastInspectedOn: textOf(row, 'last_inspected_on'),
});

const inspectorFrom = (row: SqlRow): InspectorRow => ({
  staffNo: textOf(row, 'staff_no'),
  name: textOf(row, 'name'),
  gender: textOf(row, 'gender'),
  phone: textOf(row, 'phone'),
  unit: textOf(row, 'unit'),
  department: textOf(row, 'department'),
  postCategory: textOf(row, 'post_category'),
  lines: JSON.parse(textOf(row, 'lines')) as readonly number[], // as the import wrote them
  certificateNo: textOf(row, 'certificate_no'),
  certificateUntil: textOf(row, 'certificate_until'),
  level: textOf(row, 'level'),
  post: textOf(row, 'post'),
  expert: integerOf(row, 'expert') === 1,
  area: textOf(row, 'area'),
  status: oneOf(row, 'status', ['active', 'inactive']),
  recusals: JSON.parse(textOf(row, 'recusals')) as InspectorRow['recusals'], // built by the query
});

const itemFrom = (row: SqlRow): ItemRow => ({
  code: textOf(row, 'code'),
  category: textOf(row, 'category'),
  name: textOf(row, 'name'),
  grade: oneOf(row, 'grade', ['key', 'ordinary']),
  basis: textOf(row, 'basis'),
  method: textOf(row, 'method'),
  content: textOf(row, 'content'),
  subjects: textOf(row, 'subjects'),
  line: integerOf(row, 'line'),
  published: integerOf(row, 'published') === 1,
  appliesToTag: textOf(row, 'applies_to_tag'),
  note: textOf(row, 'note'),
});

const recordFrom = (kind: ImportKind, row: SqlRow): StoredRecord => {
  const facts = { record: textOf(row, 'record'), batchId: textOf(row, 'batch_id') };
  switch (kind) {
    case 'subjects':
      return { kind, row: subjectFrom(row), ...facts };
    case 'inspectors':
      return { kind, row: inspectorFrom(row), ...facts };
    case 'items':
      return { kind, row: itemFrom(row), ...facts };
  }
};

const byKey: Readonly<Record<ImportKind, string>> = {
  subjects: `select uid as record, batch_id, code, name, kind, legal_person, phone, address, region, town, authority, station, established_on,
       status, industry, capital, scope, risk, risk_on, tags, annual_report, last_inspected_on
     from subjects where code in (select value from json_each(?)) order by code`,
  inspectors: `select uid as record, batch_id, staff_no, name, gender, phone, unit, department, post_category, lines, certificate_no,
       certificate_until, level, post, expert, area, status,
       (select json_group_array(json_object('subjectCode', r.subject_code, 'reason', r.reason) order by r.subject_code) from recusals r
        where r.inspector_id = inspectors.id) as recusals
     from inspectors where staff_no in (select value from json_each(?)) order by staff_no`,
  items: `select id as record, batch_id, code, category, name, grade, basis, method, content, subjects, line, published, applies_to_tag, note
     from items where code in (select value from json_each(?)) order by code`,
};

/** The records of the given keys (code or staff number) as an import would write them, ascending by key; unknown keys are left out. */
export const listRecordsByKey = (db: ReadDb, kind: ImportKind, keys: readonly string[]): readonly StoredRecord[] =>
  db.all(byKey[kind], JSON.stringify(keys)).map((row) => recordFrom(kind, row));

/** The key that tells records of a kind apart: code, or staff number. */
export const keyOfRecord = (stored: LibraryRow): string => (stored.kind === 'inspectors' ? stored.row.staffNo : stored.row.code);
