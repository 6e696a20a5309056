import { identityToRecipient } from 'age-encryption';
import { utf8 } from '#shared/base/bytes.ts';

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;

/** age X25519 identity (`AGE-SECRET-KEY-1…`) of 32 secret bytes; the caller brings the randomness. */
export const ageIdentityOf = (secret: Uint8Array): string => {
  if (secret.length !== 32) throw new Error('an age identity has 32 bytes');
  return bech32('age-secret-key-', secret).toUpperCase();
};

/** The recipient (`age1…`) that encrypts to this identity. */
export const ageRecipientOf = (identity: string): Promise<string> => identityToRecipient(identity);

// BIP-173, as the age specification uses it: the checksum constant is 1.
const bech32 = (prefix: string, data: Uint8Array): string => {
  const words = fiveBitWords(data);
  const expanded = [...utf8(prefix)];
  const values = [...expanded.map((code) => code >> 5), 0, ...expanded.map((code) => code & 31), ...words];
  const check = polymod([...values, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = [25, 20, 15, 10, 5, 0].map((shift) => (check >>> shift) & 31);
  return `${prefix}1${[...words, ...checksum].map((word) => alphabet.charAt(word)).join('')}`;
};

const fiveBitWords = (data: Uint8Array): number[] => {
  const words: number[] = [];
  let pending = 0;
  let bits = 0;
  for (const byte of data) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      words.push((pending >> bits) & 31);
    }
    pending &= (1 << bits) - 1;
  }
  if (bits > 0) words.push((pending << (5 - bits)) & 31);
  return words;
};

const polymod = (values: readonly number[]): number => {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    generator.forEach((word, index) => {
      if ((top >> index) & 1) check ^= word;
    });
  }
  return check;
};
