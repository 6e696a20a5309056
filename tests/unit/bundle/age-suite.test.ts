import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { armor, Decrypter } from 'age-encryption';
import * as suite from 'cctv-age';
import { describe, expect, it } from 'vitest';
import { decryptFile, encryptFile } from '#electron/bundle/encryption.ts';
import { cityKeys, officeKeys } from '#tests/support/bundle-annex.ts';
import { roster, sha256Hex, testFolder } from '#tests/support/bundle-files.ts';
import { valueOf } from '#tests/support/value-of.ts';

interface AgeVector {
  readonly name: string;
  readonly expect: string;
  readonly payload: string | undefined;
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
  readonly armored: boolean;
  readonly file: Uint8Array;
}

const parseVector = (name: string, bytes: Uint8Array): AgeVector => {
  const end = Buffer.from(bytes).indexOf('\n\n');
  const lines = Buffer.from(bytes.subarray(0, end)).toString('latin1').split('\n');
  const all = (key: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const body = bytes.subarray(end + 2);
  return {
    name,
    expect: all('expect')[0] ?? '',
    payload: all('payload')[0],
    identities: all('identity'),
    passphrases: all('passphrase'),
    armored: all('armored').includes('yes'),
    file: all('compressed').includes('zlib') ? inflateSync(body) : body,
  };
};

const vectors = Object.entries(suite)
  .filter(([name, bytes]) => name !== 'default' && bytes instanceof Uint8Array)
  .map(([name, bytes]) => parseVector(name, bytes));

const stanzaTypes = (file: Uint8Array): readonly string[] =>
  Buffer.from(file)
    .toString('latin1')
    .split('\n---')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('-> '))
    .map((line) => line.split(' ')[1] ?? '') ?? [];

const folder = testFolder();
const whole = async (path: string) => ({ path, offset: 0, size: (await readFile(path)).length });

describe('the age suite', () => {
  it('has its 143 files', () => {
    expect(vectors.length).toBe(143);
    expect(vectors.filter((vector) => vector.expect === 'success').length).toBe(26);
  });

  it.each(vectors)('is followed by the library in $name: $expect', async (vector) => {
    const decrypter = new Decrypter();
    for (const identity of vector.identities) decrypter.addIdentity(identity);
    for (const passphrase of vector.passphrases) decrypter.addPassphrase(passphrase);
    const open = async (): Promise<Uint8Array> =>
      decrypter.decrypt(vector.armored ? armor.decode(Buffer.from(vector.file).toString('latin1')) : vector.file);
    if (vector.expect === 'success') expect(sha256Hex(await open())).toBe(vector.payload);
    else await expect(open()).rejects.toThrow();
  });

  it.each(vectors)('is followed by the bundle reader in $name, which takes X25519 only', async (vector) => {
    const source = folder.fresh('vector.age');
    await writeFile(source, vector.file);
    const identities = vector.identities.filter((identity) => identity.startsWith('AGE-SECRET-KEY-1'));
    const result = await decryptFile(await whole(source), folder.fresh('plain'), identities, 100_000_000);
    const takesIt = vector.expect === 'success' && !vector.armored && stanzaTypes(vector.file).every((type) => type === 'X25519');
    expect(result.ok ? result.value.sha256 : null).toBe(takesIt ? vector.payload : null);
  });
});

describe('an encrypted file', () => {
  const secret = Buffer.from('内容'.repeat(50_000));

  const encrypted = async (recipients: readonly string[]): Promise<string> => {
    const [plain, target] = [folder.fresh('plain'), folder.fresh('secret.age')];
    await writeFile(plain, secret);
    const digest = await encryptFile({ path: plain, offset: 0, size: secret.length }, target, recipients);
    expect(digest.sha256).toBe(sha256Hex(await readFile(target)));
    return target;
  };

  it('opens with the city’s work key and with its recovery key, and with no other', async () => {
    const path = await encrypted(roster.city.age);
    for (const identity of [cityKeys.age, cityKeys.recovery]) {
      const opened = valueOf(await decryptFile(await whole(path), folder.fresh(), [officeKeys.age, identity], secret.length));
      expect(opened).toMatchObject({ size: secret.length, sha256: sha256Hex(secret) });
    }
    expect(await decryptFile(await whole(path), folder.fresh(), [officeKeys.age], secret.length)).toEqual({ ok: false, error: 'no-key' });
    expect(await decryptFile(await whole(path), folder.fresh(), [], secret.length)).toEqual({ ok: false, error: 'no-key' });
  });

  it('that lacks its end is damaged, at every length', async () => {
    const path = await encrypted(roster.city.age);
    const { size } = await whole(path);
    for (const length of [size - 1, size - 17, size - 40_000, 65_552 * 2 + 366, 400, 200, 10, 0]) {
      await truncate(path, length);
      const result = await decryptFile({ path, offset: 0, size: length }, folder.fresh(), [cityKeys.age], secret.length);
      expect(result).toEqual({ ok: false, error: 'damaged' });
    }
  });

  it('is not unfolded beyond the declared size', async () => {
    const path = await encrypted(roster.city.age);
    expect(await decryptFile(await whole(path), folder.fresh(), [cityKeys.age], secret.length - 1)).toEqual({
      ok: false,
      error: 'too-long',
    });
  });

  it('stops on the signal', async () => {
    const path = await encrypted(roster.city.age);
    const stop = AbortSignal.abort(new Error('stopped by the officer'));
    const opening = decryptFile(await whole(path), folder.fresh(), [cityKeys.age], secret.length, { signal: stop });
    await expect(opening).rejects.toThrow('stopped by the officer');
  });
});

const haveAge = spawnSync('age', ['--version']).status === 0;
if (!haveAge) process.stderr.write('SKIPPED: the age tool is not installed (Debian package age)\n');

describe.skipIf(!haveAge)('the age tool', () => {
  it('opens what we encrypt, and we open what it encrypts', async () => {
    const [plain, ours, theirs, key] = [
      folder.fresh('plain'),
      folder.fresh('ours.age'),
      folder.fresh('theirs.age'),
      folder.fresh('key.txt'),
    ];
    await writeFile(plain, '上报');
    await writeFile(key, `${officeKeys.age}\n`);
    await encryptFile({ path: plain, offset: 0, size: 6 }, ours, [officeKeys.recipient]);
    expect(execFileSync('age', ['-d', '-i', key, ours]).toString()).toBe('上报');
    execFileSync('age', ['-r', officeKeys.recipient, '-o', theirs, plain]);
    expect(valueOf(await decryptFile(await whole(theirs), folder.fresh(), [officeKeys.age], 6)).sha256).toBe(
      sha256Hex(Buffer.from('上报')),
    );
  });
});
