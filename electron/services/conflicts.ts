import { ok, type Result } from '#shared/base/result.ts';
import type { ConflictList } from '#shared/contract/conflicts.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { isLibraryTable } from '#shared/domain/bundle/library-rows.ts';
import { changedFields } from '#shared/domain/bundle/revisions.ts';
import {
  findConflict,
  insertDecision,
  joinedRows,
  listDecided,
  listUndecided,
  officesWithJoined,
  type ConflictChoice,
  type StoredConflict,
} from '#electron/store/conflicts.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOffice, lastChangeSeq, type Office } from '#electron/store/office.ts';
import { isOfOwnComputer } from '#electron/store/own-joined.ts';
import { insertReceivedRow, moveHead } from '#electron/store/received-rows.ts';
import { conflictDetail, conflictHead } from './conflict-view.ts';
import { disputedRecord, recordFacts, stillWaits, wayOf, type DisputedRecord } from './conflict-record.ts';
import type { CommandContext, Handlers } from './context.ts';
import { joinOwn, ownHeadBeside, waitsToBeSealed } from './corrected-rows.ts';
import { libraryLineOf } from './give-back.ts';
import { joinReceived, type Side } from './join-rows.ts';
import { letStand } from './library-apply.ts';
import { stampOf } from './plan-draft.ts';
import { sentBefore } from './sent-before.ts';
import { officeNames } from './trust-roster.ts';

type Names = 'conflicts.list' | 'conflicts.get' | 'conflicts.decide' | 'conflicts.acknowledge';

const mostShown = 200;
const mostDecided = 50;

interface Waiting {
  readonly conflict: StoredConflict;
  readonly disputed: DisputedRecord;
}

/** Every pair that still waits, with its record read once. */
const waitingPairs = (db: ReadDb, own: string): readonly Waiting[] => {
  const byRecord = new Map<string, StoredConflict[]>();
  for (const conflict of listUndecided(db)) {
    const record = `${conflict.office} ${conflict.table} ${conflict.record}`;
    byRecord.set(record, [...(byRecord.get(record) ?? []), conflict]);
  }
  return [...byRecord.values()].flatMap((conflicts) => {
    const [first] = conflicts;
    if (!first) return [];
    const disputed = disputedRecord(db, own, first);
    return conflicts.filter((one) => stillWaits(one, disputed, conflicts)).map((conflict) => ({ conflict, disputed }));
  });
};

/** Offices that were not told yet what was joined of their records. */
const joinedToSend = (db: ReadDb): ConflictList['toSend'] => {
  const nameOf = officeNames(db);
  return officesWithJoined(db)
    .map((office) => ({
      office,
      officeName: nameOf(office),
      records: joinedRows(db, office, { after: sentBefore(db, office, 'correction'), upTo: lastChangeSeq(db) }).length,
    }))
    .filter(({ records }) => records > 0);
};

type Decision = AppError<'conflict.changed' | 'conflict.wayClosed' | 'conflict.notValid' | 'conflict.unsent'>;
type Done = Result<{ readonly choice: ConflictChoice; readonly joinedHash: string | null }, Decision>;

type Deciding = Omit<CommandContext<never>, 'note'>;

/** A new revision that names both, here and, where the record is another office's, on its way to it. */
const join = (write: Deciding, own: Office, conflict: StoredConflict, head: Side, other: Side, taken: readonly string[]): Done => {
  const { db } = write;
  if (conflict.office !== own.code) {
    const joinedHash = joinReceived(write, conflict.table, head, other, taken, conflict.headerHash);
    return joinedHash === null ? fail('conflict.notValid', {}) : ok({ choice: 'joined', joinedHash });
  }
  const mine = ownHeadBeside(db, conflict.table, conflict.record, other.row, conflict.headerHash);
  if (!mine) return fail('conflict.changed', {});
  if (waitsToBeSealed(mine)) return fail('conflict.unsent', {});
  const joinedHash = joinOwn(write, conflict.table, mine, other, taken, !isOfOwnComputer(db, conflict.headerHash));
  return joinedHash === null ? fail('conflict.notValid', {}) : ok({ choice: 'joined', joinedHash });
};

