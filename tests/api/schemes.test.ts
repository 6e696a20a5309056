import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { aScheme, freezeScheme, itemIdsOf } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf } from '../support/office-database.ts';
import { importTable, preparedCounty, subjectRow } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const previewOf = async (office: StartedOffice, change: Partial<SchemeDraft> = {}) => {
  const { draft } = await aScheme(office, change);
  return valueOf(await office.api['schemes.preview']({ draft }));
};

const findingsOf = async (change: (office: StartedOffice) => Promise<Partial<SchemeDraft>> | Partial<SchemeDraft>) => {
  const office = prepared.start();
  const { findings } = await previewOf(office, await change(office));
  return findings.filter(({ level }) => level !== 'done').map(({ level, code, facts }) => ({ level, code, facts }));
};

const rates = (a: number, b: number, c: number, d: number): SchemeDraft['rates'] =>
  (['A', 'B', 'C', 'D'] as const).map((stratum, index) => ({ stratum, ratePpm: [a, b, c, d][index] ?? 0, minimum: 0, count: 0 }));

describe('the preview of a scheme', () => {
  test('counts whom it names, class by class, and how many would be drawn', async () => {
    const preview = await previewOf(prepared.start());
    expect(preview).toMatchObject({
      population: 40,
      excluded: 2,
      strata: [
        { stratum: 'A', subjects: 20, drawn: 1, oneIn: 20 },
        { stratum: 'B', subjects: 12, drawn: 1, oneIn: 12 },
        { stratum: 'C', subjects: 4, drawn: 1, oneIn: 4 },
        { stratum: 'D', subjects: 4, drawn: 2, oneIn: 2 },
      ],
      drawn: 5,
      inspectors: { eligible: 6, visits: 10 },
    });
  });

  test('rounds up, takes minimums and fills up to the total', async () => {
    const office = prepared.start();
    const drawn = async (change: Partial<SchemeDraft>) => (await previewOf(office, change)).strata.map((stratum) => stratum.drawn);
    expect(await drawn({ rates: rates(50_000, 50_000, 250_000, 1_000_000) })).toEqual([1, 1, 1, 4]);
    expect(await drawn({ rates: rates(50_001, 0, 250_001, 0) })).toEqual([2, 0, 2, 0]);
    const fixed = rates(0, 0, 0, 0).map((rate) => ({ ...rate, minimum: 3 }));
    expect(await drawn({ rates: fixed })).toEqual([3, 3, 3, 3]);
    expect(await drawn({ rates: fixed, totalMinimum: 20 })).toEqual([8, 6, 3, 3]);
    expect(await drawn({ totalMinimum: 1000 })).toEqual([20, 12, 4, 4]);
  });

  test('follows the conditions', async () => {
    const office = prepared.start();
    // Who is no longer in business stands in no 专项库 (R2).
    expect(await previewOf(office, { filter: { tags: ['食品经营'] } })).toMatchObject({ population: 10, excluded: 0 });
    expect(await previewOf(office, { filter: { towns: ['正定镇'], risks: ['A'] } })).toMatchObject({ population: 12 });
    expect(await previewOf(office, { filter: { statuses: ['deregistered'] } })).toMatchObject({ population: 0, excluded: 1 });
  });

  test('writes nothing', async () => {
    const office = prepared.start();
    const { draft } = await aScheme(office);
    const before = dumpHash(office.store.filePath);
    await office.api['schemes.preview']({ draft });
    expect(dumpHash(office.store.filePath)).toBe(before);
  });
});

