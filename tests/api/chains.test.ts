import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ChainState } from '#shared/contract/chains.ts';
import {
  carryOut,
  cloneCounty,
  enterNext,
  importInto,
  outcomeOfImport,
  rootPassphrase,
  sealReceipt,
  sealResults,
  startExchange,
  uploadState,
  type Exchange,
} from '../support/exchange.ts';
import { dumpHash } from '../support/dump-database.ts';
import { runByHand } from '../support/office-database.ts';
import { endOffices } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const chainOf = async ({ city }: Exchange): Promise<ChainState> => {
  const [chain, ...others] = valueOf(await city.api['chains.list']({}));
  expect(others).toEqual([]);
  if (!chain) throw new Error('no chain');
  return chain;
};

/** Each of `count` bundles carries one more result. */
const sealMore = async (exchange: Exchange & { readonly serial: string }, count: number): Promise<readonly string[]> => {
  const files: string[] = [];
  for (let made = 0; made < count; made += 1) {
    await enterNext(exchange.county, exchange.serial);
    files.push(await sealResults(exchange));
  }
  return files;
};

const outcomes = (answers: readonly { readonly seq: number; readonly result: { readonly outcome: string } }[]) =>
  answers.map(({ seq, result }) => [seq, result.outcome]);

const heldFiles = (exchange: Exchange, ...folder: string[]) => readdir(path.join(exchange.city.dataDir, 'inbox', ...folder));

test('numbers that cannot come any more are waived with a reason; what waited is taken in, and their records come again', async () => {
  const exchange = await startExchange();
  const { county, city } = exchange;
  await importInto(city, await sealResults(exchange));
  const [second = '', third = '', fourth = '', fifth = ''] = await sealMore(exchange, 4);
  expect(await outcomeOfImport(city, fourth)).toBe('GAP');
  expect(await outcomeOfImport(city, fifth)).toBe('GAP');
  const { signer, chan, ...state } = await chainOf(exchange);
  expect(state).toMatchObject({ lastSeq: 1, held: 2, missing: [{ first: 2, last: 3 }], forked: false, waived: [], paused: null });

  const answers = valueOf(await city.api['chains.waive']({ signer, chan, reason: '优盘丢失' }));
  // What the later ones presuppose is not there; each row is refused by itself and comes again.
  expect(outcomes(answers).map(([seq]) => seq)).toEqual([4, 5]);
  expect(await chainOf(exchange)).toMatchObject({
    lastSeq: 5,
    held: 0,
    missing: [],
    waived: [
      { seq: 2, reason: '优盘丢失' },
      { seq: 3, reason: '优盘丢失' },
    ],
  });
  expect(await heldFiles(exchange)).toEqual([]);
  expect((await importInto(city, second)).result).toMatchObject({ outcome: 'DUPLICATE', params: { reason: 'waived', seq: 2 } });
  expect(await city.api['chains.waive']({ signer, chan, reason: '再来' })).toMatchObject({ error: { code: 'chain.nothingMissing' } });

  expect(await outcomeOfImport(county, await sealReceipt(exchange, '130123'))).toBe('ACCEPT');
  expect(await uploadState(county, third)).toBe('returned');
  const again = await importInto(city, await sealResults(exchange));
  expect(again.result).toMatchObject({ outcome: 'ACCEPT', params: { refused: 0, conflict: 0 } });
  expect(again.records.applied).toBeGreaterThan(0);
});

test('a chain that jumps too far is not waived: no number was lost, somebody else uses the key', async () => {
  const exchange = await startExchange();
  const { city } = exchange;
  await importInto(city, await sealResults(exchange));
  const [, third = ''] = await sealMore(exchange, 2);
  expect(await outcomeOfImport(city, third)).toBe('GAP');
  const { signer, chan } = await chainOf(exchange);
  expect(runByHand(city.store.filePath, `update known_links set seq = 900000 where slot = 'held'`)).toBe('done');
  const before = dumpHash(city.store.filePath);
  expect(await city.api['chains.waive']({ signer, chan, reason: '号太多' })).toMatchObject({
    error: { code: 'chain.tooManyMissing', params: { given: 899_998, most: 1_000 } },
  });
  expect(dumpHash(city.store.filePath)).toBe(before);
});

test('a fork is decided by keeping what was taken in: the other branch stays out for good, what came later goes on', async () => {
  const exchange = await startExchange();
  const { city, serial } = exchange;
  const twin = await cloneCounty(exchange);
  const first = await sealResults(exchange);
  await enterNext(twin.county, serial);
  const fork = await sealResults(twin);
  const [forkedOn = ''] = await sealMore({ ...twin, serial }, 1);
  await importInto(city, first);
  expect((await importInto(city, fork)).result).toMatchObject({ outcome: 'FORK', params: { reason: 'same-number' } });
  const [second = '', third = ''] = await sealMore(exchange, 2);
  expect((await importInto(city, second)).result).toMatchObject({ outcome: 'FORK', params: { reason: 'chain-forked' } });
  expect((await importInto(city, third)).result).toMatchObject({ outcome: 'FORK', params: { reason: 'chain-forked' } });
  const { signer, chan, ...state } = await chainOf(exchange);
  expect(state).toMatchObject({ forked: true, lastSeq: 1, aside: [{ seq: 1, why: 'same-number' }, { seq: 2 }, { seq: 3 }] });
  expect(await heldFiles(exchange, 'quarantine')).toHaveLength(3);

  const answers = valueOf(await city.api['chains.keepBranch']({ signer, chan, reason: '旧备份误用，已电话核实' }));
  expect(outcomes(answers)).toEqual([
    [2, 'ACCEPT'],
    [3, 'ACCEPT'],
  ]);
  expect(await chainOf(exchange)).toMatchObject({ forked: false, lastSeq: 3, aside: [] });
  expect(await heldFiles(exchange, 'quarantine')).toHaveLength(1);

  for (const file of [fork, forkedOn])
    expect((await importInto(city, file)).result).toMatchObject({ outcome: 'FORK', params: { reason: 'refused-branch' } });
  expect(await chainOf(exchange)).toMatchObject({ forked: false, aside: [] });
  const [fourth = ''] = await sealMore(exchange, 1);
  expect(await outcomeOfImport(city, fourth)).toBe('ACCEPT');
  expect(await city.api['chains.keepBranch']({ signer, chan, reason: '再来' })).toMatchObject({ error: { code: 'chain.notForked' } });
});

