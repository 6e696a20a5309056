import type { SubjectFilter } from '#shared/contract/subjects.ts';
import { industryBeginnings } from '#shared/domain/subjects/industry.ts';
import sections from '#resources/industries/gbt4754-2017.json' with { type: 'json' };
import type { ReadDb, SqlValue } from './db.ts';
import { placeBookOf } from './place-book.ts';
import { foundIds, searchSubjects } from './search-subjects.ts';

/** Conditions as SQL text and the values for its placeholders, in order. */
export interface Conditions {
  readonly where: string;
  readonly values: readonly SqlValue[];
  /** A search found so few that sorting them costs less than walking the whole list in order. */
  readonly rare: boolean;
  /** Only records of one other office are asked for; they have an index of their own. */
  readonly ofOneCounty: boolean;
}

/** Up to here SQLite looks each found id up; beyond, it asks for each row whether it was found. */
const fewFound = 4000;

/**
 * The conditions of a filter. Only conditions that are set appear, each a fixed clause, so that SQLite can choose an index and the number of
 * different statements stays below two to the tenth.
 */
export const subjectConditions = (db: ReadDb, filter: SubjectFilter): Conditions => {
  const clauses: string[] = [];
  const values: SqlValue[] = [];
  const within = (clause: string, list: readonly string[] | undefined): void => {
    if (!list || list.length === 0) return;
    clauses.push(clause);
    values.push(JSON.stringify(list));
  };
  within('status in (select value from json_each(?))', filter.statuses);
  within('risk in (select value from json_each(?))', filter.risks);
  within('kind in (select value from json_each(?))', filter.kinds);
  const county = countyOf(db, filter.offices);
  if (county === null) within('office in (select value from json_each(?))', filter.offices);
  else {
    clauses.push('office = ? and rev is not null');
    values.push(county);
  }
  const places = filter.towns || filter.stations ? placeBookOf(db) : null;
  within(
    'town in (select value from json_each(?))',
    filter.towns?.flatMap((town) => places?.textsOf('town', town) ?? town),
  );
  // The plus keeps SQLite from looking up each tagged subject once for every other value that may fit.
  within('+id in (select subject_id from subject_tags where tag in (select value from json_each(?)))', filter.tags);
  within(
    '+id in (select s.id from json_each(?) j cross join subjects s on s.station = j.value)',
    filter.stations?.flatMap((station) => places?.textsOf('station', station) ?? station),
  );
  within(
    `+id in (select s.id from json_each(?) j cross join subjects s
       on s.industry >= j.value and s.industry < j.value || case j.value when '' then ' ' else '{' end)`,
    filter.industries?.flatMap((choice) => industryBeginnings(sections, choice)),
  );
  if (filter.task !== undefined) {
    clauses.push(
      `code in (select body ->> '$.subject' from received_rows where table_name = 'task_subjects' and head = 1 and body ->> '$.task' = ?)`,
    );
    values.push(filter.task);
  }
  const found = searchSubjects(db, filter.text ?? '');
  const rare = found !== null && found.count <= fewFound;
  if (found !== null) {
    clauses.push(rare ? 'id in (select value from json_each(?))' : `substr(?, id + 1, 1) = x'01'`);
    values.push(rare ? JSON.stringify(foundIds(found, fewFound)) : found.marks);
  }
  return { where: clauses.length === 0 ? '' : `where ${clauses.join(' and ')}`, values, rare, ofOneCounty: county !== null };
};

/** The office that is asked for alone, if it is another one than this. */
const countyOf = (db: ReadDb, offices: readonly string[] | undefined): string | null => {
  const [only, ...others] = offices ?? [];
  return only === undefined || others.length > 0 || db.get('select 1 as own from office where code = ?', only) ? null : only;
};
