import { afterEach, describe, expect, test } from 'vitest';
import type { OutcomeKey, ResultDraft } from '#shared/contract/results.ts';
import { holdDraw } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf } from '../support/office-database.ts';
import { createOffice, fillLibrary, preparedOffice } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const serial = '130123-2026-0001';
/** Everybody is drawn. Subject 0 sells food and has two items, subject 1 has one. */
const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office, { totalMinimum: 40 });
});
afterEach(endOffices);

const [foodShop, plainShop] = [madeCode(0), madeCode(1)];

const draftOf = async (office: StartedOffice, code: string, change: Partial<ResultDraft> = {}): Promise<ResultDraft> => {
  const { items } = valueOf(await office.api['results.visit']({ serial, code }));
  return {
    outcomes: ['NO_ISSUE'],
    items: items.map(({ id }) => ({ itemId: id, check: 'checked', problem: false, text: '' })),
    methods: ['onSite'],
    disposal: 'none',
    inspectedOn: '2026-03-02',
    visitCode: '',
    remark: '',
    ...change,
  };
};

const save = async (office: StartedOffice, code: string, change: Partial<ResultDraft> = {}) =>
  office.api['results.save']({ serial, code, result: await draftOf(office, code, change) });

const withProblem = async (office: StartedOffice, code: string, text: string): Promise<ResultDraft['items']> => {
  const { items } = await draftOf(office, code);
  return items.map((item, index) => (index === 0 ? { ...item, problem: true, text } : item));
};

describe('the queue of visits', () => {
  test('has every drawn subject once, with its team, and shrinks as results come in', async () => {
    const office = prepared.start();
    const queue = async (todoOnly: boolean, offset = 0, limit = 200) =>
      valueOf(await office.api['results.queue']({ serial, todoOnly, offset, limit }));
    const all = await queue(false);
    expect(all.total).toBe(40);
    expect(new Set(all.rows.map(({ code }) => code)).size).toBe(40);
    expect(all.rows.every(({ state, inspectors, outcomes }) => state === 'todo' && inspectors.length === 2 && outcomes.length === 0)).toBe(
      true,
    );
    valueOf(await save(office, plainShop));
    expect(await queue(true)).toMatchObject({ total: 39 });
    expect((await queue(true)).rows.map(({ code }) => code)).not.toContain(plainShop);
    expect((await queue(false)).rows.find(({ code }) => code === plainShop)).toMatchObject({ state: 'entered', outcomes: ['NO_ISSUE'] });
    expect([...(await queue(true, 0, 20)).rows, ...(await queue(true, 20, 20)).rows]).toEqual((await queue(true)).rows);
    expect(valueOf(await office.api['results.progress']({ serial }))).toEqual({ visits: 40, entered: 1, withProblems: 0 });
  });

  test('gives each visit the items that apply to it and its place', async () => {
    const office = prepared.start();
    const visit = async (code: string) => valueOf(await office.api['results.visit']({ serial, code }));
    expect((await visit(foodShop)).items.map(({ code }) => code)).toEqual(['TJ-01', 'TJ-02']);
    expect((await visit(plainShop)).items.map(({ code }) => code)).toEqual(['TJ-01']);
    expect(await visit(foodShop)).toMatchObject({
      serial,
      schemeName: '第1期 市场主体联合抽查',
      name: '正定县第0号商行',
      address: '正定县燕赵大街0号',
      legalPerson: '黎青山',
      state: 'todo',
      result: null,
    });
  });

  test('keeps to the tags and the kind of the frozen list, whatever the library says today', async () => {
    const office = prepared.start();
    const idOf = (code: string) => Number(rowsOf(office, `select id from subjects where code = '${code}'`)[0]?.['id']);
    valueOf(await office.api['subjects.edit']({ id: idOf(foodShop), edit: { tags: [] } }));
    valueOf(await office.api['subjects.edit']({ id: idOf(plainShop), edit: { tags: ['食品经营'] } }));
    const codesOf = async (code: string) => valueOf(await office.api['results.visit']({ serial, code })).items.map((item) => item.code);
    expect(await codesOf(foodShop)).toEqual(['TJ-01', 'TJ-02']);
    expect(await codesOf(plainShop)).toEqual(['TJ-01']);
    expect((await save(office, foodShop)).ok).toBe(true);
  });

  test('knows neither another number nor a subject that was not drawn', async () => {
    const office = prepared.start();
    expect(await office.api['results.queue']({ serial: 'x', todoOnly: false, offset: 0, limit: 1 })).toMatchObject({
      error: { code: 'draw.notFound' },
    });
    expect(await office.api['results.visit']({ serial, code: madeCode(40) })).toEqual({
      ok: false,
      error: { code: 'result.notDrawn', params: { code: madeCode(40) } },
    });
    const result = await draftOf(office, plainShop);
    expect(await office.api['results.save']({ serial, code: madeCode(40), result })).toMatchObject({ error: { code: 'result.notDrawn' } });
    expect(await office.api['results.save']({ serial: 'x', code: plainShop, result })).toMatchObject({ error: { code: 'draw.notFound' } });
  });
});

