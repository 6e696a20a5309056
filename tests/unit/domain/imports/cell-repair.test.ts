import { describe, expect, it } from 'vitest';
import type { Cell } from '#shared/base/sheet.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import { parseSubjectCode } from '#shared/domain/subjects/subject-code.ts';
import { checkSubjects, type TableOptions } from '#tests/support/import-table.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { valueOf } from '#tests/support/value-of.ts';

const code = madeCode(1);
const header = ['统一社会信用代码', '名称', '成立日期', '联系电话', '登记状态', '信用风险等级', '主体类型'];

interface Given {
  readonly code?: Cell;
  readonly name?: Cell;
  readonly founded?: Cell;
  readonly phone?: Cell;
  readonly status?: Cell;
  readonly risk?: Cell;
  readonly kind?: Cell;
}

const row = (given: Given): readonly Cell[] => [
  given.code === undefined ? code : given.code,
  given.name === undefined ? '正定县旭达五金店' : given.name,
  given.founded ?? null,
  given.phone ?? null,
  given.status ?? null,
  given.risk ?? null,
  given.kind ?? null,
];

const repaired = (given: Given, options?: TableOptions): { readonly row: SubjectRow | undefined; readonly codes: readonly string[] } => {
  const checked = valueOf(checkSubjects([header, row(given)], options));
  return { row: checked.rows[0], codes: checked.problems.map((problem) => problem.code) };
};
const suggestionOf = (given: Given): readonly string[] | undefined =>
  valueOf(checkSubjects([header, row(given)])).problems.find(({ suggestion }) => suggestion !== undefined)?.suggestion;

const dateOf = (founded: Cell, options?: TableOptions): readonly [string | undefined, string] => {
  const { row: read, codes } = repaired({ founded }, options);
  return [read?.establishedOn, codes.join(' ')];
};

