import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { checkMethods, disposals, outcomeKeys } from '#shared/contract/results.ts';
import { disposalText, methodText, outcomeText } from '#shared/i18n/zh-cn/results.ts';
import { holdDraw } from '../support/ceremony.ts';
import { rowsOf } from '../support/office-database.ts';
import { markTitle, typeInto, writeResultTable, type TypedRow } from '../support/result-table.ts';
import { approve, enter } from '../support/review.ts';
import { createOffice, fillLibrary, preparedOffice } from '../support/small-county.ts';
import { endOffices } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const serial = '130123-2026-0001';
const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office, { totalMinimum: 40 });
});
afterEach(endOffices);

const messy = fc.oneof(
  fc.constantFrom('', ' ', '无', '未发现问题', '有', '没问题', '=1+1', '2026-03-02', '2026年3月2日', '3/2', '#REF!', '甲、乙', '1', '９'),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/\p{C}/gu, '')),
  fc.integer({ min: -1, max: 60_000 }),
);
const likely: Readonly<Record<string, fc.Arbitrary<string | number>>> = {
  检查结果: fc.oneof(fc.constantFrom(...outcomeKeys.map((key) => outcomeText[key])), messy),
  检查日期: fc.oneof({ weight: 4, arbitrary: fc.constant('2026-03-02') }, { weight: 1, arbitrary: messy }),
  是否检查: fc.oneof(fc.constantFrom('', '已检查', '未检查', '合理缺项'), messy),
  有没有问题: fc.oneof(fc.constantFrom('', '没问题', '有问题'), messy),
  问题描述: fc.oneof(fc.constantFrom('', '未公示年度报告'), messy),
  检查方式: fc.oneof(fc.constantFrom('', ...checkMethods.map((key) => methodText[key])), messy),
  后续处理: fc.oneof(fc.constantFrom('', ...disposals.map((key) => disposalText[key])), messy),
  备注: messy,
  统一社会信用代码: messy,
  事项编号: messy,
  [markTitle]: messy,
};
/** What a hand or a program does to one row; `at` names the row. */
const edit = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      at: fc.nat(),
      // Codes and marks are seldom typed over.
      title: fc.constantFrom(...Object.keys(likely).slice(0, 8), ...Object.keys(likely).slice(0, 8), ...Object.keys(likely)),
      seed: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('drop' as const, 'copyBelow' as const, 'pasteOver' as const), at: fc.nat() }) },
);

const apply = (rows: TypedRow[], { at, ...change }: typeof edit extends fc.Arbitrary<infer E> ? E : never): TypedRow[] => {
  const index = at % rows.length;
  const row = rows[index] ?? {};
  switch (change.do) {
    case 'drop':
      return rows.length < 3 ? rows : rows.toSpliced(index, 1);
    case 'copyBelow':
      return rows.toSpliced(index, 0, { ...row });
    case 'pasteOver':
      return rows.with((index + 1) % rows.length, { ...row });
    case 'type': {
      const value = fc.sample(likely[change.title] ?? messy, { numRuns: 1, seed: change.seed })[0] ?? '';
      return rows.with(index, { ...row, [change.title]: value });
    }
  }
};

/** Before anybody makes a mess of it, every other row is in order. */
const halfFilled = (row: TypedRow, index: number): TypedRow =>
  index % 2 === 0 ? { ...row, 检查结果: '未发现问题', 检查日期: '2026-03-02' } : row;

test('whatever somebody does to a table, nothing but what was shown as new is entered, and nothing that stood is written over', async () => {
  const tally = { fresh: 0, faulty: 0, same: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(edit, { minLength: 1, maxLength: 60 }),
      fc.constantFrom('xlsx' as const, 'csv' as const),
      async (edits, as) => {
        const office = prepared.start();
        try {
          const table = await writeResultTable(office, serial);
          const [first = '', second = ''] = valueOf(
            await office.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 2 }),
          ).rows.map(({ code }) => code);
          for (const code of [first, second]) await enter(office, serial, code);
          valueOf(await approve(office, serial, [second]));
          const stood = rowsOf(office, 'select * from results order by subject');
          const file = typeInto(table, { type: (rows) => edits.reduce(apply, rows.map(halfFilled)), as });
          const read = await office.api['broughtBack.read']({ serial, file });
          expect(rowsOf(office, 'select * from results order by subject')).toEqual(stood);
          if (!read.ok) {
            expect(read.error.code).toMatch(/^(broughtBack\.|import\.refused)/);
            return;
          }
          const { sha256, seen, counts, visits } = read.value;
          tally.fresh += counts.fresh;
          tally.faulty += counts.faulty;
          const taken = await office.api['broughtBack.take']({ serial, file, sha256, seen, overDrafts: [] });
          expect(taken.ok ? taken.value.taken : taken.error.code).toBe(counts.fresh === 0 ? 'broughtBack.nothingToTake' : counts.fresh);
          const now = rowsOf(office, 'select * from results order by subject');
          for (const row of stood) expect(now).toContainEqual(row);
          const fresh = visits.filter(({ state }) => state === 'fresh').map(({ code }) => code);
          expect(now.map(({ subject }) => subject)).toEqual([first, second, ...fresh].toSorted());
          const again = valueOf(await office.api['broughtBack.read']({ serial, file }));
          expect(again.counts).toEqual({ ...counts, fresh: 0, same: counts.same + counts.fresh });
          tally.same += again.counts.same;
          expect(office.bugs).toEqual([]);
        } finally {
          endOffices();
        }
      },
    ),
    { numRuns: 8 },
  );
  // The edits reach both ends.
  expect(tally.fresh).toBeGreaterThan(0);
  expect(tally.faulty).toBeGreaterThan(0);
});
