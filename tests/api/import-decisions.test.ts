import { afterEach, describe, expect, it } from 'vitest';
import type { Cell } from '#shared/base/sheet.ts';
import type { ImportDecision, ImportReport, TableChoices } from '#shared/contract/imports.ts';
import { keptInNote } from '#shared/domain/imports/map-columns.ts';
import { countyCode, madeCode, mistypedCode } from '#tests/support/made-code.ts';
import { preparedCounty, subjectRow } from '#tests/support/small-county.ts';
import { endOffices, makeTempDir, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { writeTable, type TableFile } from '#tests/support/write-table.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const read = async (office: StartedOffice, file: TableFile, choices?: TableChoices): Promise<ImportReport> => {
  const filePath = writeTable(makeTempDir(), '名单.xlsx', file);
  return valueOf(await office.api['imports.read']({ kind: 'subjects', file: filePath, ...(choices ? { choices } : {}) }));
};
const readRows = (office: StartedOffice, rows: readonly (readonly Cell[])[], choices?: TableChoices) =>
  read(office, { sheets: [{ rows }] }, choices);
const decide = async (office: StartedOffice, { stage }: ImportReport, ...decisions: ImportDecision[]): Promise<ImportReport> =>
  valueOf(await office.api['imports.decide']({ stage, decisions }));
const problemsOf = async (office: StartedOffice, { stage }: ImportReport) =>
  valueOf(await office.api['imports.problems']({ stage, offset: 0, limit: 500 })).rows;

const mistyped = (index: number): string => mistypedCode(countyCode(index), 17);

describe('a word that no dictionary knows', () => {
  const rows = [
    ['统一社会信用代码', '名称', '登记状态'],
    ...[61, 62, 63].map((index) => [madeCode(index), `第${String(index)}店`, index === 63 ? '存续' : '还开着']),
  ];

  it('is asked once for all its rows, decided once, and known in the next file', async () => {
    const office = prepared.start();
    const report = await readRows(office, rows);
    expect(report.rows).toMatchObject({ importable: 1, mustFix: 2 });
    expect(report.words).toMatchObject([{ field: 'status', column: '登记状态', word: '还开着', count: 2 }]);
    expect(report.words[0]?.choices).toContainEqual({ value: 'active', label: '存续' });
    const decided = await decide(office, report, { type: 'word', field: 'status', word: '还开着', value: 'active' });
    expect(decided.rows).toMatchObject({ importable: 3, mustFix: 0 });
    valueOf(await office.api['imports.confirm']({ stage: decided.stage }));
    expect((await readRows(office, rows)).rows).toMatchObject({ importable: 3, mustFix: 0 });
  });

  it('cannot be given a meaning that does not exist', async () => {
    const office = prepared.start();
    const report = await readRows(office, rows);
    const decided = await decide(office, report, { type: 'word', field: 'status', word: '还开着', value: '__proto__' });
    expect(decided.rows.mustFix).toBe(2);
  });
});

describe('a column that the library does not have', () => {
  const rows = [
    ['统一社会信用代码', '名称', '联系电话', '从业人数', '财务联系'],
    [madeCode(61), '甲店', '15400000001', 12, '财务 13800003456'],
  ];
  const noteOf = async (office: StartedOffice): Promise<string> => {
    const filter = { text: madeCode(61) };
    const found = valueOf(await office.api['subjects.window']({ filter, sort: 'name', descending: false, offset: 0, limit: 1 }));
    return valueOf(await office.api['subjects.get']({ id: found.rows[0]?.id ?? 0 })).note;
  };

  it('is kept in the note of the subject, telephone numbers masked in what is shown, and is unchanged the next time', async () => {
    const office = prepared.start();
    const report = await readRows(office, rows);
    expect(report.kept.map(({ header }) => header)).toEqual(['从业人数', '财务联系']);
    valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    expect(await noteOf(office)).toBe('从业人数：12\n财务联系：财务 138****3456');
    expect((await readRows(office, rows)).effect).toEqual({ added: 0, updated: 0, unchanged: 1 });
  });

  it('stays in the file when a person leaves it out, and so it does the next time', async () => {
    const office = prepared.start();
    const report = await readRows(office, rows);
    const columns = [...report.mapping, { column: 3, field: keptInNote }, { column: 4, field: '' }].map(({ column, field }) => ({
      column,
      field,
    }));
    const decided = await decide(office, report, { type: 'table', choices: { columns } });
    expect(decided).toMatchObject({ kept: [{ header: '从业人数' }], ignoredColumns: ['财务联系'] });
    valueOf(await office.api['imports.confirm']({ stage: decided.stage }));
    expect(await noteOf(office)).toBe('从业人数：12');
    expect(await readRows(office, rows)).toMatchObject({ kept: [{ header: '从业人数' }], effect: { unchanged: 1 } });
  });
});