describe('a subject code', () => {
  it('is taken as it is when it is right', () => {
    expect(repaired({})).toMatchObject({ row: { code }, codes: [] });
  });

  it.each([
    ['ideographic blanks', `\u3000${code}\u3000`, 'F301'],
    ['a no-break blank', `${code}\u00a0`, 'F301'],
    ['a zero-width blank', `${code}\u200b`, 'F301'],
    ['a line break', `${code}\n`, 'F301'],
    ['blanks inside', `${code.slice(0, 6)} ${code.slice(6)}`, 'F301'],
    ['small letters', code.toLowerCase(), 'F303'],
    ['a hyphen', `${code.slice(0, 8)}-${code.slice(8)}`, 'F303'],
    ['a quotation mark before it', `'${code}`, 'F303'],
    ['a formula around it', `="${code}"`, 'F303'],
  ])('is freed from %s', (_, typed, problem) => {
    expect(repaired({ code: typed })).toMatchObject({ row: { code }, codes: [problem] });
  });

  it('is made half-width', () => {
    const full = code.replaceAll(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    expect(repaired({ code: full })).toMatchObject({ row: { code }, codes: ['F302'] });
  });

  it('is never guessed when Excel made a number of it', () => {
    expect(repaired({ code: 911301236012345700 })).toEqual({ row: undefined, codes: ['E103'] });
    expect(repaired({ code: '9.11301E+17' })).toEqual({ row: undefined, codes: ['E103'] });
    expect(repaired({ code: '911301236012345000' })).toEqual({ row: undefined, codes: ['E103'] });
  });

  it('of 15 digits survives as a number and is taken with a warning', () => {
    expect(repaired({ code: 130123600012345 })).toMatchObject({ row: { code: '130123600012345' }, codes: ['F304', 'W104'] });
    expect(repaired({ code: '130123600012345' })).toMatchObject({ row: { code: '130123600012345' }, codes: ['W104'] });
  });

  it('of 15 digits is kept with a warning even when its check digit is wrong', () => {
    expect(repaired({ code: '130123600012346' })).toMatchObject({ row: { code: '130123600012346' }, codes: ['W106'] });
  });

  it('of 13 digits is taken with a warning', () => {
    expect(repaired({ code: '1301232600001' })).toMatchObject({ row: { code: '1301232600001' }, codes: ['W105'] });
  });

  it('gets digits for forbidden letters only when the check digit then agrees', () => {
    const typed = code.replace('0', 'O').replace('1', 'I');
    expect(repaired({ code: typed })).toMatchObject({ row: { code }, codes: ['W102'] });
    const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`.replace('0', 'O');
    expect(repaired({ code: wrong })).toMatchObject({ row: undefined, codes: ['E102'] });
  });

  it('with a wrong check digit stays out and comes with at most three codes it could have been', () => {
    const place = 12;
    const typed = `${code.slice(0, place)}${code.charAt(place) === '8' ? '3' : '8'}${code.slice(place + 1)}`;
    expect(repaired({ code: typed })).toEqual({ row: undefined, codes: ['E102'] });
    const candidates = suggestionOf({ code: typed }) ?? [];
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.length).toBeLessThanOrEqual(3);
    expect(candidates.every((candidate) => parseSubjectCode(candidate).ok)).toBe(true);
  });

  it('must be there and must be a code', () => {
    expect(repaired({ code: null }).codes).toEqual(['E101']);
    expect(repaired({ code: '无' }).codes).toEqual(['E101']);
    expect(repaired({ code: '见档案' }).codes).toEqual(['E104']);
    expect(repaired({ code: true }).codes).toEqual(['E104']);
    expect(repaired({ code: 1.5 }).codes).toEqual(['E104']);
  });
});

describe('a date', () => {
  it.each<[Cell, string, string]>([
    ['2021-01-05', '2021-01-05', ''],
    [{ date: '2021-01-05' }, '2021-01-05', ''],
    [44201, '2021-01-05', 'W201'],
    [44201.75, '2021-01-05', 'W201'],
    ['44201', '2021-01-05', 'W201'],
    ['2021.1.5', '2021-01-05', 'F305'],
    ['2021/1/5', '2021-01-05', 'F305'],
    ['2021年1月5日', '2021-01-05', 'F305'],
    ['2021 年 1 月 5 号', '2021-01-05', 'F305'],
    ['２０２１－０１－０５', '2021-01-05', 'F305'],
    ['20210105', '2021-01-05', 'F305'],
    [20210105, '2021-01-05', 'F305'],
    ['2021-01-05 00:00:00', '2021-01-05', 'F305'],
    ['25/1/2021', '2021-01-25', 'F305'],
    ['1/25/2021', '2021-01-25', 'F305'],
    ['5/5/2021', '2021-05-05', 'F305'],
    ['1948-12-31', '1948-12-31', 'W202'],
    ['2026-03-03', '2026-03-03', 'W202'],
    ['2024-02-29', '2024-02-29', ''],
    ['长期', '', 'F305'],
  ])('is read from %j', (typed, date, problem) => {
    expect(dateOf(typed)).toEqual([date, problem]);
  });

  it.each<Cell>(['2023-02-29', '2021-13-01', '2021年1月', '不详', 2021, -3, 900_000, true])('is not seen in %j', (typed) => {
    expect(dateOf(typed)).toEqual([undefined, 'E105']);
  });

  it('whose day could be the month stays out with its readings', () => {
    expect(dateOf('1/5/2021')).toEqual([undefined, 'E106']);
    expect(suggestionOf({ founded: '1/5/2021' })).toEqual(['2021-05-01', '2021-01-05']);
    expect(suggestionOf({ founded: '1/5/21' })).toEqual(['2021-05-01', '2021-01-05', '2001-05-21']);
  });

  it('given as a number follows the calendar of its workbook', () => {
    expect(dateOf(44201 - 1462, { date1904: true })).toEqual(['2021-01-05', 'W201']);
    expect(dateOf(1)[0]).toBe('1900-01-01');
    expect(dateOf(59)[0]).toBe('1900-02-28');
    expect(dateOf(61)[0]).toBe('1900-03-01');
  });

  it('serial is told once for the whole column', () => {
    const rows = Array.from({ length: 5 }, (_, index) =>
      row({ code: madeCode(index), name: `店${String(index)}号`, founded: 44000 + index }),
    );
    const checked = valueOf(checkSubjects([header, ...rows]));
    expect(checked.problems.map((problem) => problem.code)).toEqual(['W201']);
    expect(checked.rows.map(({ establishedOn }) => establishedOn)).toEqual([
      '2020-06-18',
      '2020-06-19',
      '2020-06-20',
      '2020-06-21',
      '2020-06-22',
    ]);
  });
});

describe('a telephone number', () => {
  it.each<[Cell, string, string]>([
    ['15400000001', '15400000001', ''],
    [15400000001, '15400000001', 'F306'],
    ['154 0000 0001', '15400000001', 'F306'],
    ['+86 15400000001', '15400000001', 'F306'],
    ['１５４００００００１', '１５４００００００１', 'W207'],
    ['１５４０００００００１', '15400000001', 'F306'],
    ['15400000001/15400000002', '15400000001、15400000002', 'F306'],
    ['15400000001；0311-02345678', '15400000001、0311-02345678', 'F306'],
    ['15400000001 15400000002', '15400000001、15400000002', 'F306'],
    ['0311-02345678', '0311-02345678', ''],
    ['(0311)02345678', '0311-02345678', 'F306'],
    ['400-123-4567', '400-123-4567', ''],
    ['12345', '12345', 'W207'],
    ['问村委会', '问村委会', 'W207'],
  ])('is read from %j', (typed, phone, problem) => {
    const { row: read, codes } = repaired({ phone: typed });
    expect([read?.phone, codes.join(' ')]).toEqual([phone, problem]);
  });
});

describe('words', () => {
  it.each([
    ['存续', 'active', ''],
    ['在营', 'active', 'F307'],
    ['存续（在营、开业、在册）', 'active', 'F307'],
    ['注销', 'deregistered', ''],
    ['吊销，未注销', 'revoked', 'F307'],
    ['迁出', 'movedOut', ''],
  ])('of status: %s', (typed, status, problem) => {
    const { row: read, codes } = repaired({ status: typed });
    expect([read?.status, codes.join(' ')]).toEqual([status, problem]);
  });

  it('of status that nobody knows keep the row out, with the words that are known', () => {
    expect(repaired({ status: '待清理' })).toEqual({ row: undefined, codes: ['E108'] });
    expect(suggestionOf({ status: '待清理' })).toEqual(['存续', '注销', '吊销', '撤销', '迁出']);
  });

  it.each([
    ['A', 'A', ''],
    ['A级', 'A', 'F307'],
    ['Ｂ', 'B', 'F307'],
    ['一类', 'A', 'F307'],
    ['d', 'D', 'F307'],
    ['信用风险较高(C类)', 'C', 'F307'],
    ['甲', '', 'W210'],
  ])('of risk: %s', (typed, risk, problem) => {
    const { row: read, codes } = repaired({ risk: typed });
    expect([read?.risk, codes.join(' ')]).toEqual([risk, problem]);
  });

  it('of kind, or the code when there are none', () => {
    expect(repaired({ kind: '个体工商户' }).row?.kind).toBe('soleTrader');
    expect(repaired({ code: madeCode(2, '92') }).row?.kind).toBe('soleTrader');
    expect(repaired({ code: madeCode(3, '93') }).row?.kind).toBe('cooperative');
    expect(repaired({ kind: '神秘组织' }).codes).toEqual(['E108']);
  });
});

describe('any cell', () => {
  it('of a name loses blanks and keeps its brackets', () => {
    expect(repaired({ name: '正定县\u3000旭达（新）五金店\u3000' })).toMatchObject({ row: { name: '正定县旭达（新）五金店' } });
    expect(repaired({ name: '店' }).codes).toEqual(['W208']);
  });

  it('with a formula gives the stored value and asks for a look', () => {
    expect(repaired({ name: { formula: '1+1', value: '旭达五金店' } })).toMatchObject({ row: { name: '旭达五金店' }, codes: ['W203'] });
  });

  it('with an Excel error keeps the row out', () => {
    expect(repaired({ name: { error: '#REF!' } })).toEqual({ row: undefined, codes: ['E107'] });
    expect(repaired({ phone: { formula: 'A1', value: { error: '#N/A' } } })).toEqual({ row: undefined, codes: ['E107'] });
  });

  it('loses characters that hide what a person reads', () => {
    expect(repaired({ name: '旭达\u202e五金\u0007店' }).row?.name).toBe('旭达五金店');
    expect(repaired({ name: '旭达\ud800店' }).row?.name).toBe('旭达\ufffd店');
  });
});
