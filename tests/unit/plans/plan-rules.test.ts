import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approvalFault } from '#shared/domain/plans/approval-rule.ts';
import { diffPlans } from '#shared/domain/plans/plan-diff.ts';
import { planFindings, usualSettings, type PlanFacts } from '#shared/domain/plans/plan-findings.ts';
import { planProgress, rowProgress } from '#shared/domain/plans/plan-progress.ts';
import { blankPlanRow, nothingUnread, rowOfYear, withoutReadTexts, type PlanRow } from '#shared/domain/plans/plan-row.ts';
import { lineReached, planShares, type JudgedRow } from '#shared/domain/plans/plan-shares.ts';
import { targetOf, type RowTarget, type TargetGroup } from '#shared/domain/plans/row-target.ts';

const row = (id: string, change: Partial<PlanRow> = {}): PlanRow => ({
  ...blankPlanRow,
  id,
  name: `任务${id}`,
  kind: 'nonDirected',
  from: '2026-03-01',
  to: '2026-10-31',
  ratePpm: 30_000,
  itemCodes: ['TJ-01'],
  ...change,
});
const everybody: RowTarget = { kinds: [], tags: [] };
const judged = (one: PlanRow, target = everybody): JudgedRow => ({ row: one, target, items: [] });
const groups: readonly TargetGroup[] = [
  { kind: 'enterprise', tags: [], count: 800 },
  { kind: 'enterprise', tags: ['食品经营'], count: 200 },
  { kind: 'soleTrader', tags: [], count: 3_000 },
];
const base = { enterprises: 1_000, subjects: 4_000 };
const enterprisesAlone = { kinds: ['enterprise'], tags: [] };

describe('the shares of a year', () => {
  test('exactly 2.00 % is not more than 2 %, exactly 3.00 % is at least 3 %', () => {
    expect(lineReached('county', 20, 1_000)).toBe(false);
    expect(lineReached('county', 21, 1_000)).toBe(true);
    expect(lineReached('whole', 30, 1_000)).toBe(true);
    expect(lineReached('whole', 29, 1_000)).toBe(false);
    expect(lineReached('province', 5, 1_000)).toBe(true);
    expect(lineReached('city', 4, 1_000)).toBe(false);
    expect(lineReached('whole', 0, 0)).toBe(false);
  });

  test('the levels add up: 省 0.5, 市 0.5, 县 above 2 make 3 %', () => {
    const rows = [
      judged(row('省', { level: 'province', ratePpm: 5_000 }), enterprisesAlone),
      judged(row('市', { level: 'city', ratePpm: 5_000 }), enterprisesAlone),
      judged(row('县', { ratePpm: 21_000 }), enterprisesAlone),
    ];
    const { lines } = planShares(rows, groups, base);
    expect(lines.map(({ scope, enterprises, reached }) => [scope, enterprises.visits, reached])).toEqual([
      ['whole', 31, true],
      ['county', 21, true],
      ['province', 5, true],
      ['city', 5, true],
    ]);
  });

  test('a subject that two rows draw counts once among 户 and twice among 户次', () => {
    const rows = [judged(row('甲', { ratePpm: 1_000_000 }), enterprisesAlone), judged(row('乙', { ratePpm: 1_000_000 }), enterprisesAlone)];
    expect(planShares(rows, groups, base).lines[0]).toMatchObject({ enterprises: { distinct: 1_000, visits: 2_000 } });
  });

  test('sole traders stand beside and are never added to the enterprises', () => {
    const [whole] = planShares([judged(row('甲', { ratePpm: 100_000 }), { kinds: ['soleTrader'], tags: [] })], groups, base).lines;
    expect(whole).toMatchObject({ enterprises: { distinct: 0 }, subjects: { distinct: 300, visits: 300 }, reached: false });
  });

  test('ratio and number are both lower bounds, and nobody is drawn twice', () => {
    const food = { kinds: [], tags: ['食品经营'] };
    const drawn = (change: Partial<PlanRow>) => planShares([judged(row('甲', change), food)], groups, base).rows[0]?.drawn;
    expect(drawn({ ratePpm: 30_000, count: 10 })).toBe(10);
    expect(drawn({ ratePpm: 100_000, count: 10 })).toBe(20);
    expect(drawn({ ratePpm: null, count: 9_999 })).toBe(200);
    expect(drawn({ ratePpm: 1, count: null })).toBe(1);
  });

  test('whatever the rows say, 户 are never more than 户次 or than the base, and another row never lowers them', () => {
    const anyRow = fc.record({
      ratePpm: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      count: fc.option(fc.integer({ min: 0, max: 5_000 })),
      kinds: fc.subarray(['enterprise', 'soleTrader']),
      tags: fc.subarray(['食品经营']),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 8 }), (made) => {
        const rows = made.map(({ kinds, tags, ...amount }, index) => judged(row(String(index), amount), { kinds, tags }));
        const { lines } = planShares(rows, groups, base);
        const fewer = planShares(rows.slice(1), groups, base).lines;
        for (const [index, { enterprises, subjects }] of lines.entries()) {
          expect(enterprises.distinct).toBeLessThanOrEqual(Math.min(enterprises.visits, base.enterprises));
          expect(subjects.distinct).toBeLessThanOrEqual(Math.min(subjects.visits, base.subjects));
          expect(enterprises.distinct).toBeGreaterThanOrEqual(fewer[index]?.enterprises.distinct ?? 0);
        }
      }),
    );
  });

  test('a row of one group draws exactly its rounded-up share, with no part lost to fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000 }), fc.integer({ min: 1, max: 1_000_000 }), (count, ratePpm) => {
        const one = [{ kind: 'enterprise', tags: [], count }];
        const shares = planShares([judged(row('甲', { ratePpm }))], one, { enterprises: count, subjects: count });
        const { distinct, visits } = shares.lines[0]?.enterprises ?? { distinct: 0, visits: 0 };
        expect([distinct, visits]).toEqual([shares.rows[0]?.drawn, shares.rows[0]?.drawn]);
        expect(distinct).toBe(Number((BigInt(count) * BigInt(ratePpm) + 999_999n) / 1_000_000n));
      }),
    );
  });
});

