import { assertNever } from '#shared/base/assert-never.ts';
import { err, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { ResultDraft } from '#shared/contract/results.ts';
import type { JudgedSubject } from '#shared/domain/items/applies-to.ts';
import { checkResult, type ResultFault } from '#shared/domain/results/check-result.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { StoredDraw } from '#electron/store/draws.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import { isVisitCodeRequired } from '#electron/store/results.ts';
import { visitItems } from './visit-items.ts';

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
    case 'visitCodeMissing':
      return fail('result.visitCodeMissing', {});
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
  | 'result.dateInvalid'
  | 'result.visitCodeMissing';

/** Whether a result may stand for a visit of a drawn event that has these items, entered on this day. */
export const judgeResult = (
  db: ReadDb,
  { result: outcome }: StoredDraw,
  items: readonly Pick<ItemVersion, 'id'>[],
  result: ResultDraft,
  today: string,
): Result<null, ResultFault> =>
  checkResult(
    result,
    items.map(({ id }) => id),
    { drawnOn: outcome?.drawnAt.slice(0, 10) ?? '', today, visitCodeRequired: isVisitCodeRequired(db) },
  );

/** The same for whoever enters it; the error says which field does not fit. */
export const checkVisitResult = (
  db: ReadDb,
  draw: StoredDraw,
  visit: JudgedSubject & { readonly code: string },
  result: ResultDraft,
  today: string,
): Result<null, AppError<FaultCode | 'input.invalid' | 'draw.wrongState'>> => {
  if (!draw.result) return fail('draw.wrongState', { serial: draw.serial, state: draw.state });
  const items = visitItems(db, draw)(visit);
  if (result.items.some(({ itemId }) => !items.some(({ id }) => id === itemId))) return fail('input.invalid', { field: 'items' });
  const checked = judgeResult(db, draw, items, result, today);
  if (checked.ok) return checked;
  if (checked.error.fault === 'dateInvalid') return fail('result.dateInvalid', { date: result.inspectedOn });
  return err(faultError(checked.error, items).error);
};
