import {
  riskClasses,
  subjectKinds,
  subjectStatuses,
  type SubjectDetail,
  type SubjectFilter,
  type SubjectListRow,
  type SubjectSort,
  type SubjectSummary,
} from '#shared/contract/subjects.ts';
import type { AppliesRule } from '#shared/domain/items/applies-to.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, oneOf, stringsOf, textOf } from './row.ts';
import { countFacets } from './subject-facets.ts';
import { subjectConditions, type Conditions } from './subject-filter.ts';

const riskValues = [...riskClasses, ''] as const;

const listRowFrom = (row: SqlRow): SubjectListRow => ({
  id: integerOf(row, 'id'),
  code: textOf(row, 'code'),
  name: textOf(row, 'name'),
  kind: oneOf(row, 'kind', subjectKinds),
  town: textOf(row, 'town'),
  industry: textOf(row, 'industry'),
  risk: oneOf(row, 'risk', riskValues),
  status: oneOf(row, 'status', subjectStatuses),
  tags: stringsOf(row, 'tags'),
  drawnThisYear: integerOf(row, 'drawn_this_year'),
});

interface RosterOrder {
  /** Walked in order, with the fields of the filter in it: nothing is sorted and no row is read that does not fit. */
  readonly index: string;
  readonly columns: readonly [up: string, down: string];
}

/** Every order ends in the id, so that it is the same each time. */
const orders: Readonly<Record<SubjectSort, RosterOrder>> = {
  name: { index: 'subjects_by_name', columns: ['name, id', 'name desc, id desc'] },
  code: { index: 'subjects_by_code', columns: ['code, id', 'code desc, id desc'] },
  town: { index: 'subjects_by_town', columns: ['town, id', 'town desc, id desc'] },
  industry: { index: 'subjects_by_industry', columns: ['industry, id', 'industry desc, id desc'] },
  risk: { index: 'subjects_by_risk', columns: ['risk, id', 'risk desc, id desc'] },
  status: {
    index: 'subjects_by_status_risk',
    columns: ['status, risk, kind, town, id', 'status desc, risk desc, kind desc, town desc, id desc'],
  },
  drawnThisYear: { index: 'subjects_by_drawn', columns: ['drawn_this_year, id', 'drawn_this_year desc, id desc'] },
};

/** One window of the roster in a fixed order. The identifiers are found through an index first, so that a deep offset reads no rows. */
export const listSubjects = (
  db: ReadDb,
  query: {
    readonly filter: SubjectFilter;
    readonly sort: SubjectSort;
    readonly descending: boolean;
    readonly offset: number;
    readonly limit: number;
  },
): readonly SubjectListRow[] => {
  const { where, values, rare } = subjectConditions(db, query.filter);
  const order = orders[query.sort];
  const columns = order.columns[query.descending ? 1 : 0];
  const walked = rare ? '' : `indexed by ${order.index}`;
  return db
    .all(
      `select id, code, name, kind, town, industry, risk, status, tags, drawn_this_year from subjects
       where id in (select id from subjects ${walked} ${where} order by ${columns} limit ? offset ?) order by ${columns}`,
      ...values,
      query.limit,
      query.offset,
    )
    .map(listRowFrom);
};

const countOf = (db: ReadDb, { where, values }: Pick<Conditions, 'where' | 'values'>): number =>
  integerOf(db.get(`select count(*) as n from subjects ${where}`, ...values) ?? {}, 'n');

/** How many there are and how many fit the filter; the facets count the whole library, so that a choice never hides another one. */
export const summariseSubjects = (db: ReadDb, filter: SubjectFilter): SubjectSummary => ({
  total: countOf(db, { where: '', values: [] }),
  matching: countOf(db, subjectConditions(db, filter)),
  ...countFacets(db),
});

/** Middle digits hidden, as in every list and answer (ARCHITECTURE 6). */
export const maskPhone = (phone: string): string => phone.replaceAll(/(\d{3})\d+(\d{4})/g, '$1****$2');

