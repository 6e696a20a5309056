import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const cost = 2 ** 15;
const keyLength = 32;

const derive = (password: string, salt: Uint8Array, n: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { N: n, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

/** `scrypt$N$salt$hash`, salt and hash in base64; runs on a pool thread. Full-width digits and letters count as their plain forms. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return `scrypt$${cost}$${salt.toString('base64')}$${key.toString('base64')}`;
};

/** Compares in constant time; a text that `hashPassword` did not write never matches. */
export const passwordMatches = async (password: string, stored: string): Promise<boolean> => {
  const [scheme, n, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || !n || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64');
  const key = await derive(password, Buffer.from(salt, 'base64'), Number(n));
  return expected.length === key.length && timingSafeEqual(expected, key);
};
