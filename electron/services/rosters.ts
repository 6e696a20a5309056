import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { findSubject, listSubjects, summariseSubjects } from '#electron/store/subjects.ts';
import type { Handlers } from './context.ts';

type Names = 'subjects.window' | 'subjects.summary' | 'subjects.get';

/** 一单两库 as the lists show them: windows of rows, filtered, sorted and counted by SQLite. */
export const rosterHandlers: Handlers<Names> = {
  'subjects.window': ({ db }, query) => ok({ offset: query.offset, rows: listSubjects(db, query) }),
  'subjects.summary': ({ db }, { filter }) => ok(summariseSubjects(db, filter)),
  'subjects.get': ({ db }, { id }) => {
    const subject = findSubject(db, id);
    return subject ? ok(subject) : fail('subject.notFound', {});
  },
};
