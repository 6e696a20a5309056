import { afterEach, describe, expect, test } from 'vitest';
import { colleague, finishDraw, holdDraw, withReasons } from '../support/ceremony.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { draftPlan, planRow, readPlan } from '../support/plans.ts';
import { aResult, approve, asColleague, codesOf, enter, giveBack, publish, seen } from '../support/review.ts';
import { createOffice, fillLibrary, preparedOffice } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const serial = '130123-2026-0001';
const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office, { totalMinimum: 6 });
});
afterEach(endOffices);

const begun = async (): Promise<{ office: StartedOffice; codes: readonly string[]; first: string; second: string }> => {
  const office = prepared.start();
  const codes = await codesOf(office, serial);
  const [first = '', second = ''] = codes;
  return { office, codes, first, second };
};

const reviewOf = async (office: StartedOffice, code: string) => valueOf(await office.api['results.visit']({ serial, code })).review;

describe('a result', () => {
  test('goes from entry over review to the public, each step by itself', async () => {
    const { office, first } = await begun();
    expect(await reviewOf(office, first)).toBe('todo');
    await enter(office, serial, first);
    expect(await reviewOf(office, first)).toBe('submitted');
    expect(await publish(office, serial, [first])).toMatchObject({ error: { code: 'publication.notApproved' } });
    expect(valueOf(await approve(office, serial, [first]))).toEqual({ approved: 1, followUps: 0 });
    expect(await reviewOf(office, first)).toBe('approved');
    expect(valueOf(await publish(office, serial, [first]))).toEqual({ published: 1 });
    expect(valueOf(await office.api['results.visit']({ serial, code: first }))).toMatchObject({
      review: 'published',
      published: { on: '2026-03-02', reference: '公示系统第1批' },
      deadline: null,
    });
  });

  test('is not reviewed by whoever entered it, whichever role he or she has', async () => {
    const { office, first } = await begun();
    await enter(office, serial, first);
    const visits = [await seen(office, serial, first)];
    expect(await office.api['reviews.approve']({ serial, visits })).toEqual({
      ok: false,
      error: { code: 'review.ownEntry', params: { code: first } },
    });
    expect(
      await office.api['reviews.return']({ serial, code: first, version: visits[0]?.version ?? 0, field: 'remark', reason: '再看' }),
    ).toMatchObject({
      error: { code: 'review.ownEntry' },
    });
    const byHand = `insert into result_reviews select serial, subject, 1, seq, 'approved', '', '', by, by_name, at, seq from results`;
    expect(runByHand(office.store.filePath, byHand)).toBe('a result is reviewed as it stands and by another person');
  });

  test('that was entered again after the reviewer looked is not approved', async () => {
    const { office, first, second } = await begun();
    await enter(office, serial, first);
    await enter(office, serial, second);
    const visits = [await seen(office, serial, first), await seen(office, serial, second)];
    await enter(office, serial, second, { remark: '补充' });
    expect(await asColleague(office, () => office.api['reviews.approve']({ serial, visits }))).toMatchObject({
      error: { code: 'review.changed', params: { code: second } },
    });
    // All or none.
    expect(await reviewOf(office, first)).toBe('submitted');
  });

  test('comes back to the very field, is corrected and submitted again', async () => {
    const { office, first } = await begun();
    await enter(office, serial, first);
    const { items } = valueOf(await office.api['results.visit']({ serial, code: first }));
    const field = `item:${items[0]?.id ?? ''}`;
    valueOf(await giveBack(office, serial, first, field));
    expect(valueOf(await office.api['results.visit']({ serial, code: first }))).toMatchObject({
      review: 'returned',
      returned: { field, reason: '与现场照片不符', by: colleague.name },
    });
    const queue = async (todoOnly: boolean) => valueOf(await office.api['results.queue']({ serial, todoOnly, offset: 0, limit: 50 }));
    expect(await queue(true)).toMatchObject({ total: 6 });
    expect((await queue(true)).rows.map(({ code }) => code)).toContain(first);
    await enter(office, serial, first, { remark: '已核对' });
    expect(valueOf(await office.api['results.visit']({ serial, code: first }))).toMatchObject({ review: 'submitted', returned: null });
    expect(await queue(true)).toMatchObject({ total: 5 });
    expect(await giveBack(office, serial, first, 'address')).toMatchObject({ error: { code: 'input.invalid' } });
  });

  test('that is approved is changed only after a return, one that is published by a correction alone', async () => {
    const { office, first } = await begun();
    await enter(office, serial, first);
    valueOf(await approve(office, serial, [first]));
    const again = async () =>
      office.api['results.save']({ serial, code: first, result: await aResult(office, serial, first, { remark: '改' }) });
    expect(await again()).toMatchObject({ error: { code: 'result.approved' } });
    valueOf(await giveBack(office, serial, first));
    expect((await again()).ok).toBe(true);
    valueOf(await approve(office, serial, [first]));
    valueOf(await publish(office, serial, [first]));
    expect(await again()).toMatchObject({ error: { code: 'result.published' } });
    expect(await giveBack(office, serial, first)).toMatchObject({ error: { code: 'review.notWaiting' } });
    for (const [sql, message] of [
      [`update results set remark = 'x'`, 'a published result is not changed'],
      [`delete from results`, 'a published result is not deleted'],
      [`update publications set published_on = '2026-01-01'`, 'a publication is not changed'],
      [`delete from publications`, 'a publication is not deleted'],
    ] as const)
      expect([sql, runByHand(office.store.filePath, sql)]).toEqual([sql, message]);
  });
});

