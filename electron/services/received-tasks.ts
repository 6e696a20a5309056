import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { taskRowSchema, type HandedTask, type OwnSubject } from '#shared/contract/handed-tasks.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { handedTaskState, handedTaskStates } from '#shared/domain/handed-tasks/task-state.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import type { PlaceBook } from '#shared/domain/org/place-book.ts';
import { wholeList } from '#shared/domain/schemes/handed-draft.ts';
import { deadlineOn } from '#shared/domain/results/publication-clock.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listItems } from '#electron/store/items.ts';
import { findOffice } from '#electron/store/office.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import {
  countReceivedSubjects,
  findSchemeOfTask,
  insertTaking,
  isTaken,
  listReceivedSubjects,
  type ReceivedSubject,
} from '#electron/store/received-tasks.ts';
import { insertPlanTask } from '#electron/store/plan-tasks.ts';
import { findPlanInForce, listPlanRows } from '#electron/store/plans.ts';
import { insertScheme } from '#electron/store/schemes.ts';
import type { Handlers } from './context.ts';
import { stampOf } from './drawn-event.ts';
import { cityHeads } from './handed-records.ts';
import { noticesOf } from './official-calendar.ts';
import { emptyDraft } from './schemes.ts';

export const receivedTaskHandlers: Handlers<'handedTasks.received' | 'handedTasks.subjects' | 'handedTasks.take'> = {
  'handedTasks.received': ({ db, now }) => {
    const known = new Set(listItems(db).flatMap(({ code, published }) => (published ? [code] : [])));
    const tasks = cityHeads(db, 'tasks').map((row) => viewOf(db, row, known, now.slice(0, 10)));
    return ok(tasks.toSorted((a, b) => orderOf(a) - orderOf(b) || (a.handedOn < b.handedOn ? 1 : -1)));
  },

  'handedTasks.take': (context, { id }) => {
    const { db, newId, note } = context;
    const row = cityHeads(db, 'tasks').find((one) => one['id'] === id);
    const office = findOffice(db);
    if (!row || !office) return fail('handedTask.notFound', {});
    const { state, name, serial, startsOn, endsOn, items } = viewOf(db, row, new Set(), context.now.slice(0, 10));
    if (state !== 'open') return fail('handedTask.notOpen', { state });
    const asked = new Set(items.map(({ code }) => code));
    const empty = emptyDraft(name);
    const draft = {
      ...empty,
      filter: { task: id },
      itemIds: listItems(db)
        .filter(({ code, published }) => published && asked.has(code))
        .map((item) => item.id),
      rates: empty.rates.map((rate) => ({ ...rate, ratePpm: wholeList })),
      ...{ startsOn, endsOn },
    };
    const schemeId = newId();
    insertScheme(db, { id: schemeId, office: office.code, draft }, stampOf(context));
    insertTaking(db, { id: newId(), office: office.code, task: id, schemeId }, stampOf(context));
    const plan = findPlanInForce(db, Number(startsOn.slice(0, 4)));
    const rowId = fieldText(row, 'plan_row');
    if (plan && listPlanRows(db, plan.id).some((one) => one.id === rowId)) insertPlanTask(db, schemeId, { planId: plan.id, rowId });
    note({ task: id, serial, id: schemeId, name });
    return ok({ schemeId });
  },

  'handedTasks.subjects': ({ db }, { id, offset, limit }) => {
    if (!cityHeads(db, 'tasks').some((row) => row['id'] === id)) return fail('handedTask.notFound', {});
    const places = placeBookOf(db);
    const rows = listReceivedSubjects(db, id, findOffice(db)?.code ?? '').map((subject) => ({ subject, own: ownOf(subject, places) }));
    const counts = { known: 0, otherTown: 0, notActive: 0, missing: 0 };
    for (const { own } of rows) counts[own.at] += 1;
    return ok({
      total: rows.length,
      counts,
      rows: rows.slice(offset, offset + limit).map(({ subject: { position, code, name, town, stratum, items }, own }) => ({
        ...{ position, code, name, stratum, items, own },
        town: places.nameOf('town', town),
      })),
    });
  },
};

const orderOf = ({ state }: HandedTask): number => handedTaskStates.indexOf(state);

const viewOf = (db: ReadDb, row: RecordRow, known: ReadonlySet<string>, today: string): HandedTask => {
  const parsed = taskRowSchema.safeParse(row);
  const id = fieldText(row, 'id');
  const subjects = Number(row['subjects']);
  const readable = parsed.success && parsed.data.county === findOffice(db)?.code && countReceivedSubjects(db, id) === subjects;
  const scheme = findSchemeOfTask(db, id);
  const state = handedTaskState({ readable, withdrawn: row['state'] === 'withdrawn', hasScheme: scheme !== null || isTaken(db, id) });
  return {
    id,
    serial: fieldText(row, 'serial'),
    name: fieldText(row, 'name'),
    level: row['level'] === 'province' ? 'province' : 'city',
    startsOn: fieldText(row, 'starts_on'),
    endsOn: fieldText(row, 'ends_on'),
    items: (parsed.data?.items ?? []).map(({ code, name, sub_name: subName }) => ({
      code,
      title: itemTitle({ name, subName }),
      known: known.has(code),
    })),
    subjects,
    note: fieldText(row, 'note'),
    handedOn: fieldText(row, 'handed_on'),
    drawnOn: fieldText(row, 'drawn_at').slice(0, 10),
    resultHash: fieldText(row, 'result_sha256'),
    recordHash: fieldText(row, 'record_sha256'),
    state,
    scheme,
    reason: fieldText(row, 'reason'),
    deadline: state === 'open' && parsed.success ? deadlineOn(noticesOf(db), parsed.data.ends_on, today) : null,
  };
};

const ownOf = ({ town, own }: ReceivedSubject, places: PlaceBook): OwnSubject => {
  if (own === null) return { at: 'missing' };
  if (own.status !== 'active') return { at: 'notActive', status: own.status };
  return places.valueOf('town', own.town) === places.valueOf('town', town)
    ? { at: 'known' }
    : { at: 'otherTown', town: places.nameOf('town', own.town) };
};
