import { toHex } from '#shared/base/bytes.ts';
import type { Recomputed } from './recompute.ts';

/** 为什么抽到我: what decides whether one subject is drawn, for each item it takes part in (DRAW-SPEC 11). */
export interface ProofCard {
  readonly id: string;
  readonly serial: string;
  readonly prk: string;
  readonly items: readonly ProofOfItem[];
}

export interface ProofOfItem {
  /** Undefined in an event of one item. */
  readonly item: string | undefined;
  readonly frameSha256: string;
  readonly stratum: string;
  readonly tier: 0 | 1 | 2 | 9;
  /** N_h and n_h. */
  readonly size: number;
  readonly drawn: number;
  /** Position in its stratum's order, its own ticket and that of the last one drawn; undefined for an excluded subject. */
  readonly place:
    { readonly rank: number; readonly drawn: boolean; readonly ticket: string; readonly cutOff: CutOff | undefined } | undefined;
}

/** The last one drawn of a stratum; undefined when nobody was. A subject of a lower tier goes before every ticket of a higher one. */
export interface CutOff {
  readonly ticket: string;
  readonly tier: 0 | 1 | 2;
}

/** The card of one subject from a draw made again from its frozen files; undefined when no frame of the event names it. */
export const proofCard = ({ ceremony, prk, items }: Recomputed, id: string): ProofCard | undefined => {
  const proofs = items.flatMap(({ item, frame, allocation, result, frameSha256 }): readonly ProofOfItem[] => {
    const row = frame.find((each) => each.id === id);
    if (!row) return [];
    const { stratum, tier } = row;
    const quota = allocation.find((each) => each.stratum === stratum);
    const size = quota?.size ?? 0;
    const drawn = quota?.drawn ?? 0;
    const ordered = result.rows.filter((each) => each.stratum === stratum);
    const own = ordered.find((each) => each.id === id);
    const last = ordered[drawn - 1];
    const cutOff = last && { ticket: last.ticket, tier: last.tier };
    return [
      {
        item,
        frameSha256,
        stratum,
        tier,
        size,
        drawn,
        place: own && { rank: own.rank, drawn: own.drawn, ticket: own.ticket, cutOff },
      },
    ];
  });
  return proofs.length === 0 ? undefined : { id, serial: ceremony.serial, prk: toHex(prk), items: proofs };
};
