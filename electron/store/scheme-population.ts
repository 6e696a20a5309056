import type { SubjectFilter } from '#shared/contract/subjects.ts';
import type { ReadDb, SqlRow, SqlValue } from './db.ts';
import { integerOf, textOf } from './row.ts';
import { subjectConditions } from './subject-filter.ts';

/** What sets subjects of a population apart: codes of three sorts, and the tags that decide anything. */
export interface PopulationMarks {
  readonly excluded: readonly string[];
  readonly deferred: readonly string[];
  /** Drawn in this year already. */
  readonly drawnBefore: readonly string[];
  readonly tags: readonly string[];
}

/** Subjects that are alike in all that a scheme looks at. */
export interface PopulationGroup {
  readonly risk: string;
  readonly kind: string;
  readonly active: boolean;
  readonly excluded: boolean;
  readonly deferred: boolean;
  readonly drawnBefore: boolean;
  /** Those of the marks' tags that they bear, ascending. */
  readonly tags: readonly string[];
  readonly count: number;
}

const separator = '\u001f';

/**
 * Counts a population by class, kind, state and marks. All are counted along an index; those that bear a mark are looked up and counted apart, so
 * that the whole library is never read for them.
 */
export const countPopulation = (db: ReadDb, filter: SubjectFilter, marks: PopulationMarks): readonly PopulationGroup[] => {
  const { where, values } = subjectConditions(db, filter);
  const marked = countMarked(db, where, values, marks);
  const markedOf = new Map<string, number>();
  for (const group of marked) markedOf.set(keyOf(group), (markedOf.get(keyOf(group)) ?? 0) + group.count);
  const plain = db
    .all(
      `select risk, kind, status = 'active' as active, count(*) as n from subjects ${where} group by risk, kind, status = 'active'`,
      ...values,
    )
    .map((row) => ({ ...likeness(row), excluded: false, deferred: false, drawnBefore: false, tags: [], count: integerOf(row, 'n') }))
    .map((group) => ({ ...group, count: group.count - (markedOf.get(keyOf(group)) ?? 0) }));
  return [...plain, ...marked];
};

const likeness = (row: SqlRow) => ({ risk: textOf(row, 'risk'), kind: textOf(row, 'kind'), active: integerOf(row, 'active') === 1 });

const keyOf = ({ risk, kind, active }: Pick<PopulationGroup, 'risk' | 'kind' | 'active'>): string => `${risk} ${kind} ${active}`;

