import { nodeHash } from '#electron/platform/node-hash.ts';
import { allocate } from '#shared/domain/draw/allocation.ts';
import { ticketOf } from '#shared/domain/draw/ceremony.ts';
import { draw } from '#shared/domain/draw/selection.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import type { Orderer, Ticketer } from './fairness-checks.ts';

export const prkOf = (seed: string): Uint8Array => nodeHash.sha256(encodeText(`test ${seed}`));

/** The product's own draw of one stratum, all ranks. */
export const productOrder: Orderer = (ids, seed) => {
  const allocation = allocate([{ stratum: 'A', size: ids.length, takeAll: 0, ratePpm: 0, min: 0 }]);
  const frame = ids.map((id) => ({ id, stratum: 'A', tier: 1 }) as const);
  return draw(nodeHash, { prk: prkOf(seed), frame, allocation }).rows.map(({ id }) => id);
};

/** The product's ticket, cut to the 48 bits a number holds exactly. */
export const productTicket: Ticketer = (id) => {
  const ticket = ticketOf(nodeHash, prkOf('tickets'), id);
  return ticket.subarray(0, 6).reduceRight((sum, byte) => (sum + byte) / 256, 0);
};

export const productStrata = (names: readonly string[]): readonly string[] => {
  const frame = names.map((stratum, index) => ({ id: `91130100MA${String(index).padStart(8, '0')}`, stratum, tier: 1 }) as const);
  const allocation = names.map((stratum) => ({ stratum, size: 1, takeAll: 0, ratePpm: 0, min: 1, drawn: 1 }));
  return draw(nodeHash, { prk: prkOf('strata'), frame, allocation }).rows.map(({ stratum }) => stratum);
};
