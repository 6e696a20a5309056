import { ok } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { radarOf } from '#shared/domain/results/radar.ts';
import { isOwnEntry, isReturnField, reviewFault, type EnteredBy, type ReviewFault } from '#shared/domain/results/review.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findDraw } from '#electron/store/draws.ts';
import { findOffice } from '#electron/store/office.ts';
import { hasAccount } from '#electron/store/people.ts';
import { findVisit } from '#electron/store/results.ts';
import { insertReview, listWatched } from '#electron/store/reviews.ts';
import { countVisitStates, findVisitState, listVisitStates } from '#electron/store/visit-states.ts';
import type { Actor, Handlers } from './context.ts';
import { ownEvent, stampOf } from './drawn-event.ts';
import { followDecision } from './follow-up-opening.ts';
import { visitItems } from './visit-items.ts';

type Names = 'reviews.queue' | 'reviews.approve' | 'reviews.return';

const refusal = (fault: ReviewFault, code: string): AppError<'review.notWaiting' | 'review.changed' | 'review.ownEntry'> => ({
  code: `review.${fault}`,
  params: { code },
});

const enteredBefore = (db: ReadDb, actor: Actor | null, entry: EnteredBy): boolean =>
  isOwnEntry(entry, hasAccount(db, entry.enteredBy), { id: actor?.id ?? '', name: actor?.name ?? '' });

export const reviewHandlers: Handlers<Names> = {
  'reviews.queue': ({ db, actor }, { serial, offset, limit }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const rows = listVisitStates(db, serial, ['submitted'], { offset, limit });
    const radar = rows.length === 0 ? null : radarOf(listWatched(db, serial), draw.result?.drawnAt.slice(0, 10) ?? '');
    return ok({
      offset,
      total: countVisitStates(db, serial).submitted,
      rows: rows.map(({ code, name, outcomes, inspectedOn, enteredBy, enteredByName, enteredAt, entry }) => ({
        ...{ code, name, outcomes, inspectedOn, enteredAt },
        enteredBy: enteredByName,
        version: entry,
        own: enteredBefore(db, actor, { enteredBy, enteredByName }),
        flags: radar?.get(code) ?? [],
      })),
    });
  },

  'reviews.approve': (write, { serial, visits }) => {
    const { db, actor, note } = write;
    const draw = ownEvent(db, serial);
    if (!draw.ok) return draw;
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    let followUps = 0;
    for (const { code, version } of visits) {
      const visit = findVisitState(db, serial, code);
      if (!visit) return fail('result.notDrawn', { code });
      const fault = reviewFault(visit, 'approved', { own: enteredBefore(db, actor, visit), seen: version });
      if (fault !== null) return { ok: false, error: refusal(fault, code) };
      insertReview(db, { serial, subject: code, entry: visit.entry, decision: 'approved', field: '', reason: '' }, stampOf(write));
      if (followDecision(write, office.code, serial, code)) followUps += 1;
    }
    note({ serial, subjects: visits.map(({ code }) => code), followUps });
    return ok({ approved: visits.length, followUps });
  },

  'reviews.return': (write, { serial, code, version, field, reason }) => {
    const { db, actor, note } = write;
    const draw = ownEvent(db, serial);
    if (!draw.ok) return draw;
    const state = findVisitState(db, serial, code);
    const visit = findVisit(db, serial, code);
    if (!state || !visit) return fail('result.notDrawn', { code });
    const itemIds = visitItems(db, draw.value)(visit).map(({ id }) => id);
    if (!isReturnField(field, itemIds)) return fail('input.invalid', { field: 'field' });
    const fault = reviewFault(state, 'returned', { own: enteredBefore(db, actor, state), seen: version });
    if (fault !== null) return { ok: false, error: refusal(fault, code) };
    insertReview(db, { serial, subject: code, entry: state.entry, decision: 'returned', field, reason }, stampOf(write));
    note({ serial, subject: code, field, reason });
    return ok(null);
  },
};
