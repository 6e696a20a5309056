import { cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  cloneCounty,
  countyPassphrase,
  enterNext,
  enterResult,
  importInto,
  outcomeOfImport,
  sealReceipt,
  sealResults,
  startExchange,
  type Exchange,
} from '../support/exchange.ts';
import { endOffices, startOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

/** The county's data folder as it was before its second bundle, opened again on the same computer. */
const restoredBefore = async (exchange: Exchange, backup: string): Promise<Exchange> => {
  exchange.county.close();
  const county = startOffice({ seed: 'restored', dataDir: backup });
  valueOf(await county.api['keys.unlock']({ passphrase: countyPassphrase }));
  return { ...exchange, county };
};

test('a restored older database may not seal until a receipt shows where its chain stands', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  await importInto(city, await sealResults(exchange));
  const backup = path.join(path.dirname(county.dataDir), 'backup');
  county.store.copyTo(path.join(path.dirname(county.dataDir), 'office-backup.db'));
  await cp(path.join(county.dataDir, 'keys'), path.join(backup, 'keys'), { recursive: true });
  await cp(path.join(path.dirname(county.dataDir), 'office-backup.db'), path.join(backup, 'office.db'));
  await enterNext(county, serial);
  const second = await sealResults(exchange);
  expect(await outcomeOfImport(city, second)).toBe('ACCEPT');

  const restored = await restoredBefore(exchange, backup);
  expect(valueOf(await restored.county.api['bundles.due']({})).sealingLocked).toBe('behindSealMark');
  expect(await restored.county.api['bundles.seal']({ kind: 'results' })).toMatchObject({
    error: { code: 'bundle.sealingLocked', params: { reason: 'behindSealMark' } },
  });
  expect(await outcomeOfImport(restored.county, await sealReceipt(exchange, '130123'))).toBe('ACCEPT');
  expect(valueOf(await restored.county.api['bundles.due']({}))).toMatchObject({ sealingLocked: null, seq: 3 });
  await enterNext(restored.county, serial);
  const third = await sealResults(restored);
  expect(path.basename(third)).toContain('-000003-results');
  const answer = await importInto(city, third);
  expect(answer.result).toMatchObject({ outcome: 'ACCEPT', params: { conflict: 0, refused: 0 } });
});

test('two programs with one key are found out, and neither bundle is chosen', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const twin = await cloneCounty(exchange);
  const first = await sealResults(exchange);
  await enterNext(twin.county, serial);
  const fork = await sealResults(twin);
  expect(await outcomeOfImport(city, first)).toBe('ACCEPT');
  expect((await importInto(city, fork)).result).toMatchObject({ outcome: 'FORK', params: { reason: 'same-number' } });
  expect(await readdir(path.join(city.dataDir, 'inbox', 'quarantine'))).toHaveLength(1);
  await enterNext(county, serial);
  expect((await importInto(city, await sealResults(exchange))).result).toMatchObject({
    outcome: 'FORK',
    params: { reason: 'chain-forked' },
  });
});

test('a result that is entered again after its bundle goes to the city as the next revision', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  expect(await outcomeOfImport(city, await sealResults(exchange))).toBe('ACCEPT');
  const { rows } = valueOf(await county.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 100 }));
  const entered = rows.find(({ state }) => state === 'entered');
  expect(await enterResult(county, serial, entered?.code ?? '', '补充说明')).toBe(2);
  expect(await enterResult(county, serial, entered?.code ?? '', '再补充')).toBe(2);
  const answer = await importInto(city, await sealResults(exchange));
  expect(answer.result).toMatchObject({ outcome: 'ACCEPT', params: { conflict: 0, refused: 0 } });
});

test('a result entered again while its bundle is being sealed is not lost', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const { rows } = valueOf(await county.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 100 }));
  const code = rows.find(({ state }) => state === 'entered')?.code ?? '';
  const again: Promise<number>[] = [];
  const sealing = county.api['bundles.seal'](
    { kind: 'results' },
    {
      onProgress: () => {
        if (again.length === 0) again.push(enterResult(county, serial, code, '出包时改的'));
      },
    },
  );
  const sealed = valueOf(await sealing);
  await Promise.all(again);
  valueOf(await county.api['bundles.export']({ fileName: sealed.fileName, folder: exchange.stick }));
  expect(await outcomeOfImport(city, path.join(exchange.stick, sealed.fileName))).toBe('ACCEPT');
  const answer = await importInto(city, await sealResults(exchange));
  expect(answer.result).toMatchObject({ outcome: 'ACCEPT', params: { conflict: 0, refused: 0 } });
  expect(valueOf(await county.api['results.visit']({ serial, code })).result).toMatchObject({ rev: 2, remark: '出包时改的' });
});

test('two orders to seal at once make one bundle and one answer that nothing is left', async () => {
  const { county } = await startExchange();
  const [first, second] = await Promise.all([
    county.api['bundles.seal']({ kind: 'results' }),
    county.api['bundles.seal']({ kind: 'results' }),
  ]);
  expect(first).toMatchObject({ ok: true, value: { seq: 1 } });
  expect(second).toMatchObject({ ok: false, error: { code: 'bundle.nothingToSend' } });
  expect((await readdir(path.join(county.dataDir, 'outbox'))).filter((name) => name.endsWith('.ssjb'))).toHaveLength(1);
});

test('a cancelled sealing leaves neither a file nor a row, and the next one works', async () => {
  const { county } = await startExchange();
  const stop = new AbortController();
  const onProgress = (): void => {
    stop.abort();
  };
  const cancelled = await county.api['bundles.seal']({ kind: 'results' }, { signal: stop.signal, onProgress });
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'job.cancelled' } });
  expect(valueOf(await county.api['bundles.outbox']({}))).toEqual([]);
  expect(valueOf(await county.api['bundles.seal']({ kind: 'results' })).seq).toBe(1);
  expect(county.bugs).toEqual([]);
});

test('a stray file in the outbox is removed, and a damaged one is not copied out', async () => {
  const exchange = await startExchange();
  const { county, stick } = exchange;
  const file = await sealResults(exchange);
  const inOutbox = path.join(county.dataDir, 'outbox', path.basename(file));
  const stray = path.join(county.dataDir, 'outbox', '130123-0000-130100-000009-results.ssjb');
  await cp(inOutbox, stray);
  await enterNext(county, exchange.serial);
  await sealResults(exchange);
  expect(await readdir(path.dirname(stray))).not.toContain(path.basename(stray));
  await cp(path.join(county.dataDir, 'office.db'), inOutbox);
  expect(await county.api['bundles.export']({ fileName: path.basename(file), folder: path.join(stick) })).toMatchObject({
    error: { code: 'bundle.damagedOutbox' },
  });
});
