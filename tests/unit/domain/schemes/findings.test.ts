import { describe, expect, it } from 'vitest';
import { coverageLines, expectedNew } from '#shared/domain/schemes/coverage.ts';
import { draftFromRow } from '#shared/domain/schemes/draft-source.ts';
import { expectedVisits } from '#shared/domain/schemes/expected-visits.ts';
import { freezeObstacles, schemeFindings, type SchemeFinding, type SchemeFindingCode } from '#shared/domain/schemes/findings.ts';
import type { SchemeFacts, StratumFacts } from '#shared/domain/schemes/scheme-facts.ts';
import { tierOf, tierRulesFrom } from '#shared/domain/schemes/tiers.ts';
import { findingWords } from '#shared/i18n/zh-cn/scheme-findings.ts';

const stratum = (change: Partial<StratumFacts> = {}): StratumFacts => ({
  ...{ stratum: 'B', subjects: 100, drawn: 3, ratePpm: 30_000, minimum: 0, count: 0 },
  ...change,
});
const one = (change: Partial<StratumFacts>, totalMinimum = 0): Partial<SchemeFacts> => ({
  draws: [{ item: '', totalMinimum, strata: [stratum(change)] }],
});
const item = { name: '许可证公示', code: 'TJ-01', published: true, current: true, line: 1, lineName: '登记信用', subjects: 100 };
const person = { lines: 0b11, area: '*' };

const good: SchemeFacts = {
  population: 100,
  unrated: 0,
  capReached: 0,
  capKept: false,
  capApproved: false,
  quantity: 'ratio',
  draws: [{ item: '', totalMinimum: 0, strata: [stratum()] }],
  visits: 3,
  withoutItem: 0,
  items: [item],
  exclusions: { twice: 0, unknown: 0 },
  openTasks: [],
  nameTaken: false,
  stale: null,
  startsOn: '2026-03-02',
  endsOn: '2026-03-31',
  today: '2026-03-02',
  days: { workdays: 22, holidays: [], unknownYear: '' },
  keepers: null,
  handed: null,
  teamSize: 2,
  inspectorCap: 20,
  area: { rule: 'any', areas: [] },
  inspectors: [person, person, person],
  towns: [],
  certificatesEnding: 0,
  onLeave: 0,
  recusals: 0,
  openDraw: null,
  plan: { at: 'noPlan' },
};

const found = (change: Partial<SchemeFacts>): readonly SchemeFinding[] => schemeFindings({ ...good, ...change });
const town = { area: '130123100', name: '正定镇', subjects: 9 };

