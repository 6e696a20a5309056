import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { VisitDetail, VisitRow } from '#shared/contract/results.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import type { PlaceBook } from '#shared/domain/org/place-book.ts';
import { findDraw } from '#electron/store/draws.ts';
import { inspectorNames } from '#electron/store/inspectors.ts';
import { findEntryDraft, saveEntryDraft } from '#electron/store/entry-drafts.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import {
  countResults,
  findPlace,
  findResultInForce,
  findVisit,
  listVisits,
  type StoredResult,
  type StoredVisit,
  isVisitCodeRequired,
  saveVisitCodeRequired,
} from '#electron/store/results.ts';
import { countVisitStates, findVisitState } from '#electron/store/visit-states.ts';
import type { Handlers } from './context.ts';
import { drawnEvent } from './drawn-event.ts';
import { enterResult } from './enter-result.ts';
import { publicationClock, taskEndOf } from './publication-days.ts';
import { visitItems } from './visit-items.ts';

type Names =
  | 'results.queue'
  | 'results.visit'
  | 'results.progress'
  | 'results.keepDraft'
  | 'results.save'
  | 'results.settings'
  | 'results.saveSettings';

/** People and places under today's names. */
const visitRow = (
  { code, name, town, outcomes, inspectors, entered, state }: StoredVisit,
  names: ReadonlyMap<string, string>,
  places: PlaceBook,
): VisitRow => ({
  code,
  name,
  town: places.nameOf('town', town),
  outcomes,
  inspectors: inspectors.map((staffNo) => names.get(staffNo) ?? staffNo),
  state: entered ? 'entered' : 'todo',
  review: state,
});

export const resultHandlers: Handlers<Names> = {
  'results.queue': ({ db }, { serial, todoOnly, offset, limit }) => {
    if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
    const { visits } = countResults(db, serial);
    const { todo, returned } = countVisitStates(db, serial);
    const places = placeBookOf(db);
    const rows = listVisits(db, serial, todoOnly, offset, limit);
    const names = inspectorNames(
      db,
      rows.flatMap(({ inspectors }) => inspectors),
    );
    return ok({ offset, total: todoOnly ? todo + returned : visits, rows: rows.map((visit) => visitRow(visit, names, places)) });
  },

  'results.visit': ({ db, now }, { serial, code }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const visit = findVisit(db, serial, code);
    if (!visit) return fail('result.notDrawn', { code });
    const place = findPlace(db, code);
    const stored = findResultInForce(db, serial, code);
    const state = findVisitState(db, serial, code);
    const returned = state?.returned ?? null;
    const detail: VisitDetail = {
      ...visitRow(visit, inspectorNames(db, visit.inspectors), placeBookOf(db)),
      serial,
      position: visit.position,
      schemeName: draw.schemeName,
      address: place.address,
      legalPerson: place.legalPerson,
      items: visitItems(
        db,
        draw,
      )(visit).map((item) => ({
        id: item.id,
        code: item.code,
        name: itemTitle(item),
        content: item.content,
      })),
      result: stored ? withoutKeys(stored) : null,
      draft: findEntryDraft(db, serial, code),
      version: state?.entry ?? 0,
      returned: returned && { ...returned, by: state?.reviewedByName ?? '' },
      published: state?.published ?? null,
      deadline: state?.published ? null : publicationClock(db, now).deadlineOf(state?.inspectedOn ?? '', taskEndOf(db, draw.schemeId)),
    };
    return ok(detail);
  },

  'results.progress': ({ db }, { serial }) => (findDraw(db, serial) ? ok(countResults(db, serial)) : fail('draw.notFound', { serial })),

  'results.keepDraft': ({ db, actor, now, note }, { serial, code, draft }) => {
    const draw = drawnEvent(db, serial);
    if (!draw.ok) return draw;
    const visit = findVisit(db, serial, code);
    if (!visit) return fail('result.notDrawn', { code });
    if (visit.state === 'published') return fail('result.published', { code });
    if (visit.state === 'approved') return fail('result.approved', { code });
    saveEntryDraft(db, serial, code, draft, { byName: actor?.name ?? '', at: now });
    note({ serial, subject: code });
    return ok({ keptAt: now });
  },

  'results.settings': ({ db }) => ok({ visitCodeRequired: isVisitCodeRequired(db) }),

  'results.saveSettings': ({ db, note }, { visitCodeRequired }) => {
    note({ before: isVisitCodeRequired(db), after: visitCodeRequired });
    saveVisitCodeRequired(db, visitCodeRequired);
    return ok(null);
  },

  'results.save': (context, { serial, code, result }) => {
    const draw = findDraw(context.db, serial);
    if (!draw?.result) return fail('draw.notFound', { serial });
    if (draw.state === 'void') return fail('draw.wrongState', { serial, state: draw.state });
    const entered = enterResult(context, draw, code, result);
    if (!entered.ok) return entered;
    const { rev } = entered.value;
    context.note({ serial, subject: code, outcomes: result.outcomes, rev });
    return ok({ rev, savedAt: context.now });
  },
};

const withoutKeys = (stored: StoredResult): NonNullable<VisitDetail['result']> => {
  const { outcomes, items, methods, disposal, inspectedOn, visitCode, remark, rev, savedAt, savedBy } = stored;
  return { outcomes, items, methods, disposal, inspectedOn, visitCode, remark, rev, savedAt, savedBy };
};
