import { ok } from '#shared/base/result.ts';
import type { SubjectListRow } from '#shared/contract/subjects.ts';
import { fail } from '#shared/contract/errors.ts';
import { staleRatingDays } from '#shared/domain/subjects/edit-subject.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { countSubjects, loosenedCounts, subjectFacets, summariseSubjects } from '#electron/store/subject-counts.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { findSubject, listSubjects } from '#electron/store/subjects.ts';
import type { Handlers } from './context.ts';
import { officeNames } from './trust-roster.ts';

type Names = 'subjects.window' | 'subjects.summary' | 'subjects.facets' | 'subjects.loosened' | 'subjects.places' | 'subjects.get';

/** Rows of the store with the offices under their names. */
const namedIn = (db: ReadDb, rows: readonly SubjectListRow[]): readonly SubjectListRow[] => {
  const nameOf = officeNames(db);
  return rows.map((row) => ({ ...row, office: nameOf(row.office) }));
};

/** 一单两库 as the lists show them: windows of rows, filtered, sorted and counted by SQLite. */
export const rosterHandlers: Handlers<Names> = {
  'subjects.window': ({ db, now }, query) =>
    ok({
      offset: query.offset,
      rows: namedIn(db, listSubjects(db, { ...query, year: now.slice(0, 4) })),
      matching: countSubjects(db, query.filter),
    }),
  'subjects.facets': ({ db, now }) => {
    const facets = subjectFacets(db);
    const nameOf = officeNames(db);
    const offices = facets.offices.map((office) => ({ ...office, name: nameOf(office.value) }));
    return ok({ ...facets, offices, staleDays: staleRatingDays(facets.newestRating, now.slice(0, 10)) });
  },
  'subjects.loosened': ({ db }, { filter }) => ok(loosenedCounts(db, filter)),
  'subjects.summary': ({ db }, { filter }) => ok(summariseSubjects(db, filter)),
  'subjects.places': ({ db }) => {
    const places = placeBookOf(db);
    return ok({ towns: places.choices('town'), stations: places.choices('station') });
  },
  'subjects.get': ({ db, now }, { id }) => {
    const subject = findSubject(db, id, now.slice(0, 4));
    if (!subject) return fail('subject.notFound', {});
    return ok({ ...subject, office: officeNames(db)(subject.office) });
  },
};
