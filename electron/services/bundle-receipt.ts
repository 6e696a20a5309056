import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { receiptBytes, type Receipt } from '#electron/bundle/receipt.ts';
import { recipientsFor, type Roster } from '#electron/bundle/roster.ts';
import { listWaived } from '#electron/store/chain-decisions.ts';
import { findChain, linksOfChain, linksToReceipt, type StoredLink } from '#electron/store/chains.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { lastChangeSeq } from '#electron/store/office.ts';
import { acknowledgedUpTo } from '#electron/store/sent-receipts.ts';
import type { SealTask } from './bundle-seal.ts';

const receiptedOutcome = ({ slot, refused, conflict }: StoredLink): 'accepted' | 'partly' | 'held' | 'refused' => {
  if (slot === 'held') return 'held';
  if (slot === 'refused') return 'refused';
  return refused + conflict > 0 ? 'partly' : 'accepted';
};

/**
 * What became of one chain (BUNDLE-SPEC 9): the last applied link, the numbers that are missing, and every link decided since the newest
 * receipt that its sender is known to have. One late receipt so repairs lost ones.
 */
const receiptOf = (db: ReadDb, signer: string, chan: string): Receipt => {
  const links = linksOfChain(db, signer, chan);
  const stored = findChain(db, signer, chan);
  const lastSeq = stored?.lastSeq ?? 0;
  const waived = listWaived(db, signer, chan);
  const known = new Set([...links, ...waived].map(({ seq }) => seq));
  const highest = Math.max(lastSeq, ...known);
  const acknowledged = acknowledgedUpTo(db, signer, chan);
  return {
    bundles: links
      .filter(({ changeSeq }) => changeSeq > acknowledged)
      .map((link) => ({
        outcome: receiptedOutcome(link),
        reasons: link.reasons,
        received: link.at,
        records: { applied: link.applied, conflict: link.conflict, refused: link.refused, unchanged: link.unchanged },
        seq: link.seq,
        sha256: link.headerHash,
      })),
    missing: Array.from({ length: highest - lastSeq }, (_, offset) => lastSeq + offset + 1).filter((seq) => !known.has(seq)),
    stream: { chan, signer },
    upTo: stored && lastSeq > 0 ? { seq: lastSeq, sha256: stored.lastHeader } : null,
    waived: waived.map(({ reason, seq }) => ({ reason, seq })),
  };
};

export interface ReceiptTask {
  readonly task: SealTask;
  readonly stream: Receipt['stream'];
  /** Highest number that the receipt tells about. */
  readonly upTo: number;
  readonly changeSeq: number;
}

/** The receipt that an office waits for; the first of its chains, when it has several. */
export const receiptTask = (
  db: ReadDb,
  roster: Roster,
  to: string,
): Result<ReceiptTask, AppError<'bundle.noReceiptDue' | 'bundle.noRecipient'>> => {
  const due = linksToReceipt(db).find(({ office }) => office === to);
  if (!due) return fail('bundle.noReceiptDue', {});
  if (recipientsFor(roster, to).length === 0) return fail('bundle.noRecipient', { office: to });
  const receipt = receiptOf(db, due.signer, due.chan);
  return ok({
    task: {
      kind: 'receipt',
      chan: to,
      encrypt: true,
      content: { is: 'receipt', receipt: receiptBytes(receipt) },
      revisions: new Map(),
      records: receipt.bundles.length,
      changeFrom: 0,
      changeSeq: 0,
    },
    stream: receipt.stream,
    upTo: Math.max(...receipt.bundles.map(({ seq }) => seq)),
    changeSeq: lastChangeSeq(db),
  });
};
