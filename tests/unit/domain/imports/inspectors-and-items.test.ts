import { describe, expect, it } from 'vitest';
import type { Cell } from '#shared/base/sheet.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { checkInspectors, checkItems } from '#tests/support/import-table.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { valueOf } from '#tests/support/value-of.ts';

const header = [
  '工号',
  '姓名',
  '执法事项范围(业务条线)',
  '执法证编号',
  '执法证有效期',
  '是否专家',
  '地区',
  '状态',
  '回避对象(代码；原因)',
  '身份证号',
];

interface Given {
  readonly staffNo?: Cell;
  readonly lines?: Cell;
  readonly certificateNo?: Cell;
  readonly until?: Cell;
  readonly expert?: Cell;
  readonly area?: Cell;
  readonly status?: Cell;
  readonly recusals?: Cell;
}

const row = (given: Given): readonly Cell[] => [
  given.staffNo === undefined ? '0012' : given.staffNo,
  '段光川',
  given.lines === undefined ? '食品' : given.lines,
  given.certificateNo === undefined ? '130123199900001' : given.certificateNo,
  given.until === undefined ? '2028-12-11' : given.until,
  given.expert ?? null,
  given.area ?? null,
  given.status ?? null,
  given.recusals ?? null,
];

const read = (given: Given): { readonly row: InspectorRow | undefined; readonly codes: readonly string[] } => {
  const checked = valueOf(checkInspectors([header, row(given)]));
  return { row: checked.rows[0], codes: checked.problems.map(({ code }) => code) };
};

describe('the two columns 有效期 of the list with 21 columns', () => {
  const certificates = (columns: readonly string[], cells: readonly Cell[]) =>
    valueOf(checkInspectors([columns, cells])).rows.map((each) => [
      each.certificateNo,
      each.certificateUntil,
      each.provinceCertificateNo,
      each.provinceCertificateUntil,
    ]);

  it('each belong to the certificate to their left', () => {
    const columns =
      '单位工号 姓名 性别 身份证号 手机号 学历 学历专业 岗位大类 从事本岗起始日期 岗位资质资格 执法事项范围 地区 层级 担任职务 业务部门 是否专家 部门执法证编号 有效期 省政府执法证编号 有效期 状态';
    const cells: readonly Cell[] = [
      '0012',
      '段光川',
      ...Array.from({ length: 14 }, () => null),
      '13-0001',
      '2027-05-01',
      'S13-0002',
      '2029-06-30',
    ];
    expect(certificates(columns.split(' '), cells)).toEqual([['13-0001', '2027-05-01', 'S13-0002', '2029-06-30']]);
  });

  it('are told apart in the other order, and when only the province has one', () => {
    const both = ['工号', '姓名', '省政府执法证编号', '有效期*', '执法证编号', '有效期(必填)'];
    expect(certificates(both, ['0012', '段光川', 'S13-0002', '2029-06-30', '13-0001', '2027-05-01'])).toEqual([
      ['13-0001', '2027-05-01', 'S13-0002', '2029-06-30'],
    ]);
    const province = ['工号', '姓名', '省政府执法证编号', '有效期至'];
    expect(certificates(province, ['0012', '段光川', 'S13-0002', '2029-06-30'])).toEqual([['', '', 'S13-0002', '2029-06-30']]);
  });
});