describe('publication', () => {
  test('takes a day between the approval and today', async () => {
    const { office, first } = await begun();
    await enter(office, serial, first);
    valueOf(await approve(office, serial, [first]));
    for (const day of ['2026-03-01', '2026-03-03'])
      expect(await publish(office, serial, [first], day)).toMatchObject({ error: { code: 'publication.dateInvalid' } });
    expect(rowsOf(office, 'select * from publications')).toEqual([]);
  });

  test('is late after the twentieth working day, and the clock follows its setting', async () => {
    const { office, first, second } = await begun();
    await enter(office, serial, first);
    await enter(office, serial, second);
    valueOf(await approve(office, serial, [first, second]));
    const deadline = async () => valueOf(await office.api['results.visit']({ serial, code: first })).deadline;
    expect(await deadline()).toEqual({ due: '2026-03-30', left: 20, band: 'ample', unknownYear: '' });
    valueOf(await office.api['publication.saveSettings']({ clockStart: 'taskEnd' }));
    expect(await deadline()).toMatchObject({ due: '2026-04-29' });
    valueOf(await office.api['publication.saveSettings']({ clockStart: 'earlier' }));
    office.setNow('2026-03-30T09:00:00+08:00');
    expect(await deadline()).toMatchObject({ left: 0, band: 'two' });
    valueOf(await publish(office, serial, [first], '2026-03-30'));
    office.setNow('2026-03-31T09:00:00+08:00');
    valueOf(await publish(office, serial, [second], '2026-03-31'));
    const { rows } = valueOf(await office.api['publication.published']({ serial, offset: 0, limit: 10 }));
    expect(rows.map(({ code, published }) => [code, published?.late])).toEqual([
      [first, false],
      [second, true],
    ]);
  });

  test('has only an estimate in a year without its calendar, until somebody types it in', async () => {
    const { office, first } = await begun();
    office.setNow('2026-12-22T09:00:00+08:00');
    await enter(office, serial, first, { inspectedOn: '2026-12-21' });
    valueOf(await office.api['publication.saveSettings']({ clockStart: 'inspected' }));
    const deadline = async () => valueOf(await office.api['results.visit']({ serial, code: first })).deadline;
    expect(await deadline()).toMatchObject({ due: '2027-01-14', unknownYear: '2027' });
    const holidays = [{ name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: [] }];
    valueOf(await office.api['calendar.save']({ year: 2027, holidays }));
    expect(await deadline()).toMatchObject({ due: '2027-01-19', unknownYear: '' });
  });

  test('shows outsiders nothing of a subject but its code and its name', async () => {
    const { office, first } = await begun();
    const { items } = await aResult(office, serial, first);
    const withProblem = items.map((item, index) => (index === 0 ? { ...item, problem: true, text: '负责人黎青山未公示' } : item));
    await enter(office, serial, first, {
      outcomes: ['CORRECTED'],
      items: withProblem,
      remark: '电话13800003456',
      disposal: 'orderedToCorrect',
    });
    valueOf(await approve(office, serial, [first]));
    const { rows } = valueOf(await office.api['publication.draft']({ serial, offset: 0, limit: 10 }));
    expect(rows).toMatchObject([
      {
        taskNo: serial,
        organ: '正定县市场监督管理局',
        code: first,
        completedOn: '2026-03-02',
        items: [{ outcomes: ['CORRECTED'] }, ...withProblem.slice(1).map(() => ({ outcomes: ['NO_ISSUE'] }))],
      },
    ]);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      'code',
      'completedOn',
      'correction',
      'items',
      'name',
      'organ',
      'planKind',
      'planName',
      'planNo',
      'taskName',
      'taskNo',
    ]);
    for (const secret of ['黎青山', '1380000', '大街', '风险']) expect(JSON.stringify(rows)).not.toContain(secret);
    const [aid] = valueOf(await office.api['publication.aid']({ serial, code: first, destination: 'national' }));
    expect(aid?.find(({ field }) => field === 'resultCode')?.value).toBe('02');
    const [province] = valueOf(await office.api['publication.aid']({ serial, code: first, destination: 'province' }));
    expect(province?.find(({ field }) => field === 'resultCode')?.value).toBe('E');
  });
});

