import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { rowsOf } from '#tests/support/office-database.ts';
import { importTable, subjectRow } from '#tests/support/small-county.ts';
import { carryOut, importInto, startExchange, type Exchange } from '../support/exchange.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

let exchange: Exchange;
beforeEach(async () => {
  exchange = await startExchange();
});

const sealLibrary = async (snapshot = false): Promise<string> =>
  carryOut(exchange.county, exchange.stick, valueOf(await exchange.county.api['bundles.seal']({ kind: 'roster-data', snapshot })));

/** What both sides must agree on; the county's places under their names. */
const subjectsOf = (office: StartedOffice): readonly Readonly<Record<string, unknown>>[] =>
  rowsOf(
    office,
    `select uid, office, code, code_kind, name, kind, status, industry, risk, risk_on, phone, legal_person, address, region, authority,
       established_on, capital, scope, tags, annual_report, last_inspected_on, note from subjects order by uid`,
  );

const tagsOf = (office: StartedOffice): unknown =>
  rowsOf(office, 'select s.uid, t.tag from subject_tags t join subjects s on s.id = t.subject_id order by 1, 2');

const inspectorsOf = (office: StartedOffice): unknown =>
  rowsOf(
    office,
    'select uid, office, staff_no, name, department, lines, expertise, certificate_no, certificate_until, post, status from inspectors order by uid',
  );

const marksOf = (office: StartedOffice): unknown => rowsOf(office, 'select kind, record from unconfirmed_records order by 1, 2');

const idOf = (office: StartedOffice, code: string): number =>
  Number(rowsOf(office, `select id from subjects where code = '${code}'`)[0]?.['id']);

const uidOf = (office: StartedOffice, code: string): string =>
  String(rowsOf(office, `select uid from subjects where code = '${code}'`)[0]?.['uid']);

const nothingToSend = { ok: false, error: { code: 'bundle.nothingToSend' } };

describe('the library of a county', () => {
  it('reaches the city whole, then only what changed, and nothing when nothing did', async () => {
    const { county, city } = exchange;
    const count = Number(rowsOf(county, 'select (select count(*) from subjects) + (select count(*) from inspectors) as n')[0]?.['n']);
    const first = await importInto(city, await sealLibrary());
    expect(first).toMatchObject({ kind: 'roster-data', result: { outcome: 'ACCEPT' }, records: { applied: count, unchanged: 0 } });
    expect(subjectsOf(city)).toEqual(subjectsOf(county));
    expect(tagsOf(city)).toEqual(tagsOf(county));
    expect(inspectorsOf(city)).toEqual(inspectorsOf(county));
    expect(await county.api['bundles.seal']({ kind: 'roster-data' })).toMatchObject(nothingToSend);
    await importTable(county, 'subjects', [subjectRow(1), subjectRow(2)]);
    valueOf(await county.api['subjects.edit']({ id: idOf(county, madeCode(1)), edit: { name: '正定县更名商行' } }));
    const second = await importInto(city, await sealLibrary());
    expect(second).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { applied: 2 } });
    expect(subjectsOf(city)).toEqual(subjectsOf(county));
    valueOf(await county.api['subjects.edit']({ id: idOf(county, madeCode(1)), edit: { name: '正定县再更名商行' } }));
    expect(await importInto(city, await sealLibrary())).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { applied: 1 } });
    expect(subjectsOf(city)).toEqual(subjectsOf(county));
    expect([...county.bugs, ...city.bugs]).toEqual([]);
  });

  it('changes nothing when a snapshot says it again', async () => {
    const { county, city } = exchange;
    const { records } = await importInto(city, await sealLibrary());
    const before = [subjectsOf(city), tagsOf(city), inspectorsOf(city), marksOf(city)];
    const again = await importInto(city, await sealLibrary(true));
    expect(again.records).toEqual({ applied: 0, unchanged: records.applied, refused: 0, conflict: 0 });
    expect([subjectsOf(city), tagsOf(city), inspectorsOf(city), marksOf(city)]).toEqual(before);
    expect(await county.api['bundles.seal']({ kind: 'roster-data' })).toMatchObject(nothingToSend);
  });

  it('is found, filtered, counted and shown at the city, and stays the county’s to change', async () => {
    const { county, city } = exchange;
    await importInto(city, await sealLibrary());
    await importTable(city, 'subjects', [subjectRow(900)]);
    const facets = valueOf(await city.api['subjects.facets']({}));
    const inCounty = subjectsOf(county).length;
    expect(facets.offices).toEqual([
      { value: '130123', count: inCounty, name: expect.stringContaining('正定县') as unknown },
      { value: '130100', count: 1, name: '石家庄市市场监督管理局' },
    ]);
    const ask = { sort: 'name', descending: false, offset: 0, limit: 200 } as const;
    const own = valueOf(await city.api['subjects.window']({ ...ask, filter: { offices: ['130100'] } }));
    expect(own).toMatchObject({ matching: 1, rows: [{ code: madeCode(900), office: '石家庄市市场监督管理局' }] });
    const name = String(subjectsOf(county)[0]?.['name']);
    const found = valueOf(await city.api['subjects.window']({ ...ask, filter: { text: name, offices: ['130123'] } }));
    const [row] = found.rows;
    expect(row).toMatchObject({ name, office: facets.offices[0]?.name });
    expect(valueOf(await city.api['subjects.get']({ id: row?.id ?? 0 }))).toMatchObject({ name, batch: null });
    expect(await city.api['subjects.edit']({ id: row?.id ?? 0, edit: { name: '改名' } })).toMatchObject({
      error: { code: 'library.otherOffice', params: { office: facets.offices[0]?.name } },
    });
    expect(await city.api['subjects.tag']({ target: { ids: [row?.id ?? 0] }, tag: '市级', action: 'add' })).toMatchObject({
      error: { code: 'subject.unchanged' },
    });
  });

  it('says towns and stations by name, and of people neither telephone nor leaves nor recusals', async () => {
    const { county, city } = exchange;
    await importInto(city, await sealLibrary());
    const places = new Set(rowsOf(city, 'select distinct town from subjects').map(({ town }) => town));
    expect([...places].every((town) => !/^[0-9]+$/.test(String(town)))).toBe(true);
    expect(rowsOf(county, `select count(*) as n from inspectors where phone <> ''`)).not.toEqual([{ n: 0 }]);
    expect(rowsOf(city, `select count(*) as n from inspectors where phone <> '' or gender <> '' or note <> ''`)).toEqual([{ n: 0 }]);
    expect(rowsOf(city, 'select (select count(*) from recusals) + (select count(*) from inspector_leaves) as n')).toEqual([{ n: 0 }]);
  });
});

