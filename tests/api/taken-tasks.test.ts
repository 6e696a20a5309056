import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { drawFiles } from '#electron/store/draws.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { recordMarkup } from '#shared/i18n/zh-cn/record-page.ts';
import { aScheme, finishDraw, voidDraw, withReasons } from '../support/ceremony.ts';
import { carryOut, enterResult, importInto } from '../support/exchange.ts';
import { drawForCounties, gaocheng, handTo, keptBy, startTwoCounties, type TwoCounties } from '../support/handed-tasks.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { approvedPlan } from '../support/plans.ts';
import { bureau, importTable, subjectRow } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

let offices: TwoCounties;
beforeEach(async () => {
  offices = await startTwoCounties();
});

const receivedOf = async (county: StartedOffice) => valueOf(await county.api['handedTasks.received']({}));

describe('a task that a county takes over', () => {
  /** Handed down to both counties and taken in by the first; gives the task and the city's event. */
  const handed = async (change: Partial<SchemeDraft> = {}) => {
    const { city, county } = offices;
    const serial = await drawForCounties(city, change);
    valueOf(await city.api['handedTasks.handDown']({ serial, note: '' }));
    await handTo(offices, county, bureau.code);
    const [task] = await receivedOf(county);
    if (!task) throw new Error('no task came');
    return { task, serial };
  };
  const schemeOf = async (id: string) => valueOf(await offices.county.api['schemes.get']({ id }));
  const take = async (id: string) => valueOf(await offices.county.api['handedTasks.take']({ id })).schemeId;
  const findingsOf = async (id: string, draft: SchemeDraft) =>
    valueOf(await offices.county.api['schemes.preview']({ id, draft })).findings.filter(({ level, asks }) => level === 'must' || asks);
  const freeze = async (id: string): Promise<string> => {
    const { county } = offices;
    const { draft } = await schemeOf(id);
    valueOf(await county.api['schemes.save']({ id, draft: await withReasons(county, id, draft) }));
    return valueOf(await county.api['schemes.freeze']({ id })).serial;
  };
  const codesIn = (office: StartedOffice, sql: string): readonly string[] => rowsOf(office, sql).map(({ code }) => String(code));

  test('becomes a task of its own over exactly the handed list, with its people drawn and results entered', async () => {
    const { city, county } = offices;
    const { task, serial } = await handed();
    const list = keptBy(city, serial, bureau.code);
    const id = await take(task.id);
    const { draft, handed: origin } = await schemeOf(id);
    expect(origin).toEqual({ task: task.id, serial, result: task.resultHash, record: task.recordHash });
    expect(draft).toMatchObject({
      name: task.name,
      filter: { task: task.id },
      startsOn: '2026-03-02',
      endsOn: '2026-03-31',
      people: 'own',
    });
    expect(await findingsOf(id, draft)).toEqual([]);
    expect(valueOf(await county.api['schemes.preview']({ id, draft }))).toMatchObject({ population: list.length, drawn: list.length });
    expect(await county.api['handedTasks.take']({ id: task.id })).toMatchObject({ error: { code: 'handedTask.notOpen' } });
    expect(await receivedOf(county)).toMatchObject([{ state: 'taken', scheme: { id, state: 'draft', serial: null } }]);

    const own = await freeze(id);
    expect(codesIn(county, `select code from frozen_subjects where serial = '${own}'`)).toEqual(list.toSorted());
    await finishDraw(county, own);
    expect(codesIn(county, `select code from drawn_subjects where serial = '${own}' order by code`)).toEqual(list.toSorted());
    const teams = rowsOf(county, `select inspectors from assignments where serial = '${own}'`);
    expect(teams.every(({ inspectors }) => (JSON.parse(String(inspectors)) as string[]).length === 2)).toBe(true);
    // Whose event it was stands in the frozen plan, which both commitments cover, and in the record.
    const plan = rowsOf(county, `select cast(bytes as text) as text from draw_files where serial = '${own}' and name = 'plan.tsv'`);
    expect(String(plan[0]?.['text'])).toContain(`!handed\t1\t${task.recordHash}\n`);
    expect(verifyRecord(drawFiles(county.store.read, own), nodeHash)).toMatchObject({ ok: true });
    const record = valueOf(await county.api['draws.record']({ serial: own }));
    expect(record.settings.handed).toEqual(origin);
    expect(JSON.stringify(recordMarkup(record))).toContain(`编号 ${serial}`);
    expect(await enterResult(county, own, list[0] ?? '', '')).toBe(1);
    expect(valueOf(await county.api['tasks.list']({}))).toMatchObject([
      { serial: own, counts: { visits: list.length, todo: list.length - 1 } },
    ]);
    expect([...county.bugs, ...city.bugs]).toEqual([]);
  });

  test('keeps its list, its classes and its rates as the city decided them', async () => {
    const { county } = offices;
    const { task } = await handed();
    const id = await take(task.id);
    const { draft } = await schemeOf(id);
    const listHanded = { error: { code: 'scheme.listHanded' } };
    for (const change of [
      { filter: {} },
      { filter: { task: 'another' } },
      { rates: draft.rates.map((rate) => ({ ...rate, ratePpm: 10_000 })) },
      { totalMinimum: 3 },
      { takeAll: { classes: ['A' as const], tags: [] } },
      { people: 'counties' as const },
    ])
      expect(await county.api['schemes.save']({ id, draft: { ...draft, ...change } })).toMatchObject(listHanded);
    // Nor does a task of the office's own become one of the city's.
    const ownTask = await aScheme(county);
    const stolen = { ...ownTask.draft, filter: { task: task.id } };
    expect(await county.api['schemes.save']({ id: ownTask.id, draft: stolen })).toMatchObject(listHanded);
    valueOf(await county.api['schemes.save']({ id, draft: { ...draft, endsOn: '2026-03-20', teamSize: 3, inspectorCap: 20 } }));
    // A copy begins with the whole library again.
    const copy = valueOf(await county.api['schemes.create']({ name: '另一个任务', copyOf: id }));
    expect((await schemeOf(copy.id)).draft).toMatchObject({ filter: { statuses: ['active'] }, rates: [{ ratePpm: 10_000 }, {}, {}, {}] });
  });

  test('is not frozen while the library lacks somebody, unless he is left out with a reason', async () => {
    const { county, city } = offices;
    const { task, serial } = await handed();
    const [lost, gone] = keptBy(city, serial, bureau.code);
    runByHand(county.store.filePath, `delete from subjects where code = '${lost}'`);
    const nameOfGone = String(rowsOf(county, `select name from subjects where code = '${gone}'`)[0]?.['name']);
    await importTable(county, 'subjects', [subjectRow(Number(/\d+/u.exec(nameOfGone)?.[0]), { 登记状态: '注销' })]);
    const id = await take(task.id);
    const { draft } = await schemeOf(id);
    expect(await findingsOf(id, draft)).toMatchObject([
      { code: 'handedMissing', level: 'must', facts: { subjects: 1 } },
      { code: 'handedUnvisited', asks: true, facts: { subjects: 1 } },
    ]);
    expect(await county.api['schemes.freeze']({ id })).toMatchObject({ error: { code: 'scheme.notReady' } });
    const left = { ...draft, exclusions: [{ code: lost ?? '', reason: '名录没有，已转市局核实' }] };
    valueOf(await county.api['schemes.save']({ id, draft: left }));
    expect((await findingsOf(id, left)).map(({ code }) => code)).toEqual(['handedUnvisited']);
    const own = await freeze(id);
    await finishDraw(county, own);
    expect(codesIn(county, `select code from drawn_subjects where serial = '${own}'`)).toHaveLength(task.subjects - 2);
    expect(rowsOf(county, `select code, tier, excluded from frozen_subjects where serial = '${own}' and tier = 9`)).toEqual([
      { code: gone, tier: 9, excluded: 'status' },
    ]);
  });

  test('names an item that is not chosen and days that the city did not give', async () => {
    const { county } = offices;
    const { task } = await handed();
    const id = await take(task.id);
    const { draft } = await schemeOf(id);
    const [first] = draft.itemIds;
    const narrowed = { ...draft, itemIds: [first ?? ''], endsOn: '2026-04-10' };
    expect(await findingsOf(id, narrowed)).toMatchObject([
      { code: 'outsideHanded', facts: { from: '2026-03-02', to: '2026-03-31' } },
      { code: 'handedItem' },
    ]);
    expect(await findingsOf(id, { ...draft, startsOn: '2026-03-09', endsOn: '2026-03-20' })).toEqual([]);
    expect(county.bugs).toEqual([]);
  });

  test('is held again over the same list when its event is void, and is never a task without a plan', async () => {
    const { county } = offices;
    await approvedPlan(county);
    const { task } = await handed();
    const id = await take(task.id);
    const { draft } = await schemeOf(id);
    expect((await findingsOf(id, draft)).map(({ code }) => code)).not.toContain('unplanned');
    const own = await freeze(id);
    const again = await voidDraw(county, own);
    expect((await schemeOf(again)).draft.filter).toEqual({ task: task.id });
    expect(await receivedOf(county)).toMatchObject([{ state: 'taken', scheme: { id: again } }]);
    const second = await freeze(again);
    await finishDraw(county, second);
    expect(codesIn(county, `select code from drawn_subjects where serial = '${second}'`)).toHaveLength(task.subjects);
    const plan = valueOf(await county.api['plans.list']({}));
    expect(valueOf(await county.api['plans.get']({ id: plan.plans[0]?.id ?? '' })).unplanned).toEqual([]);
  });

  test('that the city took back is not begun any more; one that was begun waits for a decision', async () => {
    const { city, county, other } = offices;
    const { task, serial } = await handed();
    await handTo(offices, other, gaocheng.code);
    const id = await take(task.id);
    await voidDraw(city, serial);
    await handTo(offices, county, bureau.code);
    await handTo(offices, other, gaocheng.code);
    expect(await receivedOf(county)).toMatchObject([{ state: 'begun', scheme: { id } }]);
    const { draft } = await schemeOf(id);
    expect((await findingsOf(id, draft)).map(({ code }) => code)).toEqual(['handedWithdrawn']);
    expect(await county.api['schemes.freeze']({ id })).toMatchObject({ error: { code: 'scheme.notReady' } });
    const [closed] = await receivedOf(other);
    expect(closed).toMatchObject({ state: 'withdrawn', scheme: null });
    expect(await other.api['handedTasks.take']({ id: closed?.id ?? '' })).toMatchObject({
      error: { code: 'handedTask.notOpen', params: { state: 'withdrawn' } },
    });
  });
});

