import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { findSubject, listSubjects, summariseSubjects } from '#electron/store/subjects.ts';
import { countInspectors, listInspectors } from '#electron/store/inspectors.ts';
import { listItems } from '#electron/store/items.ts';
import lines from '#resources/lines.json' with { type: 'json' };
import type { Handlers } from './context.ts';

type Names = 'subjects.window' | 'subjects.summary' | 'subjects.get' | 'inspectors.window' | 'inspectors.summary' | 'items.list';

const nameOfLine = (number: number): string => lines.find((line) => line.number === number)?.name ?? String(number);

/** A certificate that ends within this many days is shown as ending soon (UX screen 4). */
const soonDays = 30;

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const certificateState = (until: string, today: string): 'valid' | 'endingSoon' | 'ended' => {
  if (until < today) return 'ended';
  return until < dayAfter(today, soonDays) ? 'endingSoon' : 'valid';
};

/** 一单两库 as the lists show them: windows of rows, filtered, sorted and counted by SQLite. */
export const rosterHandlers: Handlers<Names> = {
  'subjects.window': ({ db }, query) => ok({ offset: query.offset, rows: listSubjects(db, query) }),
  'subjects.summary': ({ db }, { filter }) => ok(summariseSubjects(db, filter)),
  'subjects.get': ({ db }, { id }) => {
    const subject = findSubject(db, id);
    return subject ? ok(subject) : fail('subject.notFound', {});
  },
  'inspectors.window': ({ db, now }, { filter, offset, limit }) =>
    ok({
      offset,
      rows: listInspectors(db, filter.text ?? '', offset, limit).map((inspector) => ({
        ...inspector,
        lines: inspector.lines.map(nameOfLine),
        certificate: certificateState(inspector.certificateUntil, now.slice(0, 10)),
      })),
    }),
  'inspectors.summary': ({ db, now }, { filter }) => {
    const today = now.slice(0, 10);
    return ok(countInspectors(db, filter.text ?? '', today, dayAfter(today, soonDays)));
  },
  'items.list': ({ db }) => ok(listItems(db).map((item) => ({ ...item, lineName: item.line === 0 ? '' : nameOfLine(item.line) }))),
};
