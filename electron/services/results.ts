import { assertNever } from '#shared/base/assert-never.ts';
import { ok } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { VisitDetail, VisitRow } from '#shared/contract/results.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import type { PlaceBook } from '#shared/domain/org/place-book.ts';
import { checkResult, type ResultFault } from '#shared/domain/results/check-result.ts';
import { findDraw } from '#electron/store/draws.ts';
import { inspectorNames } from '#electron/store/inspectors.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import { findOffice } from '#electron/store/office.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import {
  countResults,
  findPlace,
  findResult,
  findVisit,
  listVisits,
  sealedRevision,
  upsertResult,
  type StoredResult,
  type StoredVisit,
} from '#electron/store/results.ts';
import type { Handlers } from './context.ts';
import { visitItems } from './visit-items.ts';

type Names = 'results.queue' | 'results.visit' | 'results.progress' | 'results.save';

/** People and places under today's names. */
const visitRow = (
  { code, name, town, outcomes, inspectors, entered }: StoredVisit,
  names: ReadonlyMap<string, string>,
  places: PlaceBook,
): VisitRow => ({
  code,
  name,
  town: places.nameOf('town', town),
  outcomes,
  inspectors: inspectors.map((staffNo) => names.get(staffNo) ?? staffNo),
  state: entered ? 'entered' : 'todo',
});

const faultError = (fault: ResultFault, items: readonly ItemVersion[]): { readonly ok: false; readonly error: AppError<FaultCode> } => {
  const nameOf = (itemId: string): string => items.find(({ id }) => id === itemId)?.name ?? itemId;
  switch (fault.fault) {
    case 'outcomeMissing':
      return fail('result.outcomeMissing', {});
    case 'outcomesExclude':
      return fail('result.outcomesExclude', { first: fault.first, second: fault.second });
    case 'itemMissing':
      return fail('result.itemMissing', { item: nameOf(fault.itemId) });
    case 'problemTextMissing':
      return fail('result.problemTextMissing', { item: nameOf(fault.itemId) });
    case 'contradiction':
      return fail('result.contradiction', { outcome: fault.outcome });
    case 'dateInvalid':
      return fail('result.dateInvalid', { date: '' });
    default:
      return assertNever(fault, 'result fault');
  }
};

type FaultCode =
  | 'result.outcomeMissing'
  | 'result.outcomesExclude'
  | 'result.itemMissing'
  | 'result.problemTextMissing'
  | 'result.contradiction'
  | 'result.dateInvalid';

export const resultHandlers: Handlers<Names> = {
  'results.queue': ({ db }, { serial, todoOnly, offset, limit }) => {
    if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
    const { visits, entered } = countResults(db, serial);
    const places = placeBookOf(db);
    const rows = listVisits(db, serial, todoOnly, offset, limit);
    const names = inspectorNames(
      db,
      rows.flatMap(({ inspectors }) => inspectors),
    );
    return ok({ offset, total: todoOnly ? visits - entered : visits, rows: rows.map((visit) => visitRow(visit, names, places)) });
  },

  'results.visit': ({ db }, { serial, code }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const visit = findVisit(db, serial, code);
    if (!visit) return fail('result.notDrawn', { code });
    const place = findPlace(db, code);
    const stored = findResult(db, serial, code);
    const detail: VisitDetail = {
      ...visitRow(visit, inspectorNames(db, visit.inspectors), placeBookOf(db)),
      serial,
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
    };
    return ok(detail);
  },

  'results.progress': ({ db }, { serial }) => (findDraw(db, serial) ? ok(countResults(db, serial)) : fail('draw.notFound', { serial })),

  'results.save': ({ db, actor, now, seq, newId, note }, { serial, code, result }) => {
    const draw = findDraw(db, serial);
    const office = findOffice(db);
    if (!draw?.result) return fail('draw.notFound', { serial });
    if (draw.state === 'void') return fail('draw.wrongState', { serial, state: draw.state });
    if (!office) return fail('office.missing', {});
    const visit = findVisit(db, serial, code);
    if (!visit) return fail('result.notDrawn', { code });
    const items = visitItems(db, draw)(visit);
    if (result.items.some(({ itemId }) => !items.some(({ id }) => id === itemId))) return fail('input.invalid', { field: 'items' });
    const period = { drawnOn: draw.result.drawnAt.slice(0, 10), today: now.slice(0, 10) };
    const checked = checkResult(
      result,
      items.map(({ id }) => id),
      period,
    );
    if (!checked.ok)
      return checked.error.fault === 'dateInvalid'
        ? fail('result.dateInvalid', { date: result.inspectedOn })
        : faultError(checked.error, items);
    const before = findResult(db, serial, code);
    // A revision that never left the office is replaced; one that was sealed gets a successor (BUNDLE-SPEC 10.1).
    const sealedHash = before ? sealedRevision(db, 'results', before.id, before.rev) : null;
    const rev = (before?.rev ?? 1) + (sealedHash === null ? 0 : 1);
    upsertResult(db, {
      id: before?.id ?? newId(),
      office: office.code,
      rev,
      prevHash: sealedHash ?? before?.prevHash ?? null,
      by: actor?.id ?? '',
      byName: actor?.name ?? '',
      at: now,
      seq,
      serial,
      subject: code,
      result,
    });
    note({ serial, subject: code, outcomes: result.outcomes, rev });
    return ok({ rev, savedAt: now });
  },
};

const withoutKeys = (stored: StoredResult): NonNullable<VisitDetail['result']> => {
  const { outcomes, items, methods, disposal, inspectedOn, remark, rev, savedAt, savedBy } = stored;
  return { outcomes, items, methods, disposal, inspectedOn, remark, rev, savedAt, savedBy };
};
