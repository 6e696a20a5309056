import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '#shared/base/sheet.ts';
import { checkMethods, disposals, itemChecks, outcomeKeys } from '#shared/contract/results.ts';
import { visitOfRows, type NumberedRow, type TypedResult } from '#shared/domain/field-pack/visit-of-rows.ts';
import { createImportCheck } from '#shared/domain/imports/check-rows.ts';
import { resultImport, type ResultSheetRow } from '#shared/domain/imports/describe-results.ts';
import { createCellWords, rowTexts, templateColumns, templateMark } from '#shared/domain/imports/template.ts';
import { wordKey } from '#shared/domain/imports/vocabulary.ts';
import { resultDifferences } from '#shared/domain/results/differences.ts';
import { resultVocabulary } from '#electron/services/result-words.ts';

const items = [
  { id: 'one', code: 'TJ-01' },
  { id: 'two', code: 'TJ-02' },
];
const blankRow: ResultSheetRow = {
  ...{ number: '1', name: '正定县旭达五金商行', code: '91130199MA10001560', town: '正定镇', inspectors: '段光川' },
  ...{
    itemCode: '',
    item: '',
    check: '',
    problem: '',
    text: '',
    outcomes: [],
    methods: [],
    disposal: '',
    inspectedOn: '',
    visitCode: '',
    remark: '',
  },
  mark: 'FD1/1/1/1#0123456789abcdef',
};
const rowFor = (itemCode: string, change: Partial<ResultSheetRow> = {}): ResultSheetRow => ({ ...blankRow, itemCode, ...change });
const numbered = (...rows: readonly ResultSheetRow[]): readonly NumberedRow[] => rows.map((row, index) => ({ at: index + 2, row }));

/** The rows as the program writes them, read again as it reads a file. */
const throughSheet = (rows: readonly ResultSheetRow[]): readonly NumberedRow[] => {
  const titles = templateColumns(resultImport, resultVocabulary, new Map()).map(({ title }) => title);
  const words = createCellWords(resultVocabulary);
  const check = createImportCheck(
    resultImport,
    resultVocabulary,
    { merges: [], date1904: false },
    { today: '2026-06-30', regionPrefixes: [] },
  );
  const table: readonly (readonly Cell[])[] = [
    [...titles, templateMark('results')],
    ...rows.map((row) => rowTexts(resultImport, row, words).map((text) => (text === '' ? null : text))),
  ];
  check.take(table.map((cells, index) => ({ row: index + 1, hidden: false, cells })));
  const checked = check.finish();
  if (!checked.ok) throw new Error(checked.error.reason);
  return checked.value.rows.map((row, index) => ({ at: checked.value.sheetRows[index] ?? 0, row }));
};

const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((any) => `问题${any.replaceAll(/[\p{C}\p{Z}\s]/gu, '')}`);
const answer = (itemId: string) =>
  fc.oneof(
    fc.record({ itemId: fc.constant(itemId), check: fc.constantFrom(...itemChecks), problem: fc.constant(false), text: fc.constant('') }),
    fc.record({ itemId: fc.constant(itemId), check: fc.constant('checked'), problem: fc.constant(true), text }),
  );
const typedResult: fc.Arbitrary<TypedResult> = fc.record({
  outcomes: fc.subarray([...outcomeKeys], { minLength: 1 }),
  items: fc.tuple(answer('one'), answer('two')),
  methods: fc.subarray([...checkMethods], { minLength: 1 }),
  disposal: fc.constantFrom(...disposals),
  inspectedOn: fc.constantFrom('2026-03-02', '2026-05-31'),
  visitCode: fc.constantFrom('', '130123000123'),
  remark: fc.oneof(fc.constant(''), text),
});

const rowsFor = (
  { outcomes, items: answers, methods, disposal, inspectedOn, visitCode, remark }: TypedResult,
  at: number,
): readonly ResultSheetRow[] =>
  answers.map(({ itemId, check, problem, text: said }, index) =>
    rowFor(items.find(({ id }) => id === itemId)?.code ?? '', {
      ...{ check, problem: problem ? 'yes' : 'no', text: said },
      ...(index === at ? { outcomes, methods, disposal, inspectedOn, visitCode, remark } : {}),
    }),
  );

describe('a result in 现场结果表', () => {
  test('comes back as it was, whichever row of the visit says what and however the rows are sorted', () => {
    fc.assert(
      fc.property(typedResult, fc.nat(1), fc.boolean(), (result, at, turned) => {
        const rows = rowsFor(result, at);
        const read = visitOfRows(throughSheet(turned ? rows.toReversed() : rows), items);
        expect(read.faults).toEqual([]);
        expect(read.result && resultDifferences(read.result, result)).toEqual([]);
      }),
    );
  });

  test('said twice in the same words is said once, in other words a disagreement at the later row', () => {
    fc.assert(
      fc.property(typedResult, (result) => {
        const { outcomes, methods, disposal, inspectedOn, visitCode, remark } = result;
        const whole = { outcomes, methods, disposal, inspectedOn, visitCode, remark };
        const rows = rowsFor(result, 0).map((row) => ({ ...row, ...whole }));
        expect(visitOfRows(numbered(...rows), items)).toMatchObject({ faults: [] });
        const other = rows.map((row, index) => (index === 1 ? { ...row, inspectedOn: '2026-04-01' } : row));
        expect(visitOfRows(numbered(...other), items).faults).toEqual([
          { at: 3, field: 'inspectedOn', fault: 'rowsDisagree', found: '2026-04-01', other: 2 },
        ]);
      }),
    );
  });

  test('that nobody typed is none, and the least that was typed begins with what the form begins with', () => {
    expect(visitOfRows(numbered(rowFor('TJ-01'), rowFor('TJ-02')), items)).toEqual({ result: null, faults: [] });
    const least = visitOfRows(numbered(rowFor('TJ-01', { outcomes: ['NO_ISSUE'] }), rowFor('TJ-02')), items).result;
    expect(least).toMatchObject({
      methods: ['onSite'],
      disposal: 'none',
      items: [{ check: 'checked', problem: false }, { check: 'checked' }],
    });
    const nobody = visitOfRows(numbered(rowFor('TJ-01'), rowFor('TJ-02', { outcomes: ['UNREACHABLE'] })), items).result;
    expect(nobody?.items.map(({ check }) => check)).toEqual(['notChecked', 'notChecked']);
  });

  test('leaves an item unanswered whose row was deleted, and knows none that the visit does not have', () => {
    expect(visitOfRows(numbered(rowFor('TJ-01', { outcomes: ['NO_ISSUE'] })), items).result?.items).toHaveLength(1);
    const other = numbered(rowFor('TJ-01', { outcomes: ['NO_ISSUE'] }), rowFor('TJ-02'), rowFor('TJ-09', { text: '有一处' }));
    expect(visitOfRows(other, items).faults).toMatchObject([{ at: 4, field: 'itemCode', fault: 'otherItem', found: 'TJ-09' }]);
  });
});

describe('the words of 现场结果表', () => {
  test.each(Object.entries(resultVocabulary.kind.words))(
    'stand for one value each in %s, the first of each for its own',
    (_, dictionary) => {
      const words = Object.entries(dictionary).flatMap(([value, list]) => list.map((word) => [wordKey(word), value] as const));
      const values = new Map(words);
      for (const [word, value] of words) expect([word, values.get(word)]).toEqual([word, value]);
    },
  );
});