describe('the pre-flight', () => {
  const glances = [
    { level: 'look', code: 'unratedAsB', facts: { subjects: 4 } },
    { level: 'look', code: 'certificatesEnding', facts: { people: 1 } },
    { level: 'look', code: 'recusals', facts: { relations: 1 } },
  ];

  test('of a good scheme blocks nothing and says what it looked at', async () => {
    const office = prepared.start();
    const { findings } = await previewOf(office);
    expect(findings.filter(({ level }) => level !== 'done')).toEqual(glances.map((glance) => ({ ...glance, about: '', asks: false })));
    expect(findings.filter(({ level }) => level === 'done').map(({ code }) => code)).toEqual([
      'poolOk',
      'strataOk',
      'itemsOk',
      'datesOk',
      'inspectorsOk',
    ]);
  });

  test.each<[string, Partial<SchemeDraft>, object]>([
    ['nobody fits the conditions', { filter: { text: '没有这个名字' } }, { code: 'poolEmpty', facts: {} }],
    ['no class has a ratio', { rates: rates(0, 0, 0, 0) }, { code: 'nothingDrawn', facts: {} }],
    ['no item is chosen', { itemIds: [] }, { code: 'itemsMissing', facts: {} }],
    ['the dates are missing', { endsOn: '' }, { code: 'datesMissing', facts: {} }],
    ['the task ends before it begins', { startsOn: '2026-04-01' }, { code: 'datesReversed', facts: {} }],
    [
      'the task has ended already',
      { startsOn: '2026-02-01', endsOn: '2026-03-01' },
      { code: 'datesPast', facts: { endsOn: '2026-03-01' } },
    ],
    [
      'there are too few inspectors for the visits',
      { inspectorCap: 1, totalMinimum: 10 },
      { code: 'inspectorsTooFew', facts: { people: 6, needed: 20 } },
    ],
    ['a team is larger than all who may go', { teamSize: 7 }, { code: 'inspectorsTooFew', facts: { people: 6, needed: 7 } }],
  ])('blocks when %s', async (_, change, finding) => {
    expect(await findingsOf(() => change)).toContainEqual({ level: 'must', ...finding });
  });

  test.each([
    ['is not published', 'TJ-03', { code: 'itemNotPublished', facts: { item: '未公布的事项' } }],
    ['applies to nobody in the list', 'TJ-04', { code: 'itemAppliesToNobody', facts: { item: '特种设备使用检查' } }],
    ['needs a business line that no inspector has', 'TJ-05', { code: 'lineUncovered', facts: { item: '计量器具检查' } }],
  ])('blocks an item that %s', async (_, code, finding) => {
    const findings = await findingsOf(async (office) => ({ itemIds: await itemIdsOf(office, ['TJ-01', code]) }));
    expect(findings).toContainEqual({ level: 'must', ...finding });
  });

  test('blocks while another draw is open', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const { findings } = await previewOf(office, { name: '第2期' });
    expect(findings[0]).toMatchObject({ level: 'must', code: 'drawOpen', facts: { serial } });
  });

  test('wants a glance at a class that is asked for and empty', async () => {
    const findings = await findingsOf(() => ({ filter: { risks: ['A', 'B'] } }));
    expect(findings.filter(({ code }) => code === 'stratumEmpty')).toEqual([
      { level: 'look', code: 'stratumEmpty', facts: { stratum: 'C', item: '' } },
      { level: 'look', code: 'stratumEmpty', facts: { stratum: 'D', item: '' } },
    ]);
  });

  test('says with numbers when the people of a business line cannot do its visits', async () => {
    const findings = await findingsOf(() => ({ totalMinimum: 40, inspectorCap: 2 }));
    expect(findings).toContainEqual({
      level: 'must',
      code: 'lineOver',
      facts: { line: '食品', needed: 10, people: 4, capacity: 8, missing: 2 },
    });
  });

  test('asks for certificates that are valid to the end of the task', async () => {
    const office = prepared.start();
    expect((await previewOf(office, { endsOn: '2026-03-20' })).inspectors.eligible).toBe(7);
    expect((await previewOf(office, { endsOn: '2026-03-21' })).inspectors.eligible).toBe(6);
  });
});

describe('a draft', () => {
  test('is kept as it was saved and says which fields changed', async () => {
    const office = prepared.start();
    const { id, draft } = await aScheme(office, { teamSize: 3 });
    valueOf(await office.api['schemes.save']({ id, draft }));
    expect(valueOf(await office.api['schemes.get']({ id }))).toMatchObject({ id, state: 'draft', serial: null, draft });
    const [row] = rowsOf(office, 'select params from audit_rows order by number desc limit 1');
    expect(JSON.parse(String(row?.['params']))).toMatchObject({ id, changed: ['filter', 'itemIds', 'teamSize', 'startsOn', 'endsOn'] });
    expect(valueOf(await office.api['schemes.list']({}))).toMatchObject([{ id, state: 'draft', drawn: 0, entered: 0 }]);
  });

  test('takes no day that the calendar does not have', async () => {
    const office = prepared.start();
    const { id, draft } = await aScheme(office);
    for (const endsOn of ['2026-02-30', '2026-13-01', '26-3-1']) {
      expect(await office.api['schemes.save']({ id, draft: { ...draft, endsOn } })).toMatchObject({ error: { code: 'input.invalid' } });
    }
  });

  test('that is unknown is not found', async () => {
    const office = prepared.start();
    const { draft } = await aScheme(office);
    const missing = { ok: false, error: { code: 'scheme.notFound', params: {} } };
    expect(await office.api['schemes.get']({ id: 'x' })).toEqual(missing);
    expect(await office.api['schemes.save']({ id: 'x', draft })).toEqual(missing);
    expect(await office.api['schemes.freeze']({ id: 'x' })).toEqual(missing);
  });
});

