import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisitDetail } from '#shared/contract/results.ts';
import { addColleague, colleague, holdDraw } from '../support/ceremony.ts';
import { carryOut, importInto, sealResults, startExchange, uploadState } from '../support/exchange.ts';
import { bringBack, lend, ownCode, startBureau, startLaptop, takeIn, type Bureau } from '../support/field.ts';
import { itemsInForce } from '../support/lost-machine.ts';
import { rowsOf } from '../support/office-database.ts';
import { approve, aResult, asColleague, codesOf, enter, giveBack, publish, seen } from '../support/review.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

// One bureau for the whole file: what one test leaves is what the next begins with, as in an office.
let bureau: Bureau;
let codes: readonly string[];

beforeAll(async () => {
  bureau = await startBureau('field');
  codes = await codesOf(bureau.county, bureau.serial);
}, 120_000);
afterAll(endOffices);

const visitOf = async ({ api }: StartedOffice, code: string): Promise<VisitDetail> =>
  valueOf(await api['results.visit']({ serial: bureau.serial, code }));

const resultOf = async (office: StartedOffice, code: string) => (await visitOf(office, code)).result;

const column = (office: StartedOffice, sql: string): readonly unknown[] => rowsOf(office, sql).flatMap((row) => Object.values(row));

const dueToCity = async ({ api }: StartedOffice) => valueOf(await api['bundles.due']({}));

const noLoss = { refused: 0, conflict: 0 };

/** Seals the receipt that one computer of the office owes another one, and takes it in there. */
const receipt = async (from: StartedOffice, to: StartedOffice): Promise<void> => {
  const sealed = valueOf(await from.api['bundles.receipt']({ to: ownCode }));
  expect((await importInto(to, await carryOut(from, bureau.stick, sealed))).result.outcome).toBe('ACCEPT');
};

const sendToCity = async (): Promise<void> => {
  const { result, records } = await importInto(bureau.city, await sealResults(bureau));
  expect([result.outcome, records]).toMatchObject(['ACCEPT', noLoss]);
};

test('one task goes out whole: its subjects, its people, its results, and nobody else', async () => {
  const { county, laptop, serial } = bureau;
  const before = await dueToCity(county);
  const answers = await takeIn(laptop, await lend(bureau, serial));
  expect(answers.map(({ result, kind }) => [kind, result.outcome])).toEqual([
    ['roster-data', 'ACCEPT'],
    ['results', 'ACCEPT'],
  ]);
  for (const code of codes) expect(await visitOf(laptop, code)).toEqual(await visitOf(county, code));
  expect(valueOf(await laptop.api['tasks.get']({ serial }))).toEqual(valueOf(await county.api['tasks.get']({ serial })));
  expect(valueOf(await laptop.api['fieldPack.carriers']({ serial }))).toEqual(valueOf(await county.api['fieldPack.carriers']({ serial })));

  const drawn = codes.toSorted();
  expect(column(laptop, 'select code from subjects order by code')).toEqual(drawn);
  expect(column(laptop, 'select code from frozen_subjects order by code')).toEqual(drawn);
  const team = 'select distinct m.value from assignments a, json_each(a.inspectors) m order by 1';
  expect(column(laptop, 'select staff_no from inspectors order by 1')).toEqual(column(county, team));
  expect(column(laptop, 'select count(*) from frozen_items')).toEqual(column(county, 'select count(*) from frozen_items'));
  // Of the office's trail only what the rows of this task name.
  expect(column(laptop, `select distinct body ->> '$.event' from received_rows where table_name = 'audit' order by 1`)).toEqual([
    'draws.ran',
    'results.saved',
  ]);

  // What the city was sent and has still to be sent is not touched.
  expect(await dueToCity(county)).toEqual({ ...before, records: before.records });
  expect(column(county, 'select count(*) from record_revisions')).toEqual([0]);
  expect(column(county, 'select count(*) from sent_records')).toEqual([0]);
  expect(valueOf(await county.api['bundles.field']({}))).toMatchObject({ computers: 1, borrows: false, lent: [{ serial }], borrowed: [] });
  expect(valueOf(await laptop.api['bundles.field']({}))).toMatchObject({
    computers: 1,
    borrows: true,
    lent: [],
    borrowed: [{ serial }],
    due: 0,
  });
});