describe('an import that is undone', () => {
  it('takes what it brought out of the city’s library and puts back what it changed', async () => {
    const { county, city } = exchange;
    await importTable(county, 'subjects', [subjectRow(1)]);
    await importInto(city, await sealLibrary());
    const before = subjectsOf(city);
    const batch = await importTable(county, 'subjects', [subjectRow(1, { 联系电话: '13900001111' }), subjectRow(90)]);
    await importInto(city, await sealLibrary());
    const uid = uidOf(county, madeCode(90));
    expect(subjectsOf(city)).toHaveLength(before.length + 1);
    valueOf(await county.api['imports.undo']({ batch: batch.id }));
    expect(await importInto(city, await sealLibrary())).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { applied: 2 } });
    expect(subjectsOf(city)).toEqual(before);
    expect(rowsOf(city, 'select record_id, office, rev, key from withdrawn_records')).toEqual([
      { record_id: uid, office: '130123', rev: 2, key: madeCode(90) },
    ]);
    expect(await county.api['bundles.seal']({ kind: 'roster-data' })).toMatchObject(nothingToSend);
    const again = await importInto(city, await sealLibrary(true));
    expect(again.records).toMatchObject({ applied: 0, refused: 0, conflict: 0 });
    expect(subjectsOf(city)).toEqual(before);
  });

  it('leaves no trace at the city when nothing of it had been sent', async () => {
    const { county, city } = exchange;
    await importInto(city, await sealLibrary());
    const batch = await importTable(county, 'subjects', [subjectRow(90)]);
    valueOf(await county.api['imports.undo']({ batch: batch.id }));
    expect(await county.api['bundles.seal']({ kind: 'roster-data' })).toMatchObject(nothingToSend);
  });

  it('frees its codes for the records that the next import brings under them', async () => {
    const { county, city } = exchange;
    const batch = await importTable(county, 'subjects', [subjectRow(90), subjectRow(91), subjectRow(92)]);
    await importInto(city, await sealLibrary());
    valueOf(await county.api['imports.undo']({ batch: batch.id }));
    await importTable(county, 'subjects', [subjectRow(90), subjectRow(91), subjectRow(92)]);
    expect(await importInto(city, await sealLibrary())).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { applied: 6 } });
    expect(subjectsOf(city)).toEqual(subjectsOf(county));
  });

  it('does not disturb two records that exchange their codes', async () => {
    const { county, city } = exchange;
    await importTable(county, 'subjects', [subjectRow(90), subjectRow(91)]);
    await importInto(city, await sealLibrary());
    await county.store.write((db) => {
      const [a, b] = [uidOf(county, madeCode(90)), uidOf(county, madeCode(91))];
      const seq = Number(db.get('select change_seq + 1 as n from office')?.['n']);
      db.run('update office set change_seq = ?', seq);
      db.run('update subjects set code = ? where uid = ?', madeCode(99), a);
      db.run('update subjects set code = ?, seq = ? where uid = ?', madeCode(90), seq, b);
      db.run('update subjects set code = ?, seq = ? where uid = ?', madeCode(91), seq, a);
      return ok(null);
    });
    expect(await importInto(city, await sealLibrary())).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { applied: 2 } });
    expect(subjectsOf(city)).toEqual(subjectsOf(county));
  });
});

