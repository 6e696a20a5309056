import { Decrypter, Encrypter } from 'age-encryption';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { hasExactly } from './fields.ts';
import { parseCanonical } from './jcs.ts';

/** The private keys of one program (BUNDLE-SPEC 12.4). Never logged, never written but inside the passphrase file. */
export interface ProgramKeys {
  /** `AGE-SECRET-KEY-1…`. */
  readonly age: string;
  /** PKCS#8 PEM. */
  readonly ed25519: string;
}

export type KeyFileFault = 'wrong-passphrase' | 'damaged';

/** The work factor that section 12.4 asks for; only tests use a lower one. */
export const keyFileLogN = 18;

const maxKeyFileSize = 64 * 1024;

/**
 * Makes the age passphrase file that the plain `age` tool can open. scrypt runs in JavaScript and holds the event loop
 * for seconds: a program with windows calls it through `key-file-thread.ts`.
 */
export const sealKeyFile = (keys: ProgramKeys, passphrase: string, logN: number): Promise<Uint8Array> => {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(logN);
  return encrypter.encrypt(utf8(canonicalJson({ age: keys.age, ed25519: keys.ed25519 })));
};

/** Opens a key file; the event loop is held as by `sealKeyFile`. A work factor above 20 is `damaged`. */
export const openKeyFile = async (bytes: Uint8Array, passphrase: string): Promise<Result<ProgramKeys, KeyFileFault>> => {
  if (bytes.length > maxKeyFileSize) return err('damaged');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  let plain: Uint8Array;
  try {
    plain = await decrypter.decrypt(bytes);
  } catch (cause) {
    return err(cause instanceof Error && cause.message.startsWith('no identity matched') ? 'wrong-passphrase' : 'damaged');
  }
  const json = parseCanonical(plain, maxKeyFileSize);
  if (!json.ok || !hasExactly(json.value, ['age', 'ed25519'])) return err('damaged');
  const { age, ed25519 } = json.value;
  return typeof age === 'string' && typeof ed25519 === 'string' ? ok({ age, ed25519 }) : err('damaged');
};
