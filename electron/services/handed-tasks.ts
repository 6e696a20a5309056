import { ok } from '#shared/base/result.ts';
import type { UploadState } from '#shared/contract/bundles.ts';
import { fail } from '#shared/contract/errors.ts';
import type { CountyProgress, HandedCounty } from '#shared/contract/handed-tasks.ts';
import { countyStage, isLate } from '#shared/domain/handed-tasks/county-progress.ts';
import { countTold, findToldEvent, isTakingTold } from '#electron/store/county-progress.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findDraw } from '#electron/store/draws.ts';
import {
  drawnByKeeper,
  insertHandedSubject,
  insertHandedTask,
  listCountiesEvents,
  listHandedTasks,
  type CountiesEvent,
  type StoredHandedTask,
} from '#electron/store/handed-tasks.ts';
import { findOffice } from '#electron/store/office.ts';
import { findRowOfTask } from '#electron/store/plan-tasks.ts';
import { listSealed } from '#electron/store/sealed-bundles.ts';
import type { Handlers } from './context.ts';
import { stampOf } from './drawn-event.ts';
import { rowOfScheme } from './plan-of-scheme.ts';
import { receivedTaskHandlers } from './received-tasks.ts';
import { currentRoster, officeNames } from './trust-roster.ts';

type Names = 'handedTasks.events' | 'handedTasks.handDown' | keyof typeof receivedTaskHandlers;

export const handedTaskHandlers: Handlers<Names> = {
  'handedTasks.events': ({ db, now }) => {
    const countyOf = countyViews(db, now.slice(0, 10));
    return ok(
      listCountiesEvents(db).map((event) => {
        const tasks = listHandedTasks(db, event.serial);
        const [first] = tasks;
        return {
          ...event,
          handedOn: first?.handedOn ?? null,
          note: first?.note ?? '',
          counties: partsOf(db, event, tasks).map((part) => countyOf(part, event.endsOn)),
        };
      }),
    );
  },

  'handedTasks.handDown': (context, { serial, note: words }) => {
    const { db, now, newId, note } = context;
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    if (draw.state !== 'drawn') return fail('draw.wrongState', { serial, state: draw.state });
    if (draw.people !== 'counties') return fail('handedTask.ownPeople', { serial });
    if (listHandedTasks(db, serial).length > 0) return fail('handedTask.handedAlready', { serial });
    const office = findOffice(db)?.code ?? '';
    const keepers = drawnByKeeper(db, serial);
    const own = (keepers.get(office) ?? []).length + (keepers.get('') ?? []).length;
    if (own > 0) return fail('handedTask.ownSubjects', { subjects: own });
    const row = rowOfScheme(db, draw.schemeId)?.row;
    const stamp = stampOf(context);
    const facts = {
      ...{
        office,
        serial,
        note: words,
        handedOn: now.slice(0, 10),
        level: row?.level === 'province' ? ('province' as const) : ('city' as const),
      },
      planRow: findRowOfTask(db, draw.schemeId)?.rowId ?? '',
    };
    let subjects = 0;
    for (const [county, codes] of keepers) {
      const id = newId();
      insertHandedTask(db, { ...facts, id, county, subjects: codes.length }, stamp);
      for (const code of codes) insertHandedSubject(db, { id: newId(), task: id, serial, code }, stamp);
      subjects += codes.length;
    }
    note({ serial, counties: [...keepers.keys()], subjects });
    return ok({ counties: keepers.size, subjects });
  },

  ...receivedTaskHandlers,
};

interface Part {
  readonly county: string;
  readonly subjects: number;
  readonly task: StoredHandedTask | null;
}

/** What each county has of an event, or would have if it were handed down. */
const partsOf = (db: ReadDb, { serial }: Pick<CountiesEvent, 'serial'>, tasks: readonly StoredHandedTask[]): readonly Part[] =>
  tasks.length > 0
    ? tasks.map((task) => ({ county: task.county, subjects: task.subjects, task }))
    : [...drawnByKeeper(db, serial)].map(([county, codes]) => ({ county, subjects: codes.length, task: null }));

const progressOf = (db: ReadDb, { id, county, subjects }: StoredHandedTask, endsOn: string, today: string): CountyProgress => {
  const event = findToldEvent(db, county, id);
  const counts = event ? countTold(db, county, event.serial) : { entered: 0, published: 0 };
  const stage = countyStage({ taken: isTakingTold(db, county, id), visits: event?.visits ?? null, ...counts });
  const left = event?.left ?? [];
  return {
    ...counts,
    ...{ stage, left, serial: event?.serial ?? '', visits: event?.visits ?? 0, late: isLate(stage, endsOn, today) },
    unvisited: event ? Math.max(0, subjects - event.visits - left.length) : 0,
  };
};

const countyViews = (db: ReadDb, today: string): ((part: Part, endsOn: string) => HandedCounty) => {
  const nameOf = officeNames(db);
  const reachable = new Set(
    currentRoster(db)?.offices.flatMap(({ code, keys }) => (keys.some(({ status }) => status === 'open') ? [code] : [])) ?? [],
  );
  const sealed = listSealed(db).filter(({ kind }) => kind === 'plan');
  const stateOf = ({ county, seq }: StoredHandedTask): UploadState => {
    const bundle = sealed.find(({ chan, changeFrom, changeSeq }) => chan === county && changeFrom < seq && seq <= changeSeq);
    if (!bundle) return 'notSent';
    if (bundle.returned) return 'returned';
    return bundle.receivedAt === null ? 'sealed' : 'received';
  };
  return ({ county, subjects, task }, endsOn) => ({
    code: county,
    name: nameOf(county),
    subjects,
    reachable: reachable.has(county),
    bundle: task && stateOf(task),
    progress: task && progressOf(db, task, endsOn, today),
  });
};
