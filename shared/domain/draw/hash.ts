/**
 * The primitives of DRAW-SPEC 3. They are passed in because `shared` runs anywhere: node:crypto in the backend and
 * the command line, another implementation in a verifier page. Both must be pure and return a fresh 32-byte array.
 */
export interface DrawHash {
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly hmacSha256: (key: Uint8Array, bytes: Uint8Array) => Uint8Array;
  /** The same as lower-case hex: a draw writes it for every subject, and most implementations have it in this form first. */
  readonly hmacSha256Hex: (key: Uint8Array, bytes: Uint8Array) => string;
}
