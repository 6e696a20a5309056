import { afterEach, describe, expect, it } from 'vitest';
import type { ConflictDetail, ConflictHead } from '#shared/contract/conflicts.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { ok } from '#shared/base/result.ts';
import { carryOut, enterResult, importInto, sealResults, startExchange, type Exchange } from '../support/exchange.ts';
import { restoredCounty, type Dispute } from '../support/disputes.ts';
import { rowsOf } from '../support/office-database.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const countyCode = '130123';

const listOf = async ({ api }: StartedOffice) => valueOf(await api['conflicts.list']({}));

const keyOf = ({ office, table, record, otherHash }: ConflictHead) => ({ office, table, record, otherHash });

const onlyOne = async (office: StartedOffice): Promise<ConflictDetail> => {
  const { waiting } = await listOf(office);
  expect(waiting).toHaveLength(1);
  const [first] = waiting;
  if (!first) throw new Error('no conflict');
  return valueOf(await office.api['conflicts.get'](keyOf(first)));
};

const decide = async (
  office: StartedOffice,
  conflict: ConflictDetail,
  choice: 'kept' | 'taken' | 'fields',
  fields: readonly string[] = [],
) =>
  office.api['conflicts.decide']({
    ...keyOf(conflict),
    ...{ keptHash: conflict.kept?.hash ?? '', choice, fields: [...fields], reason: '与县局电话核对过' },
  });

const resultAt = async ({ api }: StartedOffice, { serial, code }: Pick<Dispute, 'serial' | 'code'>) =>
  valueOf(await api['counties.visit']({ county: countyCode, serial, code })).result;

const ownResult = async ({ api }: StartedOffice, { serial, code }: Pick<Dispute, 'serial' | 'code'>) =>
  valueOf(await api['results.visit']({ serial, code })).result;

const correctionFor = async ({ city, stick }: Exchange) =>
  carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'correction', to: countyCode })));

const remark = (text: string) => async (county: StartedOffice, serial: string, code: string) => enterResult(county, serial, code, text);