test('on the computer in the field results are typed, and nothing else is done with the task', async () => {
  const { laptop, serial } = bureau;
  const { api } = laptop;
  const [code = ''] = codes;
  const borrowed = { ok: false, error: { code: 'draw.borrowed', params: { serial } } };
  const { version } = await visitOf(laptop, code);
  expect(await api['reviews.approve']({ serial, visits: [{ code, version }] })).toMatchObject(borrowed);
  expect(await api['reviews.return']({ serial, code, version, field: 'outcomes', reason: '与照片不符' })).toMatchObject(borrowed);
  expect(await publish(laptop, serial, [code])).toMatchObject(borrowed);
  expect(await api['tasks.dispatch']({ serial, on: '2026-03-02' })).toMatchObject(borrowed);
  expect(await api['tasks.reassign']({ serial, codes: [code], unit: '城关所', reason: '人手不够' })).toMatchObject(borrowed);
  expect(await api['tasks.close']({ serial })).toMatchObject(borrowed);
  expect(await api['draws.savePeople']({ serial, place: '', people: [] })).toMatchObject(borrowed);
  const approver = { name: '甲', password: '乙' };
  expect(await api['draws.void']({ serial, typedSerial: serial, reason: '重抽一次', approver, again: false })).toMatchObject(borrowed);
  expect(await api['teams.redraw']({ serial, leaving: 'x', subjects: [code], reason: 'leave', note: '' })).toMatchObject(borrowed);
  const result = await aResult(laptop, serial, code);
  expect(await api['publication.correct']({ serial, code, result, reason: '录错一项', approver })).toMatchObject(borrowed);
  const vacancies = [{ code, reason: 'closed' as const, evidence: '已注销' }];
  const replaced = await api['replacements.freeze']({ serial, startsOn: '2026-03-03', endsOn: '2026-03-09', vacancies });
  expect(replaced).toMatchObject(borrowed);
  const { id } = valueOf(await api['schemes.create']({ name: '外勤电脑上的方案' }));
  expect(await api['schemes.freeze']({ id })).toMatchObject({ error: { code: 'draw.fieldComputer' } });
  for (const kind of ['results', 'roster-data'] as const)
    expect(await api['bundles.seal']({ kind })).toMatchObject({ error: { code: 'bundle.fieldComputer' } });
  expect(await dueToCity(laptop)).toMatchObject({ draws: 0, results: 0, records: 0, library: 0 });
  expect(await api['bundles.seal']({ kind: 'results', to: ownCode, task: serial })).toMatchObject(borrowed);
  expect(await api['bundles.seal']({ kind: 'results', to: ownCode })).toMatchObject({ error: { code: 'bundle.nothingToSend' } });
});

test('what was typed in the field comes back, waits for review, and reaches the city once', async () => {
  const { county, laptop, city, serial } = bureau;
  const [first = '', , , fourth = '', fifth = ''] = codes;
  await enter(laptop, serial, fourth, { remark: '现场录入' });
  await enter(laptop, serial, fifth, { outcomes: ['UNREACHABLE'], remark: '查无下落' });
  // A result of the office is changed on site.
  await enter(laptop, serial, first, { remark: '现场补充' });
  expect(valueOf(await laptop.api['bundles.field']({})).due).toBe(3);
  const file = await bringBack(bureau);
  expect(valueOf(await laptop.api['bundles.field']({})).due).toBe(0);
  const answer = await importInto(county, file);
  expect([answer.result.outcome, answer.records]).toMatchObject(['ACCEPT', noLoss]);
  for (const code of codes) expect(await visitOf(county, code)).toMatchObject({ review: (await visitOf(laptop, code)).review });
  for (const code of [first, fourth, fifth]) {
    const { rev, ...typed } = (await resultOf(laptop, code)) ?? { rev: 0 };
    expect([rev > 0, await resultOf(county, code)]).toMatchObject([true, typed]);
  }
  expect((await visitOf(county, fourth)).review).toBe('submitted');

  await sendToCity();
  const again = await county.api['bundles.seal']({ kind: 'results' });
  expect(again).toMatchObject({ error: { code: 'bundle.nothingToSend' } });
  const remarks = `select body ->> '$.remark' as remark from received_rows where table_name = 'results' and head = 1 order by 1`;
  expect(column(city, remarks)).toEqual(column(county, 'select remark from results order by 1'));
  expect(column(city, `select count(*) from received_rows where table_name = 'results'`)).toEqual([5]);
});