test('what is published names the plan, its number and whether the task is 不定向, and neither of a task without a plan', async () => {
  const { office, first } = await begun();
  const plan = await draftPlan(office, [planRow({ planNo: '正市监抽查〔2026〕3号', name: '登记事项抽查' })]);
  const head = { name: '计知远', password: 'Lianyan-2021' };
  valueOf(await office.api['people.add']({ ...head, roles: ['head'] }));
  valueOf(await office.api['plans.submit']({ id: plan }));
  expect(valueOf(await office.api['plans.approve']({ id: plan, approver: head }))).toMatchObject({ at: 'approved' });
  const [row] = (await readPlan(office, plan)).rows;
  const { id } = valueOf(await office.api['plans.makeScheme']({ id: plan, rowId: row?.id ?? '' }));
  const { draft } = valueOf(await office.api['schemes.get']({ id }));
  const wanted = { ...draft, filter: {}, startsOn: '2026-03-02', endsOn: '2026-03-31', totalMinimum: 4 };
  valueOf(await office.api['schemes.save']({ id, draft: await withReasons(office, id, wanted) }));
  const planned = valueOf(await office.api['schemes.freeze']({ id })).serial;
  await finishDraw(office, planned);
  const [code = ''] = await codesOf(office, planned);
  for (const [event, subject] of [
    [serial, first],
    [planned, code],
  ] as const) {
    await enter(office, event, subject);
    valueOf(await approve(office, event, [subject]));
  }
  const draftOf = async (event: string) => valueOf(await office.api['publication.draft']({ serial: event, offset: 0, limit: 10 })).rows[0];
  expect(await draftOf(serial)).toMatchObject({ planNo: '', planName: '', planKind: '' });
  expect(await draftOf(planned)).toMatchObject({
    planNo: '正市监抽查〔2026〕3号',
    planName: '2026年度“双随机、一公开”抽查计划',
    planKind: 'nonDirected',
  });
  const [aid] = valueOf(await office.api['publication.aid']({ serial: planned, code, destination: 'national' }));
  expect(aid?.map(({ field }) => field).slice(2, 7)).toEqual(['planNo', 'planName', 'taskNo', 'taskName', 'planKind']);
  expect(aid?.find(({ field }) => field === 'planKind')?.value).toBe('不定向');
  const letter = async (event: string) => valueOf(await office.api['letters.page']({ kind: 'publicTable', serial: event })).html;
  expect(await letter(planned)).toContain('根据2026年度“双随机、一公开”抽查计划（不定向抽查），按照公开随机抽取的结果');
  expect(await letter(serial)).not.toContain('抽查计划');
});

describe('a correction', () => {
  const published = async () => {
    const begin = await begun();
    const { office, first } = begin;
    await enter(office, serial, first);
    valueOf(await approve(office, serial, [first]));
    valueOf(await publish(office, serial, [first]));
    const correct = async (change: object = {}, result = { outcomes: ['UNREACHABLE' as const] }) =>
      office.api['publication.correct']({
        serial,
        code: first,
        result: await aResult(office, serial, first, result),
        reason: '现场笔录写的是无法联系',
        approver: colleague,
        ...change,
      });
    return { ...begin, correct };
  };

  test('leaves what was published as it was, holds from now on, and is published again', async () => {
    const { office, first, correct } = await published();
    const before = rowsOf(office, 'select * from results');
    expect(valueOf(await correct())).toEqual({ at: 'corrected', number: 1 });
    expect(rowsOf(office, 'select * from results')).toEqual(before);
    expect(valueOf(await office.api['results.visit']({ serial, code: first }))).toMatchObject({
      outcomes: ['UNREACHABLE'],
      result: { outcomes: ['UNREACHABLE'] },
    });
    expect(await correct({}, { outcomes: ['NO_ISSUE'] as never })).toMatchObject({ error: { code: 'publication.correctionWaits' } });
    const waiting = async () => valueOf(await office.api['publication.draft']({ serial, offset: 0, limit: 10 })).rows;
    expect(await waiting()).toMatchObject([{ code: first, correction: 1, items: [{ outcomes: ['UNREACHABLE'] }] }]);
    valueOf(await publish(office, serial, [first]));
    expect(await waiting()).toEqual([]);
    expect(valueOf(await office.api['publication.corrections']({ serial }))).toMatchObject([
      {
        code: first,
        number: 1,
        before: { outcomes: ['NO_ISSUE'] },
        after: { outcomes: ['UNREACHABLE'] },
        approvedBy: colleague.name,
        published: { on: '2026-03-02' },
      },
    ]);
    for (const sql of [`update corrections set reason = '别的理由'`, 'delete from corrections'])
      expect(runByHand(office.store.filePath, sql)).toMatch(/^a correction is not/);
  });

  test('needs another person with a password, a reason, a change and a publication', async () => {
    const { office, second, correct } = await published();
    expect(await correct({ approver: { ...colleague, password: 'wrong' } })).toMatchObject({ value: { at: 'refused' } });
    expect(await correct({ reason: '错' })).toMatchObject({ error: { code: 'publication.reasonMissing' } });
    expect(await correct({}, { outcomes: ['NO_ISSUE'] as never })).toMatchObject({ error: { code: 'publication.unchanged' } });
    expect(await correct({ code: second })).toMatchObject({ ok: false });
    expect(await asColleague(office, () => correct())).toMatchObject({ error: { code: 'access.denied' } });
    expect(rowsOf(office, 'select * from corrections')).toEqual([]);
  });
});