describe('a result', () => {
  test('is kept as entered, with who entered it and when', async () => {
    const office = prepared.start({ now: '2026-03-05T16:20:00+08:00' });
    const items = await withProblem(office, foodShop, '冷藏柜温度高于标签要求，当场调低。');
    const change = {
      outcomes: ['CORRECTED' as const],
      items,
      disposal: 'orderedToCorrect' as const,
      inspectedOn: '2026-03-04',
      visitCode: '',
      remark: '店主在场',
    };
    const result = await draftOf(office, foodShop, change);
    expect(valueOf(await office.api['results.save']({ serial, code: foodShop, result }))).toEqual({
      rev: 1,
      savedAt: '2026-03-05T16:20:00+08:00',
    });
    expect(valueOf(await office.api['results.visit']({ serial, code: foodShop })).result).toEqual({
      ...result,
      rev: 1,
      savedAt: '2026-03-05T16:20:00+08:00',
      savedBy: '测试',
    });
    expect(valueOf(await office.api['results.progress']({ serial }))).toEqual({ visits: 40, entered: 1, withProblems: 1 });
  });

  test('is replaced while it has not left the office, and stays one result', async () => {
    const office = prepared.start();
    expect(valueOf(await save(office, plainShop)).rev).toBe(1);
    expect(valueOf(await save(office, plainShop, { remark: '补充' })).rev).toBe(1);
    expect(rowsOf(office, 'select rev, prev_hash, remark from results')).toEqual([{ rev: 1, prev_hash: null, remark: '补充' }]);
  });

  test.each<[string, Partial<ResultDraft>, object]>([
    ['no outcome at all', { outcomes: [] }, { code: 'result.outcomeMissing', params: {} }],
    [
      'no issue beside an outcome',
      { outcomes: ['NO_ISSUE', 'NOT_DISCLOSED'] },
      { code: 'result.outcomesExclude', params: { first: 'NO_ISSUE', second: 'NOT_DISCLOSED' } },
    ],
    [
      'a shop that could not be reached and yet did not cooperate',
      { outcomes: ['UNCOOPERATIVE', 'UNREACHABLE'] },
      { code: 'result.outcomesExclude', params: { first: 'UNREACHABLE', second: 'UNCOOPERATIVE' } },
    ],
    ['an item without an answer', { items: [] }, { code: 'result.itemMissing', params: { item: '即时公示信息检查' } }],
    [
      'a correction without a problem at any item',
      { outcomes: ['CORRECTED'] },
      { code: 'result.contradiction', params: { outcome: 'CORRECTED' } },
    ],
    [
      'an open problem without a problem at any item',
      { outcomes: ['PENDING'] },
      { code: 'result.contradiction', params: { outcome: 'PENDING' } },
    ],
    ['a day before the draw', { inspectedOn: '2026-03-01' }, { code: 'result.dateInvalid', params: { date: '2026-03-01' } }],
    ['a day that has not come', { inspectedOn: '2026-03-03' }, { code: 'result.dateInvalid', params: { date: '2026-03-03' } }],
    ['a day that does not exist', { inspectedOn: '2026-02-30' }, { code: 'result.dateInvalid', params: { date: '2026-02-30' } }],
    ['no day', { inspectedOn: '' }, { code: 'result.dateInvalid', params: { date: '' } }],
  ])('with %s is refused and nothing is written', async (_, change, error) => {
    const office = prepared.start();
    const before = dumpHash(office.store.filePath);
    expect(await save(office, plainShop, change)).toEqual({ ok: false, error });
    expect(dumpHash(office.store.filePath)).toBe(before);
  });

  test('with a problem needs its text, and then another outcome than no issue', async () => {
    const office = prepared.start();
    expect(await save(office, plainShop, { outcomes: ['CORRECTED'], items: await withProblem(office, plainShop, '  ') })).toEqual({
      ok: false,
      error: { code: 'result.problemTextMissing', params: { item: '即时公示信息检查' } },
    });
    expect(await save(office, plainShop, { items: await withProblem(office, plainShop, '未公示') })).toEqual({
      ok: false,
      error: { code: 'result.contradiction', params: { outcome: 'NO_ISSUE' } },
    });
  });

  test('answers each item once and no item of another visit', async () => {
    const office = prepared.start();
    const { items } = await draftOf(office, plainShop);
    const foreign = (await draftOf(office, foodShop)).items.filter(({ itemId }) => itemId !== items[0]?.itemId);
    expect(foreign).toHaveLength(1);
    for (const wrong of [
      [...items, ...items],
      [...items, ...foreign],
    ]) {
      expect(await save(office, plainShop, { items: wrong })).toMatchObject({ error: { code: 'input.invalid' } });
    }
  });

  test.each<OutcomeKey>([
    'NOT_DISCLOSED',
    'FALSE_DISCLOSURE',
    'UNREACHABLE',
    'UNCOOPERATIVE',
    'NOT_OPERATING_ITEM',
    'CLOSED',
    'DEREG',
    'REVOKED',
    'CANCELLED',
    'MOVED',
  ])('may be %s', async (outcome) => {
    const office = prepared.start();
    valueOf(await save(office, plainShop, { outcomes: [outcome] }));
    expect(valueOf(await office.api['results.visit']({ serial, code: plainShop })).outcomes).toEqual([outcome]);
  });

  test('names an outcome and a way of checking once', async () => {
    const office = prepared.start();
    expect(await save(office, plainShop, { outcomes: ['NO_ISSUE', 'NO_ISSUE'] })).toMatchObject({ error: { code: 'input.invalid' } });
    expect(await save(office, plainShop, { methods: ['onSite', 'onSite'] })).toMatchObject({ error: { code: 'input.invalid' } });
  });
});

