import type { NumberSpan } from '#shared/domain/bundle/kinds.ts';
import { outcomeOf, type ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import type { BundleHeader, SeenLink } from './header.ts';

export interface ChainHead {
  readonly seq: number;
  /** Header hash. */
  readonly sha256: string;
}

/** What the ledger has under one (signer, chan, seq). `waived` has no header; `own` is a link that this program sealed. */
export type KnownLink =
  | { readonly state: 'applied' | 'refused' | 'held' | 'own'; readonly sha256: string; readonly at: string }
  | { readonly state: 'waived'; readonly at: string };

/** The reader's ledger about the chain of one header (BUNDLE-SPEC 7.2), as plain data. */
export interface ChainView {
  /** Last link that used its number up (applied, or refused content); null for a new chain. */
  readonly last: ChainHead | null;
  readonly forked: boolean;
  /** Whether `signer` is a key of this very program. */
  readonly ownKey: boolean;
  /** At the number of the header in question. */
  readonly known: KnownLink | null;
  /** Waived numbers above `last`, ascending. */
  readonly waived: readonly number[];
  /** First number that this reader follows (11.4, 12.5); lower ones are `before-start`. 1 for every other chain. */
  readonly start: number;
  /** An officer paused this key (11.5): its bundles are held. */
  readonly paused: boolean;
  /** Whether an officer refused the link with this header hash for good, when a fork was decided (7.4). */
  readonly refused: (sha256: string) => boolean;
}

const givenBack: ReadonlySet<string> = new Set(['results', 'roster-data']);

/** Whose bundles a reader may begin to follow in the middle. */
export interface Beginning {
  readonly cityCode: string;
  /** The own office on a computer that borrows tasks from it; null on every other. */
  readonly borrowsFrom: string | null;
}

/**
 * A city that gives an office its own records back (12.5) writes to a machine that has none of what it wrote to the lost one, and could not decrypt
 * it; so does an office that lends a task to a computer whose key is younger than its chain, with the subjects and people of the task first. While
 * nothing of the chain was applied it begins for this reader at such a link, as it does at the first roster (11.4).
 */
export const viewFrom = (header: BundleHeader, view: ChainView, { cityCode, borrowsFrom }: Beginning): ChainView => {
  const { from, chan, kind } = header;
  const begins = from === cityCode ? chan !== '*' && givenBack.has(kind) : from === borrowsFrom && chan === from && kind === 'roster-data';
  return view.last === null && !view.ownKey && begins ? { ...view, start: header.seq } : view;
};

/** The next number that can be applied: last + 1, waived numbers skipped. */
export const nextSeq = (view: Pick<ChainView, 'last' | 'waived' | 'start'>): number => {
  let next = Math.max((view.last?.seq ?? 0) + 1, view.start);
  while (view.waived.includes(next)) next += 1;
  return next;
};

/** Numbers that must arrive (or be waived) before `seq` can be applied; empty when it is its turn. */
export const missingBefore = (view: Pick<ChainView, 'last' | 'waived' | 'start'>, seq: number): readonly NumberSpan[] => {
  const spans: NumberSpan[] = [];
  let first = nextSeq(view);
  for (const waived of [...view.waived.filter((number) => number >= first && number < seq), seq]) {
    if (waived > first) spans.push({ first, last: waived - 1 });
    first = waived + 1;
  }
  return spans;
};

/** Steps 8 and 9 of the import decision: replay and fork. Null when the link is new to an unforked chain. */
export const decideKnown = (header: BundleHeader, headerHash: string, view: ChainView): ImportOutcome<'DUPLICATE' | 'FORK'> | null => {
  const { seq, prev } = header;
  const { known } = view;
  // What follows a refused link is of the refused branch.
  if (view.refused(headerHash) || (prev !== null && view.refused(prev))) return outcomeOf('FORK', { reason: 'refused-branch', seq });
  if (known?.state === 'waived') return outcomeOf('DUPLICATE', { reason: 'waived', seq, at: known.at, missing: [] });
  if (known?.sha256 === headerHash) {
    const missing = known.state === 'held' ? missingBefore(view, seq) : [];
    return outcomeOf('DUPLICATE', { reason: known.state, seq, at: known.at, missing });
  }
  if (known !== null) return outcomeOf('FORK', { reason: 'same-number', seq });
  if (view.ownKey) return outcomeOf('FORK', { reason: 'own-key', seq });
  if (seq < view.start) return outcomeOf('DUPLICATE', { reason: 'before-start', seq, at: null, missing: [] });
  if (seq <= (view.last?.seq ?? 0)) return outcomeOf('FORK', { reason: 'same-number', seq });
  return view.forked ? outcomeOf('FORK', { reason: 'chain-forked', seq }) : null;
};

/** Steps 12 and 13: gap, then the link to the predecessor. The first link after waived numbers keeps the `prev` it carries. */
export const decideOrder = (header: BundleHeader, view: ChainView): ImportOutcome<'GAP' | 'BROKEN_CHAIN'> | null => {
  const { seq } = header;
  const missing = missingBefore(view, seq);
  if (missing.length > 0 || view.paused) return outcomeOf('GAP', { seq, missing });
  const followsLast = seq === (view.last?.seq ?? 0) + 1;
  if (!followsLast || seq === view.start) return null;
  return header.prev === (view.last?.sha256 ?? null) ? null : outcomeOf('BROKEN_CHAIN', { seq });
};

/** What a `seen` entry says about one of the reader's own chains (7.4, 7.5). The last two lock sealing. */
export interface SeenFinding {
  readonly link: SeenLink;
  readonly means: 'delivered' | 'other-hash' | 'ahead';
}

/** Header hash that this program sealed under (signer, chan, seq), or null; undefined when the signer is not its own. */
export type OwnSealed = (signer: string, chan: string, seq: number) => string | null | undefined;

/**
 * Evaluates `seen` once step 7 has passed: own links named there count as delivered even if receipts were lost; an own
 * number with another hash means that somebody holds a copy of the key, a higher number that the own data is behind.
 */
export const evaluateSeen = (header: BundleHeader, ownSealed: OwnSealed): readonly SeenFinding[] =>
  header.seen.flatMap((link): readonly SeenFinding[] => {
    const sealed = ownSealed(link.signer, link.chan, link.seq);
    if (sealed === undefined) return [];
    if (sealed === null) return [{ link, means: 'ahead' }];
    return [{ link, means: sealed === link.sha256 ? 'delivered' : 'other-hash' }];
  });