const countMarked = (
  db: ReadDb,
  where: string,
  values: readonly SqlValue[],
  { excluded, deferred, drawnBefore, tags }: PopulationMarks,
): readonly PopulationGroup[] => {
  if (excluded.length + deferred.length + drawnBefore.length + tags.length === 0) return [];
  const codes = [excluded, deferred, drawnBefore].map((list) => JSON.stringify(list));
  const tagList = JSON.stringify(tags);
  return db
    .all(
      `select risk, kind, status = 'active' as active, excluded, deferred, drawn_before, tag_texts, count(*) as n from (
         select risk, kind, status, code in (select value from json_each(?)) as excluded, code in (select value from json_each(?)) as deferred,
           code in (select value from json_each(?)) as drawn_before,
           coalesce((select group_concat(tag, char(31)) from (select tag from subject_tags t
             where t.subject_id = subjects.id and t.tag in (select value from json_each(?)) order by tag)), '') as tag_texts
         from subjects ${where === '' ? 'where' : `${where} and`}
           +id in (select id from subjects where code in (select value from json_each(?) union select value from json_each(?)
               union select value from json_each(?))
             union select subject_id from subject_tags where tag in (select value from json_each(?))))
       group by 1, 2, 3, 4, 5, 6, 7`,
      ...codes,
      tagList,
      ...values,
      ...codes,
      tagList,
    )
    .map((row) => ({
      ...likeness(row),
      excluded: integerOf(row, 'excluded') === 1,
      deferred: integerOf(row, 'deferred') === 1,
      drawnBefore: integerOf(row, 'drawn_before') === 1,
      tags: textOf(row, 'tag_texts')
        .split(separator)
        .filter((tag) => tag !== ''),
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

/** Drawable subjects of a population by town as it is stored. */
export const countTowns = (db: ReadDb, filter: SubjectFilter): readonly { readonly town: string; readonly subjects: number }[] => {
  const { where, values } = inBusiness(db, filter);
  return db
    .all(`select town, count(*) as n from subjects ${where} group by town order by town`, ...values)
    .map((row) => ({ town: textOf(row, 'town'), subjects: integerOf(row, 'n') }));
};

/** Which offices keep the drawable subjects of a population, those left out aside; ascending by code. */
export const countKeepers = (
  db: ReadDb,
  filter: SubjectFilter,
  left: readonly string[],
): readonly { readonly office: string; readonly subjects: number }[] => {
  const { where, values } = inBusiness(db, filter);
  return db
    .all(
      `select office, count(*) as n from subjects ${where} and code not in (select value from json_each(?)) group by office order by office`,
      ...values,
      JSON.stringify(left),
    )
    .map((row) => ({ office: textOf(row, 'office'), subjects: integerOf(row, 'n') }));
};

/** How many codes of a population, those left out aside, are in business in the libraries of two offices. */
export const countCodesTwice = (db: ReadDb, filter: SubjectFilter, left: readonly string[]): number => {
  const { where, values } = inBusiness(db, filter);
  return integerOf(
    db.get(
      `select count(*) as n from (select code from subjects indexed by subjects_by_code ${where}
         and code not in (select value from json_each(?)) group by code having count(*) > 1)`,
      ...values,
      JSON.stringify(left),
    ) ?? {},
    'n',
  );
};

/** Codes of the subjects that events of the year drew, voided ones left out; each once. */
export const listDrawnOfYear = (db: ReadDb, year: string): readonly { readonly code: string; readonly kind: string }[] =>
  db
    .all(
      `select d.code, min(f.kind) as kind from draws w join drawn_subjects d on d.serial = w.serial
         join frozen_subjects f on f.serial = d.serial and f.code = d.code
       where w.state = 'drawn' and w.drawn_at between ? || '-01-01' and ? || '-12-31T24' group by d.code`,
      year,
      year,
    )
    .map((row) => ({ code: textOf(row, 'code'), kind: textOf(row, 'kind') }));

/** 存续企业 of the whole library: what the shares of the year are counted on. */
export const countEnterprises = (db: ReadDb): number =>
  integerOf(db.get(`select count(*) as n from subjects where status = 'active' and kind = 'enterprise'`) ?? {}, 'n');

export interface WaitingVisit {
  readonly serial: string;
  readonly code: string;
}

/** Visits that wait for a result in events that stand and check one of these items (by its code, whatever the version). */
export const listWaitingVisits = (db: ReadDb, itemCodes: readonly string[]): readonly WaitingVisit[] =>
  db
    .all(
      `select d.serial, d.code from draws w join drawn_subjects d on d.serial = w.serial
         left join results r on r.serial = d.serial and r.subject = d.code
       where w.state = 'drawn' and w.people = 'own' and r.id is null and exists (select 1 from frozen_items f join items i on i.id = f.item_id
         where f.serial = w.serial and i.code in (select value from json_each(?)))
       order by d.serial, d.code`,
      JSON.stringify(itemCodes),
    )
    .map((row) => ({ serial: textOf(row, 'serial'), code: textOf(row, 'code') }));

/** Which of these codes the library has at all. */
export const countKnownCodes = (db: ReadDb, codes: readonly string[]): number =>
  integerOf(db.get('select count(*) as n from subjects where code in (select value from json_each(?))', JSON.stringify(codes)) ?? {}, 'n');
