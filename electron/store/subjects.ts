import {
  riskClasses,
  subjectKinds,
  subjectStatuses,
  type SubjectDetail,
  type SubjectFilter,
  type SubjectListRow,
  type SubjectSort,
  type SubjectVisit,
} from '#shared/contract/subjects.ts';
import type { PlaceBook } from '#shared/domain/org/place-book.ts';
import { industryName } from '#shared/domain/subjects/industry.ts';
import { capFor, type VisitCaps } from '#shared/domain/visits/visit-cap.ts';
import sections from '#resources/industries/gbt4754-2017.json' with { type: 'json' };
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { placeBookOf } from './place-book.ts';
import { integerOf, oneOf, stringsOf, textOf } from './row.ts';
import { foundIds, type FoundSubjects } from './search-subjects.ts';
import { subjectConditions } from './subject-filter.ts';
import { findCaps } from './visit-caps.ts';

const riskValues = [...riskClasses, ''] as const;

/** What a row of the list says beyond its columns: places under today's names, and the cap of its class. */
interface RowWords {
  readonly places: PlaceBook;
  readonly caps: VisitCaps;
}

const wordsFor = (db: ReadDb): RowWords => ({ places: placeBookOf(db), caps: findCaps(db) });

const listRowFrom = (row: SqlRow, { places, caps }: RowWords): SubjectListRow => ({
  id: integerOf(row, 'id'),
  code: textOf(row, 'code'),
  name: textOf(row, 'name'),
  kind: oneOf(row, 'kind', subjectKinds),
  town: places.nameOf('town', textOf(row, 'town')),
  station: places.nameOf('station', textOf(row, 'station')),
  legalPerson: textOf(row, 'legal_person'),
  industry: textOf(row, 'industry'),
  industryName: industryName(sections, textOf(row, 'industry')),
  risk: oneOf(row, 'risk', riskValues),
  riskOn: textOf(row, 'risk_on'),
  status: oneOf(row, 'status', subjectStatuses),
  tags: stringsOf(row, 'tags'),
  lastInspectedOn: textOf(row, 'last_inspected_on'),
  drawnThisYear: integerOf(row, 'drawn_this_year'),
  inspectedThisYear: integerOf(row, 'inspected_this_year'),
  office: textOf(row, 'office'),
  visitCap: capFor(caps, textOf(row, 'risk')),
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
  station: { index: 'subjects_by_station', columns: ['station, id', 'station desc, id desc'] },
  industry: { index: 'subjects_by_industry', columns: ['industry, id', 'industry desc, id desc'] },
  risk: { index: 'subjects_by_risk', columns: ['risk, id', 'risk desc, id desc'] },
  riskOn: { index: 'subjects_by_risk_on', columns: ['risk_on, id', 'risk_on desc, id desc'] },
  status: {
    index: 'subjects_by_status_risk',
    columns: ['status, risk, kind, town, office, id', 'status desc, risk desc, kind desc, town desc, office desc, id desc'],
  },
  drawnThisYear: { index: 'subjects_by_drawn', columns: ['drawn_this_year, id', 'drawn_this_year desc, id desc'] },
};

/** The records of one county stand together in these orders; in the others they lie between those of all counties. */
const countyOrders: Readonly<Partial<Record<SubjectSort, RosterOrder>>> = {
  name: { ...orders.name, index: 'subjects_by_county' },
  code: { ...orders.code, index: 'subjects_one_code' },
};

/** One window of the roster in a fixed order; offices are told by their codes. The identifiers are found through an index first, so that a deep offset reads no rows. */
export const listSubjects = (
  db: ReadDb,
  query: {
    readonly filter: SubjectFilter;
    readonly sort: SubjectSort;
    readonly descending: boolean;
    readonly offset: number;
    readonly limit: number;
    /** Four digits; visits of this year are counted. */
    readonly year: string;
  },
): readonly SubjectListRow[] => {
  const { where, values, rare, ofOneCounty } = subjectConditions(db, query.filter);
  const order = (ofOneCounty ? countyOrders[query.sort] : undefined) ?? orders[query.sort];
  const columns = order.columns[query.descending ? 1 : 0];
  const rowWords = wordsFor(db);
  const walked = rare ? '' : `indexed by ${order.index}`;
  return db
    .all(
      `select id, code, name, kind, town, station, legal_person, industry, risk, risk_on, status, tags, last_inspected_on, drawn_this_year, office,
         (select count(*) from results r where r.subject = subjects.code and r.inspected_on between ? || '-01-01' and ? || '-12-31')
           as inspected_this_year
       from subjects where id in (select id from subjects ${walked} ${where} order by ${columns} limit ? offset ?) order by ${columns}`,
      query.year,
      query.year,
      ...values,
      query.limit,
      query.offset,
    )
    .map((row) => listRowFrom(row, rowWords));
};

/** The same for every mobile number inside a free text; other runs of digits, such as codes and sums, stay. */
export const maskPhonesIn = (text: string): string => text.replaceAll(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1****$2');

/** Middle digits hidden, as in every list and answer (ARCHITECTURE 6). */
export const maskPhone = (phone: string): string => phone.replaceAll(/(\d{3})\d+(\d{4})/g, '$1****$2');

const visitsOf = (db: ReadDb, code: string): readonly SubjectVisit[] =>
  db
    .all(
      `select r.serial, r.inspected_on, s.name as scheme, coalesce((select c.after -> '$.outcomes' from corrections c
         where c.serial = r.serial and c.subject = r.subject order by c.number desc limit 1), r.outcomes) as outcomes
       from results r join draws d on d.serial = r.serial
       join schemes s on s.id = d.scheme_id where r.subject = ? order by r.inspected_on desc, r.serial desc limit 100`,
      code,
    )
    .map((row) => ({
      serial: textOf(row, 'serial'),
      scheme: textOf(row, 'scheme'),
      inspectedOn: textOf(row, 'inspected_on'),
      outcomes: stringsOf(row, 'outcomes'),
    }));

/** One subject with its visits; `year` as in `listSubjects`. */
export const findSubject = (db: ReadDb, id: number, year: string): SubjectDetail | null => {
  const row = db.get(
    `select s.id, s.uid, s.code, s.code_kind, s.name, s.kind, s.legal_person, s.phone, s.address, s.region, s.town, s.authority, s.station,
       s.established_on, s.status, s.industry, s.capital, s.scope, s.risk, s.risk_on, s.tags, s.annual_report, s.last_inspected_on,
       s.note, s.drawn_this_year, s.office, b.file_name, b.at, b.by_name,
       (select count(*) from results r where r.subject = s.code and r.inspected_on between ? || '-01-01' and ? || '-12-31') as inspected_this_year
     from subjects s left join import_batches b on b.id = s.batch_id where s.id = ?`,
    year,
    year,
    id,
  );
  if (!row) return null;
  const rowWords = wordsFor(db);
  return {
    ...listRowFrom(row, rowWords),
    townCode: rowWords.places.unitOf('town', textOf(row, 'town'))?.code ?? '',
    uid: textOf(row, 'uid'),
    codeKind: textOf(row, 'code_kind'),
    phone: maskPhone(textOf(row, 'phone')),
    address: textOf(row, 'address'),
    region: textOf(row, 'region'),
    authority: textOf(row, 'authority'),
    establishedOn: textOf(row, 'established_on'),
    capital: textOf(row, 'capital'),
    scope: textOf(row, 'scope'),
    annualReport: textOf(row, 'annual_report'),
    note: maskPhonesIn(textOf(row, 'note')),
    visits: visitsOf(db, textOf(row, 'code')),
    batch: row['file_name'] === null ? null : { fileName: textOf(row, 'file_name'), at: textOf(row, 'at'), by: textOf(row, 'by_name') },
  };
};

/** The stations that look after subjects of a town, by name. */
export const listStationsOfTown = (db: ReadDb, town: string): readonly string[] =>
  db
    .all(`select distinct station from subjects indexed by subjects_by_town where town = ? and station <> '' order by station`, town)
    .map((row) => textOf(row, 'station'));

/** One subject as a frame needs it. */
export interface FrameSubject {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly risk: string;
  readonly active: boolean;
  readonly kind: string;
  readonly tags: readonly string[];
  /** The office that keeps the record. */
  readonly office: string;
}

/**
 * The next subjects that a scheme's conditions name, ascending by code, behind the code `after`; none where there are no more. At most `limit`
 * records are read, more than there are offices. A code that several offices list is told once, as the first that has it in business, else as the first.
 */
export const listFrameSubjects = (db: ReadDb, filter: SubjectFilter, after: string, limit: number): readonly FrameSubject[] => {
  const { where, values } = subjectConditions(db, filter);
  const behind = where === '' ? 'where code > ?' : `${where} and code > ?`;
  const read = db
    .all(
      `select code, name, town, risk, status, kind, tags, office from subjects indexed by subjects_by_code ${behind} order by code limit ?`,
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
      office: textOf(row, 'office'),
    }));
  // The records of the last code may go on behind the limit; they come whole with the next subjects.
  const last = read.at(-1)?.code;
  const whole = read.length < limit ? read : read.filter(({ code }) => code !== last);
  const told = new Map<string, FrameSubject>();
  for (const subject of whole)
    if (!told.has(subject.code) || (subject.active && !told.get(subject.code)?.active)) told.set(subject.code, subject);
  return [...told.values()];
};