/** Lets the other revision stand here, as its office signed it; the one that stood stays as history. */
const takeSide = (write: Deciding, conflict: StoredConflict, other: Side): Done => {
  const { db } = write;
  const { office, table, record, otherHash, headerHash } = conflict;
  if (isLibraryTable(table)) {
    const former = libraryLineOf(db, table, office, record);
    if (!former) return fail('conflict.notValid', {});
    const { hash, rev, line } = former;
    if (letStand(write, table, other.row, office) !== 'applied') return fail('conflict.notValid', {});
    insertReceivedRow(db, { office, table, id: record, rev, hash, body: line, headerHash }, false);
  } else moveHead(db, { office, table, record, hash: otherHash });
  return ok({ choice: 'taken', joinedHash: null });
};

export const conflictHandlers: Handlers<Names> = {
  'conflicts.list': ({ db }) => {
    const own = findOffice(db)?.code ?? '';
    const pairs = waitingPairs(db, own);
    const parallel = pairs.filter(({ conflict }) => conflict.joinedHash !== null).length;
    return ok({
      waiting: pairs.slice(0, mostShown).map(({ conflict, disputed }) => conflictHead(db, conflict, disputed)),
      open: pairs.length - parallel,
      parallel,
      decided: listDecided(db, mostDecided).map((conflict) => conflictHead(db, conflict, disputedRecord(db, own, conflict))),
      toSend: joinedToSend(db),
    });
  },

  'conflicts.get': ({ db }, key) => {
    const own = findOffice(db);
    const conflict = findConflict(db, key);
    const detail = own && conflict ? conflictDetail(db, own, conflict, disputedRecord(db, own.code, conflict)) : null;
    return detail ? ok(detail) : fail('conflict.notFound', {});
  },

  'conflicts.decide': (write, { keptHash, choice, fields, reason, ...key }) => {
    const { db, actor, note } = write;
    const own = findOffice(db);
    if (!own) return fail('office.missing', {});
    const conflict = findConflict(db, key);
    if (!conflict || conflict.joinedHash !== null) return fail('conflict.notFound', {});
    if (conflict.decision) return fail('conflict.decided', { byName: conflict.decision.byName });
    const disputed = disputedRecord(db, own.code, conflict);
    const { head } = disputed;
    const other = disputed.revisions.get(key.otherHash);
    if (!other || !stillWaits(conflict, disputed, []) || (head?.hash ?? '') !== keptHash) return fail('conflict.changed', {});
    const { way } = wayOf(db, own, conflict, head?.row ?? null, other);
    const otherSide = { hash: key.otherHash, row: other };
    const done = ((): Done => {
      if (way === 'fields' && head) {
        const differing = changedFields(head.row, other);
        const taken = choice === 'kept' ? [] : choice === 'taken' ? differing : fields;
        if (taken.some((field) => !differing.includes(field))) return fail('conflict.changed', {});
        return join(write, own, conflict, head, otherSide, taken);
      }
      if (choice === 'kept') return ok({ choice: 'kept', joinedHash: null });
      return way === 'side' && choice === 'taken' ? takeSide(write, conflict, otherSide) : fail('conflict.wayClosed', {});
    })();
    if (!done.ok) return done;
    insertDecision(db, key, { ...done.value, keptHash, reason, byName: actor?.name ?? '' }, stampOf(write));
    const { serial, code, name } = recordFacts(db, key.office, other);
    note({
      office: key.office,
      table: key.table,
      record: key.record,
      serial,
      code,
      name,
      choice: done.value.choice,
      keptHash,
      otherHash: key.otherHash,
      reason,
    });
    return ok(null);
  },

  'conflicts.acknowledge': (write, key) => {
    const { db, actor, note } = write;
    const conflict = findConflict(db, key);
    if (!conflict?.joinedHash) return fail('conflict.notFound', {});
    if (conflict.decision) return fail('conflict.decided', { byName: conflict.decision.byName });
    const seen = { choice: 'seen', joinedHash: null, keptHash: conflict.keptHash, reason: '', byName: actor?.name ?? '' } as const;
    insertDecision(db, key, seen, stampOf(write));
    note({ office: key.office, table: key.table, record: key.record, otherHash: key.otherHash });
    return ok(null);
  },
};