test('对象范围 names kinds and tags of the library; other words narrow nothing', () => {
  const words = { kinds: { enterprise: ['企业'], soleTrader: ['个体工商户'] }, tags: ['食品经营', '药品零售'] };
  expect(targetOf({ range: '辖区食品经营企业、个体工商户' }, words)).toEqual({ kinds: ['enterprise', 'soleTrader'], tags: ['食品经营'] });
  expect(targetOf({ range: '全县经营主体' }, words)).toEqual({ kinds: [], tags: [] });
});

describe('what the rules say of a plan', () => {
  const facts = (rows: readonly PlanRow[], change: Partial<PlanFacts> = {}): PlanFacts => ({
    year: 2026,
    today: '2026-01-05',
    rows,
    items: [
      { code: 'TJ-01', name: '即时公示信息检查', published: true },
      { code: 'TJ-03', name: '未公布的事项', published: false },
    ],
    settings: usualSettings,
    shares: planShares(
      rows.map((one) => judged(one)),
      groups,
      base,
    ),
    base: { enterprises: 1_000, frozen: true },
    reported: false,
    ...change,
  });
  const codes = (rows: readonly PlanRow[], change: Partial<PlanFacts> = {}) =>
    planFindings(facts(rows, change)).map(({ level, code, rowId }) => `${level} ${code} ${rowId}`.trim());
  const rowCodes = (change: Partial<PlanRow>) => codes([row('甲', change)]).filter((said) => said.endsWith('甲'));

  test('a sound row is said nothing about', () => {
    expect(rowCodes({})).toEqual([]);
  });

  test.each<[string, Partial<PlanRow>, string]>([
    ['no days', { from: '', to: '' }, 'must periodMissing 甲'],
    [
      'days that a file wrote in an unknown way',
      { from: '', to: '', unread: { ...nothingUnread, period: '待定' } },
      'must periodUnread 甲',
    ],
    ['days the wrong way round', { from: '2026-05-01', to: '2026-04-30' }, 'must periodReversed 甲'],
    ['days in another year', { from: '2025-12-01' }, 'must periodOutsideYear 甲'],
    ['an end after 10 November', { to: '2026-11-11' }, 'look endsLate 甲'],
    ['no item', { itemCodes: [] }, 'must itemsMissing 甲'],
    ['an item that is not published', { itemCodes: ['TJ-03'] }, 'must itemUnpublished 甲'],
    ['an item that is not on the list', { itemCodes: ['TJ-99'] }, 'must itemGone 甲'],
    ['neither ratio nor number', { ratePpm: null }, 'must amountMissing 甲'],
    ['0.03 % where 3 % was meant', { ratePpm: 300 }, 'look rateTiny 甲'],
    ['more than everybody', { ratePpm: 1_000_001 }, 'must rateOver 甲'],
    ['nobody', { ratePpm: null, count: 0 }, 'must countZero 甲'],
    ['more than there are', { count: 4_001 }, 'look countOverRange 甲'],
    ['a joint task of several departments without the others', { joint: 'cross', leadDept: '市场监管局' }, 'must partnersMissing 甲'],
  ])('%s', (_, change, said) => {
    expect(rowCodes(change)).toContain(said);
  });

  test('an end on 10 November is in time', () => {
    expect(rowCodes({ to: '2026-11-10' })).toEqual([]);
  });

  test('a plan without rows, too small a plan and a late plan', () => {
    expect(codes([])).toEqual(['must noRows']);
    expect(codes([row('甲', { ratePpm: 1_000 })])).toEqual(['look shareShort', 'look shareShort']);
    expect(codes([row('甲')], { today: '2026-01-16' })).toContain('look dueOver');
    expect(codes([row('甲')], { today: '2026-01-15' })).not.toContain('look dueOver');
    expect(codes([row('甲')], { today: '2026-01-16', reported: true })).not.toContain('look dueOver');
  });

  test('the same name and the same work twice', () => {
    expect(codes([row('甲'), row('乙', { name: '任务 甲' })])).toContain('must nameTwice 乙');
    expect(codes([row('甲'), row('乙')])).toContain('look rowTwice 乙');
    expect(codes([row('甲', { to: '2026-03-31' }), row('乙', { from: '2026-04-01' })])).not.toContain('look rowTwice 乙');
  });
});

