import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { enterNext, importInto, sealReceipt, sealResults, startExchange } from '../support/exchange.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const inOutbox = async (office: StartedOffice): Promise<readonly string[]> =>
  (await readdir(path.join(office.dataDir, 'outbox'))).filter((name) => name.endsWith('.ssjb'));

test('what the city receipted is removed when it is asked for, and its line stays; what nobody receipted stays whole', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const first = path.basename(await sealResults(exchange));
  expect(await county.api['bundles.clear']({})).toMatchObject({ error: { code: 'bundle.nothingToClear' } });
  await importInto(city, path.join(exchange.stick, first));
  await importInto(county, await sealReceipt(exchange, '130123'));
  await enterNext(county, serial);
  const second = path.basename(await sealResults(exchange));
  const [newest, oldest] = valueOf(await county.api['bundles.outbox']({}));
  expect([newest?.clearable, oldest?.clearable]).toEqual([false, true]);
  expect(valueOf(await county.api['bundles.clear']({}))).toEqual({ files: 1, bytes: oldest?.bytes });
  expect(await inOutbox(county)).toEqual([second]);
  const after = valueOf(await county.api['bundles.outbox']({}));
  expect(after.map(({ fileName, clearedAt, clearable, state }) => [fileName, clearedAt !== null, clearable, state])).toEqual([
    [second, false, false, 'sealed'],
    [first, true, false, 'received'],
  ]);
  expect(await county.api['bundles.export']({ fileName: first, folder: exchange.stick })).toMatchObject({
    error: { code: 'bundle.cleared', params: { name: first } },
  });
  const { rows } = valueOf(await county.api['audit.window']({ offset: 0, limit: 5 }));
  expect(rows.find(({ event }) => event === 'bundles.cleared')?.params).toEqual({ files: 1, bytes: oldest?.bytes });
  expect((await importInto(city, path.join(exchange.stick, second))).result.outcome).toBe('ACCEPT');
});

test('a city keeps what it wrote for every office, and gets rid of receipts that the county is known to have', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  await importInto(city, await sealResults(exchange));
  const receipt = path.basename(await sealReceipt(exchange, '130123'));
  await importInto(county, path.join(exchange.stick, receipt));
  await enterNext(county, serial);
  await importInto(city, await sealResults(exchange));
  valueOf(await city.api['bundles.clear']({}));
  const kept = valueOf(await city.api['bundles.outbox']({})).filter(({ clearedAt }) => clearedAt === null);
  expect(kept.map(({ kind, to }) => [kind, to])).toEqual([['roster', '*']]);
  expect(await inOutbox(city)).toEqual(kept.map(({ fileName }) => fileName));
});

test('a file that a crash left after the ledger had let it go goes with the next sealing', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const first = path.basename(await sealResults(exchange));
  await importInto(city, path.join(exchange.stick, first));
  await importInto(county, await sealReceipt(exchange, '130123'));
  expect(runByHand(county.store.filePath, `update sealed_bundles set cleared_at = '2026-03-02T09:00:00+08:00'`)).toBe('done');
  expect(await inOutbox(county)).toEqual([first]);
  await enterNext(county, serial);
  const second = path.basename(await sealResults(exchange));
  expect(await inOutbox(county)).toEqual([second]);
});

test('the database itself lets nothing go that was not receipted, nothing twice, and nothing that every office may need', async () => {
  const exchange = await startExchange();
  const { county, city } = exchange;
  await sealResults(exchange);
  const clear = `update sealed_bundles set cleared_at = '2026-03-02T09:00:00+08:00'`;
  expect(runByHand(county.store.filePath, clear)).toContain('only a receipted bundle is cleared, and once');
  expect(runByHand(city.store.filePath, `update sealed_bundles set received_at = sealed_at`)).toBe('done');
  expect(runByHand(city.store.filePath, clear)).toContain('only a receipted bundle is cleared, and once');
  expect(runByHand(county.store.filePath, `update sealed_bundles set received_at = sealed_at`)).toBe('done');
  expect(runByHand(county.store.filePath, clear)).toBe('done');
  expect(runByHand(county.store.filePath, clear)).toContain('only a receipted bundle is cleared, and once');
  expect(rowsOf(county, 'select count(*) as n from sealed_bundles where cleared_at is not null')).toEqual([{ n: 1 }]);
});
