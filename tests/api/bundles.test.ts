import { copyFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ok } from '#shared/base/result.ts';
import {
  importInto,
  outcomeOfImport,
  sealReceipt,
  sealResults,
  startExchange,
  withFlippedBit,
  enterResult,
  uploadState,
} from '../support/exchange.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { dumpHash } from '../support/dump-database.ts';
import { endOffices } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

test('a drawn event and its results reach the city, and the receipt comes back', async () => {
  const exchange = await startExchange();
  const { county, city } = exchange;
  const due = valueOf(await county.api['bundles.due']({}));
  expect(due).toMatchObject({ to: '130100', draws: 1, results: 3, encrypted: true, sealingLocked: null });
  const file = await sealResults(exchange);
  const answer = await importInto(city, file);
  expect(answer.result.outcome).toBe('ACCEPT');
  expect(answer).toMatchObject({ from: '130123', kind: 'results', seq: 1, records: { refused: 0, conflict: 0, unchanged: 0 } });
  expect(await uploadState(county, file)).toBe('sealed');
  expect(valueOf(await city.api['bundles.receiptsDue']({}))).toEqual([{ to: '130123', toName: answer.fromName, bundles: 1 }]);
  const receipt = await sealReceipt(exchange, '130123');
  expect(await outcomeOfImport(county, receipt)).toBe('ACCEPT');
  expect(await uploadState(county, file)).toBe('received');
  expect(valueOf(await city.api['bundles.receiptsDue']({}))).toEqual([]);
  expect([...county.bugs, ...city.bugs]).toEqual([]);
});

test('the ledger of sealed bundles begins with the newest, also among those of one second', async () => {
  const exchange = await startExchange();
  await importInto(exchange.city, await sealResults(exchange));
  await sealReceipt(exchange, '130123');
  const ledger = valueOf(await exchange.city.api['bundles.outbox']({}));
  expect(ledger.map(({ kind, seq }) => [kind, seq])).toEqual([
    ['receipt', 1],
    ['roster', 1],
  ]);
});

test('the same bundle a second time changes nothing', async () => {
  const exchange = await startExchange();
  const { city } = exchange;
  const file = await sealResults(exchange);
  await importInto(city, file);
  const before = dumpHash(city.store.filePath, ['audit_rows', 'office']);
  expect((await importInto(city, file)).result).toMatchObject({ outcome: 'DUPLICATE', params: { reason: 'applied', seq: 1 } });
  expect(dumpHash(city.store.filePath, ['audit_rows', 'office'])).toBe(before);
});

test('a bundle with one flipped bit is refused wherever the bit is, and leaves nothing but a line in the log', async () => {
  const exchange = await startExchange();
  const { city, stick } = exchange;
  const file = await sealResults(exchange);
  const { size } = await stat(file);
  const before = dumpHash(city.store.filePath, ['audit_rows', 'office']);
  const positions = [0, 40, 300, 1200, Math.floor(size / 2), size - 300, size - 60, size - 1];
  for (const position of positions) {
    const damaged = await withFlippedBit(file, position, path.join(stick, 'damaged.ssjb'));
    expect(['NOT_A_BUNDLE', 'BAD_SIGNATURE', 'PAYLOAD_HASH', 'UNKNOWN_KEY']).toContain(await outcomeOfImport(city, damaged));
  }
  expect(dumpHash(city.store.filePath, ['audit_rows', 'office'])).toBe(before);
  expect(
    valueOf(await city.api['audit.window']({ offset: 0, limit: 100 })).rows.filter(({ event }) => event === 'bundles.imported'),
  ).toHaveLength(positions.length);
  expect(await outcomeOfImport(city, file)).toBe('ACCEPT');
});

test('bundles that arrive in the wrong order wait and are applied when the gap closes', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const first = await sealResults(exchange);
  const { rows } = valueOf(await county.api['results.queue']({ serial, todoOnly: true, offset: 0, limit: 1 }));
  await enterResult(county, serial, rows[0]?.code ?? '', '');
  const second = await sealResults(exchange);
  expect((await importInto(city, second)).result).toMatchObject({ outcome: 'GAP', params: { missing: [{ first: 1, last: 1 }] } });
  expect((await importInto(city, second)).result).toMatchObject({ outcome: 'DUPLICATE', params: { reason: 'held' } });
  expect(await outcomeOfImport(city, first)).toBe('ACCEPT');
  const received = valueOf(await city.api['bundles.received']({}));
  expect(received.map(({ seq, outcome }) => [seq, outcome]).sort()).toEqual([
    [1, 'ACCEPT'],
    [2, 'ACCEPT'],
  ]);
  expect(await readdir(path.join(city.dataDir, 'inbox'))).toEqual([]);
  expect(await outcomeOfImport(city, second)).toBe('DUPLICATE');
});

