import type { Progress } from '#shared/contract/progress.ts';
import { outcomeOf, slotOf, type ImportOutcome, type RecordCounts, type RowReason } from '#shared/domain/bundle/outcome.ts';
import { parseSerial } from '#shared/domain/draw/serial.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { changedFields, lineageOf } from '#shared/domain/bundle/revisions.ts';
import { decideRow, type HeldRecord, type RowOrigin } from '#electron/bundle/apply-row.ts';
import type { BundleHeader } from '#electron/bundle/header.ts';
import { findRefusal, insertQuarantined, refuseQuarantined, releaseQuarantined } from '#electron/store/chain-decisions.ts';
import { advanceChain, markForked, releaseHeld, saveLink, type StoredLink } from '#electron/store/chains.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { hasOwnDraws } from '#electron/store/field-loans.ts';
import {
  heldRows,
  insertConflict,
  insertReceivedDrawFile,
  insertReceivedRow,
  listPublishedBefore,
  type HeldRow,
} from '#electron/store/received-rows.ts';
import { isOwnSigner } from '#electron/store/keys.ts';
import { raiseAlarm } from '#electron/store/own-chains.ts';
import { applyReceipt, applySeen } from './apply-receipt.ts';
import type { Content, Decided } from './bundle-decide.ts';
import type { CommandContext } from './context.ts';
import { takeCorrected } from './corrected-rows.ts';
import { joinReceived, receivedRow, receivedWay } from './join-rows.ts';
import { applyLibrary } from './library-apply.ts';
import { applyOwnOffice, refuseOwnRows } from './own-bundle.ts';
import { giveRecordsBack } from './records-back.ts';
import { createTally, type Became, type Given, type NotTakenRow } from './row-tally.ts';
import { currentRoster, storeStep } from './trust-roster.ts';

type Applied = Pick<Given, 'counts' | 'reasons'>;

const nothing: RecordCounts = { applied: 0, unchanged: 0, refused: 0, conflict: 0 };

/** The facts of the audit row are the caller's to state. */
export type ImportWrite = Omit<CommandContext<never>, 'note'>;

/** What became of one file. */
export interface AppliedFile {
  readonly outcome: ImportOutcome;
  readonly counts: RecordCounts;
  readonly notTaken: readonly NotTakenRow[];
}

/** Writes one decided bundle: ledger, rows and files together (BUNDLE-SPEC 7.2, 10.3). Answers its final outcome. */
export function* applyDecided(write: ImportWrite, decided: Decided, ownOffice: string): Generator<Progress, AppliedFile> {
  const { header } = decided;
  for (const finding of decided.seen) applySeen(write, finding);
  if (decided.content && header) {
    const { notTaken, ...applied } = yield* applyContent(write, decided.content, header, decided, ownOffice);
    const whole = applied.counts.refused + applied.counts.conflict === 0;
    const outcome = outcomeOf(whole ? 'ACCEPT' : 'CONFLICTS', applied.counts);
    recordLink(write, header, decided, { outcome, slot: 'applied', ...applied });
    return { outcome, counts: applied.counts, notTaken };
  }
  const { outcome } = decided;
  if (!outcome) throw new Error('neither content nor outcome');
  recordRefusal(write, decided, outcome);
  return { outcome, counts: nothing, notTaken: [] };
}

/** What an outcome of steps 1 to 15 leaves in the ledger (7.2, 7.4). */
const recordRefusal = (write: ImportWrite, decided: Decided, outcome: ImportOutcome): void => {
  const { header, held } = decided;
  const slot = slotOf(outcome.outcome);
  const forked = outcome.outcome === 'BROKEN_CHAIN' || outcome.outcome === 'FORK';
  if (slot === 'free' && held) releaseHeld(write.db, held.signer, held.chan, held.seq);
  if (!header) return;
  const reasons = [{ code: outcome.outcome, id: '' }];
  if (slot !== 'free')
    recordLink(write, header, decided, { outcome, slot: slot === 'held' ? 'held' : 'refused', counts: nothing, reasons });
  if (forked) putAside(write, header, decided, outcome);
};

