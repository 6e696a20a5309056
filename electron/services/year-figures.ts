import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { publicationWorkdays, clockStartDay } from '#shared/domain/results/publication-clock.ts';
import { workdayAfter } from '#shared/domain/calendar/due-day.ts';
import type { YearFacts } from '#shared/domain/figures/year-facts.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findBase } from '#electron/store/plan-bases.ts';
import { findClockStart } from '#electron/store/publications.ts';
import { countSubjects } from '#electron/store/subject-counts.ts';
import { findCaps } from '#electron/store/visit-caps.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { listYearTasks, listYearVisits } from '#electron/store/year-facts.ts';
import { noticesOf } from './official-calendar.ts';

export interface AskedYear {
  readonly year: number;
  readonly until: string;
}

export interface FactsOfYear {
  readonly facts: YearFacts;
  readonly frozenOn: string;
}

/** Everything the figures of a year count, as it stood at the end of a day that is not still to come. */
export const factsOfYear = (db: ReadDb, now: string, { year, until }: AskedYear): Result<FactsOfYear, AppError<'figures.dayInvalid'>> => {
  if (until > now.slice(0, 10) || until < `${year}-01-01`) return fail('figures.dayInvalid', { year, until });
  const notices = noticesOf(db);
  const start = findClockStart(db);
  const places = placeBookOf(db);
  const dueOn = (inspectedOn: string, taskEndsOn: string): string => {
    const from = clockStartDay(start, { inspectedOn, taskEndsOn });
    const due = from === '' ? null : workdayAfter(notices, from, publicationWorkdays);
    return due?.ok === true ? due.value : '';
  };
  const frozen = findBase(db, year);
  return ok({
    facts: {
      visits: listYearVisits(db, year, until).map(({ taskEndsOn, town, unit, ...visit }) => ({
        ...visit,
        town: places.nameOf('town', town),
        unit: places.nameOf('unit', unit),
        dueOn: dueOn(visit.inspectedOn, taskEndsOn),
      })),
      tasks: listYearTasks(db, year, until),
      base: frozen ?? {
        enterprises: countSubjects(db, { statuses: ['active'], kinds: ['enterprise'] }),
        subjects: countSubjects(db, { statuses: ['active'] }),
      },
      until,
      caps: findCaps(db),
    },
    frozenOn: frozen?.on ?? '',
  });
};
