import { createHash } from 'node:crypto';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';

/**
 * Thirty digits in six groups (BUNDLE-SPEC 12.2) of a SHA-256 given in hexadecimal: six 40-bit words modulo 100000. Of
 * a key it is taken from its key id, which is the SHA-256 of its SubjectPublicKeyInfo.
 */
export const fingerprintOfHash = (sha256: string): string =>
  [0, 10, 20, 30, 40, 50]
    .map((at) => Number.parseInt(sha256.slice(at, at + 10), 16) % 100_000)
    .map((group) => String(group).padStart(5, '0'))
    .join(' ');

/** SHA-256 of the canonical JSON of a roster's `root` object; its digits are printed in the city's 红头文件 (11.4). */
export const rootHash = (root: { readonly keys: readonly string[]; readonly threshold: number }): string =>
  createHash('sha256')
    .update(utf8(canonicalJson({ keys: root.keys, threshold: root.threshold })))
    .digest('hex');

/** Compares digits as typed by a person (spaces, hyphens, full-width digits allowed) with a fingerprint. */
export const sameDigits = (typed: string, fingerprint: string): boolean => digitsOnly(typed) === digitsOnly(fingerprint);

const digitsOnly = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '');
