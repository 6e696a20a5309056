import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { TaskView } from '#shared/contract/tasks.ts';
import { earliestDeadline } from '#shared/domain/follow-up/measures.ts';
import type { Deadline } from '#shared/domain/results/publication-clock.ts';
import { closeFault, nextTask, taskStage, type TaskFacts } from '#shared/domain/results/task-stage.ts';
import type { ReadDb } from '#electron/store/db.ts';
import {
  findDispatch,
  insertClosure,
  insertDispatch,
  insertDispatchedVisit,
  isClosed,
  listDispatched,
  listDrawnEvents,
  listTeamUnits,
} from '#electron/store/dispatches.ts';
import { countVisits } from '#electron/store/draw-lists.ts';
import { findDraw } from '#electron/store/draws.ts';
import { countFollowUps, listFollowUps } from '#electron/store/follow-ups.ts';
import { findOffice } from '#electron/store/office.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { hasResult } from '#electron/store/team-changes.ts';
import { countVisitStates, listOpenInspectionDays } from '#electron/store/visit-states.ts';
import type { Handlers } from './context.ts';
import { drawnEvent, ownEvent, stampOf } from './drawn-event.ts';
import { publicationClock, taskEndOf, type PublicationClock } from './publication-days.ts';

type Names = 'tasks.list' | 'tasks.get' | 'tasks.dispatched' | 'tasks.dispatch' | 'tasks.reassign' | 'tasks.close';

const factsOf = (db: ReadDb, serial: string): TaskFacts => {
  const { all, open } = countFollowUps(db, serial);
  return {
    visits: countVisits(db, serial),
    ...countVisitStates(db, serial),
    followUps: all,
    followUpsOpen: open,
    dispatched: findDispatch(db, serial) !== null,
    closed: isClosed(db, serial),
  };
};

const nearest = (deadlines: readonly Deadline[]): Deadline | null => deadlines.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0] ?? null;

const followUpDeadline = (db: ReadDb, { notices, today }: PublicationClock, serial: string): Deadline | null =>
  earliestDeadline(
    notices,
    listFollowUps(db, serial).flatMap(({ state, measures }) => (state === 'open' ? measures : [])),
    today,
  );

interface DrawnEvent {
  readonly serial: string;
  readonly schemeId: string;
  readonly name: string;
}

const viewOf = (db: ReadDb, clock: PublicationClock, { serial, schemeId, name }: DrawnEvent): TaskView => {
  const facts = factsOf(db, serial);
  const { visits, todo, submitted, returned, approved, published, correctionsWaiting, followUps, followUpsOpen } = facts;
  const taskEndsOn = taskEndOf(db, schemeId);
  return {
    serial,
    name,
    stage: taskStage(facts),
    counts: { visits, todo, submitted, returned, approved, published, correctionsWaiting, followUps, followUpsOpen },
    next: nextTask(facts),
    dispatchedOn: findDispatch(db, serial)?.dispatchedOn ?? null,
    deadline: nearest(listOpenInspectionDays(db, serial).flatMap((day) => clock.deadlineOf(day, taskEndsOn) ?? [])),
    followUpDeadline: followUpsOpen === 0 ? null : followUpDeadline(db, clock, serial),
  };
};

export const taskHandlers: Handlers<Names> = {
  'tasks.list': ({ db, now }) => {
    const clock = publicationClock(db, now);
    return ok(listDrawnEvents(db).map((event) => viewOf(db, clock, event)));
  },

  'tasks.get': ({ db, now }, { serial }) => {
    const draw = drawnEvent(db, serial);
    if (!draw.ok) return draw;
    const { schemeId, schemeName } = draw.value;
    return ok(viewOf(db, publicationClock(db, now), { serial, schemeId, name: schemeName }));
  },

  'tasks.dispatched': ({ db }, { serial }) => {
    if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
    const places = placeBookOf(db);
    return ok(listDispatched(db, serial).map((visit) => ({ ...visit, unit: places.nameOf('unit', visit.unit) })));
  },

  'tasks.dispatch': (write, { serial, on }) => {
    const { db, now, note } = write;
    const draw = ownEvent(db, serial);
    if (!draw.ok) return draw;
    const known = findDispatch(db, serial);
    if (known) return fail('task.dispatchedAlready', { date: known.dispatchedOn });
    const drawnOn = draw.value.result?.drawnAt.slice(0, 10) ?? '';
    if (on < drawnOn || on > now.slice(0, 10)) return fail('task.dateInvalid', { date: on });
    const bureau = findOffice(db)?.name ?? '';
    const units = [...listTeamUnits(db, serial)].map(([subject, unit]) => ({ subject, unit: unit === '' ? bureau : unit }));
    const stamp = stampOf(write);
    insertDispatch(db, serial, on, stamp);
    for (const { subject, unit } of units) insertDispatchedVisit(db, { serial, subject, unit, reason: '' }, stamp);
    const named = [...new Set(units.map(({ unit }) => unit))].sort();
    note({ serial, on, visits: units.length, units: named });
    return ok({ visits: units.length, units: named.length });
  },

  'tasks.reassign': (write, { serial, codes, unit, reason }) => {
    const { db, note } = write;
    const draw = ownEvent(db, serial);
    if (!draw.ok) return draw;
    if (!findDispatch(db, serial)) return fail('task.notDispatched', { serial });
    const dispatched = new Set(listDispatched(db, serial).map(({ code }) => code));
    for (const code of new Set(codes)) {
      if (!dispatched.has(code)) return fail('result.notDrawn', { code });
      if (hasResult(db, serial, code)) return fail('team.resultEntered', { code });
      insertDispatchedVisit(db, { serial, subject: code, unit, reason }, stampOf(write));
    }
    note({ serial, subjects: codes, unit, reason });
    return ok(null);
  },

  'tasks.close': (write, { serial }) => {
    const { db, note } = write;
    const draw = ownEvent(db, serial);
    if (!draw.ok) return draw;
    const facts = factsOf(db, serial);
    if (facts.closed) return fail('task.closedAlready', { serial });
    const fault = closeFault(facts);
    if (fault) return fail('task.notFinished', fault);
    insertClosure(db, serial, stampOf(write));
    note({ serial });
    return ok(null);
  },
};
