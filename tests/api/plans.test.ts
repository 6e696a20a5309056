import { afterEach, describe, expect, test } from 'vitest';
import { addColleague, aScheme, colleague, finishDraw, voidDraw, withReasons } from '../support/ceremony.ts';
import { unsavedRowId } from '#shared/domain/plans/plan-row.ts';
import { rowsOf } from '../support/office-database.ts';
import { approve, approvedPlan, draftPlan, planRow, readPlan } from '../support/plans.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  answer.ok ? 'ok' : (answer.error?.code ?? '');
const auditOf = (office: StartedOffice): readonly string[] =>
  rowsOf(office, `select event from audit_rows where event like 'plans.%' or event = 'schemes.created' order by number`).map((row) =>
    String(row['event']),
  );

describe('a plan from draft to filing', () => {
  test('is drawn up row by row, with what the rules and the shares say of it', async () => {
    const office = prepared.start();
    const id = await draftPlan(office, [planRow(), planRow({ name: '未公布事项抽查', itemCodes: ['TJ-03'], to: '2026-11-30' })]);
    const plan = await readPlan(office, id);
    expect(plan).toMatchObject({ year: 2026, version: 1, state: 'draft', rowCount: 2, progress: 'waiting', inForce: false });
    expect(plan.rows[0]).toMatchObject({ items: [{ code: 'TJ-01', name: '即时公示信息检查' }], pool: 40, drawn: 4, tasks: [] });
    expect(plan.findings.map(({ code, rowId }) => [code, rowId === plan.rows[1]?.id])).toEqual(
      expect.arrayContaining([
        ['itemUnpublished', true],
        ['endsLate', true],
        ['baseNotFrozen', false],
        ['dueOver', false],
      ]),
    );
    expect(plan.base).toEqual({ frozen: null, today: { enterprises: 40, subjects: 40 } });
    expect(plan.shares.lines[0]).toMatchObject({ scope: 'whole', reached: true });
  });

  test('a preview says the same and writes nothing', async () => {
    const office = prepared.start();
    const id = await draftPlan(office);
    const before = await readPlan(office, id);
    const more = valueOf(await office.api['plans.preview']({ id, rowId: null, row: planRow({ name: '另一项', ratePpm: 500_000 }) }));
    expect(more.shares.rows.map(({ rowId, drawn }) => [rowId === unsavedRowId, drawn])).toEqual([
      [false, 4],
      [true, 20],
    ]);
    const other = valueOf(
      await office.api['plans.preview']({ id, rowId: before.rows[0]?.id ?? '', row: planRow({ ratePpm: null, count: 7 }) }),
    );
    expect(other.shares.rows.map(({ drawn }) => drawn)).toEqual([7]);
    expect(await readPlan(office, id)).toEqual(before);
  });

  test('is not submitted while something must be changed, and says how much', async () => {
    const office = prepared.start();
    const id = await draftPlan(office, [planRow({ itemCodes: [], ratePpm: null })]);
    expect(await office.api['plans.submit']({ id })).toEqual({ ok: false, error: { code: 'plan.notReady', params: { findings: 2 } } });
  });

  test('is approved by another person, a head, who proves it; then reported and published', async () => {
    const office = prepared.start();
    const id = await draftPlan(office);
    await addColleague(office, ['reviewer']);
    expect(codeOf(await office.api['plans.approve']({ id, approver: colleague }))).toBe('plan.notSubmitted');
    valueOf(await office.api['plans.submit']({ id }));
    expect(codeOf(await office.api['plans.saveRow']({ id, rowId: null, row: planRow() }))).toBe('plan.notDraft');
    expect(codeOf(await office.api['plans.approve']({ id, approver: colleague }))).toBe('plan.notAnApprover');
    const head = { name: '计知远', password: 'Lianyan-2022' };
    valueOf(await office.api['people.add']({ ...head, roles: ['head'] }));
    expect(valueOf(await office.api['plans.approve']({ id, approver: { ...head, password: 'wrong' } }))).toMatchObject({ at: 'refused' });
    expect(codeOf(await office.api['plans.note']({ id, kind: 'filed', on: '2026-01-12', what: '', reason: '' }))).toBe('plan.notApproved');
    expect(valueOf(await office.api['plans.approve']({ id, approver: head }))).toEqual({ at: 'approved' });
    valueOf(await office.api['plans.note']({ id, kind: 'filed', on: '2026-01-12', what: '正市监〔2026〕3号', reason: '' }));
    valueOf(await office.api['plans.note']({ id, kind: 'published', on: '2026-01-14', what: '县政府网站', reason: '' }));
    expect(await readPlan(office, id)).toMatchObject({
      state: 'approved',
      inForce: true,
      submitted: { by: '测试' },
      approved: { by: '计知远' },
      filed: { on: '2026-01-12', what: '正市监〔2026〕3号' },
      published: { on: '2026-01-14' },
      findings: [],
    });
    expect(auditOf(office)).toEqual([
      'plans.created',
      'plans.rowSaved',
      'plans.submitted',
      'plans.approved',
      'plans.approved',
      'plans.noted',
      'plans.noted',
    ]);
  });

  test('a notice is put right by another one with its reason, and the first one stays', async () => {
    const office = prepared.start();
    const id = await approvedPlan(office);
    const filed = { id, kind: 'filed', on: '2026-01-12', what: '1号' } as const;
    valueOf(await office.api['plans.note']({ ...filed, reason: '' }));
    expect(codeOf(await office.api['plans.note']({ ...filed, what: '2号', reason: '' }))).toBe('plan.reasonMissing');
    valueOf(await office.api['plans.note']({ ...filed, what: '2号', reason: '文号写错' }));
    const plan = await readPlan(office, id);
    expect(plan.filed).toMatchObject({ what: '2号', reason: '文号写错' });
    expect(plan.notices.map(({ what }) => what)).toEqual(['1号', '2号']);
  });

  test('whoever submitted it does not approve it', async () => {
    const office = prepared.start({ signIn: true });
    const admin = { name: '苏文岚', password: 'Yanlian-2021' };
    valueOf(await office.api['session.signIn'](admin));
    const id = await draftPlan(office);
    valueOf(await office.api['plans.submit']({ id }));
    expect(codeOf(await office.api['plans.approve']({ id, approver: admin }))).toBe('plan.sameApprover');
  });

  test('is sent back with a reason and can be changed again', async () => {
    const office = prepared.start();
    const id = await draftPlan(office);
    valueOf(await office.api['plans.submit']({ id }));
    valueOf(await office.api['plans.return']({ id, reason: '县级比例偏低' }));
    expect(await readPlan(office, id)).toMatchObject({ state: 'draft', returned: '县级比例偏低', submitted: null });
    valueOf(await office.api['plans.saveRow']({ id, rowId: null, row: planRow({ name: '补一项' }) }));
  });
});

