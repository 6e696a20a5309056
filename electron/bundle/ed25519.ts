import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { concatBytes, fromHex, toHex } from '#shared/base/bytes.ts';
import { pae } from './pae.ts';

const spkiPrefix = fromHex('302a300506032b6570032100');
const pkcs8Prefix = fromHex('302e020100300506032b657004220420');

/** DER SubjectPublicKeyInfo of a raw public key given as 64 lower-case hexadecimal digits. */
export const spkiOfRaw = (rawHex: string): Uint8Array => concatBytes(spkiPrefix, fromHex(rawHex));

/** Key id (`signer`) of BUNDLE-SPEC section 1: hexadecimal SHA-256 of the SubjectPublicKeyInfo. */
export const keyIdOfRaw = (rawHex: string): string => createHash('sha256').update(spkiOfRaw(rawHex)).digest('hex');

/** SPKI PEM that `openssl pkeyutl -pubin` reads (section 14). */
export const publicKeyPem = (rawHex: string): string =>
  createPublicKey({ key: Buffer.from(spkiOfRaw(rawHex)), format: 'der', type: 'spki' })
    .export({ type: 'spki', format: 'pem' })
    .toString();

/** PKCS#8 PEM of the private key with these 32 secret bytes; the caller brings the randomness. */
export const privateKeyPem = (secret: Uint8Array): string =>
  createPrivateKey({ key: Buffer.from(concatBytes(pkcs8Prefix, secret)), format: 'der', type: 'pkcs8' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();

/** Raw public key (hexadecimal) of an Ed25519 private key in PKCS#8 PEM. */
export const rawOfPrivatePem = (pem: string): string => {
  const spki = createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'der' });
  return toHex(spki.subarray(spkiPrefix.length));
};

/** Signs `body` as an object of `type` (4.1, 4.2): pure Ed25519 over the PAE, 64 bytes. */
export const signTyped = (pem: string, type: string, body: Uint8Array): Uint8Array => sign(null, pae(type, body), createPrivateKey(pem));

/** Whether the signature is of this key over this type and these bytes. Malformed keys and lengths are simply false. */
export const verifyTyped = (rawHex: string, type: string, body: Uint8Array, signature: Uint8Array): boolean =>
  verifyRaw(rawHex, pae(type, body), signature);

/**
 * RFC 8032 pure Ed25519 without any type. The runtime enforces S < L and canonical R (measured with Wycheproof under
 * Node and Electron); the length is checked here, so that nothing malformed reaches it.
 */
export const verifyRaw = (rawHex: string, message: Uint8Array, signature: Uint8Array): boolean => {
  if (signature.length !== 64 || !/^[0-9a-f]{64}$/.test(rawHex)) return false;
  const key = createPublicKey({ key: Buffer.from(spkiOfRaw(rawHex)), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
};
