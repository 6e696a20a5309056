import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { CallErrors } from '#shared/contract/contract.ts';
import type { ResultDraft } from '#shared/contract/results.ts';
import type { StoredDraw } from '#electron/store/draws.ts';
import type { WriteDb } from '#electron/store/db.ts';
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
  const entry = { id: newId(), by: actor?.id ?? '', byName: actor?.name ?? '', at: now, seq, arrived: null };
  const rev = putResult(db, { office: office.code, serial, code, result }, entry);
  removeEntryDraft(db, serial, code);
  return ok({ rev });
};

/** Who entered a result when, in the change numbers of the computer where it was. */
export interface Entry {
  /** Of the record, where the visit has none yet. */
  readonly id: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  readonly seq: number;
  /** Change number under which it came from another computer of the office; null for one that was entered here. */
  readonly arrived: number | null;
}

interface Put {
  readonly office: string;
  readonly serial: string;
  readonly code: string;
  readonly result: ResultDraft;
}

/** Writes a result that was found sound. A revision that never left the office is replaced; one that was sealed gets a successor (BUNDLE-SPEC 10.1). */
export const putResult = (db: WriteDb, { office, serial, code, result }: Put, entry: Entry): number => {
  const before = findResult(db, serial, code);
  const sealedHash = before ? sealedRevision(db, 'results', before.id, before.rev) : null;
  const rev = (before?.rev ?? 1) + (sealedHash === null ? 0 : 1);
  const prevHash = sealedHash ?? before?.prevHash ?? null;
  upsertResult(db, { ...entry, id: before?.id ?? entry.id, office, rev, prevHash, serial, subject: code, result });
  return rev;
};
