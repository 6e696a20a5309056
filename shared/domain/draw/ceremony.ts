import { toHex } from '#shared/base/bytes.ts';
import type { Ceremony, CeremonyContext } from './ceremony-file.ts';
import type { DrawHash } from './hash.ts';
import { encodeText } from './utf8-text.ts';

/** A is the operator, B the supervisor. */
export type Party = 'A' | 'B';

/** The strings of a formula joined with LF, with a final LF (DRAW-SPEC 3). */
const joined = (...parts: readonly string[]): Uint8Array => encodeText(`${parts.join('\n')}\n`);

/** The commitment of one party to its secret, as lower-case hex (DRAW-SPEC 3 step 2). */
export const commitment = (hash: DrawHash, context: CeremonyContext, party: Party, reveal: string): string =>
  toHex(hash.sha256(joined('fairdraw/1/commit', party, context.serial, context.prev, context.frame, context.plan, reveal)));

/** HKDF-Extract of RFC 5869. */
export const extract = (hash: DrawHash, salt: Uint8Array, material: Uint8Array): Uint8Array => hash.hmacSha256(salt, material);

/** The first 32 bytes of HKDF-Expand of RFC 5869. */
export const expandBytes = (hash: DrawHash, prk: Uint8Array, info: Uint8Array): Uint8Array => {
  const message = new Uint8Array(info.length + 1);
  message.set(info);
  message[info.length] = 1;
  return hash.hmacSha256(prk, message);
};

const labelled = (labels: readonly string[]): Uint8Array => encodeText(`${labels.join('\n')}\u0001`);

/** `expand` of DRAW-SPEC 3. The labels are joined with LF and get no final LF: `info` ends with the last label. */
export const expand = (hash: DrawHash, prk: Uint8Array, ...labels: readonly string[]): Uint8Array => hash.hmacSha256(prk, labelled(labels));

/** The same as lower-case hex, which orders as its bytes do. */
export const expandHex = (hash: DrawHash, prk: Uint8Array, ...labels: readonly string[]): string =>
  hash.hmacSha256Hex(prk, labelled(labels));

/** The context hash that salts the seed: everything that was public before the dice. */
export const drawSalt = (hash: DrawHash, ceremony: Ceremony): Uint8Array =>
  hash.sha256(
    joined('fairdraw/1/context', ceremony.serial, ceremony.prev, ceremony.frame, ceremony.plan, ceremony.commitA, ceremony.commitB),
  );

/** The 32-byte seed of the event. One honest party, A, B or the dice, is enough to make it unpredictable. */
export const drawPrk = (hash: DrawHash, ceremony: Ceremony): Uint8Array =>
  extract(hash, drawSalt(hash, ceremony), joined(ceremony.dice, ceremony.revealA, ceremony.revealB, ceremony.public));

/** 签号 of one subject, as lower-case hex. It depends on the seed and the id alone, so nobody else in the frame can change it. */
export const ticketOf = (hash: DrawHash, prk: Uint8Array, id: string): string => expandHex(hash, prk, 'ticket', id);