describe('a row that does not fit', () => {
  const setSent = async (sql: string, ...values: readonly string[]): Promise<void> => {
    await exchange.county.store.write((db) => {
      db.run(sql, ...values);
      return ok(null);
    });
  };

  it('and follows no revision that the city holds, is kept beside the one it holds', async () => {
    const { county, city } = exchange;
    await importTable(county, 'subjects', [subjectRow(1)]);
    await importInto(city, await sealLibrary());
    const before = subjectsOf(city);
    const uid = uidOf(county, madeCode(1));
    await setSent('update sent_records set row_hash = unhex(?) where record_id = ?', '7'.repeat(64), uid);
    valueOf(await county.api['subjects.edit']({ id: idOf(county, madeCode(1)), edit: { name: '正定县更名商行' } }));
    expect(await importInto(city, await sealLibrary())).toMatchObject({
      result: { outcome: 'CONFLICTS' },
      records: { applied: 0, conflict: 1 },
    });
    expect(subjectsOf(city)).toEqual(before);
    expect(rowsOf(city, 'select table_name, record_id from row_conflicts')).toEqual([{ table_name: 'subjects', record_id: uid }]);
    const [beside] = rowsOf(city, `select body, head from received_rows where table_name = 'subjects'`);
    expect(beside).toMatchObject({ head: 0, body: expect.stringContaining('正定县更名商行') as unknown });
  });

  it('and whose first revision never arrived, is refused alone', async () => {
    const { county, city } = exchange;
    await importInto(city, await sealLibrary());
    await importTable(county, 'subjects', [subjectRow(1), subjectRow(2)]);
    await setSent(
      `insert into sent_records (table_name, record_id, rev, row_hash, prev_hash, seq) values ('subjects', ?, 1, unhex(?), null, 1)`,
      uidOf(county, madeCode(1)),
      '7'.repeat(64),
    );
    expect(await importInto(city, await sealLibrary())).toMatchObject({
      result: { outcome: 'CONFLICTS' },
      records: { applied: 1, refused: 1 },
    });
    expect(rowsOf(city, `select reasons from known_links where kind = 'roster-data' order by seq desc limit 1`)).toEqual([
      { reasons: JSON.stringify([{ code: 'missing-parent', id: uidOf(county, madeCode(1)) }]) },
    ]);
  });

  it('and has the identity of a record of the city itself, is refused as not its sender’s', async () => {
    const { county, city } = exchange;
    await importTable(city, 'subjects', [subjectRow(1)]);
    await importTable(county, 'subjects', [subjectRow(2)]);
    const own = uidOf(city, madeCode(1));
    await setSent('update subjects set uid = ? where code = ?', own, madeCode(2));
    const answer = await importInto(city, await sealLibrary());
    expect(answer).toMatchObject({ result: { outcome: 'CONFLICTS' }, records: { refused: 1 } });
    expect(rowsOf(city, `select office, code from subjects where uid = '${own}'`)).toEqual([{ office: '130100', code: madeCode(1) }]);
  });

  it('and says something that no library knows, is refused as invalid', async () => {
    const { county, city } = exchange;
    await importTable(county, 'subjects', [subjectRow(1)]);
    await setSent(`update subjects set code_kind = 'legacy13' where code = ?`, madeCode(1));
    expect(await importInto(city, await sealLibrary())).toMatchObject({ result: { outcome: 'CONFLICTS' }, records: { refused: 1 } });
    expect(rowsOf(city, `select count(*) as n from subjects where code = '${madeCode(1)}'`)).toEqual([{ n: 0 }]);
  });
});

it('a record that a snapshot does not hold is marked as to be confirmed, until a later bundle says it again', async () => {
  const { county, city } = exchange;
  await importTable(county, 'subjects', [subjectRow(1)]);
  await importInto(city, await sealLibrary());
  const uid = uidOf(county, madeCode(1));
  const aside = (sql: string): Promise<unknown> =>
    county.store.write((db) => {
      db.run(sql, uid);
      return ok(null);
    });
  // A database that was put back to a state before this record knows neither it nor that it was sent.
  await aside('create temporary table lost as select * from subjects where uid = ?');
  await aside('delete from subjects where uid = ?');
  await aside(`delete from sent_records where record_id = ?`);
  expect((await importInto(city, await sealLibrary(true))).result.outcome).toBe('ACCEPT');
  expect(marksOf(city)).toEqual([{ kind: 'subjects', record: uid }]);
  expect(subjectsOf(city).some((subject) => subject['uid'] === uid)).toBe(true);
  await aside('insert into subjects select * from lost where uid = ?');
  expect((await importInto(city, await sealLibrary(true))).records).toMatchObject({ refused: 0 });
  expect(marksOf(city)).toEqual([]);
});

it('the city seals no library', async () => {
  expect(await exchange.city.api['bundles.seal']({ kind: 'roster-data' })).toMatchObject({ error: { code: 'office.roleOnly' } });
});
