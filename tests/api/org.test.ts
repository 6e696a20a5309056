import { afterEach, describe, expect, test } from 'vitest';
import type { OrgUnitView, UnitInput } from '#shared/contract/org.ts';
import type { SubjectFilter } from '#shared/contract/subjects.ts';
import { aScheme, holdDraw } from '../support/ceremony.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf } from '../support/office-database.ts';
import { createOffice, fillLibrary, importTable, inspectorRow, preparedOffice, readTable, subjectRow } from '../support/small-county.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
});
afterEach(endOffices);

const units = async (office: StartedOffice) => valueOf(await office.api['org.tree']({})).units;
const unitOf = async (office: StartedOffice, name: string): Promise<OrgUnitView> => {
  const found = (await units(office)).find((unit) => unit.name === name);
  if (!found) throw new Error(`no unit ${name}`);
  return found;
};
const save = async (
  office: StartedOffice,
  id: string | null,
  change: Partial<UnitInput> & { readonly name: string },
  keepOldName = true,
) => {
  const bureau = await unitOf(office, '正定县市场监督管理局');
  const before = (await units(office)).find((unit) => unit.id === id);
  const unit: UnitInput = { kind: 'station', code: '', parentId: bureau.id, formerNames: [], ...pick(before), ...change };
  return office.api['org.save']({ id, unit, keepOldName });
};
const pick = (unit: OrgUnitView | undefined): Partial<UnitInput> =>
  unit ? { kind: unit.kind, code: unit.code, parentId: unit.parentId, formerNames: unit.formerNames.map(({ name }) => name) } : {};
const addStation = async (office: StartedOffice, name: string): Promise<string> => valueOf(await save(office, null, { name })).id;
const townsOf = async (office: StartedOffice) => valueOf(await office.api['subjects.facets']({})).towns;
const matching = async (office: StartedOffice, filter: SubjectFilter) => valueOf(await office.api['subjects.summary']({ filter })).matching;
const firstRow = async (office: StartedOffice) =>
  valueOf(await office.api['subjects.window']({ filter: { text: madeCode(0) }, sort: 'code', descending: false, offset: 0, limit: 1 }))
    .rows[0];