test('receipts go both ways, and each side knows the other as the own office', async () => {
  const { county, laptop } = bureau;
  const owed = [{ to: ownCode, toName: '正定县市场监督管理局' }];
  expect(valueOf(await county.api['bundles.receiptsDue']({}))).toMatchObject(owed);
  await receipt(county, laptop);
  await receipt(laptop, county);
  expect(valueOf(await county.api['bundles.receiptsDue']({})).filter(({ to }) => to === ownCode)).toEqual([]);
  for (const office of [county, laptop]) {
    const sent = valueOf(await office.api['bundles.outbox']({})).filter(({ to }) => to === ownCode);
    const states = sent.filter(({ kind }) => kind !== 'receipt').map(({ state }) => state);
    expect([states.length > 0, ...new Set(states)]).toEqual([true, 'received']);
  }
});

test('a result that was returned in the office is entered again in the field, and the city follows', async () => {
  const { county, laptop, city, serial } = bureau;
  const [, , , code = ''] = codes;
  valueOf(await giveBack(county, serial, code));
  valueOf(await county.api['tasks.dispatch']({ serial, on: '2026-03-02' }));
  const answers = await takeIn(laptop, await lend(bureau, serial));
  expect(answers.map(({ result, records }) => [result.outcome, records])).toMatchObject([
    ['ACCEPT', { ...noLoss, applied: 0 }],
    ['ACCEPT', noLoss],
  ]);
  expect(await visitOf(laptop, code)).toMatchObject({ review: 'returned', returned: { field: 'outcomes', by: colleague.name } });
  expect(valueOf(await laptop.api['tasks.get']({ serial })).dispatchedOn).toBe('2026-03-02');
  await enter(laptop, serial, code, { remark: '第二次到现场' });
  const file = await bringBack(bureau);
  expect((await importInto(county, file)).records).toMatchObject({ ...noLoss, unchanged: 0 });
  expect(await visitOf(county, code)).toMatchObject({ review: 'submitted', result: { remark: '第二次到现场' } });
  valueOf(await approve(county, serial, [code]));
  await sendToCity();
  const heads = `select body ->> '$.remark' as remark from received_rows where table_name = 'results' and head = 1 order by 1`;
  expect(column(city, heads)).toEqual(column(county, 'select remark from results order by 1'));
});

test('the same file twice is a duplicate, a later one before an earlier one waits for it', async () => {
  const { county, laptop, serial } = bureau;
  const [, second = '', third = ''] = codes;
  await enter(laptop, serial, second, { remark: '甲稿' });
  const early = await bringBack(bureau);
  await enter(laptop, serial, third, { remark: '乙稿' });
  const late = await bringBack(bureau);
  expect((await importInto(county, late)).result).toMatchObject({ outcome: 'GAP' });
  expect((await resultOf(county, third))?.remark).toBe('');
  expect((await importInto(county, early)).records).toMatchObject(noLoss);
  expect([(await resultOf(county, second))?.remark, (await resultOf(county, third))?.remark]).toEqual(['甲稿', '乙稿']);
  const before = column(county, 'select count(*) from record_revisions union all select count(*) from own_revisions');
  for (const file of [early, late]) expect((await importInto(county, file)).result).toMatchObject({ outcome: 'DUPLICATE' });
  expect(column(county, 'select count(*) from record_revisions union all select count(*) from own_revisions')).toEqual(before);
});

