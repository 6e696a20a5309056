import { afterEach, expect, test } from 'vitest';
import { carryOut, importInto, sealResults, startExchange } from '../support/exchange.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { aResult, approve, codesOf, enter, publish } from '../support/review.ts';
import { colleague } from '../support/ceremony.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const held = (city: StartedOffice, table: string) =>
  rowsOf(city, `select body from received_rows where table_name = '${table}' and head = 1 order by record_id`).map(
    ({ body }) => JSON.parse(String(body)) as Record<string, unknown>,
  );

test(
  'what is published, corrected and followed up reaches the city, and a published result is not taken in another form',
  { timeout: 120_000 },
  async () => {
    const exchange = await startExchange();
    const { county, city, serial } = exchange;
    const codes = await codesOf(county, serial);
    const [problem = '', first = ''] = codes;
    await enter(county, serial, problem, { outcomes: ['UNREACHABLE'] });
    valueOf(await approve(county, serial, [problem, first]));
    await importInto(city, await sealResults(exchange));
    expect(held(city, 'publications')).toEqual([]);
    expect(held(city, 'follow_ups')).toMatchObject([{ serial, subject: problem, state: 'open', rev: 1 }]);

    valueOf(await publish(county, serial, [problem, first]));
    const [row] = valueOf(await county.api['followUps.list']({ serial, show: 'open', offset: 0, limit: 5 })).rows;
    valueOf(await county.api['followUps.save']({ id: row?.id ?? '', owner: '宁雨桐', measures: [] }));
    const second = await importInto(city, await sealResults(exchange));
    expect(second).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { refused: 0, conflict: 0 } });
    expect(held(city, 'publications').map(({ subject }) => subject)).toEqual(expect.arrayContaining([problem, first]));
    expect(held(city, 'follow_ups')).toMatchObject([{ owner: '宁雨桐', rev: 2 }]);

    const result = await aResult(county, serial, first, { outcomes: ['NOT_OPERATING_ITEM'] });
    const asked = { serial, code: first, result, reason: '当日未开展经营', approver: colleague };
    expect(valueOf(await county.api['publication.correct'](asked))).toMatchObject({ at: 'corrected' });
    valueOf(await publish(county, serial, [first]));
    const third = await importInto(city, await sealResults(exchange));
    expect(third).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { refused: 0 } });
    expect(held(city, 'corrections')).toMatchObject([{ subject: first, number: 1, after: { outcomes: ['NOT_OPERATING_ITEM'] } }]);
    expect(held(city, 'results').find(({ subject }) => subject === first)).toMatchObject({ outcomes: ['NO_ISSUE'] });

    // Somebody who opens the file of the county's database changes what the trigger forbids; the city does not take it.
    for (const sql of [
      'drop trigger results_published',
      `update results set remark = '改过', rev = rev + 1, seq = (select change_seq + 1 from office),
       prev_hash = (select row_hash from record_revisions v where v.record_id = results.id and v.rev = results.rev)
     where subject = '${first}'`,
      'update office set change_seq = change_seq + 1',
    ])
      expect([sql, runByHand(county.store.filePath, sql)]).toEqual([sql, 'done']);
    const bundle = valueOf(await county.api['bundles.seal']({ kind: 'results' }));
    const fourth = await importInto(city, await carryOut(county, exchange.stick, bundle));
    expect(fourth).toMatchObject({ records: { refused: 1 } });
    expect(held(city, 'results').find(({ subject }) => subject === first)).toMatchObject({ remark: '' });
  },
);
