import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { openKeyFile, sealKeyFile } from '#electron/bundle/key-file.ts';
import { openKeyFileInThread, sealKeyFileInThread } from '#electron/bundle/key-file-worker.ts';
import { officeKeys } from '#tests/support/bundle-annex.ts';
import { testFolder } from '#tests/support/bundle-files.ts';

const folder = testFolder();
const keys = { age: officeKeys.age, ed25519: officeKeys.pem };
const passphrase = '正定县 2021 一二三';
// The product's own factor is 18; a low one keeps the tests fast.
const logN = 10;

describe('the key file', () => {
  it('opens with its passphrase and with no other', async () => {
    const bytes = await sealKeyFile(keys, passphrase, logN);
    expect(await openKeyFile(bytes, passphrase)).toEqual({ ok: true, value: keys });
    expect(await openKeyFile(bytes, `${passphrase} `)).toEqual({ ok: false, error: 'wrong-passphrase' });
  });

  it('that is damaged is told apart from a wrong passphrase', async () => {
    const bytes = await sealKeyFile(keys, passphrase, logN);
    expect(await openKeyFile(bytes.subarray(0, -1), passphrase)).toEqual({ ok: false, error: 'damaged' });
    expect(await openKeyFile(Buffer.from('hello'), passphrase)).toEqual({ ok: false, error: 'damaged' });
    expect(await openKeyFile(new Uint8Array(100_000), passphrase)).toEqual({ ok: false, error: 'damaged' });
  });

  it('shows neither key', async () => {
    const text = Buffer.from(await sealKeyFile(keys, passphrase, logN)).toString('latin1');
    expect(text).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
    expect(text).not.toContain('AGE-SECRET');
    expect(text).not.toContain('PRIVATE KEY');
  });
});

describe('the key file thread', () => {
  let entryPath = '';
  beforeAll(async () => {
    const output = { format: 'cjs', entryFileNames: 'key-file-thread.cjs', codeSplitting: false } as const;
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: 'electron/bundle/key-file-thread.ts',
        outDir: folder.path(),
        emptyOutDir: false,
        target: 'node20',
        rolldownOptions: { output },
      },
      ssr: { noExternal: true },
    });
    entryPath = join(folder.path(), 'key-file-thread.cjs');
  });

  it('does the same beside the event loop', async () => {
    const bytes = await sealKeyFileInThread(entryPath, keys, passphrase, logN);
    expect(await openKeyFileInThread(entryPath, bytes, passphrase)).toEqual({ ok: true, value: keys });
    expect(await openKeyFileInThread(entryPath, bytes, 'wrong')).toEqual({ ok: false, error: 'wrong-passphrase' });
  });

  it('that cannot start or ends early is an error, not a silence', async () => {
    await expect(openKeyFileInThread(join(folder.path(), 'absent.cjs'), new Uint8Array(), '')).rejects.toThrow('absent');
    const mute = join(folder.path(), 'mute.cjs');
    await writeFile(mute, '');
    await expect(openKeyFileInThread(mute, new Uint8Array(), '')).rejects.toThrow('without an answer');
  });
});