/** A fork is an alarm; what goes on a branch that was refused before is refused with it (7.4). */
const putAside = ({ db, now }: ImportWrite, header: BundleHeader, { headerHash, name }: Decided, outcome: ImportOutcome): void => {
  const { signer, chan, seq, from } = header;
  const reason = outcome.outcome === 'FORK' ? outcome.params.reason : 'broken-chain';
  const why = reason === 'refused-branch' || reason === 'own-key' ? 'broken-chain' : reason;
  insertQuarantined(db, { headerHash, signer, chan, seq, why, fileName: name, at: now });
  const refusal = header.prev === null ? null : findRefusal(db, header.prev);
  if (refusal) refuseQuarantined(db, headerHash, refusal);
  if (isOwnSigner(db, signer)) raiseAlarm(db, { signer, chan, reason: 'copied', seq }, now);
  else if (reason !== 'refused-branch') markForked(db, signer, chan, from);
};

interface LinkFacts extends Applied {
  readonly outcome: ImportOutcome;
  readonly slot: StoredLink['slot'];
}

const recordLink = (
  { db, now, seq: changeSeq }: ImportWrite,
  header: BundleHeader,
  { headerHash, name }: Decided,
  facts: LinkFacts,
): void => {
  const { signer, chan, seq, from, kind } = header;
  const { counts, reasons, slot } = facts;
  const link = { signer, chan, seq, headerHash, fileName: name, office: from, kind };
  saveLink(db, { ...link, outcome: facts.outcome.outcome, slot, at: now, ...counts, reasons, changeSeq });
  if (slot !== 'held') advanceChain(db, { signer, chan, office: from, lastSeq: seq, lastHeader: headerHash });
  releaseQuarantined(db, headerHash);
};

function* applyContent(
  write: ImportWrite,
  content: Content,
  header: BundleHeader,
  { headerHash, name }: Pick<Decided, 'headerHash' | 'name'>,
  ownOffice: string,
): Generator<Progress, Given> {
  const { db, now } = write;
  const tally = createTally();
  const total = content.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const published = listPublishedBefore(db, header.from, headerHash);
  // What comes from a city under the own office's name are the own records (12.5); they become records again, not rows of somebody else.
  const givesBack = header.from !== ownOffice && header.from === currentRoster(db)?.city.code && content.mode === 'snapshot';
  const back = yield* takeOwn(write, content, header, { ownOffice, headerHash, givesBack });
  if (back) tally.add(back);
  for (const { table, immutable, rows } of back ? [] : content.tables) {
    const known: Omit<RowOrigin, 'immutable'> = {
      kind: header.kind,
      mode: content.mode,
      from: header.from,
      ownOffice,
      senderOwnsTable: true,
    };
    for (const row of rows) {
      const origin = { ...known, immutable: immutable || (table === 'results' && published.has(fieldText(row, 'id'))) };
      tally.count(row, applyRow(write, table, row, origin, headerHash));
      if (tally.done() % 200 === 0) yield { phase: 'applying', done: tally.done(), total };
    }
  }
  for (const library of content.library) {
    const { kind, from } = header;
    // A computer that draws keeps the library itself; one that events are lent to gets what they need.
    const own = givesBack || (from === ownOffice && !hasOwnDraws(db));
    tally.add(
      yield* applyLibrary(write, library, { kind, mode: content.mode, from, ownOffice, headerHash, fileName: name, givesBack: own }),
    );
  }
  for (const file of back ? [] : content.drawFiles) {
    const code = keepDrawFile(db, file, header.from);
    if (code !== null) tally.refuseFile(code);
    yield { phase: 'applying', done: tally.done(), total };
  }
  for (const step of content.steps) if (step.version > (currentRoster(db)?.version ?? 0)) storeStep(db, step.version, step, now);
  if (content.receipt) applyReceipt(write, content.receipt, { from: header.from, ownOffice });
  const { counts, reasons } = tally;
  return { counts, reasons, notTaken: back?.notTaken ?? [] };
}

