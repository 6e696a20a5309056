import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { plainHash } from '#renderer/verifier/plain-hash.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { aRecord } from '#tests/support/draw-record.ts';

// Lengths around one block and two, where the padding changes its form.
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.integer({ min: 50, max: 140 }).map((length) => new Uint8Array(length).fill(0xa5)),
);

describe('the hashes that the verifier page brings along', () => {
  it('are those of the operating system', () => {
    fc.assert(
      fc.property(bytes, bytes, (key, message) => {
        expect(plainHash.sha256(message)).toEqual(new Uint8Array(nodeHash.sha256(message)));
        expect(plainHash.hmacSha256(key, message)).toEqual(new Uint8Array(nodeHash.hmacSha256(key, message)));
        expect(plainHash.hmacSha256Hex(key, message)).toBe(nodeHash.hmacSha256Hex(key, message));
        // Once more with the key that was kept, and with another one in between.
        expect(plainHash.hmacSha256(key, key)).toEqual(new Uint8Array(nodeHash.hmacSha256(key, key)));
      }),
      { seed: 180, numRuns: 500 },
    );
  });

  it.each([false, true])('give the same summary of a record (joint event: %s)', (joint) => {
    expect(verifyRecord(aRecord(joint), plainHash)).toEqual(verifyRecord(aRecord(joint), nodeHash));
  });
});
