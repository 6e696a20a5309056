import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { ticketOf } from '#shared/domain/draw/ceremony.ts';
import { proofCard } from '#shared/domain/draw/proof-card.ts';
import { recomputeDraw } from '#shared/domain/draw/recompute.ts';
import { aRecord, codeOf, sha256Of } from '#tests/support/draw-record.ts';
import { decodeText } from '#shared/domain/draw/utf8-text.ts';
import { valueOf } from '#tests/support/value-of.ts';

const files = aRecord();
const recomputed = valueOf(recomputeDraw(nodeHash, files));
const rows = recomputed.items[0]?.result.rows ?? [];

describe('the card 为什么抽到我', () => {
  it('says for everyone of the frame whether the own ticket is before the last one drawn', () => {
    for (const { id, stratum, tier, ticket, drawn } of rows) {
      const [proof] = proofCard(recomputed, id)?.items ?? [];
      const { place } = proof ?? {};
      expect(proof).toMatchObject({ stratum, tier, frameSha256: sha256Of(decodeText(files.get('frame.tsv') ?? new Uint8Array()) ?? '') });
      expect(place?.ticket).toBe(ticketOf(nodeHash, recomputed.prk, id));
      const { cutOff } = place ?? {};
      const before = cutOff !== undefined && (tier < cutOff.tier || (tier === cutOff.tier && ticket <= cutOff.ticket));
      expect(before).toBe(drawn);
      expect(place?.drawn).toBe(drawn);
      expect((place?.rank ?? 0) <= (proof?.drawn ?? 0)).toBe(drawn);
    }
  });

  it('shows an excluded subject without a ticket, and knows nobody else', () => {
    expect(proofCard(recomputed, codeOf(4))?.items).toMatchObject([{ tier: 9, place: undefined }]);
    expect(proofCard(recomputed, codeOf(99_999))).toBeUndefined();
  });

  it('has one part for each item of a joint event that the subject takes part in', () => {
    const joint = valueOf(recomputeDraw(nodeHash, aRecord(true)));
    const cards = joint.items.flatMap(({ frame }) => frame.map(({ id }) => proofCard(joint, id)?.items.map(({ item }) => item)));
    const framed = (id: string) => joint.items.filter(({ frame }) => frame.some((row) => row.id === id)).map(({ item }) => item);
    expect(cards).toEqual(joint.items.flatMap(({ frame }) => frame.map(({ id }) => framed(id))));
    expect(new Set(cards.map((items) => items?.length))).toEqual(new Set([1, 2]));
  });
});