describe('the code of 扫码入企 or supervision', () => {
  test('is kept with the result, and not asked for by itself', async () => {
    const office = prepared.start();
    valueOf(await save(office, plainShop, { visitCode: ' 130123000123 ' }));
    const { result } = valueOf(await office.api['results.visit']({ serial, code: plainShop }));
    expect(result).toMatchObject({ visitCode: '130123000123', remark: '' });
  });

  test('is missing at a visit that was made when the bureau requires it, at none that was not; what was entered before stays', async () => {
    const office = prepared.start();
    valueOf(await save(office, foodShop));
    valueOf(await office.api['results.saveSettings']({ visitCodeRequired: true }));
    expect(valueOf(await office.api['results.settings']({}))).toEqual({ visitCodeRequired: true });
    const before = dumpHash(office.store.filePath);
    expect(await save(office, plainShop)).toMatchObject({ error: { code: 'result.visitCodeMissing' } });
    expect(dumpHash(office.store.filePath)).toBe(before);
    valueOf(await save(office, plainShop, { visitCode: '130123000123' }));
    const notChecked = (await draftOf(office, foodShop)).items.map((item) => ({ ...item, check: 'notChecked' as const }));
    valueOf(await save(office, foodShop, { outcomes: ['UNREACHABLE'], items: notChecked }));
  });
});