describe('equal problems', () => {
  it('take their only suggestion all at once', async () => {
    const office = prepared.start();
    const rows = [
      ['统一社会信用代码', '名称'],
      ...Array.from({ length: 40 }, (_, index) => [mistyped(100 + index), `第${String(index)}分店`]),
    ];
    const report = await readRows(office, rows);
    const single = (await problemsOf(office, report)).filter(({ suggestion }) => suggestion.length === 1).length;
    expect(report.rows.mustFix).toBe(40);
    expect(single).toBeGreaterThan(10);
    const decided = await decide(office, report, { type: 'acceptAll', code: 'E102', field: 'code' });
    expect(decided.rows).toMatchObject({ importable: single, mustFix: 40 - single });
    expect(decided.effect.added).toBe(single);
  });

  it('that only want a look are put away together or one by one, and never what must be put right', async () => {
    const office = prepared.start();
    const report = await readRows(office, [
      ['统一社会信用代码', '名称', '联系电话'],
      [madeCode(61), '甲店', '123'],
      [madeCode(62), '乙店', '456'],
      [mistyped(63), '丙店', null],
    ]);
    expect(report.rows).toMatchObject({ look: 2, mustFix: 1 });
    const one = await decide(office, report, { type: 'seen', code: 'W207', field: 'phone', row: 2 });
    expect(one.rows.look).toBe(1);
    const all = await decide(office, one, { type: 'seen', code: 'W207', field: 'phone' }, { type: 'seen', code: 'E102', field: 'code' });
    expect(all.rows).toMatchObject({ look: 0, mustFix: 1 });
    expect((await problemsOf(office, all)).map(({ code }) => code)).toEqual(['E102']);
  });
});

describe('a single cell', () => {
  it('is typed anew and checked like any other', async () => {
    const office = prepared.start();
    const report = await readRows(office, [
      ['统一社会信用代码', '名称'],
      [mistyped(61), '甲店'],
      [mistyped(62), '乙店'],
    ]);
    const decided = await decide(
      office,
      report,
      { type: 'cell', row: 2, field: 'code', value: ` ${madeCode(61).toLowerCase()} ` },
      { type: 'cell', row: 3, field: 'code', value: '还是不对' },
    );
    expect(decided.rows).toMatchObject({ importable: 1, mustFix: 1 });
    expect((await problemsOf(office, decided)).map(({ row, code }) => `${String(row)} ${code}`)).toEqual(['2 F301', '2 F303', '3 E104']);
  });

  it('whose code was lost is offered the code of the one subject with the same name, and never filled in', async () => {
    const office = prepared.start();
    const name = String(subjectRow(5)['名称']);
    const report = await readRows(office, [
      ['统一社会信用代码', '名称'],
      [911301236012345700, name],
      [911301236012345700, '没有这家店'],
    ]);
    expect(report.rows).toMatchObject({ importable: 0, mustFix: 2 });
    expect((await problemsOf(office, report)).map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ['E103', [madeCode(5)]],
      ['E103', []],
    ]);
    const decided = await decide(office, report, { type: 'acceptAll', code: 'E103', field: 'code' });
    // The file says nothing but code and name, and leaves everything else as it is.
    expect(decided.effect).toEqual({ added: 0, updated: 0, unchanged: 1 });
  });

  it('of a row that is left out no longer matters', async () => {
    const office = prepared.start();
    const report = await readRows(office, [
      ['统一社会信用代码', '名称'],
      [madeCode(61), '甲店'],
      [madeCode(61), '乙店'],
    ]);
    expect(report.rows.mustFix).toBe(2);
    const sides = valueOf(await office.api['imports.clash']({ stage: report.stage, key: madeCode(61) }));
    expect(sides.map(({ row, fields }) => [row, fields['name']])).toEqual([
      [2, '甲店'],
      [3, '乙店'],
    ]);
    const decided = await decide(office, report, { type: 'leaveRow', row: 3 });
    expect(decided.rows).toMatchObject({ importable: 1, mustFix: 0, skipped: 1 });
  });
});

