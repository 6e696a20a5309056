import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bundleOutcomeSentence } from '#shared/i18n/zh-cn/bundle-outcomes.ts';
import { decideImport, type ImportDecision } from '#electron/bundle/decision.ts';
import { annexBundle, officeKeys } from '#tests/support/bundle-annex.ts';
import { annexPayload, codeOf, deciderIn, hash, header } from '#tests/support/bundle-decide.ts';
import { cityAsks, memoryLedger } from '#tests/support/bundle-ledger.ts';
import { rosterWithKey, testFolder, writeBundle, type BundleParts } from '#tests/support/bundle-files.ts';

const folder = testFolder();
const decide = deciderIn(folder);
const { signer } = officeKeys;

describe('steps 8 to 13: the chain', () => {
  const known = async (state: 'applied' | 'refused' | 'held' | 'own', sha256: string): Promise<ImportDecision> => {
    const ledger = memoryLedger();
    ledger.remember(signer, '130100', 1, { state, sha256, at: '2021-07-01 09:00' });
    return decide({}, { ledger });
  };
  const annexHash = '42d828ff2c43fcef0dfdee07fa6dff6b23df9b887fb34f457ab215a8a24329e2';

  it.each(['applied', 'refused', 'held', 'own'] as const)('a link that is already %s changes nothing', async (state) => {
    expect(codeOf(await known(state, annexHash))).toBe(`DUPLICATE ${state}`);
  });

  it('a damaged second copy is still a duplicate', async () => {
    const ledger = memoryLedger();
    ledger.remember(signer, '130100', 1, { state: 'applied', sha256: annexHash, at: '' });
    const path = folder.fresh('damaged.ssjb');
    const bytes = Buffer.from(annexBundle);
    bytes.fill(0x20, 700, 710);
    await writeFile(path, bytes);
    expect(codeOf(await decideImport(cityAsks(path, folder.path(), { ledger })))).toBe('DUPLICATE applied');
    expect(codeOf(await decideImport(cityAsks(path, folder.path())))).toBe('PAYLOAD_HASH sha256');
  });

  it('a waived number and a number before the start are duplicates', async () => {
    const ledger = memoryLedger();
    ledger.remember(signer, '130100', 1, { state: 'waived', at: '' });
    expect(codeOf(await decide({}, { ledger }))).toBe('DUPLICATE waived');
    const later = memoryLedger();
    later.change(signer, '130100', { start: 5, last: { seq: 5, sha256: hash('a') } });
    expect(codeOf(await decide(header({ seq: 2, prev: hash('b') }), { ledger: later }))).toBe('DUPLICATE before-start');
  });

  it.each<[string, Parameters<ReturnType<typeof memoryLedger>['change']>[2]]>([
    ['FORK same-number', { last: { seq: 1, sha256: hash('b') } }],
    ['FORK chain-forked', { forked: true }],
    ['FORK own-key', { ownKey: true }],
    ['GAP', { paused: true }],
    ['apply', { start: 1 }],
  ])('is seen as %s', async (code, change) => {
    const ledger = memoryLedger();
    ledger.change(signer, '130100', change);
    expect(codeOf(await decide({}, { ledger }))).toBe(code);
  });

  it('another header under a known number is a fork', async () => {
    expect(codeOf(await known('applied', hash('a')))).toBe('FORK same-number');
    expect(codeOf(await known('held', hash('a')))).toBe('FORK same-number');
  });

  it('a missing number is named and the bundle is held', async () => {
    const ledger = memoryLedger();
    ledger.change(signer, '130100', { last: { seq: 2, sha256: hash('b') }, waived: [4] });
    const gap = await decide(header({ seq: 7, prev: hash('a') }), { ledger });
    expect(gap.at === 'decided' && gap.outcome).toEqual({
      outcome: 'GAP',
      params: {
        seq: 7,
        missing: [
          { first: 3, last: 3 },
          { first: 5, last: 6 },
        ],
      },
    });
    expect(gap.at === 'decided' && bundleOutcomeSentence(gap.outcome)).toContain('缺第 3、5—6 号');
  });

  it('a link that does not follow its predecessor breaks the chain', async () => {
    const ledger = memoryLedger();
    ledger.change(signer, '130100', { last: { seq: 1, sha256: hash('b') } });
    expect(codeOf(await decide(header({ seq: 2, prev: hash('a') }), { ledger }))).toBe('BROKEN_CHAIN');
    expect(codeOf(await decide(header({ seq: 2, prev: hash('b') }), { ledger }))).toBe('apply');
  });

  it('the first link after waived numbers is taken with the predecessor it names', async () => {
    const ledger = memoryLedger();
    ledger.change(signer, '130100', { last: { seq: 1, sha256: hash('b') }, waived: [2, 3] });
    expect(codeOf(await decide(header({ seq: 4, prev: hash('a') }), { ledger }))).toBe('apply');
  });

  it('a held link is decided again when its turn has come, but only then', async () => {
    const ledger = memoryLedger();
    const parts = header({ seq: 2, prev: hash('b') });
    const path = folder.fresh('held.ssjb');
    const sha256 = await writeBundle(path, { payload: await annexPayload(folder), ...parts });
    ledger.remember(signer, '130100', 2, { state: 'held', sha256, at: '' });
    const ask = (heldBefore: boolean) => decideImport(cityAsks(path, folder.path(), { ledger, heldBefore }));
    expect(codeOf(await ask(false))).toBe('DUPLICATE held');
    expect(codeOf(await ask(true))).toBe('GAP');
    ledger.change(signer, '130100', { last: { seq: 1, sha256: hash('b') } });
    expect(codeOf(await ask(true))).toBe('apply');
  });

  it('a closed key is good up to its last number of that chain', async () => {
    const closed = (closedAt: { readonly [chan: string]: number }) => ({ roster: rosterWithKey({ status: 'closed', closedAt }) });
    expect(codeOf(await decide({}, closed({ '130100': 1 })))).toBe('apply');
    expect(codeOf(await decide({}, closed({ '130100': 0 })))).toBe('KEY_CLOSED');
    expect(codeOf(await decide({}, closed({ '130123': 9 })))).toBe('KEY_CLOSED');
    expect(codeOf(await decide({}, closed({})))).toBe('KEY_CLOSED');
  });

  it.each<[string, Partial<BundleParts>]>([
    ['size', { payloadFacts: { size: 834 } }],
    ['sha256', { payloadFacts: { sha256: hash('a') } }],
    ['name', { payloadName: 'payload.zip.age', payloadFacts: { name: 'payload.zip' } }],
  ])('a payload with another %s than signed is refused', async (reason, parts) => {
    expect(codeOf(await decide(parts))).toBe(`PAYLOAD_HASH ${reason}`);
  });
});