describe('an adjustment', () => {
  test('is the next version with its reason; the one before stays as it was, and their difference is told', async () => {
    const office = prepared.start();
    const first = await approvedPlan(office, [planRow(), planRow({ name: '食品经营许可抽查', itemCodes: ['TJ-02'] })]);
    const before = await readPlan(office, first);
    const { id } = valueOf(await office.api['plans.adjust']({ id: first, reason: '上级新增任务' }));
    expect(codeOf(await office.api['plans.adjust']({ id: first, reason: '再调一次' }))).toBe('plan.openVersion');
    const [kept, dropped] = before.rows;
    valueOf(await office.api['plans.saveRow']({ id, rowId: kept?.id ?? '', row: planRow({ to: '2026-11-10' }) }));
    valueOf(await office.api['plans.removeRow']({ id, rowId: dropped?.id ?? '' }));
    valueOf(await office.api['plans.saveRow']({ id, rowId: null, row: planRow({ name: '计量器具抽查', itemCodes: ['TJ-05'] }) }));
    const diff = valueOf(await office.api['plans.diff']({ from: first, to: id }));
    expect(diff.added.map(({ name }) => name)).toEqual(['计量器具抽查']);
    expect(diff.removed.map(({ name }) => name)).toEqual(['食品经营许可抽查']);
    expect(diff.changed.map(({ fields }) => fields)).toEqual([['to']]);
    expect(await readPlan(office, first)).toMatchObject({ rows: before.rows, inForce: true, openVersion: 2 });
    await approve(office, id);
    expect(await readPlan(office, id)).toMatchObject({ version: 2, reason: '上级新增任务', inForce: true });
    expect(await readPlan(office, first)).toMatchObject({ inForce: false, rowCount: 2 });
    expect(codeOf(await office.api['plans.adjust']({ id: first, reason: '改旧的' }))).toBe('plan.notInForce');
  });

  test('may be given up while it is a draft', async () => {
    const office = prepared.start();
    const first = await approvedPlan(office);
    const { id } = valueOf(await office.api['plans.adjust']({ id: first, reason: '误点' }));
    valueOf(await office.api['plans.discard']({ id }));
    expect(codeOf(await office.api['plans.get']({ id }))).toBe('plan.notFound');
    expect(codeOf(await office.api['plans.discard']({ id: first }))).toBe('plan.notDraft');
    expect(await readPlan(office, first)).toMatchObject({ inForce: true, openVersion: null });
  });
});

