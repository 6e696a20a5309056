import path from 'node:path';
import { ageIdentityOf, ageRecipientOf } from '#electron/bundle/age-identity.ts';
import { keyIdOfRaw, privateKeyPem, rawOfPrivatePem } from '#electron/bundle/ed25519.ts';
import { sealKeyFileInThread } from '#electron/bundle/key-file-worker.ts';
import { keyFileLogN, type ProgramKeys } from '#electron/bundle/key-file.ts';
import { makeFolder, writeFileSafely, type WriteFault } from '#electron/platform/write-files.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { StoredKey } from '#electron/store/keys.ts';
import type { JobContext } from './context.ts';
import { writeFailure } from './write-fault.ts';

export interface KeySurroundings {
  readonly dataDir: string;
  readonly keyThreadPath: string;
  readonly userDir: string;
  readonly version: string;
  /** Work factor of the passphrase files; missing = what BUNDLE-SPEC 12.4 asks for. Tests use a lower one. */
  readonly keyFileLogN?: number;
}

export interface MadeKey {
  readonly keys: ProgramKeys;
  readonly ed25519: string;
  readonly age: string;
  readonly signer: string;
  readonly fileName: string;
}

/** What ends the name of the city's recovery key's file, before its `.age`. */
export const recoverySuffix = '-recovery';

/** A passphrase for a key file: at least twelve characters, because the file may be copied and tried at leisure. */
export const passphraseMinimum = 12;

export const passphraseFits = (passphrase: string): boolean => Array.from(passphrase).length >= passphraseMinimum;

/** Makes a signing key and an age key and writes them into one passphrase file in `<data>/keys` (BUNDLE-SPEC 12.4). */
export const makeKeyFile = async (
  { dataDir, keyThreadPath, keyFileLogN: logN }: KeySurroundings,
  randomBytes: (length: number) => Uint8Array,
  passphrase: string,
  suffix: string,
): Promise<Result<MadeKey, WriteFault>> => {
  const pem = privateKeyPem(randomBytes(32));
  const identity = ageIdentityOf(randomBytes(32));
  const keys: ProgramKeys = { age: identity, ed25519: pem };
  const ed25519 = rawOfPrivatePem(pem);
  const signer = keyIdOfRaw(ed25519);
  const fileName = `${signer.slice(0, 16)}${suffix}.age`;
  const bytes = await sealKeyFileInThread(keyThreadPath, keys, passphrase, logN ?? keyFileLogN);
  const keysDir = path.join(dataDir, 'keys');
  const made = await makeFolder(keysDir);
  if (!made.ok) return made;
  const written = await writeFileSafely(path.join(keysDir, fileName), bytes);
  return written.ok ? ok({ keys, ed25519, age: await ageRecipientOf(identity), signer, fileName }) : written;
};

type KeyFailure = AppError<'keys.passphraseWeak' | 'file.exists' | 'folder.notWritable' | 'disk.full'>;

/** Makes a key of this office and its passphrase file; it is the office's once its row is written. */
export const makeOfficeKey = async (
  { randomBytes, onProgress }: Pick<JobContext, 'randomBytes' | 'onProgress'>,
  surroundings: KeySurroundings,
  label: string,
  passphrase: string,
): Promise<Result<{ readonly key: StoredKey; readonly keys: ProgramKeys }, KeyFailure>> => {
  if (!passphraseFits(passphrase)) return fail('keys.passphraseWeak', { minimum: passphraseMinimum });
  onProgress({ phase: 'unlocking', done: 0 });
  const made = await makeKeyFile(surroundings, randomBytes, passphrase, '');
  if (!made.ok) return writeFailure(made.error);
  const { keys, signer, ed25519, age, fileName } = made.value;
  return ok({ keys, key: { signer, label, ed25519, age, fileName, role: 'office' } });
};
