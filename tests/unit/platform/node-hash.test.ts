import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { toHex } from '#shared/base/bytes.ts';

it('gives the HMAC of node:crypto for every key and message, whatever was asked before', () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(fc.array(fc.tuple(bytes, fc.array(bytes, { maxLength: 4 })), { maxLength: 4 }), (asked) => {
      for (const [key, messages] of asked) {
        for (const message of messages) {
          expect(toHex(nodeHash.hmacSha256(key, message))).toBe(createHmac('sha256', key).update(message).digest('hex'));
          expect(nodeHash.hmacSha256Hex(key, message)).toBe(toHex(nodeHash.hmacSha256(key, message)));
        }
      }
    }),
    { seed: 3, numRuns: 500 },
  );
});

it('never hands out the same memory twice', () => {
  const key = new Uint8Array(32);
  const first = nodeHash.hmacSha256(key, Uint8Array.of(1));
  const before = toHex(first);
  nodeHash.hmacSha256(key, Uint8Array.of(2));
  expect(toHex(first)).toBe(before);
});
