import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { ceremonyText } from '#shared/domain/draw/ceremony-file.ts';
import { parseJoint } from '#shared/domain/draw/joint-file.ts';
import { recomputeDraw } from '#shared/domain/draw/recompute.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { drawFiles, findDraw } from '#electron/store/draws.ts';
import { aScheme, freezeScheme, holdDraw, itemIdsOf, voidDraw, withReasons } from '../support/ceremony.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { addInspector } from '../support/plain-county.ts';
import { aCeremony } from '../support/draw-record.ts';
import { enterResult } from '../support/exchange.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const numbers = (minimum: number, count = 0): SchemeDraft['rates'] =>
  (['A', 'B', 'C', 'D'] as const).map((stratum) => ({ stratum, ratePpm: 0, minimum, count }));

const everywhere = (ratePpm: number): SchemeDraft['rates'] =>
  (['A', 'B', 'C', 'D'] as const).map((stratum) => ({ stratum, ratePpm, minimum: 0, count: 0 }));

/** Ends an event so that the next scheme can be frozen. */
const voided = async (office: StartedOffice, serial: string): Promise<string> => {
  await voidDraw(office, serial);
  return serial;
};

const textOf = ({ store }: StartedOffice, serial: string, file: string): string =>
  new TextDecoder().decode(drawFiles(store.read, serial).get(file));

const cellsOf = (office: StartedOffice, serial: string, file: string): readonly (readonly string[])[] =>
  textOf(office, serial, file)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

const tiersOf = (office: StartedOffice, serial: string, file = 'frame.tsv'): ReadonlyMap<string, string> =>
  new Map(cellsOf(office, serial, file).map(([id = '', , tier = '']) => [id, tier]));

describe('the tiers of a frozen list', () => {
  test('keep left out subjects in the frame and say beside it why they are out', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office, {
      exclusions: [
        { code: madeCode(3), reason: '在查案件' },
        { code: madeCode(9), reason: '成立不满6个月' },
      ],
    });
    const tiers = tiersOf(office, serial);
    expect([3, 9, 40].map((number) => tiers.get(madeCode(number)))).toEqual(['9', '9', '9']);
    expect(tiers.get(madeCode(4))).toBe('1');
    expect(rowsOf(office, 'select code, tier, excluded, excluded_reason from frozen_subjects where tier = 9 order by code')).toEqual([
      { code: madeCode(3), tier: 9, excluded: 'typed', excluded_reason: '在查案件' },
      { code: madeCode(9), tier: 9, excluded: 'typed', excluded_reason: '成立不满6个月' },
      { code: madeCode(40), tier: 9, excluded: 'status', excluded_reason: '' },
      { code: madeCode(41), tier: 9, excluded: 'status', excluded_reason: '' },
    ]);
  });

  test('take all of a class and all with a tag first, but nobody who is left out', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office, {
      rates: numbers(0),
      takeAll: { classes: ['D'], tags: ['食品经营'] },
      exclusions: [{ code: madeCode(4), reason: '在查案件' }],
    });
    const first = [...tiersOf(office, serial)].filter(([, tier]) => tier === '0').map(([code]) => code);
    const expected = [0, 8, 9, 12, 16, 19, 20, 24, 28, 29, 32, 36, 39].map((number) => madeCode(number));
    expect(first).toEqual(expected.sort());
    expect(findDraw(office.store.read, serial)?.strata.reduce((all, { drawn }) => all + drawn, 0)).toBe(expected.length);
  });

  test('put those who were visited this year last, and only when the scheme says so', async () => {
    const office = prepared.start();
    const before = await holdDraw(office, { totalMinimum: 40 });
    await enterResult(office, before, madeCode(9), '');
    expect(tiersOf(office, await voided(office, await freezeScheme(office, {}))).get(madeCode(9))).toBe('1');
    expect(tiersOf(office, await freezeScheme(office, { deferVisited: true })).get(madeCode(9))).toBe('2');
  });

  test('leave out who is at the yearly cap, unless reason and approver are given', async () => {
    const office = prepared.start();
    const before = await holdDraw(office, { totalMinimum: 40 });
    for (const number of [0, 5]) await enterResult(office, before, madeCode(number), '');
    valueOf(await office.api['org.saveCaps']({ caps: { all: 1, B: 2 } }));
    const tiers = tiersOf(office, await voided(office, await freezeScheme(office, {})));
    expect([0, 5, 10].map((number) => tiers.get(madeCode(number)))).toEqual(['9', '1', '1']);
    expect(rowsOf(office, `select excluded from frozen_subjects where code = '${madeCode(0)}' order by serial`)).toEqual([
      { excluded: '' },
      { excluded: 'cap' },
    ]);
    const keep = { keep: true, reason: '投诉集中', approver: '' };
    const { id, draft } = await aScheme(office, { overCap: keep });
    valueOf(await office.api['schemes.save']({ id, draft: await withReasons(office, id, draft) }));
    expect(await office.api['schemes.freeze']({ id })).toMatchObject({ error: { code: 'scheme.notReady', params: { findings: 1 } } });
    const kept = await freezeScheme(office, { overCap: { ...keep, approver: '苏文岚' } });
    expect(tiersOf(office, kept).get(madeCode(0))).toBe('1');
  });
});