test('a version is approved by a head who is not the one that submitted it', () => {
  const submitted = { state: 'submitted', submittedBy: 'a' } as const;
  expect(approvalFault(submitted, { id: 'b', roles: ['head'] })).toBeNull();
  expect(approvalFault(submitted, { id: 'a', roles: ['head', 'clerk'] })).toBe('samePerson');
  expect(approvalFault(submitted, { id: 'b', roles: ['reviewer'] })).toBe('notAnApprover');
  expect(approvalFault({ ...submitted, state: 'draft' }, { id: 'b', roles: ['head'] })).toBe('notSubmitted');
});

test('the difference of two versions names rows by their id and the fields that changed', () => {
  const before = [row('甲'), row('乙')];
  const after = [row('甲', { ratePpm: 50_000, to: '2026-11-10' }), row('丙')];
  const { added, removed, changed } = diffPlans(before, after);
  expect([added.map(({ id }) => id), removed.map(({ id }) => id), changed.map(({ fields }) => fields)]).toEqual([
    ['丙'],
    ['乙'],
    [['to', 'ratePpm']],
  ]);
});

test('a plan is waiting until a list is locked and done when every row is', () => {
  const task = { state: 'drawn', drawn: 3, finished: 3 } as const;
  expect(rowProgress([])).toBe('waiting');
  expect(rowProgress([{ ...task, state: 'draft', drawn: 0, finished: 0 }])).toBe('waiting');
  expect(rowProgress([{ ...task, state: 'void' }])).toBe('waiting');
  expect(rowProgress([{ ...task, state: 'frozen', drawn: 0, finished: 0 }])).toBe('running');
  expect(rowProgress([{ ...task, finished: 2 }])).toBe('running');
  expect(rowProgress([task, { ...task, state: 'void' }])).toBe('done');
  expect(planProgress(['done', 'waiting'])).toBe('running');
  expect(planProgress(['done', 'done'])).toBe('done');
  expect(planProgress([])).toBe('waiting');
});

test('a row moves to the next year with its months, February ending when it ends', () => {
  expect(rowOfYear(row('甲', { from: '2024-02-01', to: '2024-02-29' }), 2025)).toMatchObject({ from: '2025-02-01', to: '2025-02-28' });
  expect(rowOfYear(row('甲', { from: '2027-02-01', to: '2027-02-28' }), 2028)).toMatchObject({ to: '2028-02-29' });
});

test('a text of the file goes when its field is filled in', () => {
  const unread = { period: '待定', amount: '按需', items: '某事项' };
  expect(withoutReadTexts(row('甲', { unread })).unread).toEqual({ period: '', amount: '', items: '某事项' });
  expect(withoutReadTexts(row('甲', { unread, to: '', ratePpm: null })).unread).toEqual(unread);
});
