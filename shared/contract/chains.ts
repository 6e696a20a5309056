import { z } from 'zod';
import type { NumberSpan } from '#shared/domain/bundle/kinds.ts';
import type { ImportAnswer } from './bundles.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

/** Who decided, when (ISO, +08:00) and why. */
export interface ChainDecision {
  readonly reason: string;
  readonly byName: string;
  readonly at: string;
}

/** A bundle that was put aside because its chain forked, and nobody has decided about yet. */
export interface AsideBundle {
  readonly headerHash: string;
  readonly seq: number;
  readonly fileName: string;
  readonly at: string;
  /** Another bundle under its number, a wrong predecessor, or only later than such a one. */
  readonly why: 'same-number' | 'chain-forked' | 'broken-chain';
}

/** The bundles of one key of another office to one recipient (BUNDLE-SPEC 7.2), and what an officer has to decide about them. */
export interface ChainState {
  readonly signer: string;
  readonly chan: string;
  readonly office: string;
  readonly officeName: string;
  /** Six groups of five digits; two computers of one office differ by them. */
  readonly fingerprint: string;
  /** Number of the last bundle that was taken in; 0 before the first. */
  readonly lastSeq: number;
  /** Numbers that held bundles wait for. */
  readonly missing: readonly NumberSpan[];
  readonly held: number;
  readonly waived: readonly (ChainDecision & { readonly seq: number })[];
  readonly forked: boolean;
  readonly aside: readonly AsideBundle[];
  readonly paused: ChainDecision | null;
  /** The last number that is still taken, when the key is closed. */
  readonly closedAt: number | null;
}

const deciders = ['head', 'intake', 'securityAdmin'] as const;
const signer = z.string().regex(/^[0-9a-f]{64}$/);
const chan = z.string().regex(/^(\*|[0-9]{6})$/);
const reason = z.string().trim().min(1).max(400);

/** The chains of other offices: gaps, forks and keys under suspicion. What waits behind a decision is taken in with it. */
export const chainsContract = {
  'chains.list': returns<readonly ChainState[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['bundles', 'keys'],
  }),
  /** Stops waiting for every number that held bundles wait for; the receipt tells the sender to send their records again (BUNDLE-SPEC 7.3). */
  'chains.waive': returns<readonly ImportAnswer[]>().job({
    input: z.strictObject({ signer, chan, reason }),
    errors: ['office.roleOnly', 'chain.nothingMissing', 'chain.tooManyMissing', 'keys.locked'],
    access: deciders,
    changes: ['bundles', 'results', 'draws'],
    audit: 'chains.waived',
  }),
  /** Keeps the branch that was taken in and refuses what was put aside for good (BUNDLE-SPEC 7.4). */
  'chains.keepBranch': returns<readonly ImportAnswer[]>().job({
    input: z.strictObject({ signer, chan, reason }),
    errors: ['chain.notForked', 'keys.locked'],
    access: deciders,
    changes: ['bundles', 'results', 'draws'],
    audit: 'chains.branchKept',
  }),
  /** Holds every bundle of a key from now on, until it is resumed or closed (BUNDLE-SPEC 11.5). */
  'chains.pause': returns<null>().command({
    input: z.strictObject({ signer, reason }),
    errors: ['chain.notFound', 'chain.paused'],
    access: deciders,
    changes: ['bundles'],
    audit: 'chains.paused',
  }),
  'chains.resume': returns<readonly ImportAnswer[]>().job({
    input: z.strictObject({ signer, reason }),
    errors: ['chain.notPaused', 'keys.locked'],
    access: deciders,
    changes: ['bundles', 'results', 'draws'],
    audit: 'chains.resumed',
  }),
} as const;