describe('two revisions of a result that changed the same field', () => {
  it(
    'are both kept; what the officer puts together names both, goes to the county and comes back as its own',
    { timeout: 120_000 },
    async () => {
      const dispute = await restoredCounty(remark('甲写的'), remark('乙写的'));
      const { city, county } = dispute;
      const taken = await importInto(city, await sealResults(dispute));
      expect([taken.result.outcome, taken.records]).toMatchObject(['CONFLICTS', { conflict: 1, refused: 0 }]);
      expect(await resultAt(city, dispute)).toMatchObject({ remark: '甲写的', rev: 2 });

      const conflict = await onlyOne(city);
      expect(conflict).toMatchObject({
        ...{
          table: 'results',
          parallel: false,
          way: 'fields',
          bar: null,
          baseKnown: true,
          what: { serial: dispute.serial, code: dispute.code },
        },
        kept: { rev: 2, bundle: { seq: 2 } },
        other: { rev: 2, bundle: { seq: 3 } },
      });
      expect(conflict.kept?.byName).not.toBe('');
      expect(conflict.fields.filter(({ differs }) => differs)).toEqual([
        { field: 'remark', base: '', kept: '甲写的', other: '乙写的', differs: true, clashes: true },
      ]);

      expect(await decide(city, conflict, 'fields', ['disposal'])).toMatchObject({ error: { code: 'conflict.changed' } });
      valueOf(await decide(city, conflict, 'taken'));
      expect(await resultAt(city, dispute)).toMatchObject({ remark: '乙写的', rev: 3 });
      const joined = JSON.parse(
        String(rowsOf(city, `select body from received_rows where table_name = 'results' and head = 1 and rev = 3`)[0]?.['body']),
      ) as Record<string, unknown>;
      expect([joined['prev_hash'], joined['merged_hash']]).toEqual([conflict.kept?.hash, conflict.other.hash]);
      expect(await listOf(city)).toMatchObject({
        ...{ open: 0, waiting: [], toSend: [{ office: countyCode, records: 1 }] },
        decided: [{ decision: { choice: 'joined', reason: '与县局电话核对过' } }],
      });
      expect(await decide(city, conflict, 'kept')).toMatchObject({ error: { code: 'conflict.decided' } });
      expect(rowsOf(city, `select count(*) as n from audit_rows where event = 'conflicts.decided'`)).toEqual([{ n: 1 }]);

      const told = await importInto(county, await correctionFor(dispute));
      expect([told.result.outcome, told.records]).toMatchObject(['ACCEPT', { applied: 1 }]);
      expect((await listOf(city)).toSend).toEqual([]);
      expect(await ownResult(county, dispute)).toMatchObject({ remark: '乙写的', rev: 4 });
      const back = await importInto(city, await sealResults(dispute));
      expect([back.result.outcome, back.records]).toMatchObject(['ACCEPT', { conflict: 0, refused: 0 }]);
      expect(await resultAt(city, dispute)).toMatchObject({ remark: '乙写的', rev: 4 });
      // Every revision is kept, and the same bundle once more changes nothing.
      expect(
        rowsOf(city, `select rev from received_rows where table_name = 'results' and record_id = '${conflict.record}' order by rev`),
      ).toEqual([1, 2, 2, 3, 4].map((rev) => ({ rev })));
      expect([...city.bugs, ...county.bugs]).toEqual([]);
    },
  );

  it('are settled by the county itself when it has joined them', { timeout: 120_000 }, async () => {
    const dispute = await restoredCounty(remark('甲写的'), remark('乙写的'));
    const { city, county } = dispute;
    await importInto(city, await sealResults(dispute));
    valueOf(await decide(city, await onlyOne(city), 'kept'));
    // Meanwhile the county went on.
    await enterResult(county, dispute.serial, dispute.code, '丙写的');
    const told = await importInto(county, await correctionFor(dispute));
    expect([told.result.outcome, told.records]).toMatchObject(['CONFLICTS', { applied: 0, conflict: 1 }]);
    expect(await ownResult(county, dispute)).toMatchObject({ remark: '丙写的' });
    const own = await onlyOne(county);
    expect(own).toMatchObject({ office: countyCode, way: 'fields', kept: { bundle: null }, other: { rev: 3 } });
    valueOf(await decide(county, own, 'taken'));
    expect(await ownResult(county, dispute)).toMatchObject({ remark: '甲写的', rev: 4 });
    expect(rowsOf(county, `select rev, merged_hash from results where id = '${own.record}'`)).toEqual([
      { rev: 4, merged_hash: own.other.hash },
    ]);
    expect(await listOf(county)).toMatchObject({ open: 0, toSend: [] });
    const back = await importInto(city, await sealResults(dispute));
    expect([back.result.outcome, back.records]).toMatchObject(['ACCEPT', { conflict: 0 }]);
    expect(await resultAt(city, dispute)).toMatchObject({ remark: '甲写的', rev: 4 });
    // The next revision follows it and names one parent alone.
    await enterResult(county, dispute.serial, dispute.code, '丁写的');
    expect(rowsOf(county, `select rev, merged_hash from results where id = '${own.record}'`)).toEqual([{ rev: 5, merged_hash: null }]);
    expect((await importInto(city, await sealResults(dispute))).result.outcome).toBe('ACCEPT');
    expect([...city.bugs, ...county.bugs]).toEqual([]);
  });

  it('give way to the county’s next revision, and are not decided by what stood before', { timeout: 120_000 }, async () => {
    const dispute = await restoredCounty(
      async (county, serial, code) => enterResult(county, serial, code, '关了门', 'UNREACHABLE'),
      async (county, serial, code) => enterResult(county, serial, code, '说是搬了', 'MOVED'),
    );
    const { city, county } = dispute;
    await importInto(city, await sealResults(dispute));
    const conflict = await onlyOne(city);
    expect(conflict.fields.filter(({ clashes }) => clashes).map(({ field }) => field)).toEqual(['outcomes', 'remark']);
    await enterResult(county, dispute.serial, dispute.code, '又去了一次');
    await importInto(city, await sealResults(dispute));
    // The county's later revision takes the place of the one beside.
    const later = await onlyOne(city);
    expect(later.otherHash).not.toBe(conflict.otherHash);
    expect(await decide(city, { ...later, kept: later.kept && { ...later.kept, hash: 'a'.repeat(64) } }, 'kept')).toMatchObject({
      error: { code: 'conflict.changed' },
    });
    expect([...city.bugs, ...county.bugs]).toEqual([]);
  });

  it(
    'stay as they are once the result is published: the officer says which one stands, the county corrects',
    { timeout: 120_000 },
    async () => {
      const dispute = await restoredCounty(remark('甲写的'), remark('乙写的'));
      const { city, county } = dispute;
      await importInto(city, await sealResults(dispute));
      const before = await onlyOne(city);
      await city.store.write((db) => {
        db.run(
          `insert into received_rows (office, table_name, record_id, rev, row_hash, body, head, header_sha256)
         select office, 'publications', '00000000-0000-4000-8000-000000000009', 1, '${'5'.repeat(64)}',
           json_object('result_id', record_id, 'serial', '${dispute.serial}', 'subject', '${dispute.code}'), 1, header_sha256
         from received_rows where table_name = 'results' and record_id = '${before.record}' and head = 1`,
        );
        return { ok: true, value: null } as const;
      });
      const conflict = await onlyOne(city);
      expect(conflict).toMatchObject({ way: 'side', bar: 'published' });
      expect(await decide(city, conflict, 'fields', ['remark'])).toMatchObject({ error: { code: 'conflict.wayClosed' } });
      valueOf(await decide(city, conflict, 'taken'));
      expect(rowsOf(city, `select rev, row_hash from received_rows where record_id = '${conflict.record}' and head = 1`)).toEqual([
        { rev: 2, row_hash: conflict.other.hash },
      ]);
      expect(await listOf(city)).toMatchObject({ open: 0, toSend: [], decided: [{ decision: { choice: 'taken' } }] });
      expect([...city.bugs, ...county.bugs]).toEqual([]);
    },
  );
});