describe('the organisation of a county', () => {
  test('begins with the bureau and the towns of its division; a city has none', async () => {
    const office = startOffice();
    await createOffice(office);
    const begun = await units(office);
    expect(begun[0]).toMatchObject({ kind: 'bureau', name: '正定县市场监督管理局', code: '130123', parentId: null });
    expect(begun.filter(({ kind }) => kind === 'town')).toHaveLength(10);
    expect(begun.find(({ code }) => code === '130123100')).toMatchObject({ name: '正定镇', parentId: begun[0]?.id });
    expect(valueOf(await office.api['org.fill']({}))).toEqual({ added: 0 });
    const city = startOffice({ seed: 'city' });
    valueOf(
      await city.api['office.create']({
        code: '130100',
        name: '石家庄市市场监督管理局',
        role: 'city',
        adminName: '柏承远',
        password: 'Yanlian-2021',
      }),
    );
    expect(await units(city)).toEqual([]);
  });

  test('says who and how many belong to each unit, and what the libraries name that is none', async () => {
    const office = prepared.start();
    const { unknown } = valueOf(await office.api['org.tree']({}));
    expect(unknown).toEqual([{ field: 'station', text: '城区市场监督管理所', records: 42 }]);
    const id = await addStation(office, '城区市场监督管理所');
    valueOf(await save(office, (await unitOf(office, '正定镇')).id, { name: '正定镇', parentId: id }));
    expect(await unitOf(office, '城区市场监督管理所')).toMatchObject({ subjects: 42, people: 0 });
    expect(await unitOf(office, '正定镇')).toMatchObject({ subjects: 21, parentId: id });
    const bureau = await unitOf(office, '正定县市场监督管理局');
    expect(bureau.people).toBe(8);
    expect(valueOf(await office.api['org.unit']({ id: bureau.id })).people.map(({ name }) => name)).toContain('段光川');
    expect(valueOf(await office.api['org.tree']({})).unknown).toEqual([]);
    expect(valueOf(await office.api['subjects.facets']({})).townGroups).toEqual([{ name: '城区市场监督管理所', towns: ['130123100'] }]);
  });

  test('refuses what would make it ambiguous, with the unit that is in the way', async () => {
    const office = prepared.start();
    const id = await addStation(office, '城关所');
    expect(await save(office, null, { name: '城关所' })).toMatchObject({ error: { code: 'org.nameTaken', params: { unit: '城关所' } } });
    expect(await save(office, null, { name: '新镇', kind: 'town', code: '130123100' })).toMatchObject({
      error: { code: 'org.codeTaken', params: { unit: '正定镇' } },
    });
    expect(await save(office, null, { name: '新镇', kind: 'town', code: '1301' })).toMatchObject({ error: { code: 'org.codeShape' } });
    expect(await save(office, null, { name: '小所', parentId: id })).toMatchObject({ error: { code: 'org.wrongParent' } });
    expect(await save(office, 'nobody', { name: '小所' })).toMatchObject({ error: { code: 'org.notFound' } });
    valueOf(await save(office, (await unitOf(office, '正定镇')).id, { name: '正定镇', parentId: id }));
    expect(await office.api['org.setActive']({ id, active: false })).toMatchObject({
      error: { code: 'org.hasParts', params: { parts: 1 } },
    });
  });

  test('is changed by office people and by nobody else', async () => {
    const office = prepared.start({ signIn: true });
    expect(await office.api['org.fill']({})).toMatchObject({ error: { code: 'session.required' } });
    expect(rowsOf(office, 'select 1 from org_changes').length).toBe(11);
  });

  test('keeps what was changed, by whom, and takes it back step by step', async () => {
    const office = prepared.start();
    const id = await addStation(office, '城关所');
    valueOf(await save(office, id, { name: '古城所' }));
    valueOf(await office.api['org.setActive']({ id, active: false }));
    const { history } = valueOf(await office.api['org.unit']({ id }));
    expect(history.map(({ by, change, fields }) => [by, change, fields.map(({ field }) => field)])).toEqual([
      ['测试', 'changed', ['active']],
      ['测试', 'changed', ['name', 'formerNames']],
      ['测试', 'added', []],
    ]);
    expect(history[1]?.fields[1]).toEqual({ field: 'formerNames', before: [], after: ['城关所'] });
    valueOf(await office.api['org.undo']({ id }));
    expect(await unitOf(office, '古城所')).toMatchObject({ active: true });
    expect(await office.api['org.undo']({ id })).toMatchObject({ error: { code: 'library.nothingToUndo' } });
    const other = await addStation(office, '添错的所');
    valueOf(await office.api['org.undo']({ id: other }));
    expect((await units(office)).map(({ name }) => name)).not.toContain('添错的所');
    expect(() => rowsOf(office, `update org_changes set by_name = '别人' where number = 1`)).toThrow();
    const events = rowsOf(office, `select event from audit_rows where event like 'org.%' order by number`).map(({ event }) => event);
    expect(events).toEqual(['org.saved', 'org.saved', 'org.activeSet', 'org.undone', 'org.saved', 'org.undone']);
  });
});