test('a bundle that a mail gateway renamed still imports', async () => {
  const exchange = await startExchange();
  const renamed = path.join(exchange.stick, '附件.zip');
  await copyFile(await sealResults(exchange), renamed);
  expect(await importInto(exchange.city, renamed)).toMatchObject({ fileName: '附件.zip', result: { outcome: 'ACCEPT' } });
});

test('a waiting bundle whose file was damaged gives its number free for a good copy', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const first = await sealResults(exchange);
  const { rows } = valueOf(await county.api['results.queue']({ serial, todoOnly: true, offset: 0, limit: 1 }));
  await enterResult(county, serial, rows[0]?.code ?? '', '');
  const second = await sealResults(exchange);
  await importInto(city, second);
  const inbox = path.join(city.dataDir, 'inbox');
  const [waiting] = await readdir(inbox);
  await writeFile(path.join(inbox, waiting ?? ''), 'damaged');
  expect(await outcomeOfImport(city, first)).toBe('ACCEPT');
  expect(await outcomeOfImport(city, second)).toBe('ACCEPT');
});

test('the records of a bundle that the city refused go out again, and their later revisions with them', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const { rows } = valueOf(await county.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 100 }));
  const code = rows.find(({ state }) => state === 'entered')?.code ?? '';
  const setItems = (items: string) =>
    county.store.write((db) => {
      db.run('update results set items = ? where subject = ?', items, code);
      return ok(null);
    });
  await setItems('["not an object"]');
  const broken = await sealResults(exchange);
  expect((await importInto(city, broken)).result).toMatchObject({ outcome: 'PAYLOAD_RULES', params: { reason: 'row', detail: 'items' } });
  expect(await outcomeOfImport(county, await sealReceipt(exchange, '130123'))).toBe('ACCEPT');
  expect(await uploadState(county, broken)).toBe('returned');
  await setItems('[]');
  expect(await enterResult(county, serial, code, '重新录入')).toBe(2);
  expect((await importInto(city, await sealResults(exchange))).result).toMatchObject({
    outcome: 'ACCEPT',
    params: { refused: 0, conflict: 0 },
  });
  expect(await county.api['bundles.seal']({ kind: 'results' })).toMatchObject({ error: { code: 'bundle.nothingToSend' } });
});

test('the first bundle of newer record tables carries everything once more, each revision as it was sealed', async () => {
  const exchange = await startExchange();
  const { county, city } = exchange;
  const first = await importInto(city, await sealResults(exchange));
  // As a program with older tables left it: its bundle is of schema 3, and its rows have fields now that they had not when they were sealed.
  for (const sql of [
    'drop trigger sealed_bundles_immutable',
    'update sealed_bundles set schema = 3',
    `update results set visit_code = 'SM0001' where rowid = (select min(rowid) from results)`,
  ])
    expect([sql, runByHand(county.store.filePath, sql)]).toEqual([sql, 'done']);
  const again = await importInto(city, await sealResults(exchange));
  expect(again.result.outcome).toBe('ACCEPT');
  expect(again.records).toMatchObject({ refused: 0, conflict: 0 });
  expect(again.records.unchanged).toBe(first.records.applied);
  const came = `select distinct table_name from received_rows where header_sha256 = '${again.headerHash}'`;
  expect(rowsOf(city, came)).toEqual([{ table_name: 'audit' }]);
  expect(rowsOf(city, `select 1 from received_rows where table_name = 'results' and body like '%SM0001%'`)).toEqual([]);
});

test('a receipt names what is missing, and the next one repeats what the county is not known to have', async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const first = await sealResults(exchange);
  const enterNext = async (): Promise<void> => {
    const { rows } = valueOf(await county.api['results.queue']({ serial, todoOnly: true, offset: 0, limit: 1 }));
    await enterResult(county, serial, rows[0]?.code ?? '', '');
  };
  await enterNext();
  const second = await sealResults(exchange);
  await importInto(city, second);
  const early = await sealReceipt(exchange, '130123');
  expect(await outcomeOfImport(county, early)).toBe('ACCEPT');
  expect([await uploadState(county, first), await uploadState(county, second)]).toEqual(['sealed', 'sealed']);
  await importInto(city, first);
  expect(valueOf(await city.api['bundles.receiptsDue']({}))).toMatchObject([{ bundles: 2 }]);
  const late = valueOf(await city.api['bundles.receipt']({ to: '130123' }));
  expect(late.records).toBe(2);
  valueOf(await city.api['bundles.export']({ fileName: late.fileName, folder: exchange.stick }));
  await importInto(county, path.join(exchange.stick, late.fileName));
  expect([await uploadState(county, first), await uploadState(county, second)]).toEqual(['received', 'received']);
  await enterNext();
  const third = await sealResults(exchange);
  await importInto(city, third);
  expect(await uploadState(city, late.fileName)).toBe('received');
  expect(valueOf(await city.api['bundles.receipt']({ to: '130123' })).records).toBe(1);
});