export const countDrawn = (db: WriteDb, codes: readonly string[]): void => {
  db.run('update subjects set drawn_this_year = drawn_this_year + 1 where code in (select value from json_each(?))', JSON.stringify(codes));
};

/** Takes the draws of a void event off the counts of this year. */
export const uncountDrawn = (db: WriteDb, serial: string): void => {
  db.run(
    'update subjects set drawn_this_year = max(0, drawn_this_year - 1) where code in (select code from drawn_subjects where serial = ?)',
    serial,
  );
};

/** Subjects of exactly this name; at most three, because only a single one tells anything. */
export const listCodesByName = (db: ReadDb, name: string): readonly { readonly code: string; readonly address: string }[] =>
  db
    .all('select code, address from subjects where name = ? limit 3', name)
    .map((row) => ({ code: textOf(row, 'code'), address: textOf(row, 'address') }));

/** More than this many finds are not put in order of fitness; the first by id stand for them. */
const ranked = 2000;

/** The finds a person most likely means: those whose name or code begins with the question, then short names, those in business first. */
export const bestSubjects = (
  db: ReadDb,
  found: FoundSubjects,
  text: string,
  limit: number,
): readonly { readonly key: string; readonly title: string; readonly detail: string }[] => {
  const typed = text.trim();
  return db
    .all(
      `select id, name, code from subjects where id in (select value from json_each(?))
       order by instr(name, ?) <> 1 and instr(code, upper(?)) <> 1, status <> 'active', length(name), id limit ?`,
      JSON.stringify(foundIds(found, ranked)),
      typed,
      typed,
      limit,
    )
    .map((row) => ({ key: String(integerOf(row, 'id')), title: textOf(row, 'name'), detail: textOf(row, 'code') }));
};
