import { open, truncate, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { revisionRules } from '#shared/domain/bundle/record-row.ts';
import { verifyBundle } from '#electron/bundle/decision.ts';
import { annexBundle } from '#tests/support/bundle-annex.ts';
import { roster, testFolder } from '#tests/support/bundle-files.ts';

const folder = testFolder();

const isAccepted = async (path: string): Promise<boolean> => {
  const { outcome } = await verifyBundle(path, roster, 1, { workDir: folder.path(), identities: [], rules: revisionRules });
  return outcome === null;
};

describe('damage of a single bit', () => {
  it('is noticed wherever it is in the file: none of 12,736 is accepted', { timeout: 300_000 }, async () => {
    const path = folder.fresh('flipped.ssjb');
    await writeFile(path, annexBundle);
    expect(await isAccepted(path)).toBe(true);
    const handle = await open(path, 'r+');
    const accepted: string[] = [];
    for (const [at, byte] of annexBundle.entries()) {
      for (let bit = 0; bit < 8; bit += 1) {
        await handle.write(Uint8Array.of(byte ^ (1 << bit)), 0, 1, at);
        if (await isAccepted(path)) accepted.push(`${at}.${bit}`);
      }
      await handle.write(Uint8Array.of(byte), 0, 1, at);
    }
    await handle.close();
    expect(accepted).toEqual([]);
    expect(await isAccepted(path)).toBe(true);
  });

  it('and so is a file that breaks off anywhere: none of 1,592 is accepted', async () => {
    const path = folder.fresh('truncated.ssjb');
    await writeFile(path, annexBundle);
    const accepted: number[] = [];
    for (let length = annexBundle.length - 1; length >= 0; length -= 1) {
      await truncate(path, length);
      if (await isAccepted(path)) accepted.push(length);
    }
    expect(accepted).toEqual([]);
  });

  it('and so are bytes before or after the bundle', async () => {
    for (const [name, bytes] of [
      ['after', Buffer.concat([annexBundle, Buffer.from([0])])],
      ['before', Buffer.concat([Buffer.from([0]), annexBundle])],
    ] as const) {
      const path = folder.fresh(name);
      await writeFile(path, bytes);
      expect(await isAccepted(path)).toBe(false);
    }
  });
});
