import { afterEach, describe, expect, test } from 'vitest';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { drawFiles } from '#electron/store/draws.ts';
import { freezeScheme, finishDraw, holdDraw, itemIdsOf } from '../support/ceremony.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf } from '../support/office-database.ts';
import { createOffice, importTable, inspectorRow, itemRow, preparedCounty, preparedOffice, subjectRow } from '../support/small-county.ts';
import { endOffices } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const subjects = 20_000;
const itemCodes = Array.from({ length: 8 }, (_, item) => `LH-0${item + 1}`);

/** Item 1 is for everybody, each other one for those with its tag: from a half to a seventh of all. */
const tagsOf = (number: number): string =>
  itemCodes
    .slice(1)
    .filter((_, item) => number % (item + 2) === 0)
    .join('、');

const large = preparedOffice(async (office) => {
  await createOffice(office);
  await importTable(
    office,
    'items',
    itemCodes.map((code, item) => itemRow(code, `联合检查第${item + 1}项`, { 适用标签: item === 0 ? '' : code })),
  );
  await importTable(
    office,
    'subjects',
    Array.from({ length: subjects }, (_, number) => subjectRow(number, { 标签: tagsOf(number) })),
  );
  await importTable(
    office,
    'inspectors',
    Array.from({ length: 8 }, (_, number) => inspectorRow(number + 1, { 执法证有效期: '2028-12-31', 状态: '有效' })),
  );
});
const small = preparedCounty();
afterEach(endOffices);

const everywhere = (ratePpm: number): SchemeDraft['rates'] =>
  (['A', 'B', 'C', 'D'] as const).map((stratum) => ({ stratum, ratePpm, minimum: 0, count: 0 }));

describe('a joint event of 8 items on 20,000 subjects', () => {
  test('visits far fewer subjects than eight draws of their own would', async () => {
    const office = large.start();
    const itemIds = await itemIdsOf(office, itemCodes);
    const serial = await freezeScheme(office, {
      itemIds,
      rates: everywhere(30_000),
      inspectorCap: 2000,
      joint: { everyItem: true, items: [] },
    });
    const { drawn, resultHash, recordHash } = await finishDraw(office, serial);
    const { total, inspections, rows } = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 200 }));
    const samples = rowsOf(office, `select count(*) as n from drawn_items where serial = '${serial}' group by item order by item`);
    console.log(
      `${subjects} subjects, 8 items: ${inspections ?? 0} inspections as drawn, ${drawn} visits, ${(inspections ?? 0) - drawn} visits saved`,
    );
    expect(total).toBe(drawn);
    expect(samples.reduce((sum, { n }) => sum + Number(n), 0)).toBe(inspections);
    // The largest sample is that of the item for everybody; with common tickets most of the others are within it.
    expect(samples).toHaveLength(8);
    expect(drawn).toBeLessThan((inspections ?? 0) / 2);
    expect(rows[0]?.items.length).toBeGreaterThan(0);
    const summary = valueOf(verifyRecord(drawFiles(office.store.read, serial), nodeHash));
    expect(summary).toMatchObject({ visits: drawn, recordSha256: recordHash, recorded: true });
    expect(summary.items).toHaveLength(8);
    expect(resultHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the items of one visit in a joint event', () => {
  const heldWith = async (everyItem: boolean) => {
    const office = small.start();
    const itemIds = await itemIdsOf(office, ['TJ-01', 'TJ-02']);
    const [, food = ''] = itemIds;
    const serial = await holdDraw(office, {
      rates: everywhere(1),
      joint: { everyItem, items: [{ itemId: food, rates: everywhere(1_000_000), totalMinimum: 0 }] },
    });
    const { rows } = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 100 }));
    const [first] = rows.filter(({ items }) => items.length === 1);
    if (!first) throw new Error('everybody was drawn for everything');
    return { office, serial, first };
  };

  test('are those it was drawn for, when the office says so', async () => {
    const { office, serial, first } = await heldWith(false);
    const visit = valueOf(await office.api['results.visit']({ serial, code: first.code }));
    expect(visit.items.map(({ name }) => name)).toEqual(first.items);
  });

  test('are all that apply otherwise', async () => {
    const { office, serial, first } = await heldWith(true);
    const visit = valueOf(await office.api['results.visit']({ serial, code: first.code }));
    const food = Array.from({ length: 10 }, (_, index) => madeCode(index * 4));
    expect(visit.items).toHaveLength(food.includes(first.code) ? 2 : 1);
  });
});
