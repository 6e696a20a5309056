import { copyFile, readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { officeKeys } from '#tests/support/bundle-annex.ts';
import { testFolder, writeAnnexPayload, writeBundle } from '#tests/support/bundle-files.ts';
import { cityAsks, importInto, memoryLedger } from '#tests/support/bundle-ledger.ts';

const folder = testFolder();
const { signer } = officeKeys;
const chan = '130100';
const length = 6;
let links: readonly string[] = [];
let hashes: readonly string[] = [];
let twin = '';

beforeAll(async () => {
  const payloadPath = folder.fresh('payload.zip');
  await writeAnnexPayload(payloadPath);
  const payload = await readFile(payloadPath);
  const made: string[] = [];
  const madeHashes: string[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const path = folder.fresh(`link-${seq}.ssjb`);
    madeHashes.push(await writeBundle(path, { payload, header: { seq, prev: madeHashes.at(-1) ?? null } }));
    made.push(path);
  }
  links = made;
  hashes = madeHashes;
  // The third link as a restored backup would seal it: another time, another header.
  twin = folder.fresh('twin.ssjb');
  await writeBundle(twin, { payload, header: { seq: 3, prev: hashes[1] ?? null, created: '2021-07-01T08:00:00+08:00' } });
});

const importAll = async (paths: readonly string[]) => {
  const ledger = memoryLedger();
  const held = new Map<number, string>();
  const outcomes: string[] = [];
  for (const path of paths) outcomes.push(await importInto(ledger, cityAsks(path, folder.path()), held));
  return { ledger, held, outcomes };
};

const pathsOf = (order: readonly number[]): readonly string[] => order.map((index) => links[index] ?? '');

describe('a chain of bundles', () => {
  it('ends in the same state whatever order and however often its files come', { timeout: 120_000 }, async () => {
    const everyLink = Array.from({ length }, (_, index) => index);
    const orders = fc
      .array(fc.integer({ min: 0, max: length - 1 }), { maxLength: 6 })
      .chain((again) => fc.shuffledSubarray([...everyLink, ...again], { minLength: length + again.length }));
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const { ledger, held, outcomes } = await importAll(pathsOf(order));
        expect(ledger.last(signer, chan)).toEqual({ seq: length, sha256: hashes[length - 1] });
        expect(held.size).toBe(0);
        expect(outcomes.filter((outcome) => !['ACCEPT', 'GAP', 'DUPLICATE'].includes(outcome))).toEqual([]);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('stops before a missing number and keeps what came later', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: length - 2 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: length }),
        async (missing, order) => {
          const { ledger, held } = await importAll(pathsOf(order.filter((index) => index !== missing)));
          expect(ledger.last(signer, chan)?.seq).toBe(missing);
          expect(held.size).toBe(length - 1 - missing);
        },
      ),
      { seed: 7, numRuns: 40 },
    );
  });

  it('never applies two different bundles of one number, in whatever order the twins come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: length + 1 }), async (order) => {
        const paths = order.map((index) => (index === length ? twin : (links[index] ?? '')));
        const { ledger, outcomes } = await importAll(paths);
        expect(outcomes.includes('FORK') || ledger.isForked(signer, chan)).toBe(true);
        expect(ledger.isForked(signer, chan)).toBe(true);
      }),
      { seed: 7, numRuns: 80 },
    );
  });

  it('goes on after a refused bundle, whose number is used up', async () => {
    const ledger = memoryLedger();
    const held = new Map<number, string>();
    const bad = folder.fresh('bad.ssjb');
    const badHash = await writeBundle(bad, { payload: Buffer.from('no zip') });
    const next = folder.fresh('next.ssjb');
    const path = folder.fresh('payload.zip');
    await writeAnnexPayload(path);
    await writeBundle(next, { payload: await readFile(path), header: { seq: 2, prev: badHash } });
    const ask = (file: string) => importInto(ledger, cityAsks(file, folder.path()), held);
    expect([await ask(bad), await ask(next), await ask(bad)]).toEqual(['PAYLOAD_RULES', 'ACCEPT', 'DUPLICATE']);
  });

  it('takes the good copy after a damaged one', async () => {
    const damaged = folder.fresh('damaged.ssjb');
    await copyFile(links[0] ?? '', damaged);
    const bytes = Buffer.from(await readFile(damaged));
    bytes.fill(0, 700, 720);
    await writeFile(damaged, bytes);
    const { outcomes } = await importAll([damaged, links[0] ?? '']);
    expect(outcomes).toEqual(['PAYLOAD_HASH', 'ACCEPT']);
  });
});
