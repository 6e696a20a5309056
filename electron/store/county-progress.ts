import type { ReadDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

const heads = `from received_rows where office = ? and table_name = ? and head = 1`;

/** Whether a county has told that it took a task over. */
export const isTakingTold = (db: ReadDb, county: string, task: string): boolean =>
  db.get(`select 1 as told ${heads} and body ->> '$.task' = ?`, county, 'task_takings', task) !== undefined;

export interface ToldEvent {
  readonly serial: string;
  readonly visits: number;
  readonly left: readonly { readonly code: string; readonly reason: string }[];
}

/** The event of a county over a handed list, the newest that it told of; null before. */
export const findToldEvent = (db: ReadDb, county: string, task: string): ToldEvent | null => {
  const scheme = db.get(
    `select body ->> '$.serial' as serial, body -> '$.draft.exclusions' as left ${heads} and body ->> '$.draft.filter.task' = ?
     order by body ->> '$.seq' desc limit 1`,
    county,
    'schemes',
    task,
  );
  const serial = scheme && textOf(scheme, 'serial');
  const draw =
    serial === undefined
      ? undefined
      : db.get(`select body ->> '$.drawn' as drawn ${heads} and body ->> '$.serial' = ?`, county, 'draws', serial);
  if (!scheme || serial === undefined || !draw) return null;
  return { serial, visits: integerOf(draw, 'drawn'), left: JSON.parse(textOf(scheme, 'left')) as ToldEvent['left'] }; // as the scheme's schema let it in
};

/** How many visits of an event of a county have a result, and how many are published, as it told. */
export const countTold = (db: ReadDb, county: string, serial: string): { readonly entered: number; readonly published: number } => {
  const count = (table: string): number =>
    integerOf(
      db.get(`select count(distinct body ->> '$.subject') as n ${heads} and body ->> '$.serial' = ?`, county, table, serial) ?? {},
      'n',
    );
  return { entered: count('results'), published: count('publications') };
};