test('what both changed differently is kept twice, what was approved or published stays, and each visit is named', async () => {
  const { county, laptop, serial } = bureau;
  const [published = '', both = '', , approved = '', same = ''] = codes;
  valueOf(await approve(county, serial, [published]));
  valueOf(await publish(county, serial, [published]));
  await enter(county, serial, both, { remark: '办公室改的' });
  await enter(county, serial, same, { remark: '两边一样' });
  for (const code of [published, both, approved]) await enter(laptop, serial, code, { remark: '现场改的' });
  await enter(laptop, serial, same, { remark: '两边一样' });
  const file = await bringBack(bureau);
  const answer = await importInto(county, file);
  expect(answer.result.outcome).toBe('CONFLICTS');
  expect(answer.records).toMatchObject({ unchanged: 1, refused: 1, conflict: 2 });
  const names = new Map(
    valueOf(await county.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 200 })).rows.map((row) => [row.code, row.name]),
  );
  const told = (code: string, why: string) => ({ code: why, serial, subject: code, name: names.get(code) });
  const bySubject = (a: { subject: string }, b: { subject: string }): number => (a.subject < b.subject ? -1 : 1);
  expect(answer.notTaken.toSorted(bySubject)).toEqual(
    [told(published, 'immutable'), told(both, 'conflict'), told(approved, 'conflict')].toSorted(bySubject),
  );
  for (const [code, remark] of [
    [published, '现场补充'],
    [both, '办公室改的'],
    [approved, '第二次到现场'],
    [same, '两边一样'],
  ] as const)
    expect((await resultOf(county, code))?.remark).toBe(remark);
  const kept = `select r.body ->> '$.remark' as remark from row_conflicts c join received_rows r on r.row_hash = c.other_hash and r.head = 0`;
  expect(column(county, kept)).toEqual(['现场改的', '现场改的']);

  // The field learns from the receipt that something was refused, and sends all it typed once more, so that what is put right has a beginning.
  await receipt(county, laptop);
  expect(await uploadState(laptop, file)).toBe('returned');
  expect(valueOf(await laptop.api['bundles.field']({})).due).toBeGreaterThan(1);
});

test('a visit that both entered anew: the same words are one result, other words are a conflict', async () => {
  const { county, laptop, city } = bureau;
  const task = await holdDraw(county, { name: '第2期 餐饮抽查', itemIds: (await itemsInForce(county)).slice(0, 2) });
  const [alike = '', apart = '', typed = ''] = await codesOf(county, task);
  const [library = '', event = ''] = await lend(bureau, task);
  expect((await takeIn(laptop, [library, event])).map(({ records }) => records)).toMatchObject([noLoss, noLoss]);
  expect(valueOf(await laptop.api['bundles.field']({})).borrowed.map(({ serial }) => serial)).toContain(task);
  for (const office of [county, laptop]) await enter(office, task, alike, { remark: '一样' });
  await enter(county, task, apart, { remark: '办公室' });
  await enter(laptop, task, apart, { remark: '现场' });
  await enter(laptop, task, typed, { remark: '只在现场' });
  const { records, notTaken } = await importInto(county, await bringBack(bureau));
  // All that was typed came once more; what is kept already is not kept again.
  expect(records).toMatchObject({ conflict: 1, refused: 1 });
  expect(notTaken.filter(({ serial }) => serial === task)).toMatchObject([{ code: 'conflict', subject: apart }]);
  const remarks = async (office: StartedOffice) =>
    Promise.all(
      [alike, apart, typed].map(async (code) => valueOf(await office.api['results.visit']({ serial: task, code })).result?.remark),
    );
  expect(await remarks(county)).toEqual(['一样', '办公室', '只在现场']);
  // The other way round it is the same: what stands in the field stays, and the office's is kept beside.
  const again = await takeIn(laptop, await lend(bureau, task));
  expect(again.at(-1)?.records.conflict).toBe(1);
  expect(await remarks(laptop)).toEqual(['一样', '现场', '只在现场']);
  await sendToCity();
  const heads = `select count(*) from received_rows where table_name = 'results' and head = 1`;
  expect(column(city, heads)).toEqual(column(county, 'select count(*) from results'));
});