describe('the pre-flight', () => {
  it('finds nothing in a good scheme', () => {
    expect(found({}).map(({ level }) => level)).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it.each<[SchemeFindingCode, 'must' | 'asks' | 'look', Partial<SchemeFacts>]>([
    ['drawOpen', 'must', { openDraw: '130123-2026-0001' }],
    ['poolEmpty', 'must', { population: 0 }],
    ['nothingDrawn', 'must', one({ drawn: 0, ratePpm: 0 })],
    ['targetOverPool', 'must', one({}, 101)],
    ['countOverStratum', 'must', { ...one({ count: 101 }), quantity: 'count' }],
    ['minimumOverStratum', 'asks', one({ minimum: 101 })],
    [
      'stratumEmpty',
      'asks',
      { draws: [{ item: '', totalMinimum: 0, strata: [stratum(), stratum({ stratum: 'D', subjects: 0, drawn: 0 })] }] },
    ],
    ['rateTiny', 'asks', one({ ratePpm: 300 })],
    ['itemDrawsNobody', 'must', { draws: [{ item: item.name, totalMinimum: 0, strata: [stratum({ drawn: 0, ratePpm: 0 })] }] }],
    ['exclusionTwice', 'must', { exclusions: { twice: 1, unknown: 0 } }],
    ['exclusionUnknown', 'asks', { exclusions: { twice: 0, unknown: 1 } }],
    ['openTask', 'asks', { openTasks: [{ serial: '130123-2026-0001', subjects: 6 }] }],
    ['nameTaken', 'asks', { nameTaken: true }],
    ['riskStale', 'asks', { stale: { days: 60, on: '2026-01-01' } }],
    ['unratedAsB', 'look', { unrated: 4 }],
    ['capReached', 'look', { capReached: 37 }],
    ['capUnapproved', 'must', { capReached: 37, capKept: true }],
    ['capKept', 'look', { capReached: 37, capKept: true, capApproved: true }],
    ['itemsMissing', 'must', { items: [] }],
    ['itemNotPublished', 'must', { items: [{ ...item, published: false }] }],
    ['itemSuperseded', 'must', { items: [{ ...item, current: false }] }],
    ['itemTwice', 'must', { items: [item, item] }],
    ['itemAppliesToNobody', 'must', { items: [{ ...item, subjects: 0 }] }],
    ['subjectsWithoutItem', 'asks', { withoutItem: 5 }],
    ['tooManyLines', 'must', { items: Array.from({ length: 9 }, (_, line) => ({ ...item, code: `TJ-${line}`, line: line + 1 })) }],
    ['datesMissing', 'must', { endsOn: '' }],
    ['datesReversed', 'must', { startsOn: '2026-04-01' }],
    ['datesPast', 'must', { startsOn: '2026-01-01', endsOn: '2026-03-01' }],
    ['noWorkday', 'asks', { days: { workdays: 0, holidays: [], unknownYear: '' } }],
    ['holidayInside', 'look', { days: { workdays: 15, holidays: [{ name: '国庆节', days: 7 }], unknownYear: '' } }],
    ['calendarEnds', 'look', { days: { workdays: null, holidays: [], unknownYear: '2027' } }],
    ['inspectorsTooFew', 'must', { visits: 31 }],
    ['lineUncovered', 'must', { items: [{ ...item, line: 9 }] }],
    [
      'areaUnstaffed',
      'asks',
      {
        area: { rule: 'same', areas: [] },
        towns: [town],
        inspectors: [
          { ...person, area: town.area },
          { ...person, area: 'x' },
        ],
      },
    ],
    ['certificatesEnding', 'look', { certificatesEnding: 1 }],
    ['onLeave', 'look', { onLeave: 1 }],
    ['recusals', 'look', { recusals: 1 }],
  ])('says %s', (code, level, change) => {
    const finding = found(change).find((candidate) => candidate.code === code);
    expect(finding).toMatchObject(level === 'asks' ? { level: 'look', asks: true } : { level, asks: false });
    const { what, remedy } = findingWords(finding as SchemeFinding);
    expect(`${what}${remedy ?? ''}`).not.toMatch(/undefined|NaN|“”/);
  });

  it('says a bottleneck of a business line in one sentence, and blocks when no draw could avoid it', () => {
    const special = { ...item, line: 3, lineName: '特种设备', subjects: 120 };
    const people = Array.from({ length: 4 }, () => ({ lines: 0b100, area: '*' }));
    const others = Array.from({ length: 30 }, () => ({ lines: 1, area: '*' }));
    const bottleneck = found({ population: 120, visits: 120, items: [special], inspectors: [...people, ...others] })[0];
    expect(bottleneck).toMatchObject({ level: 'must', code: 'lineOver' });
    expect(findingWords(bottleneck as SchemeFinding).what).toBe('特种设备检查需 120 人次，仅 4 名持证人员、上限 80 人次，缺 40');
    const likely = found({ population: 600, visits: 480, items: [special], inspectors: [...people, ...others] }).find(
      ({ code }) => code === 'lineShort',
    );
    expect(likely).toMatchObject({ asks: true, facts: { needed: 96, missing: 16 } });
  });

  it('counts what stands in the way of a freeze, and a reason given for each finding by itself', () => {
    const findings = found({ ...one({ ratePpm: 300 }, 101), nameTaken: true });
    expect(freezeObstacles(findings, [])).toEqual({ musts: 1, reasonsMissing: 2 });
    const reasons = [{ code: 'rateTiny', about: 'B', reason: '试点' }];
    expect(freezeObstacles(findings, reasons)).toEqual({ musts: 1, reasonsMissing: 1 });
    expect(freezeObstacles(findings, [{ code: 'rateTiny', about: 'A', reason: '试点' }])).toEqual({ musts: 1, reasonsMissing: 2 });
  });
});

describe('what a scheme means for the year', () => {
  it('reaches the line of the county above 2 %, that of the year at 3 %, in whole numbers', () => {
    expect(coverageLines({ base: 10_000, drawn: 150, added: 50 })).toEqual({ countyReached: false, wholeReached: false });
    expect(coverageLines({ base: 10_000, drawn: 150, added: 51 })).toEqual({ countyReached: true, wholeReached: false });
    expect(coverageLines({ base: 10_000, drawn: 150, added: 150 })).toEqual({ countyReached: true, wholeReached: true });
    expect(coverageLines({ base: 0, drawn: 0, added: 0 })).toEqual({ countyReached: false, wholeReached: false });
  });

  it('expects of a stratum the same share of every part, rounded down', () => {
    expect(expectedNew([{ fresh: 50, subjects: 100, drawn: 3 }])).toBe(1);
    expect(
      expectedNew([
        { fresh: 100, subjects: 300, drawn: 3 },
        { fresh: 0, subjects: 0, drawn: 0 },
      ]),
    ).toBe(1);
  });

  it('expects one visit for all items that a subject is drawn for', () => {
    const tenth = { drawn: 10, subjects: 100 };
    expect(expectedVisits([{ subjects: 100, draws: [tenth, tenth, { drawn: 5, subjects: 100 }] }])).toBe(10);
    expect(
      expectedVisits([
        { subjects: 50, draws: [tenth] },
        { subjects: 51, draws: [] },
      ]),
    ).toBe(5);
  });
});

it('leaves out before it takes first, and takes first before it defers', () => {
  const rules = tierRulesFrom(
    {
      exclusions: [{ code: 'x', reason: '在查案件' }],
      takeAll: { classes: ['D'], tags: ['食品'] },
      deferVisited: true,
      overCap: { keep: false },
    },
    { visited: ['x', 'd', 'v'], atCap: ['c', 'x'] },
  );
  const tier = (code: string, change = {}) => tierOf({ code, stratum: 'B', active: true, tags: [], ...change }, rules);
  expect(tier('x')).toEqual({ tier: 9, excluded: { cause: 'typed', reason: '在查案件' } });
  expect(tier('x', { active: false })).toEqual({ tier: 9, excluded: { cause: 'status', reason: '' } });
  expect(tier('c', { stratum: 'D' })).toEqual({ tier: 9, excluded: { cause: 'cap', reason: '' } });
  expect(tier('d', { stratum: 'D' })).toEqual({ tier: 0 });
  expect(tier('t', { tags: ['食品'] })).toEqual({ tier: 0 });
  expect([tier('v'), tier('n')]).toEqual([{ tier: 2 }, { tier: 1 }]);
});

it('makes a draft from a row of the plan and leaves what the row does not say', () => {
  const draft = {
    ...{ name: '', itemIds: ['old'], area: { rule: 'any' as const, areas: [] }, startsOn: '', endsOn: '', reasons: [] },
    ...{
      overCap: { keep: false, reason: '', approver: '' },
      quantity: 'ratio' as const,
      rounding: 'up' as const,
      rates: [],
      totalMinimum: 0,
    },
  };
  expect(draftFromRow(draft, { name: '第3期', itemIds: ['a'], startsOn: '2026-05-01' })).toEqual({
    ...draft,
    name: '第3期',
    itemIds: ['a'],
    startsOn: '2026-05-01',
  });
});