test('a branch whose first link waits for a gap is found out when the gap closes, and is decided like any other', async () => {
  const exchange = await startExchange();
  const { city, serial } = exchange;
  const twin = await cloneCounty(exchange);
  const first = await sealResults(exchange);
  await enterNext(twin.county, serial);
  await sealResults(twin);
  const [otherSecond = ''] = await sealMore({ ...twin, serial }, 1);
  const [second = ''] = await sealMore(exchange, 1);
  expect(await outcomeOfImport(city, otherSecond)).toBe('GAP');
  expect(await outcomeOfImport(city, first)).toBe('ACCEPT');
  const { signer, chan, ...state } = await chainOf(exchange);
  expect(state).toMatchObject({ forked: true, lastSeq: 1, held: 0, aside: [{ seq: 2, why: 'broken-chain' }] });
  expect(await heldFiles(exchange)).toEqual(['quarantine']);
  expect(valueOf(await city.api['chains.keepBranch']({ signer, chan, reason: '旧备份误用' }))).toEqual([]);
  expect(await outcomeOfImport(city, second)).toBe('ACCEPT');
});

test('a paused key has its bundles held until it is resumed', async () => {
  const exchange = await startExchange();
  const { city } = exchange;
  await importInto(city, await sealResults(exchange));
  const { signer } = await chainOf(exchange);
  valueOf(await city.api['chains.pause']({ signer, reason: '电脑送修' }));
  expect(await city.api['chains.pause']({ signer, reason: '电脑送修' })).toMatchObject({ error: { code: 'chain.paused' } });
  const [second = '', third = ''] = await sealMore(exchange, 2);
  expect((await importInto(city, second)).result).toMatchObject({ outcome: 'GAP', params: { missing: [] } });
  expect(await outcomeOfImport(city, third)).toBe('GAP');
  expect(await chainOf(exchange)).toMatchObject({ held: 2, missing: [], paused: { reason: '电脑送修' } });
  expect(outcomes(valueOf(await city.api['chains.resume']({ signer, reason: '电脑已取回' })))).toEqual([
    [2, 'ACCEPT'],
    [3, 'ACCEPT'],
  ]);
  expect(await chainOf(exchange)).toMatchObject({ held: 0, lastSeq: 3, paused: null });
  expect(await city.api['chains.resume']({ signer, reason: '再来' })).toMatchObject({ error: { code: 'chain.notPaused' } });
  expect(await city.api['chains.pause']({ signer: '0'.repeat(64), reason: '没有这把' })).toMatchObject({
    error: { code: 'chain.notFound' },
  });
});

test('a key that is paused before its first bundle is seen, and is resumed', async () => {
  const exchange = await startExchange();
  const { city } = exchange;
  const [key] = valueOf(await city.api['keys.state']({})).trust?.offices[0]?.keys ?? [];
  const signer = key?.signer ?? '';
  valueOf(await city.api['chains.pause']({ signer, reason: '电脑送修' }));
  expect(await chainOf(exchange)).toMatchObject({ signer, office: '130123', lastSeq: 0, held: 0, paused: { reason: '电脑送修' } });
  expect(valueOf(await city.api['chains.resume']({ signer, reason: '电脑已取回' }))).toEqual([]);
  expect(valueOf(await city.api['chains.list']({}))).toEqual([]);
});

test('a key is closed at the last number that was taken in: earlier bundles stay, later ones are refused, the county cannot seal', async () => {
  const exchange = await startExchange();
  const { county, city, stick } = exchange;
  const first = await sealResults(exchange);
  await importInto(city, first);
  const { signer } = await chainOf(exchange);
  const [second = ''] = await sealMore(exchange, 1);
  expect(await city.api['trust.close']({ signer, reason: '电脑丢失', rootPassphrase: 'not the passphrase at all' })).toMatchObject({
    error: { code: 'keys.passphraseWrong' },
  });
  const trust = valueOf(await city.api['trust.close']({ signer, reason: '电脑丢失', rootPassphrase }));
  expect(trust).toMatchObject({ version: 3, offices: [{ code: '130123', keys: [{ signer, closedAt: { 130100: 1 } }] }] });
  expect(await city.api['trust.close']({ signer, reason: '再来', rootPassphrase })).toMatchObject({ error: { code: 'trust.keyClosed' } });
  expect((await importInto(city, second)).result).toMatchObject({ outcome: 'KEY_CLOSED', params: { seq: 2, closedAt: 1 } });
  expect(await outcomeOfImport(city, first)).toBe('DUPLICATE');
  const roster = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
  expect(await outcomeOfImport(county, roster)).toBe('ACCEPT');
  expect(valueOf(await county.api['bundles.due']({})).sealingLocked).toBe('keyClosed');
  expect(await county.api['bundles.seal']({ kind: 'results' })).toMatchObject({
    error: { code: 'bundle.sealingLocked', params: { reason: 'keyClosed' } },
  });
});
