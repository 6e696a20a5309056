import { afterEach, expect, test } from 'vitest';
import { createQueryStore, queryJson, queryKey, type QueryName, type QueryStore } from '#renderer/api/query-store.ts';
import { contract } from '#shared/contract/contract.ts';
import type { Topic } from '#shared/contract/topics.ts';
import { addColleague, aScheme, finishDraw, freezeScheme, holdDraw } from '../support/ceremony.ts';
import { preparedCounty, importTable, subjectRow, subjectRows } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

/** A page of the window that shows one query; `value` is what the person sees after every announcement so far was heard. */
const openPage = (office: StartedOffice, queries: QueryStore, name: QueryName, input: object) => {
  const json = queryJson(input);
  queries.mount(name, json);
  return {
    value: async (): Promise<unknown> => {
      for (const topics of office.changed.splice(0)) queries.invalidate(topics);
      for (;;) {
        const state = queries.store.getState()[queryKey(name, json)];
        if (state?.at === 'ready' && !state.refreshing) return state.value;
        if (state?.at === 'failed') throw new Error(state.error.code);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
};

test('a list of subjects that is open shows what another page has just imported', async () => {
  const office = prepared.start();
  const page = openPage(office, createQueryStore(office.api), 'subjects.summary', { filter: {} });
  expect(await page.value()).toMatchObject({ total: subjectRows.length });
  await importTable(office, 'subjects', [subjectRow(77)]);
  expect(await page.value()).toMatchObject({ total: subjectRows.length + 1 });
});

test('the list of schemes follows every step of the ceremony and each result', async () => {
  const office = prepared.start();
  const page = openPage(office, createQueryStore(office.api), 'schemes.list', {});
  expect(await page.value()).toEqual([]);
  const { id, draft } = await aScheme(office);
  expect(await page.value()).toMatchObject([{ id, state: 'draft' }]);
  valueOf(await office.api['schemes.save']({ id, draft: { ...draft, name: '改过名的方案' } }));
  expect(await page.value()).toMatchObject([{ name: '改过名的方案' }]);
  const { serial } = valueOf(await office.api['schemes.freeze']({ id }));
  expect(await page.value()).toMatchObject([{ state: 'frozen', serial }]);
  await finishDraw(office, serial);
  expect(await page.value()).toMatchObject([{ state: 'drawn', drawn: 5, entered: 0 }]);
  const { rows } = valueOf(await office.api['results.queue']({ serial, todoOnly: true, offset: 0, limit: 1 }));
  const code = rows[0]?.code ?? '';
  const { items } = valueOf(await office.api['results.visit']({ serial, code }));
  const answers = items.map((item) => ({ itemId: item.id, check: 'checked' as const, problem: false, text: '' }));
  const rest = { methods: [], disposal: 'none' as const, inspectedOn: '2026-03-02', visitCode: '', remark: '' };
  valueOf(await office.api['results.save']({ serial, code, result: { outcomes: ['NO_ISSUE'], items: answers, ...rest } }));
  expect(await page.value()).toMatchObject([{ entered: 1 }]);
});

test('a scheme page sees that another draw was opened meanwhile', async () => {
  const office = prepared.start();
  const { draft } = await aScheme(office);
  const page = openPage(office, createQueryStore(office.api), 'schemes.preview', { draft });
  expect(JSON.stringify(await page.value())).not.toContain('drawOpen');
  await freezeScheme(office, { name: '第2期' });
  expect(JSON.stringify(await page.value())).toContain('drawOpen');
});

test('a refused step announces nothing', async () => {
  const office = prepared.start();
  office.changed.splice(0);
  expect((await office.api['schemes.freeze']({ id: 'x' })).ok).toBe(false);
  expect((await office.api['imports.confirm']({ stage: 'x' })).ok).toBe(false);
  expect(office.changed).toEqual([]);
});

test('each step announces the topics that its entry of the contract names, and the trail', async () => {
  const office = prepared.start();
  const announced = async (work: () => Promise<unknown>): Promise<readonly (readonly Topic[])[]> => {
    office.changed.splice(0);
    await work();
    return office.changed.splice(0);
  };
  expect(await announced(() => aScheme(office))).toEqual([[...contract['schemes.create'].changes, 'audit']]);
  await addColleague(office);
  const steps = [
    'schemes.create',
    'schemes.save',
    'schemes.freeze',
    'draws.commit',
    'draws.commit',
    'draws.readFirst',
    'draws.readSecond',
    'draws.run',
  ] as const;
  expect(await announced(() => holdDraw(office))).toEqual(steps.map((name) => [...contract[name].changes, 'audit']));
  expect(await announced(() => importTable(office, 'subjects', subjectRows))).toEqual([
    ['audit'],
    [...contract['imports.confirm'].changes, 'audit'],
  ]);
  expect(await announced(() => office.api['subjects.summary']({ filter: {} }))).toEqual([]);
});

test('every topic that a step changes is read by some page, and every topic that a page reads is changed by some step', () => {
  const calls = Object.values(contract);
  const read = new Set<Topic>(calls.flatMap((call) => (call.kind === 'query' ? [...call.reads] : [])));
  const changed = new Set<Topic>(['audit', ...calls.flatMap((call): readonly Topic[] => (call.kind === 'query' ? [] : call.changes))]);
  expect([...read].filter((topic) => !changed.has(topic))).toEqual([]);
  expect([...changed].filter((topic) => !read.has(topic))).toEqual([]);
});
