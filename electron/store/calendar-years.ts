import type { Holiday } from '#shared/domain/calendar/work-calendar.ts';
import type { ReadDb, WriteDb } from './db.ts';
import type { Stamp } from './plans.ts';
import { sealedRevision } from './record-revisions.ts';
import { integerOf, textOf, textOrNull } from './row.ts';

/** A year's notice as somebody typed it in. */
export interface TypedYear {
  readonly year: number;
  readonly holidays: readonly Holiday[];
  readonly byName: string;
  readonly at: string;
}

/** The notices that hold; one that was taken away is none of them. */
export const listTypedYears = (db: ReadDb): readonly TypedYear[] =>
  db.all('select year, holidays, by_name, at from calendar_years where withdrawn = 0 order by year').map((row) => ({
    year: integerOf(row, 'year'),
    holidays: JSON.parse(textOf(row, 'holidays')) as readonly Holiday[], // as the contract's schema let it in
    byName: textOf(row, 'by_name'),
    at: textOf(row, 'at'),
  }));

/** Puts a notice in place of what was typed for its year before; `newId` is its id where the year has none yet. */
export const saveTypedYear = (
  db: WriteDb,
  { year, holidays, byName }: Omit<TypedYear, 'at'>,
  newId: string,
  { by, at, seq }: Stamp,
): void => {
  const { rev, prevHash } = nextRevision(db, year);
  db.run(
    `insert into calendar_years (year, id, rev, prev_hash, withdrawn, holidays, by, by_name, at, seq) values (?, ?, ?, ?, 0, ?, ?, ?, ?, ?)
     on conflict (year) do update set rev = excluded.rev, prev_hash = excluded.prev_hash, withdrawn = 0, holidays = excluded.holidays,
       by = excluded.by, by_name = excluded.by_name, at = excluded.at, seq = excluded.seq`,
    year,
    newId,
    rev,
    prevHash,
    JSON.stringify(holidays),
    by,
    byName,
    at,
    seq,
  );
};

/** Takes a typed notice away. Whether there was one. */
export const removeTypedYear = (db: WriteDb, year: number, byName: string, { by, at, seq }: Stamp): boolean => {
  const { rev, prevHash } = nextRevision(db, year);
  const changed = db.run(
    `update calendar_years set rev = ?, prev_hash = ?, withdrawn = 1, by = ?, by_name = ?, at = ?, seq = ? where year = ? and withdrawn = 0`,
    rev,
    prevHash,
    by,
    byName,
    at,
    seq,
    year,
  );
  return changed > 0;
};

/** Once sealed, a revision is not replaced (BUNDLE-SPEC 10.1). */
const nextRevision = (db: ReadDb, year: number): { readonly rev: number; readonly prevHash: string | null } => {
  const row = db.get('select id, rev, prev_hash from calendar_years where year = ?', year);
  if (!row) return { rev: 1, prevHash: null };
  const rev = integerOf(row, 'rev');
  const sealed = sealedRevision(db, 'calendar', textOf(row, 'id'), rev);
  return sealed === null ? { rev, prevHash: textOrNull(row, 'prev_hash') } : { rev: rev + 1, prevHash: sealed };
};