describe('two revisions that changed other fields', () => {
  it('are joined at once, shown to the officer, and told to the county', { timeout: 120_000 }, async () => {
    const dispute = await restoredCounty(remark('甲写的'), async (county, serial, code) =>
      enterResult(county, serial, code, '', 'NOT_OPERATING_ITEM'),
    );
    const { city, county } = dispute;
    const taken = await importInto(city, await sealResults(dispute));
    expect([taken.result.outcome, taken.records]).toMatchObject(['ACCEPT', { conflict: 0 }]);
    expect(await resultAt(city, dispute)).toMatchObject({ remark: '甲写的', outcomes: ['NOT_OPERATING_ITEM'], rev: 3 });
    const parallel = await onlyOne(city);
    expect(parallel).toMatchObject({ parallel: true, kept: { rev: 2 }, other: { rev: 2 } });
    expect(await listOf(city)).toMatchObject({ open: 0, parallel: 1 });
    expect(await decide(city, parallel, 'kept')).toMatchObject({ error: { code: 'conflict.notFound' } });
    valueOf(await city.api['conflicts.acknowledge'](keyOf(parallel)));
    expect(await city.api['conflicts.acknowledge'](keyOf(parallel))).toMatchObject({ error: { code: 'conflict.decided' } });
    expect(await listOf(city)).toMatchObject({ open: 0, parallel: 0, decided: [{ decision: { choice: 'seen' } }] });
    expect((await importInto(county, await correctionFor(dispute))).result.outcome).toBe('ACCEPT');
    expect(await ownResult(county, dispute)).toMatchObject({ remark: '甲写的', outcomes: ['NOT_OPERATING_ITEM'] });
    expect((await importInto(city, await sealResults(dispute))).records).toMatchObject({ conflict: 0, refused: 0 });
    expect([...city.bugs, ...county.bugs]).toEqual([]);
  });
});

