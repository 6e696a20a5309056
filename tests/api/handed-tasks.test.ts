import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFrameSubjects } from '#electron/store/subjects.ts';
import { aScheme, freezeScheme, holdDraw, voidDraw } from '../support/ceremony.ts';
import { carryOut, importInto } from '../support/exchange.ts';
import { drawForCounties, gaocheng, handTo, startTwoCounties, keptBy, subjectsOfList, type TwoCounties } from '../support/handed-tasks.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { bureau, importTable, subjectRow } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

let offices: TwoCounties;
beforeEach(async () => {
  offices = await startTwoCounties();
});

const eventsOf = async (city: StartedOffice) => valueOf(await city.api['handedTasks.events']({}));
const receivedOf = async (county: StartedOffice) => valueOf(await county.api['handedTasks.received']({}));

describe('a draw of the city over its counties', () => {
  test('draws subjects of the chosen counties alone, by the ceremony, and nobody’s people', async () => {
    const { city } = offices;
    const serial = await drawForCounties(city, { filter: { statuses: ['active'], offices: [gaocheng.code] } });
    const draw = valueOf(await city.api['draws.get']({ serial }));
    // Twenty subjects, half of each class rounded up.
    expect(draw).toMatchObject({ people: 'counties', state: 'drawn', subjects: 20, result: { drawn: 10, inspectors: 0, shortVisits: 0 } });
    expect(keptBy(city, serial, gaocheng.code)).toHaveLength(10);
    expect(serial.startsWith('130100-2026-')).toBe(true);
    const assign = rowsOf(
      city,
      `select cast(bytes as text) as text from draw_files where serial = '${serial}' and name = 'assign-in.json'`,
    );
    expect(JSON.parse(String(assign[0]?.['text']))).toMatchObject({ insps: [] });
    const facts = valueOf(await city.api['draws.record']({ serial }));
    expect(facts).toMatchObject({ people: 'counties', roster: 0, short: 0 });
    expect(city.bugs).toEqual([]);
  });

  test('asks for no people of the city, and names what no county keeps or two do', async () => {
    const { city, county } = offices;
    const { id, draft } = await aScheme(city, { people: 'counties', filter: { statuses: ['active'] } });
    const findings = async (change: object = {}) => {
      const view = valueOf(await city.api['schemes.preview']({ id, draft: { ...draft, ...change } }));
      return view.findings.map(({ code, level, facts }) => ({ code, level, facts }));
    };
    const must = async (change: object = {}) => (await findings(change)).filter(({ level }) => level === 'must');
    expect(await must()).toEqual([]);
    expect(await findings()).toContainEqual({ code: 'peopleByCounties', level: 'done', facts: { counties: 2 } });
    // The city has no people of its own.
    expect((await must({ people: 'own' })).map(({ code }) => code)).toContain('inspectorsTooFew');

    await importTable(city, 'subjects', [subjectRow(900), subjectRow(3)]);
    expect(await must()).toEqual([
      { code: 'ownSubjects', level: 'must', facts: { subjects: 2 } },
      { code: 'codeTwice', level: 'must', facts: { subjects: 1 } },
    ]);
    const exclusions = rowsOf(city, `select code from subjects where office = '130100'`).map(({ code }) => ({
      code,
      reason: '由市局直接监管',
    }));
    expect(await must({ exclusions })).toEqual([]);
    expect(await must({ filter: { statuses: ['active'], offices: [bureau.code] } })).toEqual([]);
    expect(county.bugs).toEqual([]);
  });

  test('takes a code that two offices list from the one where it is in business', async () => {
    const { city, county, other, stick } = offices;
    // The first office in the order of the library has closed it down, the second has it in business.
    await importTable(other, 'subjects', [subjectRow(40, { 名称: '迁到藁城的商行', 登记状态: '存续' })]);
    const file = await carryOut(other, stick, valueOf(await other.api['bundles.seal']({ kind: 'roster-data' })));
    await importInto(city, file);
    const serial = await freezeScheme(city, { people: 'counties', filter: {} });
    expect(rowsOf(city, `select name, office, tier from frozen_subjects where serial = '${serial}' and name = '迁到藁城的商行'`)).toEqual([
      { name: '迁到藁城的商行', office: gaocheng.code, tier: 1 },
    ]);
    // However few are read at a time, everybody is told, and nobody twice.
    const all = rowsOf(city, 'select distinct code from subjects order by code').map(({ code }) => code);
    for (const limit of [3, 4, 5, 500]) {
      const told: string[] = [];
      for (;;) {
        const part = listFrameSubjects(city.store.read, {}, told.at(-1) ?? '', limit);
        if (part.length === 0) break;
        told.push(...part.map(({ code }) => code));
      }
      expect([limit, told]).toEqual([limit, all]);
    }
    expect(county.bugs).toEqual([]);
  });

  test('is no work of the city: neither on its board, nor in its figures, nor with results of its own', async () => {
    const { city } = offices;
    const serial = await drawForCounties(city);
    expect(valueOf(await city.api['tasks.list']({}))).toEqual([]);
    expect(valueOf(await city.api['figures.year']({ year: 2026, until: '2026-03-02' })).byTask).toMatchObject([
      { key: serial, visits: 0, finished: 0 },
    ]);
    const byCounties = { error: { code: 'draw.byCounties' } };
    expect(await city.api['tasks.dispatch']({ serial, on: '2026-03-02' })).toMatchObject(byCounties);
    expect(
      await city.api['teams.eligible']({ serial, subject: keptBy(city, serial, bureau.code)[0] ?? '', leaving: 'ZD001' }),
    ).toMatchObject(byCounties);
    expect(await city.api['fieldPack.saveOrder']({ serial, staffNo: 'ZD001', codes: ['x'] })).toMatchObject(byCounties);
  });
});

