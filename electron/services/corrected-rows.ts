import { conflictWay } from '#shared/domain/bundle/conflicts.ts';
import type { RowReason } from '#shared/domain/bundle/outcome.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { joinedRow, lineageOf, type RevisionsByHash } from '#shared/domain/bundle/revisions.ts';
import { decideRow, rowHash, type HeldRecord, type RowOrigin } from '#electron/bundle/apply-row.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOutgoingRow } from '#electron/store/outgoing-rows.ts';
import { isOfOwnComputer, isResultPublished, ownRevisions, rewriteOwn } from '#electron/store/own-joined.ts';
import { insertConflict, insertReceivedRow } from '#electron/store/received-rows.ts';
import { findResult } from '#electron/store/results.ts';
import type { CommandContext } from './context.ts';
import { asSealed } from './due-rows.ts';
import { mayStand, receivedRow, type Side } from './join-rows.ts';

/** An own record as it stands, and every revision held of it. */
export interface OwnHead extends Side {
  /** Whether this revision was sealed; one that never left the office is replaced when it changes (BUNDLE-SPEC 10.1). */
  readonly sealed: boolean;
  readonly revisions: RevisionsByHash;
}

/** The own result or follow-up with this identity; null where there is none. */
export const ownHead = (db: ReadDb, table: string, id: string): OwnHead | null => {
  const stored = findOutgoingRow(db, table, id);
  if (!stored) return null;
  const row = asSealed(db, table, stored);
  const hash = rowHash(row);
  const revisions = ownRevisions(db, table, id);
  return { hash, row, sealed: revisions.has(hash), revisions: new Map(revisions).set(hash, row) };
};

/**
 * The own record that a revision stands beside. A visit that two computers of the office entered anew has a result of its own on each; there it is the
 * one that stands here.
 */
export const ownHeadBeside = (db: ReadDb, table: string, record: string, other: RecordRow, headerHash: string): OwnHead | null => {
  const head = ownHead(db, table, record);
  if (head || table !== 'results' || !isOfOwnComputer(db, headerHash)) return head;
  const standing = findResult(db, fieldText(other, 'serial'), fieldText(other, 'subject'));
  return standing ? ownHead(db, table, standing.id) : null;
};

/** How a revision beside an own record can be decided. */
export const ownWay = (db: ReadDb, table: string, head: RecordRow | null, other: RecordRow) =>
  conflictWay({
    ...{ table, own: true, atCity: false, head, other },
    published: table === 'results' && isResultPublished(db, fieldText(other, 'id')),
  });

type Joining = Pick<CommandContext<never>, 'db' | 'now' | 'actor' | 'seq'>;

/** A joined revision that was not sealed yet names a parent that nothing else would name again. */
export const waitsToBeSealed = ({ sealed, row }: OwnHead): boolean => !sealed && typeof row['merged_hash'] === 'string';

/**
 * Puts an own record and a revision beside it together into its next revision, which names both parents (10.1); what was changed since the last
 * bundle is in it. `known` says whether other offices can know the revision beside. Gives its row hash, or null when what comes out is no record that
 * may stand.
 */
export const joinOwn = (
  { db, now, actor, seq }: Joining,
  table: string,
  own: OwnHead,
  other: Side,
  taken: readonly string[],
  known = true,
): string | null => {
  const joined = joinedRow(own, other, taken, { by: actor?.id ?? '', at: now, seq });
  const row = own.sealed ? joined : ofUnsent(own, other, joined, known);
  if (!mayStand(table, row, now.slice(0, 10))) return null;
  rewriteOwn(db, table, row, actor?.name ?? '');
  return rowHash(row);
};

/** A revision that never left the office is no parent; what it followed is. */
const ofUnsent = (
  { row: own, revisions }: OwnHead,
  { hash, row: other }: Side,
  { merged_hash: merged, ...joined }: RecordRow,
  known: boolean,
): RecordRow => {
  const before = own['prev_hash'];
  if (typeof before !== 'string')
    return known ? { ...joined, rev: Number(other['rev']) + 1, prev_hash: hash } : { ...joined, rev: 1, prev_hash: null };
  const rev = Math.max(Number(revisions.get(before)?.['rev'] ?? 0), Number(other['rev'])) + 1;
  return { ...joined, rev, prev_hash: before, merged_hash: merged ?? null };
};

const heldOwn = ({ hash, row, revisions }: OwnHead): HeldRecord => {
  const lineage = lineageOf(hash, revisions);
  return {
    head: row,
    headHash: hash,
    holds: (one) => revisions.has(one),
    ancestor: (one) => (lineage.has(one) ? (revisions.get(one) ?? null) : null),
  };
};

/**
 * Takes what the city joined of two revisions of an own record (10.2, 10.3): where the own record is one of them, the office goes on from it with a
 * revision of its own that says the same; where it was changed since, both are put together or kept for an officer. What is published stays.
 */
export const takeCorrected = (
  write: Joining,
  table: string,
  row: RecordRow,
  origin: RowOrigin,
  headerHash: string,
): 'applied' | 'unchanged' | 'conflict' | RowReason => {
  const { db, now, actor, seq } = write;
  const own = ownHead(db, table, fieldText(row, 'id'));
  if (!own) return 'missing-parent';
  const stored = receivedRow(table, row, headerHash);
  const decision = decideRow(row, heldOwn(own), origin, stored.hash);
  if (decision.do === 'unchanged') return 'unchanged';
  if (ownWay(db, table, own.row, row).way !== 'fields') return 'immutable';
  if (!mayStand(table, row, now.slice(0, 10))) return 'invalid';
  switch (decision.do) {
    case 'fast-forward': {
      insertReceivedRow(db, stored, false);
      const next = { ...row, rev: stored.rev + 1, prev_hash: stored.hash, merged_hash: null, by: actor?.id ?? '', at: now, seq };
      rewriteOwn(db, table, next, actor?.name ?? '');
      return 'applied';
    }
    case 'merge':
    case 'conflict': {
      insertReceivedRow(db, stored, false);
      const other = { hash: stored.hash, row };
      const mayJoin = decision.do === 'merge' && !waitsToBeSealed(own);
      const joined = mayJoin ? joinOwn(write, table, own, other, Object.keys(decision.fields)) : null;
      insertConflict(db, stored, own.hash, joined);
      return joined === null ? 'conflict' : 'applied';
    }
    case 'new':
      return 'missing-parent';
    case 'refused':
      return decision.reason;
  }
};
