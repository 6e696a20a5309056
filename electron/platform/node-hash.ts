import { createHash, createHmac, hash } from 'node:crypto';
import type { DrawHash } from '#shared/domain/draw/hash.ts';

const blockSize = 64;
const hashSize = 32;

/**
 * SHA-256 and HMAC of node:crypto, as the draw asks for them. A draw makes one HMAC for every subject under one key; two
 * one-shot hashes over prepared blocks (RFC 2104) take a third of the time of `createHmac`, which builds an object each time.
 */
export const nodeHash: DrawHash = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  hmacSha256: (key, bytes) => Buffer.from(hmacHex(key, bytes), 'hex'),
  hmacSha256Hex: (key, bytes) => hmacHex(key, bytes),
};

const hmacHex = (key: Uint8Array, bytes: Uint8Array): string => {
  if (bytes.length > blockSize || key.length > blockSize) return createHmac('sha256', key).update(bytes).digest('hex');
  if (!prepared || !sameBytes(prepared.key, key)) prepared = prepare(key);
  return prepared.sign(bytes);
};

interface Prepared {
  readonly key: Uint8Array;
  /** Lower-case hex. */
  readonly sign: (bytes: Uint8Array) => string;
}

let prepared: Prepared | undefined;

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
};

const prepare = (key: Uint8Array): Prepared => {
  const block = (fill: number, extra: number): Buffer => {
    const bytes = Buffer.alloc(blockSize + extra);
    for (let index = 0; index < blockSize; index += 1) bytes[index] = (key[index] ?? 0) ^ fill;
    return bytes;
  };
  const outer = block(0x5c, hashSize);
  const innerByLength = Array.from({ length: blockSize + 1 }, (_, length) => block(0x36, length));
  return {
    key: Uint8Array.from(key),
    sign: (bytes) => {
      const inner = innerByLength[bytes.length] ?? block(0x36, bytes.length);
      inner.set(bytes, blockSize);
      outer.write(hash('sha256', inner, 'hex'), blockSize, 'hex');
      return hash('sha256', outer, 'hex');
    },
  };
};