interface OwnRows {
  readonly ownOffice: string;
  readonly headerHash: string;
  readonly givesBack: boolean;
}

/** Rows of this very office, which its city gives back or another of its computers signed; null where they are to be kept as somebody else's. */
function* takeOwn(
  write: ImportWrite,
  content: Content,
  { kind, from, signer }: BundleHeader,
  { ownOffice, headerHash, givesBack }: OwnRows,
): Generator<Progress, Given | null> {
  if (givesBack && kind === 'results') return yield* giveRecordsBack(write.db, content, { ownOffice, headerHash, chain: 'offices' });
  if (from !== ownOffice) return null;
  if (kind === 'results') return yield* applyOwnOffice(write, content, { ownOffice, headerHash, signer });
  return kind === 'correction' ? refuseOwnRows(content) : null;
}

/** A draw record belongs to the office in its number and is never changed; why a file of one is refused, or null. */
const keepDrawFile = (db: WriteDb, file: Content['drawFiles'][number], owner: string): RowReason | null => {
  const office = parseSerial(file.serial)?.office ?? '';
  if (office !== owner) return 'not-owner';
  return insertReceivedDrawFile(db, { office, ...file }) === file.sha256 ? null : 'immutable';
};

const applyRow = (write: ImportWrite, table: string, row: RecordRow, origin: RowOrigin, headerHash: string): Became => {
  const { db } = write;
  const office = fieldText(row, 'office');
  if (office === origin.ownOffice) {
    // What a city gives back is asked elsewhere; anything else about own records is a correction of the city, or nobody's business.
    const byCity = origin.kind === 'correction' && origin.from === currentRoster(db)?.city.code;
    return byCity ? takeCorrected(write, table, row, origin, headerHash) : 'not-owner';
  }
  const held = heldRows(db, office, table, fieldText(row, 'id'));
  const stored = receivedRow(table, row, headerHash);
  const decision = decideRow(row, heldRecord(held), origin, stored.hash);
  const head = held.find((one) => one.head);
  switch (decision.do) {
    case 'unchanged':
      return 'unchanged';
    case 'new':
    case 'fast-forward':
      insertReceivedRow(db, stored, true);
      return 'applied';
    case 'merge':
    case 'conflict': {
      const atCity = currentRoster(db)?.city.code === origin.ownOffice;
      const mayJoin = receivedWay(db, atCity, table, head?.row ?? null, row).way === 'fields';
      // Where nothing can be put together and both say the same, the one that came stands, because its sender goes on from it.
      const same = !mayJoin && head !== undefined && changedFields(head.row, row).length === 0;
      insertReceivedRow(db, stored, same);
      if (same) return 'applied';
      const joined =
        mayJoin && head !== undefined && decision.do === 'merge'
          ? joinReceived(write, table, head, { hash: stored.hash, row }, Object.keys(decision.fields), headerHash)
          : null;
      insertConflict(db, stored, head?.hash ?? '', joined);
      return joined === null ? 'conflict' : 'applied';
    }
    case 'refused':
      return decision.reason;
  }
};

const heldRecord = (held: readonly HeldRow[]): HeldRecord | null => {
  const head = held.find((row) => row.head);
  if (!head) return null;
  const revisions = new Map(held.map(({ hash, row }) => [hash, row]));
  const lineage = lineageOf(head.hash, revisions);
  return {
    head: head.row,
    headHash: head.hash,
    holds: (hash) => revisions.has(hash),
    ancestor: (hash) => (lineage.has(hash) ? (revisions.get(hash) ?? null) : null),
  };
};