describe('an inspector', () => {
  it('has the whole county as area and is active unless the file says otherwise', () => {
    expect(read({})).toMatchObject({ row: { staffNo: '0012', area: '*', status: 'active', expert: false, recusals: [] }, codes: [] });
    expect(read({ status: '失效', expert: '是', area: '130123100、130123101' })).toMatchObject({
      row: { status: 'inactive', expert: true, area: '130123100、130123101' },
      codes: [],
    });
  });

  it.each([
    ['食品、药品', [2, 3]],
    ['药品,食品', [2, 3]],
    ['食品；特种设备;计量', [2, 6, 8]],
    ['食品 计量', [2, 8]],
    ['2，6', [2, 6]],
    ['登记信用', [1]],
    ['食品安全\n广告监管', [2, 10]],
  ])('is certified for the lines of %j', (typed, lines) => {
    expect(read({ lines: typed })).toMatchObject({ row: { lines }, codes: [] });
  });

  it('whose line is a number is read as one', () => {
    expect(read({ lines: 6 }).row?.lines).toEqual([6]);
  });

  it('keeps the lines that are known when another is not', () => {
    expect(read({ lines: '食品、烟花爆竹、99' })).toMatchObject({ row: { lines: [2] }, codes: ['W213', 'W213'] });
  });

  it('without lines or certificate wants a look', () => {
    expect(read({ lines: null, certificateNo: null, until: null }).codes).toEqual(['W211', 'W211', 'W211']);
    expect(read({ certificateNo: '冀A-1' }).codes).toEqual(['W214']);
  });

  it('may have a certificate without end', () => {
    expect(read({ until: '长期' }).row?.certificateUntil).toBe('9999-12-31');
    expect(read({ until: '9999-09-09' }).row?.certificateUntil).toBe('9999-12-31');
  });

  it('without a staff number is known by the certificate, and without both stays out', () => {
    expect(read({ staffNo: null })).toMatchObject({ row: { staffNo: '130123199900001' }, codes: ['F310'] });
    expect(read({ staffNo: null, certificateNo: null })).toMatchObject({ row: undefined, codes: ['W211', 'E101'] });
  });

  it('keeps declared recusals with their reasons', () => {
    const recusals = `${madeCode(1)}；配偶经营\n${madeCode(2).toLowerCase()}（近亲属持股）`;
    expect(read({ recusals })).toMatchObject({
      row: {
        recusals: [
          { subjectCode: madeCode(1), reason: '配偶经营' },
          { subjectCode: madeCode(2), reason: '近亲属持股' },
        ],
      },
      codes: [],
    });
    expect(read({ recusals: `${madeCode(1)}、${madeCode(2)}` }).row?.recusals).toHaveLength(2);
    expect(read({ recusals: '隔壁老王的店' })).toMatchObject({ row: { recusals: [] }, codes: ['W215'] });
  });

  it('twice with one identity number is a mistake that never shows the number', () => {
    const idNumber = '11010519491231002X';
    const checked = valueOf(checkInspectors([header, [...row({}), idNumber], [...row({ staffNo: '0013' }), idNumber.toLowerCase()]]));
    expect(checked.problems.map(({ row: at, code }) => `${String(at)} ${code}`)).toEqual(['2 F311', '3 E112']);
    expect(JSON.stringify(checked)).not.toContain('1949123100');
    expect(checked.rows).toHaveLength(1);
  });

  it('list without any number for people is refused', () => {
    expect(
      checkInspectors([
        ['姓名', '性别'],
        ['段光川', '女'],
      ]),
    ).toMatchObject({ ok: false, error: { missing: ['工号'] } });
    expect(
      checkInspectors([
        ['姓名', '执法证号'],
        ['段光川', '130123199900001'],
      ]),
    ).toMatchObject({ ok: true });
  });
});

describe('an item', () => {
  const itemHeader = ['抽查类别', '事项编号', '抽查事项名称', '事项类别', '检查对象', '业务条线', '是否公布', '适用标签'];

  it('is read with its category filled down, its weight and its line', () => {
    const merges = [{ fromRow: 2, toRow: 3, fromColumn: 0, toColumn: 0 }];
    const table = [
      itemHeader,
      ['登记事项检查', '0101', '营业执照规范使用情况的检查', '一般', '各类企业', '登记信用', '是', null],
      [null, '0102', '名称规范使用情况的检查', '重点检查事项', '各类企业', 1, '否', '食品经营'],
    ];
    const checked = valueOf(checkItems(table, { merges }));
    expect(checked.rows).toMatchObject([
      { category: '登记事项检查', code: '0101', grade: 'ordinary', line: 1, published: true, appliesToTag: '', subjects: '各类企业' },
      { category: '登记事项检查', code: '0102', grade: 'key', line: 1, published: false, appliesToTag: '食品经营' },
    ]);
  });

  it('counts as unpublished when the file does not say', () => {
    expect(
      valueOf(
        checkItems([
          ['事项编号', '事项名称'],
          ['0101', '执照检查'],
        ]),
      ).rows[0],
    ).toMatchObject({ published: false, line: 0, grade: 'ordinary' });
  });
});
