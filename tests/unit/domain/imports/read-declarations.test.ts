import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '#shared/base/sheet.ts';
import rows from '#resources/vocabulary/rows.json' with { type: 'json' };
import { readLeaves, readRecusals, reasonInCell, writeLeaves, writeRecusals } from '#shared/domain/imports/read-declarations.ts';
import { checkInspectors, checkItems } from '#tests/support/import-table.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { valueOf } from '#tests/support/value-of.ts';

const read = (header: string, cell: Cell) => {
  const checked = valueOf(
    checkInspectors([
      ['工号', '姓名', '业务条线', '执法证编号', '执法证有效期', header],
      ['0012', '段光川', '食品', '130123199900001', '2028-12-11', cell],
    ]),
  );
  return { row: checked.rows[0], codes: checked.problems.map(({ code }) => code) };
};

describe('leaves', () => {
  it.each([
    ['2026-03-01至2026-03-20', [{ from: '2026-03-01', to: '2026-03-20', reason: '' }]],
    ['2026-03-01至2026-03-20；病假', [{ from: '2026-03-01', to: '2026-03-20', reason: '病假' }]],
    ['2026年3月1日-2026年3月20日（年休假）', [{ from: '2026-03-01', to: '2026-03-20', reason: '年休假' }]],
    [
      '2026/5/1—2026/5/9 产假\n2026-03-01到2026-03-02',
      [
        { from: '2026-03-01', to: '2026-03-02', reason: '' },
        { from: '2026-05-01', to: '2026-05-09', reason: '产假' },
      ],
    ],
    [
      '2026-03-01至2026-03-02；病假；2026-04-01至2026-04-02；事假',
      [
        { from: '2026-03-01', to: '2026-03-02', reason: '病假' },
        { from: '2026-04-01', to: '2026-04-02', reason: '事假' },
      ],
    ],
  ])('%j', (typed, leaves) => {
    expect(read('请假起止', typed)).toMatchObject({ row: { leaves }, codes: [] });
  });

  it.each(['请假中', '2026-03-01', '2026-03-20至2026-03-01', '2026-02-30至2026-03-01'])('%j wants a look and is left out', (typed) => {
    expect(read('请假起止', typed)).toMatchObject({ row: { leaves: [] }, codes: ['W216'] });
  });
});

describe('a leave whose last day nobody knows', () => {
  it('begins on its day and stays open', () => {
    expect(read('请假起止', '2026-03-01起；借调到市局')).toMatchObject({
      row: { leaves: [{ from: '2026-03-01', to: '', reason: '借调到市局' }] },
      codes: [],
    });
  });
});

describe('what an export writes', () => {
  const day = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });
  const span = fc.tuple(day, day, fc.constantFrom('both', 'open')).map(([a, b, kind]) => {
    const [from = '', to = ''] = [a, b].map((date) => date.toISOString().slice(0, 10)).sort();
    return { from, to: kind === 'open' ? '' : to };
  });
  const reason = fc
    .constantFrom('', '病假', '配偶任职，已申报', '借调（2026-05-01批准）', '亲属 持股', '3.5 万元以上往来。')
    .map(reasonInCell);
  const bySubject = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);

  it('gives the same leaves when it is read again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ span, reason }), { selector: (leave) => leave.span.from, maxLength: 4 }), (made) => {
        const leaves = made.map((leave) => ({ ...leave.span, reason: leave.reason })).sort((a, b) => (a.from < b.from ? -1 : 1));
        expect(readLeaves(writeLeaves(leaves, rows), { rows })).toEqual({ value: leaves, notes: [] });
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  it('gives the same recusals when it is read again', () => {
    const days = fc.oneof(
      span,
      fc.constant({ from: '', to: '' }),
      span.map(({ from }) => ({ from: '', to: from })),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ number: fc.integer({ min: 1, max: 5 }), days, reason }), {
          selector: ({ number, days: { from } }) => `${String(number)} ${from}`,
          maxLength: 5,
        }),
        (made) => {
          const recusals = made
            .map(({ number, days: { from, to }, reason: why }) => ({ subjectCode: madeCode(number), reason: why, from, to }))
            .map((recusal) => ({ key: `${recusal.subjectCode} ${recusal.from}`, recusal }))
            .sort(bySubject)
            .map(({ recusal }) => recusal);
          expect(readRecusals(writeRecusals(recusals, rows), { rows })).toEqual({ value: recusals, notes: [] });
        },
      ),
      { seed: 32, numRuns: 200 },
    );
  });
});

describe('recusals with days', () => {
  it('hold from one day to another', () => {
    expect(read('回避对象', `${madeCode(1)}；配偶经营；2026-01-01至2026-12-31`).row?.recusals).toEqual([
      { subjectCode: madeCode(1), reason: '配偶经营', from: '2026-01-01', to: '2026-12-31' },
    ]);
  });

  it('hold always when no days are named', () => {
    expect(read('回避对象', `${madeCode(1)}：近亲属持股`).row?.recusals).toEqual([
      { subjectCode: madeCode(1), reason: '近亲属持股', from: '', to: '' },
    ]);
  });

  it('whose days are the wrong way round are not taken', () => {
    expect(read('回避对象', `${madeCode(1)}；配偶经营；2026-12-31至2026-01-01`)).toMatchObject({ row: { recusals: [] }, codes: ['W215'] });
  });
});

it('the second certificate, posts, expertise and items of the usual template are taken over', () => {
  const header = ['工号', '姓名', '省政府执法证编号', '岗位资质资格', '专家类别', '可检查事项编号', '从事本岗起始日期', '学历', '学历专业'];
  const cells = ['0012', '段光川', '13000001', '特种设备安全监察员、药品检查员', '食品安全', '0101，a02', '2019-03-01', '本科', '法学'];
  expect(valueOf(checkInspectors([header, cells])).rows[0]).toMatchObject({
    certificateNo: '',
    provinceCertificateNo: '13000001',
    qualifications: ['特种设备安全监察员', '药品检查员'],
    expertise: ['食品安全'],
    itemCodes: ['0101', 'A02'],
    postSince: '2019-03-01',
    education: '本科',
    major: '法学',
  });
});

describe('an item', () => {
  const item = (header: string, cell: Cell) => {
    const checked = valueOf(
      checkItems([
        ['事项编号', '抽查事项名称', '业务条线', header],
        ['0101', '营业执照的检查', '登记信用', cell],
      ]),
    );
    return { row: checked.rows[0], codes: checked.problems.map(({ code }) => code) };
  };

  it('may be a part of another one', () => {
    expect(item('子项名称', '执照悬挂').row).toMatchObject({ name: '营业执照的检查', subName: '执照悬挂' });
  });

  it('may be for some kinds of subjects only', () => {
    expect(item('适用主体类型', '个体户、企业')).toMatchObject({ row: { appliesToKinds: ['enterprise', 'soleTrader'] }, codes: [] });
    expect(item('适用主体类型', '企业、火星人')).toMatchObject({ row: { appliesToKinds: ['enterprise'] }, codes: ['W210'] });
  });

  it('is the city’s unless the file says that the county added it', () => {
    expect(item('备注', '').row?.origin).toBe('city');
    expect(item('清单来源', '本局').row?.origin).toBe('county');
  });
});
