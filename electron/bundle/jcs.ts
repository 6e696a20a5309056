import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';

export interface JsonObject {
  readonly [key: string]: Json;
}

export type JsonFault = 'too-long' | 'not-utf8' | 'too-deep' | 'not-json' | 'not-canonical';

const maxDepth = 8;
// A lone surrogate is written as such an escape by `JSON.stringify` and refused by `canonicalJson`.
const surrogateEscape = '\\ud';
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads hostile JSON within a size and with at most eight nested arrays or objects, counted on the bytes before any
 * recursion. Says nothing about the form: only for the bounded read of BUNDLE-SPEC section 8 step 2.
 */
export const parseBounded = (bytes: Uint8Array, maxBytes: number): Result<Json, JsonFault> => {
  const read = readText(bytes, maxBytes);
  return read.ok ? ok(read.value.value) : read;
};

/**
 * Reads canonical JSON (BUNDLE-SPEC 3.3): what was parsed must serialise to the same bytes again, which refuses
 * duplicate keys, `-0`, `1e2`, floats, needless escapes, whitespace, lone surrogates and the key `__proto__`.
 */
export const parseCanonical = (bytes: Uint8Array, maxBytes: number): Result<Json, JsonFault> => {
  const read = readText(bytes, maxBytes);
  if (!read.ok) return read;
  return isCanonical(read.value.value, read.value.text) ? ok(read.value.value) : err('not-canonical');
};

const readText = (bytes: Uint8Array, maxBytes: number): Result<{ readonly text: string; readonly value: Json }, JsonFault> => {
  if (bytes.length > maxBytes) return err('too-long');
  if (deeperThan(bytes, maxDepth)) return err('too-deep');
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    return err('not-utf8');
  }
  try {
    // JSON.parse makes nothing but Json.
    return ok({ text, value: JSON.parse(text) as Json });
  } catch {
    return err('not-json');
  }
};

/**
 * Whether `JSON.stringify` writes the value as `canonicalJson` does, lone surrogates aside: it keeps the order of the keys, which is the sorted one
 * then, and has numbers of one form.
 */
const isInOrder = (value: Json): boolean => {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const [index, key] of Object.keys(value).entries()) {
    if ((index > 0 && key <= before) || key === '__proto__') return false;
    before = key;
  }
  return Object.values(value).every(isInOrder);
};

/** The native way for what is canonical, as nearly everything is; only the other one says that something is not. */
const isCanonical = (value: Json, text: string): boolean => {
  if (!text.includes(surrogateEscape) && isInOrder(value) && JSON.stringify(value) === text) return true;
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
};

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d] as const;

/** Whether there are more than so many of a byte; a native search for each, which is quick where there are few. */
const moreThan = (bytes: Uint8Array, byte: number, limit: number): boolean => {
  let at = -1;
  for (let count = 0; count <= limit; count += 1) {
    at = bytes.indexOf(byte, at + 1);
    if (at < 0) return false;
  }
  return true;
};

const deeperThan = (bytes: Uint8Array, limit: number): boolean => {
  // Of eight brackets of both kinds none can stand deeper than eight, wherever they stand.
  if (!moreThan(bytes, openBrace, limit / 2) && !moreThan(bytes, openBracket, limit / 2)) return false;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === openBrace || byte === openBracket) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === closeBrace || byte === closeBracket) depth -= 1;
  }
  return false;
};
