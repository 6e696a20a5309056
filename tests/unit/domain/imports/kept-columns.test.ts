import { describe, expect, it } from 'vitest';
import type { Cell } from '#shared/base/sheet.ts';
import { isIdentityNumber } from '#shared/domain/subjects/identity-number.ts';
import { checkChecklists, checkInspectors, checkItems, checkSubjects } from '#tests/support/import-table.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { valueOf } from '#tests/support/value-of.ts';

const header = ['序号', '统一社会信用代码', '企业名称', '从业人数', '党建联络员'];
const check = (rows: readonly (readonly Cell[])[], titles: readonly string[] = header) => valueOf(checkSubjects([titles, ...rows]));

describe('columns that the library does not have', () => {
  it('are kept in the note under their title, but for the running number', () => {
    const checked = check([
      [1, madeCode(1), '旭达五金店', 12, '戚晚舟'],
      [2, madeCode(2), '远山茶社', null, '—'],
    ]);
    expect(checked.rows.map(({ note }) => note)).toEqual(['从业人数：12\n党建联络员：戚晚舟', '']);
    expect(checked.ignoredColumns).toEqual(['序号']);
  });

  it('stand below what the file itself says in its column 备注', () => {
    const checked = check(
      [[1, madeCode(1), '旭达五金店', '每周\n五休息', '临街门面']],
      ['序号', '信用代码', '企业名称', '营业安排', '备注'],
    );
    expect(checked.rows[0]?.note).toBe('临街门面\n营业安排：每周 五休息');
  });

  it('are kept for people and items as well; a checklist form has no note', () => {
    expect(
      valueOf(
        checkInspectors([
          ['工号', '姓名', '血型'],
          ['0012', '段光川', 'O'],
        ]),
      ).rows[0]?.note,
    ).toBe('血型：O');
    expect(
      valueOf(
        checkItems([
          ['事项编号', '抽查事项名称', '单位名称'],
          ['0101', '执照检查', '县局'],
        ]),
      ).rows[0]?.note,
    ).toBe('单位名称：县局');
    const form = valueOf(
      checkChecklists([
        ['事项编号', '检查内容', '分值'],
        ['0101', '执照是否亮明', 5],
      ]),
    );
    expect(form.ignoredColumns).toEqual(['分值']);
  });

  it('never bring an identity number in, whatever their title', () => {
    const number = '11010519491231002X';
    expect(isIdentityNumber(number)).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    const checked = check([
      [1, madeCode(1), '旭达五金店', number, '甲'],
      [2, madeCode(2), '远山茶社', number, '乙'],
    ]);
    expect(checked.rows.map(({ note }) => note)).toEqual(['党建联络员：甲', '党建联络员：乙']);
    expect(checked.problems.filter(({ code }) => code === 'F311')).toMatchObject([{ row: 2, column: '从业人数', found: '' }]);
  });
});
