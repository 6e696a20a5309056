import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';

/**
 * The 32-byte key of a trial draw: SHA-256 of `fairdraw/1/drill`, serial, frame hash, plan hash and the open seed, each with LF. Its label keeps it
 * apart from every seed a ceremony can give.
 */
export const drillKey = (
  hash: DrawHash,
  { serial, frame, plan, seed }: { readonly serial: string; readonly frame: string; readonly plan: string; readonly seed: string },
): Uint8Array => hash.sha256(encodeText(['fairdraw/1/drill', serial, frame, plan, seed, ''].join('\n')));
