import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { YearReport } from '#shared/contract/figures.ts';
import { finishDraw, freezeScheme } from '../support/ceremony.ts';
import { carryOut, importInto, sealResults, startExchange } from '../support/exchange.ts';
import { countyCode, giveAllBack, itemsInForce, newMachine, workingCounty } from '../support/lost-machine.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { approve, enter, publish } from '../support/review.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

/** The tree of units is of no bundle; a unit without a visit stands in no figure. */
const figuresOf = ({ figures, byTask, byUnit, byMonth }: YearReport) => ({
  ...{ figures, byTask, byMonth },
  byUnit: byUnit.filter(({ visits }) => visits > 0),
});

/** A draft never left the office. */
const plansOf = async (api: StartedOffice['api']) =>
  Promise.all(
    valueOf(await api['plans.list']({})).plans.map(async ({ id }) => {
      const plan = valueOf(await api['plans.get']({ id }));
      return { ...plan, unplanned: plan.unplanned.filter(({ state }) => state !== 'draft') };
    }),
  );

/** What the clerks of an office see of a year's work. */
const seenOf = async ({ api }: StartedOffice, serial: string) => ({
  figures: figuresOf(valueOf(await api['figures.year']({ year: 2026, until: '2026-03-02' }))),
  queue: valueOf(await api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 200 })),
  tasks: valueOf(await api['tasks.list']({})),
  dispatched: valueOf(await api['tasks.dispatched']({ serial })),
  published: valueOf(await api['publication.published']({ serial, offset: 0, limit: 200 })),
  followUps: valueOf(await api['followUps.list']({ serial, show: 'open', offset: 0, limit: 20 })).rows.map(({ owner, code, state }) => ({
    owner,
    code,
    state,
  })),
  draw: { ...valueOf(await api['draws.get']({ serial })), resumed: false },
  ledger: valueOf(await api['draws.list']({})),
  plans: await plansOf(api),
  people: valueOf(await api['draws.people']({ serial })),
  changes: valueOf(await api['teams.changes']({ serial })),
  teams: valueOf(await api['draws.teams']({ serial })),
  items: valueOf(await api['items.list']({})),
});

describe('an office that lost its machine', () => {
  it('gets its records back from the city and works on with them', { timeout: 240_000 }, async () => {
    const exchange = await workingCounty();
    const { county, city, serial, codes, stick } = exchange;
    const before = await seenOf(county, serial);
    const heldBefore = rowsOf(city, `select table_name, record_id, row_hash from received_rows where head = 1 order by 1, 2`);
    const next = await newMachine(exchange);

    const held = valueOf(await city.api['bundles.held']({ office: countyCode }));
    expect(held).toMatchObject({ hasOpenKey: true, draws: 2, plans: 1, publications: 3, corrections: 1, followUps: 1, older: 0 });
    const library = await importInto(next, await giveAllBack(exchange, 'roster-data'));
    expect(library).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { applied: held.subjects + held.inspectors, refused: 0 } });
    const results = await importInto(next, await giveAllBack(exchange, 'results'));
    expect([results.result, results.records]).toMatchObject([{ outcome: 'ACCEPT' }, { applied: held.records, refused: 0, conflict: 0 }]);
    expect(await seenOf(next, serial)).toEqual(before);

    // What the city told the office comes again as well, and what it answered is known.
    const asked = valueOf(await city.api['bundles.seal']({ kind: 'correction', to: countyCode, snapshot: true }));
    expect((await importInto(next, await carryOut(city, stick, asked))).result.outcome).toBe('ACCEPT');
    expect(valueOf(await next.api['requests.list']({}))).toMatchObject([{ state: 'declined', answer: '现场核对无误' }]);

    // What came back is what the city holds; what is done now is new.
    const [, , , , returned = '', sixth = ''] = codes;
    await enter(next, serial, sixth);
    valueOf(await approve(next, serial, [returned, sixth]));
    valueOf(await publish(next, serial, [returned, sixth]));
    const again = await freezeScheme(next, { name: '第3期 换机后的抽查', itemIds: (await itemsInForce(next)).slice(0, 2) });
    expect(again).toBe(`${countyCode}-2026-0003`);
    await finishDraw(next, again);
    expect(valueOf(await next.api['draws.get']({ serial: again })).prev).toBe(before.ledger[0]?.voided?.record);

    const [due, sealedLibrary] = [
      await sealResults({ ...exchange, county: next }),
      await carryOut(next, stick, valueOf(await next.api['bundles.seal']({ kind: 'roster-data' }))),
    ];
    const taken = await importInto(city, due);
    expect([taken.result, taken.records]).toMatchObject([{ outcome: 'ACCEPT' }, { refused: 0, conflict: 0 }]);
    expect(taken.records.unchanged).toBeGreaterThanOrEqual(
      held.records - rowsOf(city, `select 1 from received_rows where table_name = 'audit'`).length,
    );
    const heldAfter = new Set(rowsOf(city, 'select table_name, record_id, row_hash from received_rows').map((row) => JSON.stringify(row)));
    expect(heldBefore.filter((row) => !heldAfter.has(JSON.stringify(row)))).toEqual([]);
    const libraryTaken = await importInto(city, sealedLibrary);
    expect([libraryTaken.result, libraryTaken.records]).toMatchObject([
      { outcome: 'ACCEPT' },
      { applied: 0, unchanged: held.subjects + held.inspectors, refused: 0, conflict: 0 },
    ]);
    expect(valueOf(await next.api['audit.check']({})).brokenAt).toBeNull();
    expect(next.bugs).toEqual([]);
  });
});

