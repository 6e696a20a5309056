import { afterEach, expect, test } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { carryOut, importInto, startExchange } from '../support/exchange.ts';
import { rowsOf } from '../support/office-database.ts';
import { endOffices } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const countyCode = '130123';

test(
  'a record that a snapshot lacks is listed, kept or asked about, and leaves the list when a snapshot has it again',
  { timeout: 180_000 },
  async () => {
    const { county, city, stick } = await startExchange();
    const send = async () =>
      importInto(city, await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'roster-data', snapshot: true }))));
    const aside = async (sql: string, ...values: readonly string[]): Promise<void> => {
      await county.store.write((db) => {
        db.run(sql, ...values);
        return ok(null);
      });
    };
    const officesOf = async () => valueOf(await city.api['unconfirmed.offices']({}));
    const window = { office: countyCode, offset: 0, limit: 100 };
    const rowsNow = async () => valueOf(await city.api['unconfirmed.window'](window)).rows;
    await send();
    expect(await officesOf()).toEqual([]);

    // Records that an older copy of the county does not have.
    const lost = rowsOf(county, 'select uid, code, name from subjects order by code desc limit 3');
    const uids = lost.map((row) => String(row['uid']));
    await aside('create table lost as select * from subjects where uid in (select value from json_each(?))', JSON.stringify(uids));
    await aside('delete from subject_tags where subject_id in (select id from lost)');
    await aside('delete from subjects where uid in (select uid from lost)');
    await aside('delete from sent_records where record_id in (select uid from lost)');
    await send();
    expect(await officesOf()).toMatchObject([{ office: countyCode, own: false, waiting: 3, kept: 0 }]);
    const rows = await rowsNow();
    expect(rows.map(({ key }) => key)).toEqual(lost.map(({ code }) => code).toReversed());
    const [first, second, third] = rows;
    if (!first || !second || !third) throw new Error('three are waiting');

    valueOf(await city.api['unconfirmed.keep']({ records: [{ kind: 'subjects', record: first.record }], reason: '年底才注销' }));
    expect(await city.api['unconfirmed.keep']({ records: [{ kind: 'items', record: first.record }], reason: '不是' })).toMatchObject({
      error: { code: 'unconfirmed.notFound' },
    });
    expect((await rowsNow()).at(-1)).toMatchObject({ record: first.record, kept: { reason: '年底才注销' } });
    valueOf(await city.api['unconfirmed.ask']({ kind: 'subjects', record: second.record, reason: '请核实是否还在' }));
    valueOf(await city.api['unconfirmed.ask']({ kind: 'subjects', record: third.record, reason: '请核实是否还在' }));
    expect(await city.api['unconfirmed.ask']({ kind: 'subjects', record: second.record, reason: '再问' })).toMatchObject({
      error: { code: 'request.open' },
    });
    expect(await county.api['unconfirmed.ask']({ kind: 'subjects', record: second.record, reason: '再问' })).toMatchObject({
      error: { code: 'office.roleOnly' },
    });
    expect((await rowsNow()).filter(({ asked }) => asked)).toHaveLength(2);

    const asked = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'correction', to: countyCode })));
    expect((await importInto(county, asked)).result.outcome).toBe('ACCEPT');
    const requests = valueOf(await county.api['requests.list']({}));
    expect(requests).toMatchObject([
      { serial: '', state: 'open', reason: '请核实是否还在' },
      { serial: '', state: 'open' },
    ]);
    const about = requests.find(({ record }) => record === third.record);
    valueOf(await county.api['requests.decline']({ id: about?.id ?? '', reason: '已注销，移出名录' }));

    // The next snapshot has one of them again; the one that is kept is asked about anew.
    await aside('insert into subjects select * from lost where uid = ?', second.record);
    expect((await send()).records).toMatchObject({ refused: 0 });
    expect(await officesOf()).toMatchObject([{ waiting: 2, kept: 0 }]);
    expect(valueOf(await city.api['requests.list']({})).find(({ record }) => record === second.record)).toMatchObject({
      state: 'corrected',
    });
    expect(
      valueOf(await county.api['requests.list']({}))
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['corrected', 'declined']);
    const answer = await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'results' })));
    expect((await importInto(city, answer)).result.outcome).toBe('ACCEPT');
    expect(valueOf(await city.api['requests.list']({})).find(({ record }) => record === third.record)).toMatchObject({
      ...{ state: 'declined', answer: '已注销，移出名录' },
    });
    expect((await rowsNow()).some((row) => row.asked)).toBe(false);
    expect([...city.bugs, ...county.bugs]).toEqual([]);
  },
);
