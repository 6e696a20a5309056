import { nodeHash } from '#electron/platform/node-hash.ts';
import { toHex } from '#shared/base/bytes.ts';
import { allocate } from '#shared/domain/draw/allocation.ts';
import { ticketOf } from '#shared/domain/draw/ceremony.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import { draw } from '#shared/domain/draw/selection.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import type { Orderer, Ticketer } from './fairness-checks.ts';

/** The product's hash with HMACs of one's own: what a draw asks for comes from `hmac`, in both forms. */
export const hashWith = (hmac: (key: Uint8Array, bytes: Uint8Array) => Uint8Array): DrawHash => ({
  ...nodeHash,
  hmacSha256: hmac,
  hmacSha256Hex: (key, bytes) => toHex(hmac(key, bytes)),
});

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
  return Number.parseInt(ticket.slice(0, 12), 16) / 2 ** 48;
};

export const productStrata = (names: readonly string[]): readonly string[] => {
  const frame = names.map((stratum, index) => ({ id: `91130100MA${String(index).padStart(8, '0')}`, stratum, tier: 1 }) as const);
  const allocation = names.map((stratum) => ({ stratum, size: 1, takeAll: 0, ratePpm: 0, min: 1, drawn: 1 }));
  return draw(nodeHash, { prk: prkOf('strata'), frame, allocation }).rows.map(({ stratum }) => stratum);
};