test('next year begins with this year’s rows, moved by a year, and a year has one plan', async () => {
  const office = prepared.start();
  const id = await draftPlan(office);
  const next = valueOf(await office.api['plans.create']({ year: 2027, copyOf: id }));
  expect((await readPlan(office, next.id)).rows[0]).toMatchObject({ name: planRow().name, from: '2027-03-01', to: '2027-10-31' });
  expect(await office.api['plans.create']({ year: 2027 })).toMatchObject({ error: { code: 'plan.yearTaken', params: { year: 2027 } } });
  expect(valueOf(await office.api['plans.list']({})).plans.map(({ year }) => year)).toEqual([2027, 2026]);
});

test('the base of the shares is frozen once, put right only with a reason, and judged by', async () => {
  const office = prepared.start();
  const id = await draftPlan(office);
  const base = { year: 2026, on: '2026-01-01', enterprises: 400, subjects: 900 };
  expect(codeOf(await office.api['plans.freezeBase']({ ...base, enterprises: 901, reason: '' }))).toBe('plan.baseWrong');
  valueOf(await office.api['plans.freezeBase']({ ...base, reason: '' }));
  const plan = await readPlan(office, id);
  expect(plan.base.frozen).toMatchObject({ on: '2026-01-01', enterprises: 400, subjects: 900 });
  expect(plan.shares.lines[0]).toMatchObject({ enterprises: { distinct: 4 }, reached: false });
  expect(plan.findings.map(({ code }) => code)).not.toContain('baseNotFrozen');
  expect(codeOf(await office.api['plans.freezeBase']({ ...base, enterprises: 300, reason: '' }))).toBe('plan.reasonMissing');
  valueOf(await office.api['plans.freezeBase']({ ...base, enterprises: 300, reason: '漏计分局' }));
  expect((await readPlan(office, id)).base.frozen).toMatchObject({ enterprises: 300, reason: '漏计分局' });
});

test('the last day of tasks is the bureau’s own to set', async () => {
  const office = prepared.start();
  const id = await draftPlan(office, [planRow({ to: '2026-11-15' })]);
  const late = async () => (await readPlan(office, id)).findings.some(({ code }) => code === 'endsLate');
  expect(await late()).toBe(true);
  valueOf(await office.api['plans.saveSettings']({ lastEnd: '11-20', dueBy: '01-15' }));
  expect(await late()).toBe(false);
});