describe('a task that is handed down', () => {
  test('goes to each county with its part of the list, and to nobody else', async () => {
    const { city, county, other } = offices;
    const serial = await drawForCounties(city);
    const parts = [gaocheng, bureau].map(({ code, name }) => ({
      ...{ code, name, reachable: true, bundle: null },
      subjects: keptBy(city, serial, code).length,
    }));
    expect(await eventsOf(city)).toMatchObject([{ serial, name: '全市食品经营抽查', state: 'drawn', handedOn: null, counties: parts }]);
    expect(valueOf(await city.api['handedDown.due']({ to: bureau.code })).tasks).toEqual([]);
    const sum = parts.reduce((total, { subjects }) => total + subjects, 0);
    expect(valueOf(await city.api['handedTasks.handDown']({ serial, note: '六月底前查完' }))).toEqual({ counties: 2, subjects: sum });
    expect(await city.api['handedTasks.handDown']({ serial, note: '' })).toMatchObject({ error: { code: 'handedTask.handedAlready' } });
    // Nothing of it goes to every office.
    expect(valueOf(await city.api['handedDown.due']({ to: '*' })).tasks).toEqual([]);
    const own = keptBy(city, serial, bureau.code);
    expect(valueOf(await city.api['handedDown.due']({ to: bureau.code })).tasks).toEqual([
      { name: '全市食品经营抽查', subjects: own.length, withdrawn: false },
    ]);
    expect((await eventsOf(city))[0]?.counties.map(({ bundle }) => bundle)).toEqual(['notSent', 'notSent']);
    expect(await handTo(offices, county, bureau.code)).toMatchObject({ kind: 'plan', result: { outcome: 'ACCEPT' } });
    expect((await eventsOf(city))[0]?.counties.map(({ bundle }) => bundle)).toEqual(['notSent', 'sealed']);

    const [task] = await receivedOf(county);
    const { result } = valueOf(await city.api['draws.get']({ serial }));
    expect(task).toMatchObject({
      ...{ serial, name: '全市食品经营抽查', level: 'city', startsOn: '2026-03-02', endsOn: '2026-03-31', subjects: own.length },
      ...{ note: '六月底前查完', handedOn: '2026-03-02', drawnOn: '2026-03-02', state: 'open', reason: '' },
      resultHash: result?.resultHash,
      recordHash: result?.recordHash,
      deadline: { due: '2026-03-31', band: 'ample' },
      items: [
        { code: 'TJ-01', title: '即时公示信息检查', known: true },
        { code: 'TJ-02', title: '食品经营许可检查', known: true },
      ],
    });
    const list = await subjectsOfList(county, task?.id ?? '');
    expect(list.rows.map(({ code }) => code)).toEqual(own);
    expect(list.counts).toEqual({ known: own.length, otherTown: 0, notActive: 0, missing: 0 });
    expect(await receivedOf(other)).toEqual([]);
    expect(await city.api['handedTasks.received']({})).toEqual({ ok: true, value: [] });
    expect([...city.bugs, ...county.bugs]).toEqual([]);
  });

  test('carries every row as the schema says, and comes again unchanged with a snapshot', async () => {
    const { city, county, stick } = offices;
    const serial = await drawForCounties(city);
    valueOf(await city.api['handedTasks.handDown']({ serial, note: '' }));
    const sealed = valueOf(await city.api['bundles.seal']({ kind: 'plan', to: bureau.code }));
    expect(sealed.encrypted).toBe(true);
    const file = await carryOut(city, stick, sealed);
    expect(await importInto(county, file)).toMatchObject({ result: { outcome: 'ACCEPT' } });
    expect(await importInto(county, file)).toMatchObject({ result: { outcome: 'DUPLICATE' } });
    const rows = rowsOf(county, `select table_name, count(*) as n from received_rows where table_name like 'task%' group by 1 order by 1`);
    expect(rows).toEqual([
      { table_name: 'task_subjects', n: keptBy(city, serial, bureau.code).length },
      { table_name: 'tasks', n: 1 },
    ]);
    expect(await city.api['bundles.seal']({ kind: 'plan', to: bureau.code })).toMatchObject({ error: { code: 'bundle.nothingToSend' } });
  });

  test('tells what the county’s own library says of every subject', async () => {
    const { city, county } = offices;
    const serial = await drawForCounties(city);
    valueOf(await city.api['handedTasks.handDown']({ serial, note: '' }));
    await handTo(offices, county, bureau.code);
    const [gone, moved, lost] = keptBy(city, serial, bureau.code);
    const numberOf = (code: string | undefined): number =>
      Number(rowsOf(county, `select name from subjects where code = '${code}'`)[0]?.['name']?.toString().match(/\d+/u)?.[0]);
    await importTable(county, 'subjects', [
      subjectRow(numberOf(gone), { 登记状态: '注销' }),
      subjectRow(numberOf(moved), { 乡镇街道: '曲阳桥镇' }),
    ]);
    runByHand(county.store.filePath, `delete from subjects where code = '${lost}'`);
    const [task] = await receivedOf(county);
    const { rows, counts } = await subjectsOfList(county, task?.id ?? '');
    expect(rows.slice(0, 3).map(({ own }) => own)).toEqual([
      { at: 'notActive', status: 'deregistered' },
      { at: 'otherTown', town: '曲阳桥镇' },
      { at: 'missing' },
    ]);
    expect(counts).toEqual({ known: rows.length - 3, otherTown: 1, notActive: 1, missing: 1 });
    expect(await county.api['handedTasks.subjects']({ id: 'nobody', offset: 0, limit: 5 })).toMatchObject({
      error: { code: 'handedTask.notFound' },
    });
  });

  test('is taken back when the city makes its event void, and that goes out as its next revision', async () => {
    const { city, county } = offices;
    const serial = await drawForCounties(city);
    valueOf(await city.api['handedTasks.handDown']({ serial, note: '' }));
    await handTo(offices, county, bureau.code);
    await voidDraw(city, serial, '事项选错了，重新抽取');
    expect(await eventsOf(city)).toMatchObject([{ serial, state: 'void' }]);
    expect(valueOf(await city.api['handedDown.due']({ to: bureau.code })).tasks).toMatchObject([{ withdrawn: true }]);
    // What had not left the city goes out once, as taken back.
    expect(valueOf(await city.api['handedDown.due']({ to: gaocheng.code })).tasks).toMatchObject([{ withdrawn: true }]);
    expect(await handTo(offices, county, bureau.code)).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { applied: 1 } });
    expect(await receivedOf(county)).toMatchObject([{ serial, state: 'withdrawn', reason: '事项选错了，重新抽取', deadline: null }]);
    expect(rowsOf(city, 'select county, rev, state from handed_tasks order by county')).toEqual([
      { county: gaocheng.code, rev: 1, state: 'withdrawn' },
      { county: bureau.code, rev: 2, state: 'withdrawn' },
    ]);
  });

  test('is refused for an event that the city visits itself, that is not drawn, or that nobody knows', async () => {
    const { city, county } = offices;
    const own = await holdDraw(county);
    expect(await county.api['handedTasks.handDown']({ serial: own, note: '' })).toMatchObject({ error: { code: 'handedTask.ownPeople' } });
    const frozen = await freezeScheme(city, { people: 'counties', filter: { statuses: ['active'] } });
    expect(await city.api['handedTasks.handDown']({ serial: frozen, note: '' })).toMatchObject({ error: { code: 'draw.wrongState' } });
    expect(await city.api['handedTasks.handDown']({ serial: '130100-2026-9999', note: '' })).toMatchObject({
      error: { code: 'draw.notFound' },
    });
    expect(rowsOf(city, 'select count(*) as n from handed_tasks')).toEqual([{ n: 0 }]);
  });

  test('never changes, is never added to and never deleted', async () => {
    const { city } = offices;
    const serial = await drawForCounties(city);
    valueOf(await city.api['handedTasks.handDown']({ serial, note: '' }));
    const [task] = rowsOf(city, `select id from handed_tasks where county = '${bureau.code}'`);
    const id = String(task?.['id']);
    const [strange] = keptBy(city, serial, gaocheng.code);
    for (const sql of [
      `update handed_tasks set subjects = subjects + 1 where id = '${id}'`,
      `delete from handed_tasks where id = '${id}'`,
      `update handed_task_subjects set subject = '${strange ?? ''}' where task = '${id}'`,
      `delete from handed_task_subjects where task = '${id}'`,
      `insert into handed_task_subjects (id, by, at, seq, task, serial, subject) values ('n', '', '', 1, '${id}', '${serial}', '${strange ?? ''}')`,
      `update draws set people = 'own' where serial = '${serial}'`,
    ])
      expect(runByHand(city.store.filePath, sql), sql).toMatch(/(changed|deleted|added to)$/u);
  });
});