describe('the frozen plan', () => {
  const planOf = async (change: Partial<SchemeDraft>) => {
    const office = prepared.start();
    const rows = cellsOf(office, await freezeScheme(office, change), 'plan.tsv');
    return rows.filter(([key = '']) => !key.startsWith('!')).map((row) => row.join(' '));
  };

  test('has the ratios as they are when they are rounded up', async () => {
    expect(await planOf({ rates: everywhere(30_000) })).toEqual(['A 30000 0', 'B 30000 0', 'C 30000 0', 'D 30000 0']);
  });

  test('has counts instead of ratios that are rounded half up', async () => {
    const rates = everywhere(125_000).map((rate) => ({ ...rate, minimum: rate.stratum === 'C' ? 2 : 0 }));
    // 20, 12, 4 and 4 subjects: 2.5 and 1.5 go up, 0.5 goes up to 1 below the minimum of 2.
    expect(await planOf({ rates, rounding: 'halfUp' })).toEqual(['A 0 3', 'B 0 2', 'C 0 2', 'D 0 1']);
  });

  test('has the numbers that were typed, whatever ratios wait beside them', async () => {
    const rates = numbers(0, 3).map((rate) => ({ ...rate, ratePpm: 500_000, minimum: 9 }));
    expect(await planOf({ rates, quantity: 'count' })).toEqual(['A 0 3', 'B 0 3', 'C 0 3', 'D 0 3']);
  });
});

describe('the frozen people', () => {
  test('bring the visits of the year along, and may still take as many in this event', async () => {
    const office = prepared.start();
    const before = await holdDraw(office, { totalMinimum: 6 });
    const teams = rowsOf(office, `select inspectors from assignments where serial = '${before}'`);
    const visits = teams.flatMap(({ inspectors }) => JSON.parse(String(inspectors)) as string[]);
    const rosterOf = (serial: string) => cellsOf(office, serial, 'roster.tsv').map(([id, , , cap, load0]) => [id, cap, load0]);
    const plain = rosterOf(await voided(office, await freezeScheme(office, { inspectorCap: 9 })));
    expect(plain).toEqual(['ZD001', 'ZD002', 'ZD003', 'ZD004', 'ZD005', 'ZD006'].map((id) => [id, '9', '0']));
    const balanced = rosterOf(await freezeScheme(office, { inspectorCap: 9, balanceYear: true }));
    const loadOf = (id: string): number => visits.filter((visitor) => visitor === id).length;
    expect(balanced).toEqual(plain.map(([id = '']) => [id, String(9 + loadOf(id)), String(loadOf(id))]));
    expect(visits).toHaveLength(12);
  });

  test('are kept from the subjects they inspected last time', async () => {
    const office = prepared.start();
    const before = await holdDraw(office, { totalMinimum: 5 });
    const last = rowsOf(office, `select subject, inspectors from assignments where serial = '${before}'`).flatMap(
      ({ subject, inspectors }) => (JSON.parse(String(inspectors)) as string[]).map((staffNo) => [String(subject), staffNo]),
    );
    const declared = [[madeCode(9), 'ZD001']];
    const recused = cellsOf(office, await freezeScheme(office, { avoidLast: true }), 'recuse.tsv');
    const expected = [...new Set([...last, ...declared].map((pair) => pair.join(' ')))].sort();
    expect(recused.map((pair) => pair.join(' '))).toEqual(expected);
  });

  // 130123100 is 正定镇, 130123001 is 诸福屯街道.
  test.each<[SchemeDraft['area'], readonly string[], string]>([
    [{ rule: 'any', areas: [] }, ['*', '*'], '130123001'],
    [{ rule: 'same', areas: [] }, ['130123100', '130123001'], '130123001'],
    [{ rule: 'cross', areas: ['诸福屯街道', '正定镇'] }, ['130123001', '130123001'], '130123001'],
    [{ rule: 'cross', areas: ['130123100'] }, ['130123100', '130123001'], '130123001'],
  ])('go where the rule %j lets them', async (area, subjects, inspector) => {
    const office = prepared.start();
    await addInspector(office, 'ZD099', { area: '诸福屯街道' });
    const serial = await freezeScheme(office, { area });
    const items = new Map(cellsOf(office, serial, 'items.tsv').map(([id, , town]) => [id, town]));
    expect([items.get(madeCode(0)), items.get(madeCode(1))]).toEqual(subjects);
    expect(cellsOf(office, serial, 'roster.tsv').find(([staffNo]) => staffNo === 'ZD099')?.[2]).toBe(inspector);
  });
});

