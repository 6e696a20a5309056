import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '#shared/base/sheet.ts';
import { checkSubjects } from '#tests/support/import-table.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { valueOf } from '#tests/support/value-of.ts';

const header = ['统一社会信用代码', '企业名称'];
const subjects = (count: number): readonly (readonly Cell[])[] =>
  Array.from({ length: count }, (_, index) => [madeCode(index), `第${String(index)}五金店`]);

const fieldsOf = (table: readonly (readonly Cell[])[]): readonly string[] =>
  valueOf(checkSubjects(table)).mapping.columns.map(({ field }) => field);

describe('the header', () => {
  it('is found below title and notes', () => {
    const checked = valueOf(
      checkSubjects([['正定县检查对象名录'], ['导出单位：正定县市场监督管理局', null, '导出日期：2026-03-01'], header, ...subjects(3)]),
    );
    expect(checked.counts).toMatchObject({ read: 3, importable: 3, skipped: 0 });
    expect(checked.header.rows).toEqual([3]);
  });

  it('is not joined with a title that stands right above it', () => {
    const checked = valueOf(checkSubjects([['正定县企业名单'], ['序号', ...header], [1, madeCode(1), '旭达五金店']]));
    expect(checked.header.rows).toEqual([2]);
  });

  it('of two rows with merged groups is read as one', () => {
    const upper = ['统一社会信用代码', '基本信息', null, null, '监管信息', null];
    const lower = [null, '名称', '法定代表人', '电话', '等级', '日期'];
    const merges = [
      { fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 0 },
      { fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 3 },
      { fromRow: 1, toRow: 1, fromColumn: 4, toColumn: 5 },
    ];
    const checked = valueOf(checkSubjects([upper, lower, [madeCode(1), '旭达五金店', '张三', '15400000001']], { merges }));
    expect(checked.mapping.columns.map(({ field }) => field)).toEqual(['code', 'name', 'legalPerson', 'phone']);
    expect(checked.rows[0]).toMatchObject({ name: '旭达五金店', legalPerson: '张三', phone: '15400000001' });
  });

  it('of two rows may name a field only by both rows together', () => {
    const merges = [{ fromRow: 1, toRow: 1, fromColumn: 2, toColumn: 3 }];
    const table = [
      ['信用代码', '名称', '登记', null],
      [null, null, '机关', '状态'],
      [madeCode(1), '旭达五金店', '正定县局', '存续'],
    ];
    expect(valueOf(checkSubjects(table, { merges })).rows[0]).toMatchObject({ authority: '正定县局', status: 'active' });
  });

  it('is known by many words for the same thing', () => {
    for (const word of [
      '社会信用代码',
      '信用代码',
      '注册号',
      '证照号',
      '统一社会信用代码（必填）',
      '*统一社会信用代码',
      '统一社会信用代码/注册号',
    ])
      expect(fieldsOf([[word, '市场主体名称'], ...subjects(2)])).toEqual(['code', 'name']);
    for (const word of ['企业名称', '市场主体名称', '字号', ' 名 称 ', '名称:', '被检查企业名称'])
      expect(fieldsOf([['信用代码', word], ...subjects(2)])).toEqual(['code', 'name']);
  });

  it('may have a code column that only its content tells', () => {
    const checked = valueOf(checkSubjects([['主键', '名称'], ...subjects(9), ['不是代码', '第十家店']]));
    expect(checked.mapping.columns.find(({ field }) => field === 'code')).toMatchObject({ header: '主键', confidence: 90 });
    expect(checked.counts).toMatchObject({ read: 10, importable: 9, mustFix: 1 });
  });

  it('that names nothing required is refused, with what is missing and what is there', () => {
    expect(
      checkSubjects([
        ['菜名', '价格'],
        ['红烧肉', 38],
      ]),
    ).toMatchObject({
      ok: false,
      error: { reason: 'wrongColumns', missing: ['统一社会信用代码/注册号', '名称'], found: ['菜名', '价格'] },
    });
    expect(
      checkSubjects([
        ['企业名称', '电话'],
        ['旭达五金店', '15400000001'],
      ]),
    ).toMatchObject({
      ok: false,
      error: { reason: 'wrongColumns', missing: ['统一社会信用代码/注册号'] },
    });
  });

  it('called __proto__ is a column like any other', () => {
    const checked = valueOf(
      checkSubjects([
        ['__proto__', 'constructor', ...header],
        ['x', 'y', madeCode(1), '旭达五金店'],
      ]),
    );
    expect(checked.mapping.kept.map((column) => column.header)).toEqual(['__proto__', 'constructor']);
    expect(checked.rows.map(({ note }) => note)).toEqual(['__proto__：x\nconstructor：y']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('has the same fingerprint in two files of one kind', () => {
    const first = valueOf(checkSubjects([header, ...subjects(1)])).mapping.fingerprint;
    expect(valueOf(checkSubjects([['标题'], [' 统一社会信用代码', '企业名称'], ...subjects(2)])).mapping.fingerprint).toBe(first);
  });

  it('alone, or an empty sheet, has no rows to import', () => {
    expect(checkSubjects([header])).toEqual({ ok: false, error: { reason: 'noRows' } });
    expect(checkSubjects([])).toEqual({ ok: false, error: { reason: 'noRows' } });
  });
});

describe('rows that are no data', () => {
  const problemsOf = (...rows: readonly (readonly Cell[])[]): readonly string[] => {
    const checked = valueOf(checkSubjects([['序号', ...header], [1, madeCode(1), '旭达五金店'], ...rows]));
    expect(checked.counts).toMatchObject({ read: 1, importable: 1, skipped: rows.length });
    return checked.problems.map(({ row, code }) => `${String(row)} ${code}`);
  };

  it('like totals are skipped and told', () => {
    expect(problemsOf([null, '合计', '共 1 户'], ['小计', null, 1], ['总计', '共1户'])).toEqual(['3 F320', '4 F320', '5 F320']);
  });

  it('like a header repeated on every page are skipped and told', () => {
    expect(problemsOf(['序号', ...header])).toEqual(['3 F321']);
  });

  it('like samples are skipped and told', () => {
    expect(problemsOf(['案例（请删除）', madeCode(9), '样板五金店'])).toEqual(['3 F322']);
  });

  it('like the line of who made the table are skipped and told', () => {
    expect(problemsOf(['制表人：李四', null, '审核人：王五'])).toEqual(['3 F323']);
  });

  it('like numbered empty lines are not even told', () => {
    const checked = valueOf(checkSubjects([['序号', ...header], [1, madeCode(1), '旭达五金店'], [2], [3]]));
    expect(checked.counts).toMatchObject({ read: 1, skipped: 0 });
  });

  it('are never a company that is called 合计 or 示例', () => {
    const checked = valueOf(checkSubjects([header, [madeCode(1), '合计财务咨询有限公司'], [madeCode(2), '示例五金店']]));
    expect(checked.rows.map(({ name }) => name)).toEqual(['合计财务咨询有限公司', '示例五金店']);
  });
});

describe('hidden rows, merged cells and dropped columns', () => {
  it('hidden rows are imported and each wants a look', () => {
    const checked = valueOf(checkSubjects([header, ...subjects(2)], { hidden: [3] }));
    expect(checked.counts).toMatchObject({ importable: 2, hidden: 1, look: 1 });
    expect(checked.problems).toMatchObject([{ row: 3, code: 'W205' }]);
  });

  it('a merged cell speaks for its rows in a column of groups, and only there', () => {
    const merges = [
      { fromRow: 2, toRow: 3, fromColumn: 2, toColumn: 2 },
      { fromRow: 2, toRow: 3, fromColumn: 3, toColumn: 3 },
    ];
    const [first = [], second = [], third = []] = subjects(3);
    const table = [[...header, '乡镇', '法定代表人'], [...first, '城关镇', '张三'], [...second], [...third]];
    const checked = valueOf(checkSubjects(table, { merges }));
    expect(checked.rows.map(({ town, legalPerson }) => [town, legalPerson])).toEqual([
      ['城关镇', '张三'],
      ['城关镇', ''],
      ['', ''],
    ]);
    expect(checked.problems.map(({ row, code }) => `${String(row)} ${code}`)).toEqual(['3 W204', '3 F309']);
  });

  it('identity numbers of legal persons stay in the file and appear in no problem', () => {
    const table = [
      ['法定代表人身份证号', ...header],
      ['11010519491231002X', madeCode(1), '旭达五金店'],
    ];
    const checked = valueOf(checkSubjects(table, { hidden: [2] }));
    expect(checked.ignoredColumns).toEqual(['法定代表人身份证号']);
    expect(checked.problems).toMatchObject([
      { code: 'W205', found: madeCode(1) },
      { code: 'F311', found: '' },
    ]);
    expect(JSON.stringify(checked)).not.toContain('11010519491231002X');
  });

  it('a region of another city than the code wants a look', () => {
    const checked = valueOf(
      checkSubjects([
        [...header, '行政区划'],
        [madeCode(1), '旭达五金店', '130227'],
        [madeCode(2), '旭日店', 130123],
      ]),
    );
    expect(checked.problems).toMatchObject([{ row: 2, code: 'W209', suggestion: ['130199'] }]);
    expect(checked.rows[1]?.region).toBe('130123');
  });
});

describe('the same code twice', () => {
  const full = [...header, '电话', '法定代表人', '登记状态'];
  const code = madeCode(1);

  it('with the same name becomes one row, where the later one wins if it says something', () => {
    const checked = valueOf(
      checkSubjects([full, [code, '旭达（新）五金店', '15400000001', '张三', '注销'], [code, '旭达(新)五金店', null, '李四', null]]),
    );
    expect(checked.rows).toMatchObject([{ phone: '15400000001', legalPerson: '李四', status: 'deregistered' }]);
    expect(checked.problems).toMatchObject([{ row: 3, code: 'F308', suggestion: ['2'] }]);
    expect(checked.counts).toMatchObject({ read: 2, importable: 1, merged: 1, mustFix: 0 });
  });

  it('with another name keeps all of them out, each naming the other', () => {
    const checked = valueOf(
      checkSubjects([header, [code, '旭达五金店'], [code, '旭达五金店'], [code, '飞达五金店'], [madeCode(2), '好店']]),
    );
    expect(checked.rows.map(({ name }) => name)).toEqual(['好店']);
    expect(checked.problems.filter((problem) => problem.code === 'E110')).toMatchObject([
      { row: 2, suggestion: ['飞达五金店'] },
      { row: 3, suggestion: ['飞达五金店'] },
      { row: 4, suggestion: ['旭达五金店'] },
    ]);
    expect(checked.counts).toMatchObject({ read: 4, importable: 1, merged: 0, mustFix: 3 });
  });

  it('is another matter than the same name under two codes, which wants a look', () => {
    const checked = valueOf(checkSubjects([header, [madeCode(1), '旭达五金店'], [madeCode(2), '旭达五金店']]));
    expect(checked.counts).toMatchObject({ importable: 2, look: 1 });
    expect(checked.problems).toMatchObject([{ row: 3, code: 'W206', suggestion: [madeCode(1)] }]);
  });
});

describe('a whole table', () => {
  const anyCell = fc.oneof(
    fc.constant(null),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom('合计', '1/5/21', '９１', 'A级', '', '制表人：'),
    fc.integer({ min: 0, max: 5 }).map((number) => madeCode(number)),
    fc.constant({ error: '#N/A' }),
    fc.string({ maxLength: 5 }).map((formula) => ({ formula, value: 1 })),
    fc.constant({ date: '2020-02-02' }),
  );
  const wide = [...header, '电话', '成立日期', '登记状态', '信用风险等级', '标签', '乡镇'];

  it('gives the same outcome however it is cut into parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyCell, { maxLength: 9 }), { minLength: 0, maxLength: 130 }),
        fc.integer({ min: 1, max: 60 }),
        (rows, part) => {
          const table = [wide, ...rows];
          expect(checkSubjects(table, { part })).toEqual(checkSubjects(table));
        },
      ),
      { seed: 20260302, numRuns: 60 },
    );
  });

  it('accounts for every row of data and imports each code once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { maxLength: 9 }), { minLength: 1, maxLength: 60 }), (rows) => {
        const result = checkSubjects([wide, ...rows]);
        if (!result.ok) return;
        const { counts, rows: imported } = result.value;
        expect(counts.read).toBe(counts.importable + counts.merged + counts.mustFix);
        expect(new Set(imported.map(({ code }) => code)).size).toBe(imported.length);
      }),
      { seed: 20260302, numRuns: 100 },
    );
  });

  it('of small slips lists a thousand of a kind and counts all', () => {
    const table = [header, ...Array.from({ length: 1500 }, (_, index) => [`${madeCode(index)} `, `第${String(index)}五金店`])];
    const checked = valueOf(checkSubjects(table));
    expect(checked.problems).toHaveLength(1000);
    expect(checked.groups).toMatchObject([{ code: 'F301', level: 'fixed', column: '统一社会信用代码', count: 1500 }]);
    expect(checked.counts).toMatchObject({ importable: 1500, fixed: 1500 });
  });
});