describe('a task made from a row', () => {
  const taskOf = async (office: StartedOffice, id: string, index = 0) => {
    const plan = await readPlan(office, id);
    const made = valueOf(await office.api['plans.makeScheme']({ id, rowId: plan.rows[index]?.id ?? '' }));
    return { ...made, scheme: valueOf(await office.api['schemes.get'](made)) };
  };

  test('begins with the row’s days, items, ratio and range', async () => {
    const office = prepared.start();
    const id = await approvedPlan(office, [planRow({ range: '辖区食品经营企业', itemCodes: ['TJ-01', 'TJ-02'], count: 2 })]);
    const { scheme } = await taskOf(office, id);
    expect(scheme).toMatchObject({
      name: planRow().name,
      state: 'draft',
      planRow: { year: 2026, name: planRow().name },
      draft: {
        startsOn: '2026-03-01',
        endsOn: '2026-10-31',
        filter: { statuses: ['active'], kinds: ['enterprise'], tags: ['食品经营'] },
        quantity: 'ratio',
        totalMinimum: 2,
      },
    });
    expect(scheme.draft.itemIds).toHaveLength(2);
    expect(scheme.draft.rates.map(({ ratePpm }) => ratePpm)).toEqual([100_000, 100_000, 100_000, 100_000]);
  });

  test('of a number alone draws that number', async () => {
    const office = prepared.start();
    const id = await approvedPlan(office, [planRow({ ratePpm: null, count: 6 })]);
    const { scheme } = await taskOf(office, id);
    expect(valueOf(await office.api['schemes.preview']({ id: scheme.id, draft: scheme.draft })).drawn).toBe(6);
  });

  test('moves its row and the plan along, also through a void event', async () => {
    const office = prepared.start();
    const id = await approvedPlan(office);
    const { scheme } = await taskOf(office, id);
    const draft = { ...scheme.draft, endsOn: '2026-03-31' };
    valueOf(await office.api['schemes.save']({ id: scheme.id, draft: await withReasons(office, scheme.id, draft) }));
    expect((await readPlan(office, id)).progress).toBe('waiting');
    const { serial } = valueOf(await office.api['schemes.freeze']({ id: scheme.id }));
    expect(await readPlan(office, id)).toMatchObject({
      progress: 'running',
      rows: [{ progress: 'running', tasks: [{ serial }] }],
      unplanned: [],
    });
    await finishDraw(office, serial);
    const again = await voidDraw(office, serial);
    const plan = await readPlan(office, id);
    expect(plan.rows[0]?.tasks.map(({ schemeId, state }) => [schemeId, state])).toEqual([
      [scheme.id, 'void'],
      [again, 'draft'],
    ]);
    expect(plan.progress).toBe('waiting');
  });

  test('is made from the version in force alone', async () => {
    const office = prepared.start();
    const id = await draftPlan(office);
    const [row] = (await readPlan(office, id)).rows;
    expect(codeOf(await office.api['plans.makeScheme']({ id, rowId: row?.id ?? '' }))).toBe('plan.notInForce');
  });

  test('asks for a reason when its days leave the row', async () => {
    const office = prepared.start();
    const id = await approvedPlan(office);
    const { scheme } = await taskOf(office, id);
    const findings = async (endsOn: string) =>
      valueOf(await office.api['schemes.preview']({ id: scheme.id, draft: { ...scheme.draft, endsOn } })).findings.map(({ code }) => code);
    expect(await findings('2026-10-31')).not.toContain('outsidePlan');
    expect(await findings('2026-11-01')).toContain('outsidePlan');
  });
});

test('a task without a row is a 临时任务 in a year with a plan: it takes a reason and is counted apart', async () => {
  const office = prepared.start();
  const { id, draft } = await aScheme(office);
  const codes = async () => valueOf(await office.api['schemes.preview']({ id, draft })).findings.map(({ code }) => code);
  expect(await codes()).not.toContain('unplanned');
  const plan = await approvedPlan(office);
  expect(await codes()).toContain('unplanned');
  expect((await readPlan(office, plan)).unplanned.map(({ schemeId }) => schemeId)).toEqual([id]);
  valueOf(await office.api['schemes.save']({ id, draft }));
  expect(codeOf(await office.api['schemes.freeze']({ id }))).toBe('scheme.reasonMissing');
  valueOf(await office.api['schemes.save']({ id, draft: await withReasons(office, id, draft) }));
  valueOf(await office.api['schemes.freeze']({ id }));
  expect(valueOf(await office.api['schemes.get']({ id })).accepted.map(({ code }) => code)).toContain('unplanned');
});