test('the towns that one person goes to count as one area, under whatever names the list has them', async () => {
  const office = prepared.start();
  await addInspector(office, 'ZD098', { area: '诸福屯街道、130123100' });
  await addInspector(office, 'ZD099', { area: '正定镇' });
  const serial = await freezeScheme(office, { area: { rule: 'same', areas: [] } });
  const items = new Map(cellsOf(office, serial, 'items.tsv').map(([id, , town]) => [id, town]));
  expect([items.get(madeCode(0)), items.get(madeCode(1))]).toEqual(['130123001', '130123001']);
  const areas = new Map(cellsOf(office, serial, 'roster.tsv').map(([staffNo, , area]) => [staffNo, area]));
  expect([areas.get('ZD098'), areas.get('ZD099')]).toEqual(['130123001', '130123001']);
});

describe('a joint event', () => {
  test('freezes a frame and a plan for each item and pins them all', async () => {
    const office = prepared.start();
    const itemIds = await itemIdsOf(office, ['TJ-01', 'TJ-02']);
    const [first = '', second = ''] = itemIds;
    const serial = await freezeScheme(office, {
      rates: everywhere(100_000),
      joint: { everyItem: true, items: [{ itemId: second, rates: everywhere(500_000), totalMinimum: 6 }] },
    });
    const draw = findDraw(office.store.read, serial);
    expect(draw?.settings.joint).toEqual({
      everyItem: true,
      items: [
        { key: '01', itemId: first },
        { key: '02', itemId: second },
      ],
    });
    const files = drawFiles(office.store.read, serial);
    expect([...files.keys()]).toEqual([
      ...['frame.01.tsv', 'frame.02.tsv', 'frames.tsv', 'items.tsv', 'plan.01.tsv', 'plan.02.tsv', 'plans.tsv', 'recuse.tsv', 'roster.tsv'],
    ]);
    expect(valueOf(parseJoint('frames', textOf(office, serial, 'frames.tsv'))).size).toBe(2);
    expect(cellsOf(office, serial, 'frame.01.tsv')).toHaveLength(42);
    expect(cellsOf(office, serial, 'frame.02.tsv').map(([id]) => id)).toEqual(
      Array.from({ length: 10 }, (_, index) => madeCode(index * 4)).sort(),
    );
    expect(textOf(office, serial, 'plan.02.tsv')).toContain('!total\t1\t6\n');
    const ceremony = valueOf(ceremonyText(aCeremony(draw?.frame ?? '', draw?.plan ?? '')));
    const again = valueOf(recomputeDraw(nodeHash, new Map([...files, ['ceremony.tsv', new TextEncoder().encode(ceremony)]])));
    const drawnOf = (item: string) => again.items.find((one) => one.item === item)?.result.rows.filter(({ drawn }) => drawn).length;
    const predicted = (item: string) => draw?.strata.filter((stratum) => stratum.item === item).reduce((all, { drawn }) => all + drawn, 0);
    expect([drawnOf('01'), drawnOf('02')]).toEqual([predicted('01'), predicted('02')]);
    expect([predicted('01'), predicted('02')]).toEqual([6, 6]);
    expect(rowsOf(office, 'select item_id, key from frozen_items order by key')).toEqual([
      { item_id: first, key: '01' },
      { item_id: second, key: '02' },
    ]);
  });
});

