import type { Holiday } from '#shared/domain/calendar/work-calendar.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

/** A year's notice as somebody typed it in. */
export interface TypedYear {
  readonly year: number;
  readonly holidays: readonly Holiday[];
  readonly byName: string;
  readonly at: string;
}

export const listTypedYears = (db: ReadDb): readonly TypedYear[] =>
  db.all('select year, holidays, by_name, at from calendar_years order by year').map((row) => ({
    year: integerOf(row, 'year'),
    holidays: JSON.parse(textOf(row, 'holidays')) as readonly Holiday[], // as the contract's schema let it in
    byName: textOf(row, 'by_name'),
    at: textOf(row, 'at'),
  }));

/** Puts a notice in place of what was typed for its year before. */
export const saveTypedYear = (db: WriteDb, { year, holidays, byName, at }: TypedYear): void => {
  db.run(
    `insert into calendar_years (year, holidays, by_name, at) values (?, ?, ?, ?)
     on conflict (year) do update set holidays = excluded.holidays, by_name = excluded.by_name, at = excluded.at`,
    year,
    JSON.stringify(holidays),
    byName,
    at,
  );
};

/** Whether something had been typed for the year. */
export const removeTypedYear = (db: WriteDb, year: number): boolean => db.run('delete from calendar_years where year = ?', year) > 0;