export const findSubject = (db: ReadDb, id: number): SubjectDetail | null => {
  const row = db.get(
    `select s.id, s.code, s.code_kind, s.name, s.kind, s.legal_person, s.phone, s.address, s.region, s.town, s.authority, s.station,
       s.established_on, s.status, s.industry, s.capital, s.scope, s.risk, s.risk_on, s.tags, s.annual_report, s.last_inspected_on,
       s.drawn_this_year, b.file_name, b.at, b.by_name
     from subjects s join import_batches b on b.id = s.batch_id where s.id = ?`,
    id,
  );
  if (!row) return null;
  return {
    ...listRowFrom(row),
    codeKind: textOf(row, 'code_kind'),
    legalPerson: textOf(row, 'legal_person'),
    phone: maskPhone(textOf(row, 'phone')),
    address: textOf(row, 'address'),
    region: textOf(row, 'region'),
    authority: textOf(row, 'authority'),
    station: textOf(row, 'station'),
    establishedOn: textOf(row, 'established_on'),
    capital: textOf(row, 'capital'),
    scope: textOf(row, 'scope'),
    riskOn: textOf(row, 'risk_on'),
    annualReport: textOf(row, 'annual_report'),
    lastInspectedOn: textOf(row, 'last_inspected_on'),
    batch: { fileName: textOf(row, 'file_name'), at: textOf(row, 'at'), by: textOf(row, 'by_name') },
  };
};

/** One subject as a frame needs it. */
export interface FrameSubject {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly risk: string;
  readonly active: boolean;
  readonly kind: string;
  readonly tags: readonly string[];
}

/** The next subjects that a scheme's conditions name, ascending by code, behind the code `after`. */
export const listFrameSubjects = (db: ReadDb, filter: SubjectFilter, after: string, limit: number): readonly FrameSubject[] => {
  const { where, values } = subjectConditions(db, filter);
  const behind = where === '' ? 'where code > ?' : `${where} and code > ?`;
  return db
    .all(
      `select code, name, town, risk, status, kind, tags from subjects indexed by subjects_by_code ${behind} order by code limit ?`,
      ...values,
      after,
      limit,
    )
    .map((row) => ({
      code: textOf(row, 'code'),
      name: textOf(row, 'name'),
      town: textOf(row, 'town'),
      risk: textOf(row, 'risk'),
      active: textOf(row, 'status') === 'active',
      kind: textOf(row, 'kind'),
      tags: stringsOf(row, 'tags'),
    }));
};

export interface StratumCount {
  readonly risk: string;
  readonly active: boolean;
  readonly count: number;
}

export const countStrata = (db: ReadDb, filter: SubjectFilter): readonly StratumCount[] => {
  const { where, values } = subjectConditions(db, filter);
  return db
    .all(`select risk, status = 'active' as active, count(*) as n from subjects ${where} group by risk, status = 'active'`, ...values)
    .map((row) => ({ risk: textOf(row, 'risk'), active: integerOf(row, 'active') === 1, count: integerOf(row, 'n') }));
};

/** How many drawable subjects of a scheme's population an item is for. */
export const countApplying = (db: ReadDb, filter: SubjectFilter, { appliesToTag, appliesToKinds }: AppliesRule): number => {
  const { where, values } = subjectConditions(db, { ...filter, statuses: ['active'] });
  const row = db.get(
    `with asked (tag, kinds) as (values (?, ?))
     select count(*) as n from asked, (select id, kind from subjects ${where}) s
     where (tag = '' or exists (select 1 from subject_tags t where t.tag = asked.tag and t.subject_id = s.id))
       and (kinds = '[]' or s.kind in (select value from json_each(asked.kinds)))`,
    appliesToTag,
    JSON.stringify(appliesToKinds),
    ...values,
  );
  return integerOf(row ?? {}, 'n');
};

export const countDrawn = (db: WriteDb, codes: readonly string[]): void => {
  db.run('update subjects set drawn_this_year = drawn_this_year + 1 where code in (select value from json_each(?))', JSON.stringify(codes));
};

/** Subjects of exactly this name; at most three, because only a single one tells anything. */
export const listCodesByName = (db: ReadDb, name: string): readonly { readonly code: string; readonly address: string }[] =>
  db
    .all('select code, address from subjects where name = ? limit 3', name)
    .map((row) => ({ code: textOf(row, 'code'), address: textOf(row, 'address') }));
