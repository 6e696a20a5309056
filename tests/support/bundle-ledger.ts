import type { ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import { slotOf } from '#shared/domain/bundle/outcome.ts';
import { nextSeq, type ChainView, type KnownLink } from '#electron/bundle/chain.ts';
import { decideImport, type ImportDecision, type ImportQuestion, type LedgerView } from '#electron/bundle/decision.ts';
import { revisionRules } from '#shared/domain/bundle/record-row.ts';
import { roster } from './bundle-files.ts';

export interface MemoryLedger extends LedgerView {
  readonly change: (signer: string, chan: string, change: Partial<ChainView>) => void;
  readonly remember: (signer: string, chan: string, seq: number, link: KnownLink) => void;
  readonly seal: (signer: string, chan: string, seq: number, sha256: string) => void;
  readonly last: (signer: string, chan: string) => ChainView['last'];
  readonly isForked: (signer: string, chan: string) => boolean;
}

const emptyChain: ChainView = {
  last: null,
  forked: false,
  ownKey: false,
  known: null,
  waived: [],
  start: 1,
  paused: false,
  refused: () => false,
};

/** The smallest ledger that answers the import decision: a model of the store, not a double of it. */
export const memoryLedger = (): MemoryLedger => {
  const chains = new Map<string, ChainView>();
  const links = new Map<string, KnownLink>();
  const sealed = new Map<string, string>();
  const ownSigners = new Set<string>();
  const chainOf = (signer: string, chan: string): ChainView => chains.get(`${signer} ${chan}`) ?? emptyChain;
  return {
    chain: (signer, chan, seq) => ({ ...chainOf(signer, chan), known: links.get(`${signer} ${chan} ${seq}`) ?? null }),
    ownSealed: (signer, chan, seq) => (ownSigners.has(signer) ? (sealed.get(`${signer} ${chan} ${seq}`) ?? null) : undefined),
    change: (signer, chan, change) => chains.set(`${signer} ${chan}`, { ...chainOf(signer, chan), ...change }),
    remember: (signer, chan, seq, link) => links.set(`${signer} ${chan} ${seq}`, link),
    seal: (signer, chan, seq, sha256) => {
      ownSigners.add(signer);
      sealed.set(`${signer} ${chan} ${seq}`, sha256);
    },
    last: (signer, chan) => chainOf(signer, chan).last,
    isForked: (signer, chan) => chainOf(signer, chan).forked,
  };
};

/** The question that the city of the annex asks about a file. */
export const cityAsks = (path: string, workDir: string, change: Partial<ImportQuestion> = {}): ImportQuestion => ({
  path,
  ownOffice: '130100',
  roster,
  schema: 1,
  ledger: memoryLedger(),
  access: { workDir, identities: [], rules: revisionRules },
  heldBefore: false,
  borrowsFrom: null,
  ...change,
});

/** Imports one file into a memory ledger as the service does it into the store, held links that have become due included. */
export const importInto = async (
  ledger: MemoryLedger,
  question: ImportQuestion,
  held: Map<number, string>,
): Promise<ImportOutcome['outcome']> => {
  const decision = await decideImport({ ...question, ledger });
  const outcome = record(ledger, question.path, decision, held);
  if (outcome === 'GAP' || decision.at === 'no-space' || decision.bundle === null) return outcome;
  const { signer, chan } = decision.bundle.header;
  for (let path = dueLink(ledger, signer, chan, held); path !== undefined; path = dueLink(ledger, signer, chan, held)) {
    record(ledger, path, await decideImport({ ...question, path, ledger, heldBefore: true }), held);
  }
  return outcome;
};

const dueLink = (ledger: MemoryLedger, signer: string, chan: string, held: Map<number, string>): string | undefined => {
  const view = ledger.chain(signer, chan, 1);
  const seq = nextSeq(view);
  const path = view.forked ? undefined : held.get(seq);
  held.delete(seq);
  return path;
};

const record = (ledger: MemoryLedger, path: string, decision: ImportDecision, held: Map<number, string>): ImportOutcome['outcome'] => {
  if (decision.at === 'no-space') throw new Error('no space');
  const outcome = decision.at === 'apply' ? 'ACCEPT' : decision.outcome.outcome;
  if (decision.bundle === null) return outcome;
  const { header, headerHash: sha256 } = decision.bundle;
  const at = '2021-07-01';
  if (slotOf(outcome) === 'used') {
    ledger.change(header.signer, header.chan, { last: { seq: header.seq, sha256 } });
    ledger.remember(header.signer, header.chan, header.seq, { state: outcome === 'ACCEPT' ? 'applied' : 'refused', sha256, at });
  } else if (slotOf(outcome) === 'held') {
    ledger.remember(header.signer, header.chan, header.seq, { state: 'held', sha256, at });
    held.set(header.seq, path);
  } else if (outcome === 'FORK' || outcome === 'BROKEN_CHAIN') ledger.change(header.signer, header.chan, { forked: true });
  return outcome;
};
