import type { DrillDetail, DrillRow } from '#shared/contract/drills.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, stringsOf, textOf } from './row.ts';

/** How many trial draws of one year there are; their numbers are a row of their own. */
export const countDrillsOfYear = (db: ReadDb, serialStart: string): number =>
  integerOf(db.get('select count(*) as n from drills where substr(serial, 1, ?) = ?', serialStart.length, serialStart) ?? {}, 'n');

export const insertDrill = (db: WriteDb, { serial, schemeId, at, seed, ...facts }: DrillDetail, by: string): void => {
  db.run(
    'insert into drills (serial, scheme_id, by, at, seed, facts) values (?, ?, ?, ?, ?, ?)',
    serial,
    schemeId,
    by,
    at,
    seed,
    JSON.stringify(facts),
  );
};

export const insertDrillRow = (db: WriteDb, serial: string, position: number, row: DrillRow): void => {
  db.run(
    'insert into drill_rows (serial, position, code, name, town, stratum, ticket, inspectors) values (?, ?, ?, ?, ?, ?, ?, ?)',
    serial,
    position,
    row.code,
    row.name,
    row.town,
    row.stratum,
    row.ticket,
    JSON.stringify(row.inspectors),
  );
};

export const findDrill = (db: ReadDb, serial: string): DrillDetail | null => {
  const row = db.get('select serial, scheme_id, at, seed, facts from drills where serial = ?', serial);
  if (!row) return null;
  const facts = JSON.parse(textOf(row, 'facts')) as Omit<DrillDetail, 'serial' | 'schemeId' | 'at' | 'seed'>;
  return { serial, schemeId: textOf(row, 'scheme_id'), at: textOf(row, 'at'), seed: textOf(row, 'seed'), ...facts };
};

/** Ascending by position, which is the order of visits in the list. */
export const listDrillRows = (db: ReadDb, serial: string, offset: number, limit: number): readonly DrillRow[] =>
  db
    .all(
      'select code, name, town, stratum, ticket, inspectors from drill_rows where serial = ? and position > ? order by position limit ?',
      serial,
      offset,
      limit,
    )
    .map((row) => ({
      code: textOf(row, 'code'),
      name: textOf(row, 'name'),
      town: textOf(row, 'town'),
      stratum: textOf(row, 'stratum'),
      ticket: textOf(row, 'ticket'),
      inspectors: stringsOf(row, 'inspectors'),
    }));
