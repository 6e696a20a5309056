import type { SubjectFilter } from '#shared/contract/subjects.ts';
import type { AppliesRule } from '#shared/domain/items/applies-to.ts';
import type { ReadDb, SqlValue } from './db.ts';
import { integerOf, textOf } from './row.ts';
import { subjectConditions } from './subject-filter.ts';

/** What sets subjects of a population apart: codes that are left out, tags that are taken first, codes that come last. */
export interface PopulationMarks {
  readonly excluded: readonly string[];
  readonly takeAllTags: readonly string[];
  readonly deferred: readonly string[];
}

export interface PopulationCount {
  readonly risk: string;
  readonly active: boolean;
  readonly excluded: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly count: number;
}

const everybody: AppliesRule = { appliesToTag: '', appliesToKinds: [] };

/** The conditions of a scheme, for one item those of its subjects alone. */
const populationOf = (db: ReadDb, filter: SubjectFilter, { appliesToTag, appliesToKinds }: AppliesRule) => {
  const { where, values } = subjectConditions(db, filter);
  const clauses = [where.replace(/^where /, '')].filter((clause) => clause !== '');
  const all: SqlValue[] = [...values];
  if (appliesToTag !== '') {
    clauses.push('+id in (select subject_id from subject_tags where tag = ?)');
    all.push(appliesToTag);
  }
  if (appliesToKinds.length > 0) {
    clauses.push('kind in (select value from json_each(?))');
    all.push(JSON.stringify(appliesToKinds));
  }
  return { clauses, values: all };
};

/**
 * Counts a population by class, state and marks. All are counted along an index; the few that bear a mark are looked up and counted apart, so
 * that the whole library is never read for them.
 */
export const countPopulation = (
  db: ReadDb,
  filter: SubjectFilter,
  marks: PopulationMarks,
  applies: AppliesRule = everybody,
): readonly PopulationCount[] => {
  const { clauses, values } = populationOf(db, filter, applies);
  const where = clauses.length === 0 ? '' : `where ${clauses.join(' and ')}`;
  const all = db
    .all(`select risk, status = 'active' as active, count(*) as n from subjects ${where} group by risk, status = 'active'`, ...values)
    .map((row) => ({ risk: textOf(row, 'risk'), active: integerOf(row, 'active') === 1, count: integerOf(row, 'n') }));
  const marked = countMarked(db, clauses, values, marks);
  const plain = all.map(({ risk, active, count }) => {
    const apart = marked.filter((group) => group.risk === risk && group.active === active);
    return { risk, active, excluded: false, first: false, last: false, count: apart.reduce((left, group) => left - group.count, count) };
  });
  return [...plain, ...marked];
};

const countMarked = (
  db: ReadDb,
  clauses: readonly string[],
  values: readonly SqlValue[],
  { excluded, takeAllTags, deferred }: PopulationMarks,
): readonly PopulationCount[] => {
  if (excluded.length + takeAllTags.length + deferred.length === 0) return [];
  const [left, tags, late] = [excluded, takeAllTags, deferred].map((list) => JSON.stringify(list));
  const where = [
    `+id in (select id from subjects where code in (select value from json_each(?))
       union select id from subjects where code in (select value from json_each(?))
       union select subject_id from subject_tags where tag in (select value from json_each(?)))`,
    ...clauses,
  ].join(' and ');
  return db
    .all(
      `select risk, status = 'active' as active, code in (select value from json_each(?)) as excluded,
         id in (select subject_id from subject_tags where tag in (select value from json_each(?))) as first,
         code in (select value from json_each(?)) as last, count(*) as n
       from subjects where ${where} group by 1, 2, 3, 4, 5`,
      ...([left, tags, late, left, late, tags] as readonly string[]),
      ...values,
    )
    .map((row) => ({
      risk: textOf(row, 'risk'),
      active: integerOf(row, 'active') === 1,
      excluded: integerOf(row, 'excluded') === 1,
      first: integerOf(row, 'first') === 1,
      last: integerOf(row, 'last') === 1,
      count: integerOf(row, 'n'),
    }));
};

/** Those of the population who can be drawn at all. */
const inBusiness = (db: ReadDb, filter: SubjectFilter) => {
  const { where, values } = subjectConditions(db, filter);
  return { where: where === '' ? `where status = 'active'` : `${where} and status = 'active'`, values };
};

/** Which of these codes a scheme's conditions name and are in business, with their class. */
export const listNamed = (
  db: ReadDb,
  filter: SubjectFilter,
  codes: readonly string[],
): readonly { readonly code: string; readonly risk: string }[] => {
  if (codes.length === 0) return [];
  const { where, values } = inBusiness(db, filter);
  return db
    .all(
      `select code, risk from subjects ${where} and code in (select value from json_each(?)) order by code`,
      ...values,
      JSON.stringify(codes),
    )
    .map((row) => ({ code: textOf(row, 'code'), risk: textOf(row, 'risk') }));
};

export interface VisitedSubject {
  readonly code: string;
  readonly risk: string;
  readonly visits: number;
}

/** Subjects in business that a scheme's conditions name and that were visited in the year, ascending by code. */
export const listVisited = (db: ReadDb, filter: SubjectFilter, year: string): readonly VisitedSubject[] => {
  const { where, values } = inBusiness(db, filter);
  return db
    .all(
      `select code, risk, visits from (select subject, count(*) as visits from results
         where inspected_on between ? || '-01-01' and ? || '-12-31' group by subject) v cross join subjects on subjects.code = v.subject
       ${where} order by code`,
      year,
      year,
      ...values,
    )
    .map((row) => ({ code: textOf(row, 'code'), risk: textOf(row, 'risk'), visits: integerOf(row, 'visits') }));
};

/** Visits assigned in the year by staff number, of events that stand. */
export const loadsOfYear = (db: ReadDb, year: string): ReadonlyMap<string, number> =>
  new Map(
    db
      .all(
        `select j.value as staff_no, count(*) as n from assignments a join draws d on d.serial = a.serial, json_each(a.inspectors) j
         where d.state = 'drawn' and d.drawn_at between ? || '-01-01' and ? || '-12-31T24' group by j.value`,
        year,
        year,
      )
      .map((row) => [textOf(row, 'staff_no'), integerOf(row, 'n')]),
  );

/** Who was sent to each subject in the last event that stands; the order of events is the order in which they were frozen. */
export const listLastInspectors = (db: ReadDb): readonly { readonly subjectCode: string; readonly staffNo: string }[] =>
  db
    .all(
      `select subject, j.value as staff_no from (select a.subject, a.inspectors,
           row_number() over (partition by a.subject order by d.rowid desc) as newest
         from assignments a join draws d on d.serial = a.serial where d.state = 'drawn') l, json_each(l.inspectors) j
       where newest = 1 order by subject, staff_no`,
    )
    .map((row) => ({ subjectCode: textOf(row, 'subject'), staffNo: textOf(row, 'staff_no') }));
