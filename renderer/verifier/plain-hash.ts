import type { DrawHash } from '#shared/domain/draw/hash.ts';
import { hashHex } from '#shared/domain/draw/utf8-text.ts';

/** The first 32 bits of the fractional parts of the cube and square roots of the first primes (FIPS 180-4), as exact arithmetic gives them. */
const primes = (amount: number): readonly number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < amount; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
};
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 0x100000000) | 0;
const roundWords = Int32Array.from(primes(64), (prime) => fraction(Math.pow(prime, 1 / 3)));
const startState = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

const blockSize = 64;
const schedule = new Int32Array(64);

/** One block of SHA-256 (FIPS 180-4, 6.2.2), into `state`. */
const compress = (state: Int32Array, bytes: Uint8Array, from: number): void => {
  for (let index = 0; index < 16; index += 1) {
    const at = from + index * 4;
    schedule[index] = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  }
  for (let index = 16; index < 64; index += 1) {
    const early = schedule[index - 15] ?? 0;
    const late = schedule[index - 2] ?? 0;
    const low = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const high = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    schedule[index] = ((schedule[index - 16] ?? 0) + low + (schedule[index - 7] ?? 0) + high) | 0;
  }
  // Word by word: taking the state apart as a list costs as much as a third of the rounds.
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let index = 0; index < 64; index += 1) {
    const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + high + ((e & f) ^ (~e & g)) + (roundWords[index] ?? 0) + (schedule[index] ?? 0)) | 0;
    const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
};

const tail = new Uint8Array(blockSize * 2);

/** Ends a hash whose state already holds `before` bytes: the rest of the message, its padding and its length in bits. */
const finish = (state: Int32Array, bytes: Uint8Array, before: number): Uint8Array => {
  const whole = bytes.length - (bytes.length % blockSize);
  for (let at = 0; at < whole; at += blockSize) compress(state, bytes, at);
  const rest = bytes.length - whole;
  const size = rest < blockSize - 8 ? blockSize : blockSize * 2;
  tail.fill(0);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  const total = before + bytes.length;
  writeWord(tail, size - 8, Math.floor(total / 0x20000000));
  writeWord(tail, size - 4, total << 3);
  for (let at = 0; at < size; at += blockSize) compress(state, tail, at);
  const out = new Uint8Array(32);
  for (let index = 0; index < 8; index += 1) writeWord(out, index * 4, state[index] ?? 0);
  return out;
};

const writeWord = (bytes: Uint8Array, at: number, word: number): void => {
  bytes[at] = word >>> 24;
  bytes[at + 1] = word >>> 16;
  bytes[at + 2] = word >>> 8;
  bytes[at + 3] = word;
};

const sha256 = (bytes: Uint8Array): Uint8Array => finish(startState.slice(), bytes, 0);

/** What HMAC does with a key before any message is seen: the states after the inner and the outer pad. */
interface KeyStates {
  readonly key: Uint8Array;
  readonly inner: Int32Array;
  readonly outer: Int32Array;
}

const padded = (key: Uint8Array, pad: number): Int32Array => {
  const block = new Uint8Array(blockSize).fill(pad);
  key.forEach((byte, index) => {
    block[index] = byte ^ pad;
  });
  const state = startState.slice();
  compress(state, block, 0);
  return state;
};

const statesOf = (key: Uint8Array): KeyStates => {
  const short = key.length > blockSize ? sha256(key) : key;
  return { key, inner: padded(short, 0x36), outer: padded(short, 0x5c) };
};

let lastKey: KeyStates | undefined;

/** HMAC of RFC 2104. A draw asks with one key a hundred thousand times, so what the key alone decides is kept. */
const hmacSha256 = (key: Uint8Array, bytes: Uint8Array): Uint8Array => {
  if (lastKey?.key !== key) lastKey = statesOf(key);
  const inner = finish(lastKey.inner.slice(), bytes, blockSize);
  return finish(lastKey.outer.slice(), inner, blockSize);
};

/** SHA-256 and HMAC written out for a page that may have neither a library nor `crypto.subtle` (a page from file:// has none). */
export const plainHash: DrawHash = { sha256, hmacSha256, hmacSha256Hex: (key, bytes) => hashHex(hmacSha256(key, bytes)) };