describe('the table itself', () => {
  it('may have its columns mapped by hand, and the next file with the same header is mapped the same way', async () => {
    const office = prepared.start();
    const rows = [
      ['甲列', '乙列', '丙列'],
      ['x1', '天天店', '正定镇'],
      ['x2', '年年店', '正定镇'],
    ];
    const refused = await office.api['imports.read']({
      kind: 'subjects',
      file: writeTable(makeTempDir(), '名单.xlsx', { sheets: [{ rows }] }),
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'import.wrongColumns', params: { table: { headerRow: 0 } } } });
    const coded = [rows[0] ?? [], [madeCode(61), '天天店', '正定镇'], [madeCode(62), '年年店', '正定镇']];
    const choices = {
      headerRow: 1,
      columns: [
        { column: 1, field: 'name' },
        { column: 2, field: 'town' },
      ],
    };
    const report = await readRows(office, coded, choices);
    expect(report.mapping.map(({ field, confidence }) => [field, confidence])).toEqual([
      ['name', 101],
      ['town', 101],
      ['code', 90],
    ]);
    valueOf(await office.api['imports.confirm']({ stage: report.stage }));
    const next = await readRows(office, coded, { headerRow: 1 });
    expect(next.mapping.map(({ field }) => field).sort()).toEqual(['code', 'name', 'town']);
    expect(next.effect.unchanged).toBe(2);
  });

  it('stands on the sheet whose header fits, and another sheet can be chosen', async () => {
    const office = prepared.start();
    const subjects = [
      ['统一社会信用代码', '名称'],
      [madeCode(61), '甲店'],
    ];
    const others = [
      ['统一社会信用代码', '名称'],
      [madeCode(62), '乙店'],
      [madeCode(63), '丙店'],
    ];
    const file: TableFile = {
      sheets: [
        { name: '说明', rows: [['填表说明'], ['请按要求填写']] },
        { name: '企业', rows: subjects },
        { name: '个体', rows: others },
      ],
    };
    const report = await read(office, file);
    expect(report).toMatchObject({ sheetName: '企业', headerRow: 1, rows: { read: 1 } });
    expect(report.sheets.map(({ name }) => name)).toEqual(['说明', '企业', '个体']);
    expect((await read(office, file, { sheet: '个体' })).rows.read).toBe(2);
  });

  it('may leave its hidden rows in the file', async () => {
    const office = prepared.start();
    const rows = [
      ['统一社会信用代码', '名称'],
      [madeCode(61), '甲店'],
      [madeCode(62), '乙店'],
    ];
    const file: TableFile = { sheets: [{ rows, hiddenRows: [3] }] };
    expect((await read(office, file)).rows).toMatchObject({ read: 2, hidden: 1, look: 1 });
    expect((await read(office, file, { leaveHidden: true })).rows).toMatchObject({ read: 1, hidden: 0, look: 0, skipped: 1 });
  });

  it('shows what an update would change, with telephone numbers masked', async () => {
    const office = prepared.start();
    const report = await readRows(office, [
      Object.keys(subjectRow(1)),
      Object.values(subjectRow(1, { 联系电话: '13900001111', 住所: '新址' })),
    ]);
    const { total, rows } = valueOf(await office.api['imports.effect']({ stage: report.stage, effect: 'updated', offset: 0, limit: 10 }));
    expect(total).toBe(1);
    expect(rows[0]?.changes).toEqual([
      { field: 'phone', before: '138****3456', after: '139****1111' },
      { field: 'address', before: '正定县燕赵大街1号', after: '新址' },
    ]);
  });
});
