import { afterEach, expect, test } from 'vitest';
import { importInto, sealReceipt, sealResults, startExchange } from '../support/exchange.ts';
import { rowsOf } from '../support/office-database.ts';
import { approve, draftPlan, planRow, readPlan } from '../support/plans.ts';
import { endOffices } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

test('an approved version goes to the city with the next bundle, and its filing as the next revision; a draft stays at home', async () => {
  const exchange = await startExchange('plan');
  const { county, city } = exchange;
  const items = valueOf(await county.api['items.list']({}));
  const code = items.find(({ published }) => published)?.code ?? '';
  const id = await draftPlan(county, [planRow({ itemCodes: [code] })]);
  valueOf(await county.api['plans.create']({ year: 2027 }));
  const heldBy = () =>
    rowsOf(city, `select rev, head, body from received_rows where table_name = 'plans' order by rev`).map((row) => ({
      ...(JSON.parse(String(row['body'])) as Record<string, unknown>),
      head: row['head'],
    }));
  expect((await importInto(city, await sealResults(exchange))).result.outcome).toBe('ACCEPT');
  expect(heldBy()).toEqual([]);
  await approve(county, id);
  const { rows } = await readPlan(county, id);
  expect((await importInto(city, await sealResults(exchange))).result.outcome).toBe('ACCEPT');
  expect(heldBy()).toMatchObject([
    { id, rev: 1, head: 1, year: 2026, version: 1, notices: [], rows: [{ id: rows[0]?.id, name: planRow().name }] },
  ]);
  valueOf(await county.api['plans.note']({ id, kind: 'filed', on: '2026-01-12', what: '1号', reason: '' }));
  expect((await importInto(city, await sealResults(exchange))).result.outcome).toBe('ACCEPT');
  expect(heldBy()).toMatchObject([
    { rev: 1, head: 0 },
    { rev: 2, head: 1, notices: [{ kind: 'filed', on: '2026-01-12', what: '1号' }] },
  ]);
  expect((await importInto(county, await sealReceipt(exchange, '130123'))).result.outcome).toBe('ACCEPT');
});