describe('what a city may not give back', () => {
  /** Something that nobody could do through the program, in the database of the city. */
  const forge = (city: StartedOffice, ...statements: readonly string[]): void => {
    for (const sql of statements) expect([sql, runByHand(city.store.filePath, sql)]).toEqual([sql, 'done']);
  };

  const reasonsOf = (office: StartedOffice): readonly { readonly code: string; readonly id: string }[] =>
    JSON.parse(
      String(rowsOf(office, `select reasons from known_links where kind = 'results' order by seq desc limit 1`)[0]?.['reasons']),
    ) as never;

  it(
    'rows of another office, and an event whose record has one changed byte, with all that rests on it',
    { timeout: 240_000 },
    async () => {
      const exchange = await workingCounty();
      const { city, serial } = exchange;
      const next = await newMachine(exchange);
      const changed = rowsOf(
        city,
        `select hex(bytes) as hex from received_draw_files where serial = '${serial}' and name = 'result.tsv'`,
      )[0]?.['hex'];
      const bytes = Buffer.from(String(changed), 'hex');
      bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 1;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const foreign = '00000000-0000-4000-8000-000000000001';
      const endless = '00000000-0000-4000-8000-000000000002';
      forge(
        city,
        `update received_draw_files set bytes = x'${bytes.toString('hex')}', sha256 = '${sha256}' where serial = '${serial}' and name = 'result.tsv'`,
        `insert into received_rows (office, table_name, record_id, rev, row_hash, body, head, header_sha256)
       select office, table_name, '${foreign}', 1, '${'7'.repeat(64)}',
         json_set(body, '$.id', '${foreign}', '$.office', '130124'), 1, header_sha256 from received_rows where table_name = 'dispatches' limit 1`,
        `insert into received_rows (office, table_name, record_id, rev, row_hash, body, head, header_sha256)
       select office, table_name, '${endless}', 1, '${'6'.repeat(64)}',
         json_set(body, '$.id', '${endless}', '$.seq', 9007199254740990), 1, header_sha256 from received_rows where table_name = 'follow_ups' limit 1`,
      );
      const answer = await importInto(next, await giveAllBack(exchange, 'results'));
      expect(answer.result.outcome).toBe('CONFLICTS');
      expect(reasonsOf(next)).toContainEqual({ code: 'not-owner', id: foreign });
      expect(reasonsOf(next)).toContainEqual({ code: 'invalid', id: endless });
      expect(Number(rowsOf(next, 'select change_seq as n from office')[0]?.['n'])).toBeLessThan(1_000_000);
      expect(valueOf(await next.api['draws.list']({})).map((draw) => draw.serial)).toEqual([`${countyCode}-2026-0002`]);
      expect(rowsOf(next, 'select count(*) as n from results')).toEqual([{ n: 0 }]);
      expect(next.bugs).toEqual([]);
    },
  );

  it('is nothing that a county calls a snapshot of the city’s own records', { timeout: 120_000 }, async () => {
    const exchange = await startExchange();
    const { county, city } = exchange;
    forge(county, `update results set office = '130100' where rowid = (select min(rowid) from results)`);
    const sealed = valueOf(await county.api['bundles.seal']({ kind: 'results', snapshot: true }));
    expect(await importInto(city, await carryOut(county, exchange.stick, sealed))).toMatchObject({ records: { refused: 1 } });
    expect(reasonsOf(city)).toMatchObject([{ code: 'not-owner' }]);
    expect(rowsOf(city, `select 1 from received_rows where office = '130100'`)).toEqual([]);
  });

  it('over a record that says something else here: both are kept, and nothing is overwritten', { timeout: 120_000 }, async () => {
    const exchange = await startExchange();
    const { county, city } = exchange;
    await importInto(city, await sealResults(exchange));
    const results = 'select id, rev, remark, prev_hash from results order by id';
    const before = rowsOf(county, results);
    forge(
      city,
      'drop trigger received_rows_immutable',
      `update received_rows set body = json_set(body, '$.remark', '别处写的'), row_hash = '${'9'.repeat(64)}'
       where table_name = 'results' and record_id = (select min(record_id) from received_rows where table_name = 'results')`,
      `update received_rows set body = json_set(body, '$.serial', '${countyCode}-2026-0009'), row_hash = '${'8'.repeat(64)}' where table_name = 'draws'`,
    );
    const answer = await importInto(county, await giveAllBack(exchange, 'results'));
    expect([answer.result.outcome, answer.records]).toMatchObject(['CONFLICTS', { applied: 0, conflict: 1 }]);
    expect(rowsOf(county, results)).toEqual(before);
    expect(rowsOf(county, 'select table_name, record_id from row_conflicts')).toEqual([
      { table_name: 'results', record_id: before[0]?.['id'] },
    ]);
    expect(new Set(reasonsOf(county).map(({ code }) => code))).toEqual(new Set(['conflict', 'immutable']));
    expect(county.bugs).toEqual([]);
  });

  it('what came before the city kept who signed it, until the office sends it once more', { timeout: 120_000 }, async () => {
    const { county, city, stick } = await startExchange();
    const sendLibrary = async () =>
      importInto(city, await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'roster-data', snapshot: true }))));
    const all = (await sendLibrary()).records.applied;
    const held = async () => valueOf(await city.api['bundles.held']({ office: countyCode }));
    forge(city, 'update subjects set write_id = null', 'update inspectors set write_id = null');
    expect(await held()).toMatchObject({ subjects: 0, inspectors: 0, older: all });
    const ask = { kind: 'roster-data' as const, to: countyCode, snapshot: true };
    expect(await city.api['bundles.seal'](ask)).toMatchObject({ error: { code: 'bundle.nothingHeld' } });
    expect((await sendLibrary()).records).toMatchObject({ applied: 0, unchanged: all });
    expect(await held()).toMatchObject({ older: 0 });
    expect(valueOf(await city.api['bundles.seal'](ask))).toMatchObject({ records: all, encrypted: true });
  });

  it('says why when there is no key, nothing held, or an event is being drawn', { timeout: 240_000 }, async () => {
    const exchange = await startExchange();
    const { county, city } = exchange;
    const ask = { kind: 'results' as const, to: countyCode, snapshot: true };
    expect(await city.api['bundles.seal'](ask)).toMatchObject({ error: { code: 'bundle.nothingHeld' } });
    expect(await city.api['bundles.seal']({ ...ask, to: '130124' })).toMatchObject({ error: { code: 'bundle.noRecipient' } });
    expect(await city.api['bundles.seal']({ ...ask, to: '130100' })).toMatchObject({ error: { code: 'bundle.noRecipient' } });
    await importInto(city, await sealResults(exchange));
    const file = await giveAllBack(exchange, 'results');
    const open = await freezeScheme(county, { name: '第2期', itemIds: (await itemsInForce(county)).slice(0, 2) });
    expect(await county.api['bundles.import']({ file })).toMatchObject({ error: { code: 'bundle.drawOpen', params: { serial: open } } });
    await finishDraw(county, open);
    // The office still has everything; to get it again changes nothing.
    expect(await importInto(county, file)).toMatchObject({
      result: { outcome: 'ACCEPT' },
      records: { applied: 0, refused: 0, conflict: 0 },
    });
  });
});
