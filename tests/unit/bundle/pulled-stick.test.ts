import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { exportCopy } from '#electron/bundle/outbox.ts';
import { faultOf } from '#electron/platform/write-files.ts';
import { sha256Hex, testFolder } from '#tests/support/bundle-files.ts';

const folder = testFolder();
const name = '130123-cc4a-130100-000017-results.ssjb';
/** Read in eight pieces, written and read again. */
const bytes = randomBytes(2 * 1024 * 1024);

const sealedFile = async () => {
  const path = folder.fresh('sealed.ssjb');
  await writeFile(path, bytes);
  return { path, sha256: sha256Hex(bytes) };
};

const newStick = async (): Promise<string> => {
  const dir = folder.fresh('stick');
  await mkdir(dir);
  return dir;
};

describe('a stick that is pulled out', () => {
  it('at any piece of the copy leaves no file under its name there, and the sealed one goes onto the next stick', async () => {
    const source = await sealedFile();
    let pieces = 0;
    await exportCopy(source, await newStick(), name, { onBytes: () => (pieces += 1) });
    expect(pieces).toBeGreaterThanOrEqual(8);
    for (let pulled = 1; pulled <= pieces; pulled += 1) {
      const stick = await newStick();
      const elsewhere = folder.fresh('pulled');
      let done = 0;
      let pulling: Promise<void> | null = null;
      const copied = exportCopy(source, stick, name, {
        onBytes: () => {
          done += 1;
          if (done === pulled) pulling = rename(stick, elsewhere);
        },
      });
      const end = await copied.then(
        ({ ok }) => ok,
        (error: unknown) => faultOf(error, 'stick').fault,
      );
      await (pulling as Promise<void> | null);
      const names = await readdir(elsewhere);
      // Pulled after the last piece it may have been renamed before; then it is whole.
      if (end === true) expect(names).toEqual([name]);
      else expect([pulled, end, names.includes(name)]).toEqual([pulled, 'notWritable', false]);
      expect((await exportCopy(source, await newStick(), name)).ok).toBe(true);
    }
  });

  it('answers with a fault that has a sentence, whatever the system calls it', () => {
    for (const code of ['ENOENT', 'EIO', 'ENXIO', 'ENODEV', 'EROFS'])
      expect(faultOf(Object.assign(new Error(code), { code }), 'stick')).toEqual({ fault: 'notWritable', name: 'stick' });
  });
});

describe('a stick that is full', () => {
  it('is named as full and keeps nothing of the file', async ({ skip }) => {
    const stick = await newStick();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', stick]);
    if (mounted.status !== 0) skip('no right to mount a small disk here');
    try {
      const source = await sealedFile();
      const end = await exportCopy(source, stick, name).then(
        () => 'copied',
        (error: unknown) => faultOf(error, 'stick').fault,
      );
      expect([end, await readdir(stick)]).toEqual(['full', []]);
    } finally {
      spawnSync('umount', [stick]);
    }
  });
});
