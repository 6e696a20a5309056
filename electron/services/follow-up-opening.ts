import { stateAfterDecision } from '#shared/domain/follow-up/row-state.ts';
import type { ReadDb } from '#electron/store/db.ts';
import {
  findFollowUpOf,
  insertFollowUp,
  listListings,
  statusOfSubject,
  updateFollowUp,
  type FollowUpChange,
  type StoredFollowUp,
} from '#electron/store/follow-ups.ts';
import { sealedRevision } from '#electron/store/record-revisions.ts';
import { findResultInForce } from '#electron/store/results.ts';
import type { CommandContext } from './context.ts';
import { stampOf } from './drawn-event.ts';

/** Statuses of subjects that are not put onto the list any more. */
export const notListed: ReadonlySet<string> = new Set(['deregistered', 'revoked']);

/** 注(吊)销 subjects are not put onto the 经营异常名录, nor is one twice in a year for the same reason (R48). */
export const isListable = (db: ReadDb, code: string, rowId: string, year: string): boolean => {
  const status = statusOfSubject(db, code);
  const gone = notListed.has(status);
  return !gone && !listListings(db, code, rowId).some(({ decidedOn }) => decidedOn.slice(0, 4) === year);
};

/** The next revision of a row: one that was sealed gets a successor, one that never left the office is replaced (BUNDLE-SPEC 10.1). */
export const revised = (
  db: ReadDb,
  row: StoredFollowUp,
  change: Partial<Pick<FollowUpChange, 'owner' | 'measures' | 'state' | 'closingNote' | 'closedOn'>>,
): FollowUpChange => {
  const sealedHash = sealedRevision(db, 'follow_ups', row.id, row.rev);
  const { id, owner, measures, state, closingNote, closedOn } = row;
  const rev = row.rev + (sealedHash === null ? 0 : 1);
  return { id, owner, measures, state, closingNote, closedOn, ...change, rev, prevHash: sealedHash ?? row.prevHash };
};

/** Brings the ledger in line with a result that was just approved or corrected; true when it has an open row afterwards. */
export const followDecision = (write: CommandContext<never>, office: string, serial: string, code: string): boolean => {
  const { db } = write;
  const result = findResultInForce(db, serial, code);
  if (!result) throw new Error(`no result of ${code} in ${serial}`);
  const known = findFollowUpOf(db, serial, code);
  const state = stateAfterDecision(result, known, isListable(db, code, known?.id ?? '', write.now.slice(0, 4)));
  if (known === null) {
    if (state !== null) insertFollowUp(db, { id: write.newId(), office, serial, code, resultId: result.id }, stampOf(write));
  } else if (state !== null && state !== known.state) {
    const closing = state === 'closed' ? {} : { closingNote: '', closedOn: '' };
    updateFollowUp(db, revised(db, known, { state, ...closing }), stampOf(write));
  }
  return state === 'open';
};