describe('the progress of a county at the city', () => {
  test('goes from not taken over taken and drawn to entered, by the county’s own bundles, and tells who is late', async () => {
    const { city, county, stick } = offices;
    const serial = await drawForCounties(city);
    valueOf(await city.api['handedTasks.handDown']({ serial, note: '' }));
    await handTo(offices, county, bureau.code);
    const progress = async (code: string = bureau.code) => {
      const [event] = valueOf(await city.api['handedTasks.events']({}));
      return event?.counties.find((one) => one.code === code)?.progress;
    };
    const report = async (): Promise<void> => {
      const file = await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'results' })));
      expect(await importInto(city, file)).toMatchObject({ result: { outcome: 'ACCEPT' } });
    };
    expect(await progress()).toEqual({
      ...{ stage: 'notTaken', serial: '', visits: 0, entered: 0, published: 0 },
      ...{ left: [], unvisited: 0, late: false },
    });
    const [task] = await receivedOf(county);
    const { schemeId } = valueOf(await county.api['handedTasks.take']({ id: task?.id ?? '' }));
    await report();
    expect(await progress()).toMatchObject({ stage: 'taken', visits: 0 });

    const list = keptBy(city, serial, bureau.code);
    const { draft } = valueOf(await county.api['schemes.get']({ id: schemeId }));
    const left = [{ code: list[0] ?? '', reason: '在查案件' }];
    const saved = await withReasons(county, schemeId, { ...draft, exclusions: left });
    valueOf(await county.api['schemes.save']({ id: schemeId, draft: saved }));
    const own = valueOf(await county.api['schemes.freeze']({ id: schemeId })).serial;
    await finishDraw(county, own);
    await report();
    const visits = list.length - 1;
    expect(await progress()).toMatchObject({ stage: 'drawn', serial: own, visits, entered: 0, left, unvisited: 0, late: false });
    await enterResult(county, own, list[1] ?? '', '');
    await report();
    expect(await progress()).toMatchObject({ stage: 'drawn', entered: 1, published: 0 });
    city.setNow('2026-04-01T09:00:00+08:00');
    expect(await progress()).toMatchObject({ late: true });
    expect(await progress(gaocheng.code)).toMatchObject({ stage: 'notTaken', late: true });
    for (const code of list.slice(2)) await enterResult(county, own, code, '');
    await report();
    expect(await progress()).toMatchObject({ stage: 'entered', entered: visits, late: false });
    expect([...city.bugs, ...county.bugs]).toEqual([]);
  });
});
