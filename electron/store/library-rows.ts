import type { ImportKind } from '#shared/contract/imports.ts';
import { riskClasses, subjectKinds, subjectStatuses } from '#shared/contract/subjects.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { itemRowOf } from '#shared/domain/items/item-content.ts';
import type { ItemRow } from '#shared/domain/imports/describe-items.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import type { ReadDb, SqlRow } from './db.ts';
import { inspectorColumns, inspectorRowFrom } from './inspector-records.ts';
import { itemColumns, itemFrom } from './item-versions.ts';
import { integerOf, oneOf, stringsOf, textOf, textOrNull } from './row.ts';

export type LibraryRow =
  | { readonly kind: 'subjects'; readonly row: SubjectRow }
  | { readonly kind: 'inspectors'; readonly row: InspectorRow }
  | { readonly kind: 'items'; readonly row: ItemRow };

/** A record as an import would write it, with what the library knows besides. */
export type StoredRecord = LibraryRow & {
  /** uid of a subject or inspector, id of an item. */
  readonly record: string;
  readonly batchId: string | null;
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
  note: textOf(row, 'note'),
});

const recordFrom = (kind: ImportKind, row: SqlRow): StoredRecord => {
  const facts = { record: textOf(row, 'record'), batchId: textOrNull(row, 'batch_id') };
  switch (kind) {
    case 'subjects':
      return { kind, row: subjectFrom(row), ...facts };
    case 'inspectors':
      return { kind, row: inspectorRowFrom(row), ...facts };
    case 'items':
      return { kind, row: itemRowOf(itemFrom(row)), ...facts };
  }
};

const columns: Readonly<Record<ImportKind, string>> = {
  subjects: `select uid as record, batch_id, code, name, kind, legal_person, phone, address, region, town, authority, station, established_on,
       status, industry, capital, scope, risk, risk_on, tags, annual_report, last_inspected_on, note
     from subjects`,
  inspectors: `select uid as record, batch_id, ${inspectorColumns} from inspectors`,
  items: `select id as record, batch_id, ${itemColumns} from items`,
};

/** 谁建立、谁管理: imports, exports and edits are about what this office keeps; records of other offices come by bundle alone. */
const own = 'office = (select code from office)';

const byKey: Readonly<Record<ImportKind, string>> = {
  subjects: `${columns.subjects} where ${own} and code in (select value from json_each(?)) order by code`,
  inspectors: `${columns.inspectors} where ${own} and staff_no in (select value from json_each(?)) order by staff_no`,
  items: `${columns.items} where current = 1 and code in (select value from json_each(?)) order by code`,
};

const byRecord: Readonly<Record<ImportKind, string>> = {
  subjects: `${columns.subjects} where uid in (select value from json_each(?)) order by code`,
  inspectors: `${columns.inspectors} where uid in (select value from json_each(?)) order by staff_no`,
  items: `${columns.items} where id in (select value from json_each(?)) order by code`,
};

/** The records of the given identities (uid, or id of an item) as an import would write them, ascending by key. */
export const listRecords = (db: ReadDb, kind: ImportKind, records: readonly string[]): readonly StoredRecord[] =>
  db.all(byRecord[kind], JSON.stringify(records)).map((row) => recordFrom(kind, row));

/** The records of the given keys (code or staff number) as an import would write them, ascending by key; unknown keys are left out. */
export const listRecordsByKey = (db: ReadDb, kind: ImportKind, keys: readonly string[]): readonly StoredRecord[] =>
  db.all(byKey[kind], JSON.stringify(keys)).map((row) => recordFrom(kind, row));

const afterKey: Readonly<Record<ImportKind, string>> = {
  subjects: `${columns.subjects} where ${own} and code > ? order by code limit ?`,
  inspectors: `${columns.inspectors} where ${own} and staff_no > ? order by staff_no limit ?`,
  items: `${columns.items} where current = 1 and code > ? order by code limit ?`,
};

/** The next records behind a key, ascending; the empty key begins. Each is given once, whatever changes between two calls. */
export const listRecordsAfter = (db: ReadDb, kind: ImportKind, after: string, limit: number): readonly StoredRecord[] =>
  db.all(afterKey[kind], after, limit).map((row) => recordFrom(kind, row));

const counts: Readonly<Record<ImportKind, string>> = {
  subjects: `select count(*) as n from subjects where ${own}`,
  inspectors: `select count(*) as n from inspectors where ${own}`,
  items: 'select count(*) as n from items where current = 1',
};

export const countRecords = (db: ReadDb, kind: ImportKind): number => integerOf(db.get(counts[kind]) ?? {}, 'n');

/** The key that tells records of a kind apart: code, or staff number. */
export const keyOfRecord = (stored: LibraryRow): string => (stored.kind === 'inspectors' ? stored.row.staffNo : stored.row.code);