describe('places in the libraries', () => {
  test('are shown and counted under today’s names, and found however they were written', async () => {
    const office = prepared.start();
    const town = await unitOf(office, '正定镇');
    await importTable(office, 'subjects', [subjectRow(50, { 乡镇街道: '130123100' })]);
    valueOf(await save(office, town.id, { name: '古城镇' }));
    const [first] = await townsOf(office);
    expect(first).toEqual({ value: '130123100', name: '古城镇', count: 22 });
    expect(await firstRow(office)).toMatchObject({ town: '古城镇' });
    for (const value of ['130123100', '正定镇', '古城镇']) {
      expect(await matching(office, { towns: [value] })).toBe(22);
    }
    const id = Number(rowsOf(office, `select id from subjects where code = '${madeCode(0)}'`)[0]?.['id']);
    expect(valueOf(await office.api['subjects.get']({ id }))).toMatchObject({ town: '古城镇', townCode: '130123100' });
  });

  test('stand under today’s names on a frozen list and in the queue of visits as well', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 40 });
    valueOf(await save(office, (await unitOf(office, '正定镇')).id, { name: '古城镇' }));
    const drawn = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 200 }));
    const queue = valueOf(await office.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 200 }));
    for (const { rows } of [drawn, queue]) expect(new Set(rows.map(({ town }) => town))).toEqual(new Set(['古城镇', '诸福屯街道']));
  });

  test('that an import names in another way are decided about once for all rows and for the next file', async () => {
    const office = prepared.start();
    await addStation(office, '城关所');
    const rows = [60, 61, 62].map((number) => subjectRow(number, { 管辖单位: number === 62 ? '城关所' : '城关分所' }));
    const report = await readTable(office, 'subjects', rows);
    expect(report.words).toEqual([
      {
        field: 'station',
        column: '管辖单位',
        word: '城关分所',
        count: 2,
        choices: [
          { value: '正定县市场监督管理局', label: '正定县市场监督管理局' },
          { value: '城关所', label: '城关所' },
        ],
      },
    ]);
    const decisions = [{ type: 'word' as const, field: 'station', word: '城关分所', value: '城关所' }];
    const decided = valueOf(await office.api['imports.decide']({ stage: report.stage, decisions }));
    expect(decided.words).toEqual([]);
    valueOf(await office.api['imports.confirm']({ stage: decided.stage }));
    expect(await matching(office, { stations: ['城关所'] })).toBe(3);
    valueOf(await save(office, (await unitOf(office, '城关所')).id, { name: '古城所' }));
    const next = await readTable(office, 'subjects', [subjectRow(63, { 管辖单位: '城关分所' })]);
    expect(next.words).toEqual([]);
    valueOf(await office.api['imports.confirm']({ stage: next.stage }));
    expect(await matching(office, { stations: ['古城所'] })).toBe(4);
  });

  test('are what the form of an inspector offers', async () => {
    const office = prepared.start();
    await addStation(office, '城关所');
    await importTable(office, 'inspectors', [inspectorRow(1, { 所属单位: '别处的所' })]);
    const choices = valueOf(await office.api['inspectors.choices']({}));
    expect(choices.units).toEqual(['正定县市场监督管理局', '城关所', '别处的所']);
    expect(choices.towns).toContainEqual({ value: '130123100', label: '正定镇' });
  });
});

describe('the cap of visits', () => {
  test('is the bureau’s own, stands beside the visits of the year, and says when it is reached', async () => {
    const office = prepared.start();
    expect(await firstRow(office)).toMatchObject({ inspectedThisYear: 0, visitCap: null });
    valueOf(await office.api['org.saveCaps']({ caps: { all: 4, A: 1 } }));
    expect(valueOf(await office.api['org.caps']({}))).toEqual({ all: 4, A: 1 });
    expect(await firstRow(office)).toMatchObject({ risk: 'A', visitCap: 1 });
    valueOf(await office.api['org.saveCaps']({ caps: { all: 2 } }));
    expect(await firstRow(office)).toMatchObject({ visitCap: 2 });
    const [saved] = rowsOf(office, `select params from audit_rows where event = 'org.capsSaved' order by number desc`);
    expect(JSON.parse(String(saved?.['params']))).toEqual({ before: { all: 4, A: 1 }, after: { all: 2 } });
  });

  test('that is reached wants a look before another task takes these subjects in', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 40 });
    for (const code of [madeCode(0), madeCode(1)]) {
      const { items } = valueOf(await office.api['results.visit']({ serial, code }));
      const result = {
        outcomes: ['NO_ISSUE' as const],
        items: items.map(({ id }) => ({ itemId: id, check: 'checked' as const, problem: false, text: '' })),
        methods: ['onSite' as const],
        disposal: 'none' as const,
        inspectedOn: '2026-03-02',
        visitCode: '',
        remark: '',
      };
      valueOf(await office.api['results.save']({ serial, code, result }));
    }
    const { draft } = await aScheme(office);
    const reached = async () =>
      valueOf(await office.api['schemes.preview']({ draft })).findings.find(({ code }) => code === 'capReached') ?? null;
    expect(await reached()).toBeNull();
    valueOf(await office.api['org.saveCaps']({ caps: { all: 1, D: 9 } }));
    expect(await reached()).toMatchObject({ level: 'look', code: 'capReached', facts: { subjects: 2 } });
    expect(await firstRow(office)).toMatchObject({ inspectedThisYear: 1, visitCap: 1 });
    valueOf(await office.api['org.saveCaps']({ caps: { all: 2 } }));
    expect(await reached()).toBeNull();
  });

  test.each([[{ all: 0 }], [{ A: 1.5 }], [{ E: 3 }]])('is a whole number of visits: %j', async (caps) => {
    expect(await prepared.start().run('org.saveCaps', { caps })).toMatchObject({ error: { code: 'input.invalid' } });
  });
});
