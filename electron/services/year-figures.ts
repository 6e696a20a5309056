import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { publicationWorkdays, clockStartDay } from '#shared/domain/results/publication-clock.ts';
import { workdayAfter } from '#shared/domain/calendar/due-day.ts';
import { fieldText } from '#shared/domain/bundle/record-row.ts';
import { receivedYear } from '#shared/domain/figures/received-year.ts';
import type { UndatedVisit, YearFacts } from '#shared/domain/figures/year-facts.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findBase } from '#electron/store/plan-bases.ts';
import { findClockStart } from '#electron/store/publications.ts';
import { countSubjects } from '#electron/store/subject-counts.ts';
import { findCaps } from '#electron/store/visit-caps.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { countActiveSubjects, listReceivedTables, subjectsByCode } from '#electron/store/received-year.ts';
import { listYearTasks, listYearVisits } from '#electron/store/year-facts.ts';
import { noticesOf } from './official-calendar.ts';

export interface AskedYear {
  readonly year: number;
  readonly until: string;
  /** At the city: the county whose bundles are counted; absent = the office's own work. */
  readonly county?: string | undefined;
}

export interface FactsOfYear {
  readonly facts: YearFacts;
  readonly frozenOn: string;
}

/** An office's own year; the number of 1 January stands for today's once it is frozen. */
const ownYear = (db: ReadDb, year: number, until: string): DatedYear => {
  const places = placeBookOf(db);
  const frozen = findBase(db, year);
  return {
    visits: listYearVisits(db, year, until).map(({ town, unit, ...visit }) => ({
      ...visit,
      town: places.nameOf('town', town),
      unit: places.nameOf('unit', unit),
    })),
    tasks: listYearTasks(db, year, until),
    base: frozen ?? {
      enterprises: countSubjects(db, { statuses: ['active'], kinds: ['enterprise'] }),
      subjects: countSubjects(db, { statuses: ['active'] }),
    },
    frozenOn: frozen?.on ?? '',
    caps: findCaps(db),
  };
};

/** A county's year as its bundles tell it. How often it visits a subject at most it does not say. */
const yearOfCounty = (db: ReadDb, year: number, until: string, county: string): DatedYear => {
  const tables = listReceivedTables(db, county);
  const codes = tables.assignments.map((row) => fieldText(row, 'subject'));
  const known = subjectsByCode(db, county, codes);
  const { visits, tasks, base } = receivedYear(tables, year, until, (code) => known.get(code));
  const active = countActiveSubjects(db, county);
  // Without its library nobody can tell which of its subjects are enterprises, so that there is nothing to make a share of.
  if (active.subjects === 0) return { visits, tasks, base: active, frozenOn: '', caps: {} };
  return { visits, tasks, base: base ?? active, frozenOn: base?.on ?? '', caps: {} };
};

interface DatedYear extends Pick<YearFacts, 'tasks' | 'base' | 'caps'> {
  readonly visits: readonly UndatedVisit[];
  readonly frozenOn: string;
}

/** Everything the figures of a year count, as it stood at the end of a day that is not still to come. */
export const factsOfYear = (
  db: ReadDb,
  now: string,
  { year, until, county }: AskedYear,
): Result<FactsOfYear, AppError<'figures.dayInvalid'>> => {
  if (until > now.slice(0, 10) || until < `${year}-01-01`) return fail('figures.dayInvalid', { year, until });
  const notices = noticesOf(db);
  const start = findClockStart(db);
  const dueOn = (inspectedOn: string, taskEndsOn: string): string => {
    const from = clockStartDay(start, { inspectedOn, taskEndsOn });
    const due = from === '' ? null : workdayAfter(notices, from, publicationWorkdays);
    return due?.ok === true ? due.value : '';
  };
  const { visits, frozenOn, ...told } = county === undefined ? ownYear(db, year, until) : yearOfCounty(db, year, until, county);
  return ok({
    facts: {
      ...told,
      visits: visits.map(({ taskEndsOn, ...visit }) => ({ ...visit, dueOn: dueOn(visit.inspectedOn, taskEndsOn) })),
      until,
    },
    frozenOn,
  });
};
