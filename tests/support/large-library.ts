import { ok } from '#shared/base/result.ts';
import { startExchange, type Exchange } from './exchange.ts';
import { rowsOf } from './office-database.ts';
import { importTable, subjectRow } from './small-county.ts';

/** Text that DEFLATE cannot make small. */
export const noise = (seed: number, length = 650): string => {
  let state = seed + 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x4e00 + (state % 20_000));
  }).join('');
};

/** A library whose snapshot needs several files of the smallest limit. */
export const startLarge = async (): Promise<Exchange & { readonly serial: string }> => {
  const exchange = await startExchange();
  await importTable(
    exchange.county,
    'subjects',
    Array.from({ length: 260 }, (_, index) => subjectRow(index + 1)),
  );
  const scopes = rowsOf(exchange.county, 'select id from subjects order by id').map(({ id }) => ({
    id: Number(id),
    scope: noise(Number(id)),
  }));
  await exchange.county.store.write((db) => {
    for (const { id, scope } of scopes) db.run('update subjects set scope = ? where id = ?', scope, id);
    return ok(null);
  });
  return exchange;
};
