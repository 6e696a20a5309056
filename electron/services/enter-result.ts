import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { CallErrors } from '#shared/contract/contract.ts';
import type { ResultDraft } from '#shared/contract/results.ts';
import type { StoredDraw } from '#electron/store/draws.ts';
import { removeEntryDraft } from '#electron/store/entry-drafts.ts';
import { findOffice } from '#electron/store/office.ts';
import { sealedRevision } from '#electron/store/record-revisions.ts';
import { findResult, findVisit, upsertResult } from '#electron/store/results.ts';
import type { CommandContext } from './context.ts';
import { checkVisitResult } from './result-check.ts';

type Writing = Omit<CommandContext<unknown>, 'note'>;
type Refusal = AppError<CallErrors<'results.save'> | 'input.invalid' | 'office.missing'>;

/**
 * Enters the result of one visit of a drawn event, whoever typed it and wherever: it takes the place of the draft and waits for review. What
 * is approved or published is never overwritten.
 */
export const enterResult = (
  { db, actor, now, seq, newId }: Writing,
  draw: StoredDraw,
  code: string,
  result: ResultDraft,
): Result<{ readonly rev: number }, Refusal> => {
  const office = findOffice(db);
  if (!office) return fail('office.missing', {});
  const { serial } = draw;
  const visit = findVisit(db, serial, code);
  if (!visit) return fail('result.notDrawn', { code });
  if (visit.state === 'published') return fail('result.published', { code });
  if (visit.state === 'approved') return fail('result.approved', { code });
  const checked = checkVisitResult(db, draw, visit, result, now.slice(0, 10));
  if (!checked.ok) return checked;
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
  removeEntryDraft(db, serial, code);
  return ok({ rev });
};
