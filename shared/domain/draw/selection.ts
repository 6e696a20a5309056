import { compareUtf8, toHex } from '#shared/base/bytes.ts';
import { ticketOf } from './ceremony.ts';
import type { StratumAllocation } from './allocation.ts';
import type { FrameRow } from './frame-file.ts';
import type { DrawHash } from './hash.ts';
import type { DrawResult, ResultRow } from './result-file.ts';

/** Everything a draw depends on. The order of `frame` and of `allocation` does not matter. */
export interface DrawInput {
  readonly prk: Uint8Array;
  readonly frame: readonly FrameRow[];
  readonly allocation: readonly StratumAllocation[];
}

interface Ticketed {
  readonly id: string;
  readonly tier: 0 | 1 | 2;
  readonly ticket: string;
  /** Tier and the first 48 bits of the ticket in one exact number, which decides nearly every comparison. */
  readonly lead: number;
}

/** The order inside a stratum: (tier, ticket, id) by bytes (DRAW-SPEC 4). */
const byTicket = (a: Ticketed, b: Ticketed): number => {
  if (a.lead !== b.lead) return a.lead - b.lead;
  if (a.ticket !== b.ticket) return a.ticket < b.ticket ? -1 : 1;
  return compareUtf8(a.id, b.id);
};

const leadOf = (tier: number, ticket: string): number => tier * 2 ** 48 + Number.parseInt(ticket.slice(0, 12), 16);

/**
 * Draws in slices: yields the number of subjects done after every `slice` of them, so that a caller can give way to others,
 * and returns the result. Time does not influence the draw; abandoning it half-way leaves nothing.
 */
export function* drawInSlices(hash: DrawHash, { prk, frame, allocation }: DrawInput, slice: number): Generator<number, DrawResult, void> {
  const ticketedByStratum = new Map<string, Ticketed[]>(allocation.map(({ stratum }) => [stratum, []]));
  let done = 0;
  for (const { id, stratum, tier } of frame) {
    if (tier !== 9) {
      const ticket = ticketOf(hash, prk, id);
      ticketedByStratum.get(stratum)?.push({ id, tier, ticket, lead: leadOf(tier, ticket) });
    }
    done += 1;
    if (done % slice === 0) yield done;
  }
  const rows: ResultRow[] = [];
  for (const { stratum, drawn } of allocation.toSorted((a, b) => compareUtf8(a.stratum, b.stratum))) {
    const ordered = (ticketedByStratum.get(stratum) ?? []).sort(byTicket);
    ordered.forEach(({ id, tier, ticket }, index) => {
      rows.push({ stratum, rank: index + 1, drawn: index < drawn, id, tier, ticket });
    });
    yield done;
  }
  return { seed: toHex(prk), rows };
}

/** The whole draw at once. The same frame, allocation and seed give the same list everywhere (DRAW-SPEC 4). */
export const draw = (hash: DrawHash, input: DrawInput): DrawResult => {
  const slices = drawInSlices(hash, input, Number.MAX_SAFE_INTEGER);
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
};