describe('freezing', () => {
  test('is refused while the pre-flight blocks, and uses up no number', async () => {
    const office = prepared.start();
    const { id, draft } = await aScheme(office, { itemIds: [], endsOn: '' });
    valueOf(await office.api['schemes.save']({ id, draft }));
    const before = dumpHash(office.store.filePath);
    expect(await office.api['schemes.freeze']({ id })).toEqual({ ok: false, error: { code: 'scheme.notReady', params: { findings: 2 } } });
    expect(dumpHash(office.store.filePath)).toBe(before);
    expect(await freezeScheme(office)).toBe('130123-2026-0001');
  });

  test('gives the number of the year and stores the five files under their hashes', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const draw = valueOf(await office.api['draws.get']({ serial }));
    expect(draw).toMatchObject({ serial, state: 'frozen', subjects: 42, prev: '0'.repeat(64), commitA: null, dice: null, result: null });
    const files = rowsOf(office, 'select name, sha256, bytes from draw_files order by name');
    expect(files.map(({ name }) => name)).toEqual(['frame.tsv', 'items.tsv', 'plan.tsv', 'recuse.tsv', 'roster.tsv']);
    const textOf = (file: string): string => Buffer.from(files.find(({ name }) => name === file)?.['bytes'] as Uint8Array).toString('utf8');
    const hashOf = (file: string): string => createHash('sha256').update(textOf(file)).digest('hex');
    expect(files.map(({ name, sha256 }) => [name, sha256])).toEqual(files.map(({ name }) => [name, hashOf(String(name))]));
    expect([draw.frame, draw.plan]).toEqual([hashOf('frame.tsv'), hashOf('plan.tsv')]);
    const frame = textOf('frame.tsv').trimEnd().split('\n');
    expect(frame[0]).toBe('#fairdraw-frame/1\tstratum\ttier');
    expect(frame.slice(1)).toEqual(frame.slice(1).sort());
    expect(frame).toContain(`${madeCode(7)}\tB\t1`);
    expect(frame).toContain(`${madeCode(40)}\tA\t9`);
    expect(textOf('plan.tsv').split('\n')).toContain(`!roster\t1\t${hashOf('roster.tsv')}`);
    expect(textOf('items.tsv').split('\n')).toEqual(expect.arrayContaining([`${madeCode(4)}\t1,2\t*`, `${madeCode(5)}\t1\t*`]));
    expect(
      textOf('roster.tsv')
        .split('\n')
        .filter((line) => line.startsWith('ZD')),
    ).toEqual([1, 2, 3, 4, 5, 6].map((number) => `ZD00${number}\t${number <= 4 ? 3 : 1}\t*\t60\t0`));
    expect(textOf('recuse.tsv')).toBe(`#fairdraw-recuse/1\tinspector\n${madeCode(9)}\tZD001\n`);
  });

  test('ends all editing of the scheme', async () => {
    const office = prepared.start();
    const { id, draft } = await aScheme(office);
    valueOf(await office.api['schemes.save']({ id, draft }));
    const { serial } = valueOf(await office.api['schemes.freeze']({ id }));
    const frozen = { ok: false, error: { code: 'scheme.frozen', params: { name: draft.name } } };
    expect(await office.api['schemes.save']({ id, draft: { ...draft, teamSize: 3 } })).toEqual(frozen);
    expect(await office.api['schemes.freeze']({ id })).toEqual(frozen);
    expect(valueOf(await office.api['schemes.get']({ id }))).toMatchObject({ state: 'frozen', serial, draft });
  });

  test('of two schemes at once freezes one; the other waits until that draw is over', async () => {
    const office = prepared.start();
    const schemes = [await aScheme(office, { name: '第1期' }), await aScheme(office, { name: '第2期' })];
    for (const { id, draft } of schemes) valueOf(await office.api['schemes.save']({ id, draft }));
    const answers = await Promise.all(schemes.map(({ id }) => office.api['schemes.freeze']({ id })));
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(answers[1]).toMatchObject({ error: { code: 'scheme.notReady', params: { findings: 1 } } });
  });

  test('keeps the list as it was when the library changes afterwards', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const files = () => rowsOf(office, 'select name, sha256 from draw_files order by name');
    const before = files();
    office.setNow('2026-03-03T09:00:00+08:00');
    await importTable(office, 'subjects', [subjectRow(0, { 信用风险等级: 'D', 登记状态: '注销', 名称: '已改名的商行' }), subjectRow(77)]);
    expect(files()).toEqual(before);
    expect(valueOf(await office.api['draws.get']({ serial }))).toMatchObject({ subjects: 42 });
    expect(rowsOf(office, `select name from frozen_subjects where code = '${madeCode(0)}'`)).toEqual([{ name: '正定县第0号商行' }]);
  });

  test('that is cancelled leaves the draft and the database as they were', async () => {
    const office = prepared.start();
    const { id, draft } = await aScheme(office);
    valueOf(await office.api['schemes.save']({ id, draft }));
    const before = dumpHash(office.store.filePath);
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort();
    };
    expect(await office.api['schemes.freeze']({ id }, { signal: stop.signal, onProgress })).toMatchObject({
      error: { code: 'job.cancelled' },
    });
    expect(dumpHash(office.store.filePath)).toBe(before);
    expect(valueOf(await office.api['schemes.freeze']({ id })).serial).toBe('130123-2026-0001');
  });
});