test('what a scheme predicts is what its frozen files give', async () => {
  const office = prepared.start();
  const before = await holdDraw(office, { totalMinimum: 12 });
  for (const { code } of valueOf(await office.api['draws.drawn']({ serial: before, offset: 0, limit: 12 })).rows)
    await enterResult(office, before, code, '');
  const [everyday = '', food = ''] = await itemIdsOf(office, ['TJ-01', 'TJ-02']);
  const ratesOf = fc.tuple(
    ...(['A', 'B', 'C', 'D'] as const).map((stratum) =>
      fc.record({ stratum: fc.constant(stratum), ratePpm: fc.integer({ min: 0, max: 1_000_000 }), minimum: fc.nat(6), count: fc.nat(2) }),
    ),
  );
  const drafts = fc.record({
    rates: ratesOf,
    quantity: fc.constantFrom('ratio' as const, 'count' as const),
    rounding: fc.constantFrom('up' as const, 'halfUp' as const),
    totalMinimum: fc.integer({ min: 1, max: 24 }),
    deferVisited: fc.boolean(),
    exclusions: fc.subarray(
      Array.from({ length: 42 }, (_, number) => ({ code: madeCode(number), reason: '在查案件' })),
      { maxLength: 5 },
    ),
    takeAll: fc.record({ classes: fc.subarray(['A', 'C', 'D'] as const), tags: fc.subarray(['食品经营']) }),
    joint: fc.option(
      fc.record({
        everyItem: fc.boolean(),
        items: fc.tuple(fc.record({ itemId: fc.constant(food), rates: ratesOf, totalMinimum: fc.nat(5) })),
      }),
    ),
    caps: fc.constantFrom({}, { all: 1 }, { A: 1 }),
  });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(drafts, async ({ caps, ...change }) => {
      valueOf(await office.api['org.saveCaps']({ caps }));
      const { id, draft } = await aScheme(office, { ...change, itemIds: [everyday, food] });
      valueOf(await office.api['schemes.save']({ id, draft: await withReasons(office, id, draft) }));
      const preview = valueOf(await office.api['schemes.preview']({ draft }));
      const frozen = await office.api['schemes.freeze']({ id });
      if (!frozen.ok) return;
      const { serial } = frozen.value;
      compared += 1;
      expect(findDraw(office.store.read, serial)?.strata).toEqual(preview.strata);
      await voided(office, serial);
    }),
    { numRuns: 60, seed: 20_260_302 },
  );
  expect(compared).toBeGreaterThan(30);
});

test('a draft that was stored before there were these fields is read with what it meant', async () => {
  const office = prepared.start();
  const { id, draft } = await aScheme(office);
  const { name, filter, itemIds, totalMinimum, teamSize, inspectorCap, startsOn, endsOn } = draft;
  const rates = draft.rates.map(({ stratum, ratePpm, minimum }) => ({ stratum, ratePpm, minimum }));
  const old = { name, filter, itemIds, rates, totalMinimum, teamSize, inspectorCap, sameArea: true, startsOn, endsOn };
  const text = JSON.stringify(old).replaceAll("'", "''");
  expect(runByHand(office.store.filePath, `update schemes set draft = '${text}' where id = '${id}'`)).toBe('done');
  expect(valueOf(await office.api['schemes.get']({ id })).draft).toEqual({ ...draft, area: { rule: 'same', areas: [] } });
});

test('the settings of a frozen event are not changed by anybody', async () => {
  const office = prepared.start();
  const serial = await freezeScheme(office, { pairRotation: true, teamMode: 'teamFirst' });
  expect(findDraw(office.store.read, serial)?.settings).toMatchObject({ pairRotation: true, teamMode: 'teamFirst', joint: null });
  const answer = runByHand(office.store.filePath, `update draws set settings = '{}' where serial = '${serial}'`);
  expect(answer).toBe('the settings of a frozen draw are not changed');
});