test('an officer decides what both entered differently, and the city follows', async () => {
  const { county, city } = bureau;
  const { waiting } = valueOf(await county.api['conflicts.list']({}));
  expect(waiting).toHaveLength(3);
  const decided: { readonly serial: string; readonly code: string; readonly remark: unknown }[] = [];
  for (const [index, { office, table, record, otherHash, what }] of waiting.entries()) {
    const key = { office, table, record, otherHash };
    const pair = valueOf(await county.api['conflicts.get'](key));
    expect(pair.way).toBe('fields');
    const remark = pair.fields.find(({ field }) => field === 'remark');
    const choice = index === 1 ? ('kept' as const) : ('taken' as const);
    const decision = { ...key, keptHash: pair.kept?.hash ?? '', choice, fields: [], reason: '与检查人员核对过' };
    valueOf(await county.api['conflicts.decide'](decision));
    decided.push({ serial: what.serial, code: what.code, remark: choice === 'kept' ? remark?.kept : remark?.other });
  }
  expect(valueOf(await county.api['conflicts.list']({})).waiting).toEqual([]);
  for (const { serial, code, remark } of decided) {
    const visit = valueOf(await county.api['results.visit']({ serial, code }));
    expect([visit.result?.remark, visit.state]).toEqual([remark, 'entered']);
  }
  await sendToCity();
  for (const { serial, code, remark } of decided)
    expect(valueOf(await city.api['counties.visit']({ county: ownCode, serial, code })).result?.remark).toBe(remark);
});

test('whoever typed in the field does not review it in the office, under whatever account', async () => {
  const { county, laptop } = bureau;
  const [task = ''] = valueOf(await laptop.api['bundles.field']({})).borrowed.map(({ serial }) => serial);
  const code = (await codesOf(county, task))[3] ?? '';
  const result = await aResult(laptop, task, code);
  await addColleague(laptop, ['clerk']);
  valueOf(await asColleague(laptop, () => laptop.api['results.save']({ serial: task, code, result })));
  await importInto(county, await bringBack(bureau));
  const visit = await seen(county, task, code);
  const own = await asColleague(county, () => county.api['reviews.approve']({ serial: task, visits: [visit] }));
  expect(own).toMatchObject({ error: { code: 'review.ownEntry' } });
  const { rows } = valueOf(await asColleague(county, () => county.api['reviews.queue']({ serial: task, offset: 0, limit: 50 })));
  expect(rows.find((row) => row.code === code)).toMatchObject({ own: true, enteredBy: colleague.name });
});

test('a computer that is enrolled later begins with the next task that is lent', async () => {
  const { county, serial } = bureau;
  const before = valueOf(await county.api['bundles.outbox']({})).filter(({ to }) => to === ownCode);
  const second = await startLaptop(bureau, 'a second laptop');
  const [library = '', event = ''] = await lend(bureau, serial);
  // The event alone would have no subjects; it waits for them.
  expect((await importInto(second, event)).result).toMatchObject({ outcome: 'GAP' });
  expect((await importInto(second, library)).result).toMatchObject({ outcome: 'ACCEPT' });
  expect(valueOf(await second.api['bundles.field']({})).borrowed.map((task) => task.serial)).toEqual([serial]);
  expect(column(second, 'select count(*) from subjects')).toEqual([codes.length]);
  expect(before.length).toBeGreaterThan(2);
});

test('nothing is sealed without a second computer, a drawn event, or a city that may be named', async () => {
  const { county, serial } = bureau;
  const unknown = '130123-2026-0099';
  expect(await county.api['bundles.seal']({ kind: 'results', to: ownCode, task: unknown })).toMatchObject({
    error: { code: 'draw.notFound' },
  });
  expect(await county.api['bundles.seal']({ kind: 'results', to: '130100', task: serial })).toMatchObject({
    error: { code: 'bundle.noRecipient' },
  });
  expect(await county.api['bundles.seal']({ kind: 'results', to: ownCode })).toMatchObject({ error: { code: 'bundle.nothingToSend' } });
  const alone = await startExchange('one computer');
  const asked = { kind: 'results', to: ownCode, task: alone.serial } as const;
  expect(await alone.county.api['bundles.seal'](asked)).toMatchObject({ error: { code: 'bundle.oneComputer' } });
  expect(valueOf(await alone.county.api['bundles.field']({}))).toMatchObject({ computers: 0 });
});
