import type { KnownSubject, ReceivedTables } from '#shared/domain/figures/received-year.ts';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb } from './db.ts';
import { listHeads } from './received-rows.ts';
import { integerOf, textOf } from './row.ts';

/** Events of a county's trail that its figures rest on. */
const told = ['draws.voided', 'plans.baseFrozen', 'schemes.created', 'schemes.frozen', 'schemes.saved'];

const listTrail = (db: ReadDb, office: string): readonly RecordRow[] =>
  db
    .all(
      `select body from received_rows where office = ? and table_name = 'audit' and head = 1
         and body ->> '$.event' in (select value from json_each(?)) order by body ->> '$.number'`,
      office,
      JSON.stringify(told),
    )
    .map((row) => JSON.parse(textOf(row, 'body')) as RecordRow);

/** What an office sent of its work, the newest revision of each record (DOMAIN 5: what the city counts). */
export const listReceivedTables = (db: ReadDb, office: string): ReceivedTables => ({
  plans: listHeads(db, office, 'plans'),
  schemes: listHeads(db, office, 'schemes'),
  eventFacts: listHeads(db, office, 'event_facts'),
  draws: listHeads(db, office, 'draws'),
  assignments: listHeads(db, office, 'assignments'),
  results: listHeads(db, office, 'results'),
  publications: listHeads(db, office, 'publications'),
  corrections: listHeads(db, office, 'corrections'),
  followUps: listHeads(db, office, 'follow_ups'),
  trail: listTrail(db, office),
});

/** The subjects with these codes in the library of an office, by code; one that it does not have is not there. */
export const subjectsByCode = (db: ReadDb, office: string, codes: readonly string[]): ReadonlyMap<string, KnownSubject> =>
  new Map(
    db
      .all(
        `select subjects.code, subjects.name, subjects.kind, subjects.town from json_each(?) c
           cross join subjects on subjects.office = ? and subjects.code = c.value`,
        JSON.stringify(codes),
        office,
      )
      .map((row) => [
        textOf(row, 'code'),
        { name: textOf(row, 'name'), enterprise: textOf(row, 'kind') === 'enterprise', town: textOf(row, 'town') },
      ]),
  );

/** How many subjects that are in business an office keeps, enterprises and all. */
export const countActiveSubjects = (db: ReadDb, office: string): { readonly enterprises: number; readonly subjects: number } => {
  const row = db.get(
    `select count(*) as subjects, count(*) filter (where kind = 'enterprise') as enterprises from subjects where office = ? and status = 'active'`,
    office,
  );
  return { enterprises: integerOf(row ?? {}, 'enterprises'), subjects: integerOf(row ?? {}, 'subjects') };
};
