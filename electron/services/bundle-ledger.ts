import type { ChainHead, ChainView } from '#electron/bundle/chain.ts';
import type { LedgerView } from '#electron/bundle/decision.ts';
import { findPause, listQuarantined, listWaived } from '#electron/store/chain-decisions.ts';
import { findChain, findLink, firstLink } from '#electron/store/chains.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { isOwnSigner } from '#electron/store/keys.ts';
import { findRestoredHead } from '#electron/store/own-chains.ts';
import { findSealed } from '#electron/store/sealed-bundles.ts';

/** One chain of another office. */
export interface ChainName {
  readonly signer: string;
  readonly chan: string;
}

/** What is decided about one chain but not written yet, when held links are decided in the same transaction. */
export interface Pending extends ChainName {
  /** The newest link, when one of this transaction went before. */
  readonly head: ChainHead | null;
  readonly waived: readonly number[];
  readonly forkDecided: boolean;
  readonly resumed: boolean;
}

export const nothingPending = (chain: ChainName): Pending => ({ ...chain, head: null, waived: [], forkDecided: false, resumed: false });

/** The ledger of BUNDLE-SPEC 7.2 as the decision asks for it. */
export const ledgerOver = (db: ReadDb, pending: Pending | null): LedgerView => ({
  chain: (signer, chan, seq) =>
    isOwnSigner(db, signer) ? ownChain(db, signer, chan, seq) : otherChain(db, { signer, chan }, seq, pending),
  ownSealed: (signer, chan, seq) => {
    if (!isOwnSigner(db, signer)) return undefined;
    const sealed = findSealed(db, signer, chan, seq);
    if (sealed) return sealed.headerHash;
    const restored = findRestoredHead(db, signer, chan);
    if (!restored || seq > restored.seq) return null;
    // Sealed before the restored state; what it was is known of the head alone.
    return seq === restored.seq ? restored.headerHash : undefined;
  },
});

const ownChain = (db: ReadDb, signer: string, chan: string, seq: number): ChainView => {
  const sealed = findSealed(db, signer, chan, seq);
  const before = findRestoredHead(db, signer, chan)?.seq ?? 0;
  return {
    last: null,
    forked: false,
    ownKey: seq > before,
    known: sealed ? { state: 'own', sha256: sealed.headerHash, at: sealed.sealedAt } : null,
    waived: [],
    start: before + 1,
    paused: false,
    refused: () => false,
  };
};

const isOf = (pending: Pending | null, { signer, chan }: ChainName): pending is Pending =>
  pending?.signer === signer && pending.chan === chan;

const otherChain = (db: ReadDb, name: ChainName, seq: number, pending: Pending | null): ChainView => {
  const { signer, chan } = name;
  const now = isOf(pending, name) ? pending : nothingPending(name);
  const stored = findChain(db, signer, chan);
  const link = findLink(db, signer, chan, seq);
  const applied = stored && stored.lastSeq > 0 ? { seq: stored.lastSeq, sha256: stored.lastHeader } : null;
  const last = now.head ?? applied;
  const waived = listWaived(db, signer, chan);
  const waiver = waived.find((one) => one.seq === seq);
  const refused = new Set(listQuarantined(db, signer, chan).flatMap((one) => (one.refusedReason === null ? [] : one.headerHash)));
  return {
    last,
    forked: stored?.forked === true && !now.forkDecided,
    ownKey: false,
    known: link ? { state: link.slot, sha256: link.headerHash, at: link.at } : waiver ? { state: 'waived', at: waiver.at } : null,
    waived: [...waived.map((one) => one.seq), ...now.waived].filter((number) => number > (last?.seq ?? 0)).sort((a, b) => a - b),
    start: firstLink(db, signer, chan),
    paused: !now.resumed && findPause(db, signer) !== null,
    refused: (sha256) => refused.has(sha256),
  };
};
