import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { revisionRules, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { verifyBundle } from '#electron/bundle/decision.ts';
import { sealBundle } from '#electron/bundle/seal.ts';
import { seededChance } from '#tests/crash/kill-plan.ts';
import { annexRows, cityKeys } from '#tests/support/bundle-annex.ts';
import { roster, testFolder } from '#tests/support/bundle-files.ts';
import { annexOrder } from '#tests/support/seal-order.ts';
import { valueOf } from '#tests/support/value-of.ts';

const folder = testFolder();
const mutations = 5_000;

const rows = function* (count: number): Generator<RecordRow> {
  for (let number = 1; number <= count; number += 1)
    yield { ...annexRows[0], id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, seq: number };
};

/** An encrypted bundle of 20,000 records. */
const largeBundle = async (): Promise<Buffer> => {
  const outboxDir = folder.fresh('outbox');
  await mkdir(outboxDir);
  const content = { is: 'records' as const, tables: [{ table: 'results', rows: rows(20_000) }], drawFiles: [] };
  const sealed = await sealBundle(annexOrder(outboxDir, content));
  return readFile(valueOf(sealed).path);
};

/** One of the ways a file comes to harm: bytes changed, taken out, put in, doubled, swapped, cut off. */
const mutate = (bytes: Buffer, chance: () => number): Buffer => {
  const at = (): number => Math.floor(chance() * bytes.length);
  const some = (): number => 1 + Math.floor(chance() * 64);
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => Math.floor(chance() * 256)));
  const from = at();
  switch (Math.floor(chance() * 6)) {
    case 0: {
      const changed = Buffer.from(bytes);
      changed[from] = (changed[from] ?? 0) ^ (1 + Math.floor(chance() * 255));
      return changed;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + some())]);
    case 2:
      return Buffer.concat([bytes.subarray(0, from), noise(some()), bytes.subarray(from)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from, from + some()), bytes.subarray(from)]);
    case 4: {
      const [a, b] = [from, at()].sort((x, y) => x - y) as [number, number];
      return Buffer.concat([bytes.subarray(b), bytes.subarray(a, b), bytes.subarray(0, a)]);
    }
    default:
      return bytes.subarray(0, from);
  }
};

it(`of ${mutations} random mutations of a large bundle none is accepted`, { timeout: 600_000 }, async () => {
  const whole = await largeBundle();
  const path = folder.fresh('mutated.ssjb');
  const isAccepted = async (bytes: Uint8Array): Promise<boolean> => {
    await writeFile(path, bytes);
    const access = { workDir: folder.path(), identities: [cityKeys.age], rules: revisionRules };
    return (await verifyBundle(path, roster, 1, access)).outcome === null;
  };
  expect(await isAccepted(whole)).toBe(true);
  const chance = seededChance('mutations');
  const accepted: number[] = [];
  for (let number = 0; number < mutations; number += 1) {
    const mutated = mutate(whole, chance);
    if (!mutated.equals(whole) && (await isAccepted(mutated))) accepted.push(number);
  }
  expect(accepted).toEqual([]);
});