describe('a record that is not put together field by field', () => {
  it('stands at the city as the officer says, and at its office as it is', { timeout: 120_000 }, async () => {
    const people = (place: string) => async (county: StartedOffice, serial: string) =>
      county.api['draws.savePeople']({ serial, place, people: [] });
    const dispute = await restoredCounty(people('二楼会议室'), people('三楼会议室'), people('大厅'));
    const { city, county, stick } = dispute;
    expect((await importInto(city, await sealResults(dispute))).records).toMatchObject({ conflict: 1 });
    const conflict = await onlyOne(city);
    expect(conflict).toMatchObject({ table: 'draw_people', way: 'side', bar: 'fixed' });
    valueOf(await decide(city, conflict, 'kept'));
    expect(await listOf(city)).toMatchObject({ open: 0, toSend: [] });

    const back = valueOf(await city.api['bundles.seal']({ kind: 'results', to: countyCode, snapshot: true }));
    expect((await importInto(county, await carryOut(city, stick, back))).result.outcome).toBe('CONFLICTS');
    const own = await onlyOne(county);
    expect(own).toMatchObject({ table: 'draw_people', way: 'note', bar: 'fixed', kept: { rev: 2 }, other: { rev: 2 } });
    expect(await decide(county, own, 'taken')).toMatchObject({ error: { code: 'conflict.wayClosed' } });
    valueOf(await decide(county, own, 'kept'));
    expect(valueOf(await county.api['draws.people']({ serial: dispute.serial })).place).toBe('三楼会议室');
    expect(await listOf(county)).toMatchObject({ open: 0, decided: [{ decision: { choice: 'kept' } }] });
    expect([...city.bugs, ...county.bugs]).toEqual([]);
  });

  it('and is of a library, stands as its office signed it; both lines stay', { timeout: 120_000 }, async () => {
    const exchange = await startExchange();
    const { city, county, stick } = exchange;
    const send = async () =>
      importInto(city, await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'roster-data' }))));
    await send();
    const [subject] = rowsOf(county, 'select id, uid from subjects order by code limit 1');
    await county.store.write((db) => {
      db.run('update sent_records set row_hash = unhex(?) where record_id = ?', '7'.repeat(64), String(subject?.['uid']));
      return ok(null);
    });
    valueOf(await county.api['subjects.edit']({ id: Number(subject?.['id']), edit: { name: '正定县更名商行' } }));
    expect((await send()).records).toMatchObject({ conflict: 1 });
    const conflict = await onlyOne(city);
    expect(conflict).toMatchObject({ table: 'subjects', way: 'side', bar: 'library', baseKnown: false });
    expect(conflict.fields.filter(({ differs }) => differs).map(({ field }) => field)).toEqual(['name']);
    valueOf(await decide(city, conflict, 'taken'));
    const held = `select name, content_hash from subjects where uid = '${conflict.record}'`;
    expect(rowsOf(city, held)).toEqual([{ name: '正定县更名商行', content_hash: conflict.other.hash }]);
    const lines = `select row_hash from received_rows where record_id = '${conflict.record}' order by row_hash`;
    expect(rowsOf(city, lines)).toEqual([conflict.kept?.hash, conflict.other.hash].toSorted().map((hash) => ({ row_hash: hash })));
    // What the city gives back is the line that stands.
    expect(valueOf(await city.api['bundles.seal']({ kind: 'roster-data', to: countyCode, snapshot: true })).records).toBeGreaterThan(0);
    expect(await listOf(city)).toMatchObject({ open: 0, decided: [{ decision: { choice: 'taken' } }] });
    expect([...city.bugs, ...county.bugs]).toEqual([]);
  });
});

it('a county’s correction changes no record of the city', { timeout: 120_000 }, async () => {
  const { city, county, stick } = await startExchange();
  const id = '00000000-0000-4000-8000-000000000007';
  const row = { id, office: '130100', rev: 2, prev_hash: 'a'.repeat(64), by: 'u', at: '2026-03-02T09:00:00+08:00', seq: 5 };
  const result = { serial: '130100-2026-0001', subject: 'x', outcomes: ['NO_ISSUE'], items: [], methods: [], disposal: 'none' };
  const body = canonicalJson({ ...row, ...result, inspected_on: '2026-03-02', visit_code: '', remark: '' });
  // Nothing that a county could do through the program.
  await county.store.write((db) => {
    db.run('drop trigger office_identity');
    db.run(`update office set role = 'city'`);
    const name = ['130100', 'results', id] as const;
    db.run(
      'insert into received_rows (office, table_name, record_id, rev, row_hash, body, head, header_sha256) values (?, ?, ?, 2, ?, ?, 1, ?)',
      ...[...name, 'b'.repeat(64), body, 'c'.repeat(64)],
    );
    db.run(
      `insert into joined_revisions (office, table_name, record_id, row_hash, seq) values (?, ?, ?, ?, (select change_seq from office))`,
      ...[...name, 'b'.repeat(64)],
    );
    return ok(null);
  });
  const sealed = valueOf(await county.api['bundles.seal']({ kind: 'correction', to: '130100' }));
  const taken = await importInto(city, await carryOut(county, stick, sealed));
  expect(taken.records).toMatchObject({ applied: 0, refused: 1 });
  expect(rowsOf(city, `select reasons from known_links where kind = 'correction'`)).toEqual([
    { reasons: JSON.stringify([{ code: 'not-owner', id }]) },
  ]);
  expect(await listOf(city)).toMatchObject({ open: 0, parallel: 0 });
});
