import type { ChainHead, ChainView } from '#electron/bundle/chain.ts';
import type { LedgerView } from '#electron/bundle/decision.ts';
import { findChain, findLink, firstLink } from '#electron/store/chains.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { isOwnSigner } from '#electron/store/keys.ts';
import { findRestoredHead } from '#electron/store/own-chains.ts';
import { findSealed } from '#electron/store/sealed-bundles.ts';

/** Links that are decided but not written yet, when held ones follow a gap that closes. */
export type PendingHeads = ReadonlyMap<string, ChainHead>;

export const chainKey = (signer: string, chan: string): string => `${signer} ${chan}`;

/** The ledger of BUNDLE-SPEC 7.2 as the decision asks for it. */
export const ledgerOver = (db: ReadDb, pending: PendingHeads): LedgerView => ({
  chain: (signer, chan, seq) => (isOwnSigner(db, signer) ? ownChain(db, signer, chan, seq) : otherChain(db, signer, chan, seq, pending)),
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
  };
};

const otherChain = (db: ReadDb, signer: string, chan: string, seq: number, pending: PendingHeads): ChainView => {
  const stored = findChain(db, signer, chan);
  const link = findLink(db, signer, chan, seq);
  const applied = stored && stored.lastSeq > 0 ? { seq: stored.lastSeq, sha256: stored.lastHeader } : null;
  return {
    last: pending.get(chainKey(signer, chan)) ?? applied,
    forked: stored?.forked ?? false,
    ownKey: false,
    known: link ? { state: link.slot, sha256: link.headerHash, at: link.at } : null,
    waived: [],
    start: firstLink(db, signer, chan),
    paused: false,
  };
};
