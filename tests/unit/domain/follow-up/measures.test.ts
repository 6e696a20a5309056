import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  earliestDeadline,
  measureDeadline,
  measureFault,
  missingFields,
  repeatedListing,
  type Measure,
} from '#shared/domain/follow-up/measures.ts';
import { closeFaults, needsFollowUp, requirementsOf, type FollowedResult } from '#shared/domain/follow-up/requirements.ts';
import { stateAfterDecision, type FollowUpState } from '#shared/domain/follow-up/row-state.ts';
import official from '#resources/calendar/official.json' with { type: 'json' };

const common = { id: 'm1', evidence: '', evidenceHash: '' };
const corrected: Measure = { ...common, kind: 'orderedToCorrect', dueOn: '2026-03-12', recheckedOn: '2026-03-12', recheck: 'corrected' };
const listed: Measure = {
  ...common,
  kind: 'abnormalList',
  reason: 'unreachable',
  firstLetterOn: '2026-03-03',
  secondLetterOn: '2026-03-18',
  confirmedOn: '2026-03-25',
  decisionNo: '正市监异列〔2026〕1号',
  decidedOn: '2026-04-01',
};
const caseFiled: Measure = { ...common, id: 'm2', kind: 'caseFiled', caseNo: '正市监案〔2026〕9号', filedOn: '2026-03-20' };
const period = { inspectedOn: '2026-03-02', today: '2026-04-30' };

describe('a measure', () => {
  test('is done when every field of its kind is there; letters belong to a subject that cannot be reached alone', () => {
    expect([missingFields(corrected), missingFields(listed), missingFields(caseFiled)]).toEqual([[], [], []]);
    expect(missingFields({ ...listed, secondLetterOn: '', decidedOn: '' })).toEqual(['secondLetterOn', 'decidedOn']);
    expect(missingFields({ ...listed, reason: 'falseDisclosure', firstLetterOn: '', secondLetterOn: '' })).toEqual([]);
  });

  test.each([
    ['2026-03-17', 'letters'],
    ['2026-03-18', undefined],
    ['2026-04-02', undefined],
    ['2026-04-03', 'letters'],
  ])('a second letter on %s after 2026-03-03: %s', (secondLetterOn, fault) => {
    expect(measureFault({ ...listed, secondLetterOn, confirmedOn: '', decidedOn: '' }, period)?.fault).toBe(fault);
  });

  test('has its days in their order, none before the inspection and none to come', () => {
    expect(measureFault(listed, period)).toBeNull();
    expect(measureFault({ ...listed, confirmedOn: '2026-03-17' }, period)).toEqual({ fault: 'order', field: 'confirmedOn' });
    expect(measureFault({ ...caseFiled, filedOn: '2026-03-01' }, period)).toEqual({ fault: 'order', field: 'filedOn' });
    expect(measureFault({ ...caseFiled, filedOn: '2026-05-01' }, period)).toEqual({ fault: 'future', field: 'filedOn' });
    expect(measureFault({ ...corrected, dueOn: '2026-05-08', recheckedOn: '' }, period)).toBeNull();
  });

  test('has the clock of its kind until it is done', () => {
    const due = (measure: Measure) => measureDeadline(official, measure, '2026-03-10')?.due;
    expect([due({ ...corrected, recheckedOn: '' }), due(corrected)]).toEqual(['2026-03-12', undefined]);
    expect(due({ ...listed, secondLetterOn: '', confirmedOn: '', decidedOn: '' })).toBe('2026-04-02');
    // Ten working days after 2026-03-25, with Qingming on 6 April.
    expect(due({ ...listed, decidedOn: '' })).toBe('2026-04-09');
    expect([due(listed), due(caseFiled)]).toEqual([undefined, undefined]);
    expect(
      earliestDeadline(
        official,
        [
          { ...listed, decidedOn: '' },
          { ...corrected, recheckedOn: '' },
        ],
        '2026-03-10',
      )?.due,
    ).toBe('2026-03-12');
  });

  test('does not list a subject twice in a year for the same reason', () => {
    expect(repeatedListing(listed, [{ reason: 'unreachable', decidedOn: '2026-01-08' }])).toMatchObject({ decidedOn: '2026-01-08' });
    expect(
      repeatedListing(listed, [
        { reason: 'notDisclosed', decidedOn: '2026-01-08' },
        { reason: 'unreachable', decidedOn: '2025-12-30' },
      ]),
    ).toBeNull();
  });
});

const result = (change: Partial<FollowedResult>): FollowedResult => ({
  outcomes: ['NO_ISSUE'],
  disposal: 'none',
  items: [{ problem: false }],
  ...change,
});
const faultsOf = (of: FollowedResult, measures: readonly Measure[], listable = true) =>
  closeFaults(requirementsOf(of, listable), measures).map((fault) => fault.fault);

describe('a row of the ledger', () => {
  test.each([
    [{}, false],
    [{ outcomes: ['NOT_OPERATING_ITEM'] }, false],
    [{ outcomes: ['CLOSED'] }, false],
    [{ outcomes: ['NOT_DISCLOSED'] }, true],
    [{ outcomes: ['UNREACHABLE'] }, true],
    [{ disposal: 'caseFiled' }, true],
    [{ items: [{ problem: true }] }, true],
  ] as const)('%j needs one: %s', (change, needed) => {
    expect(needsFollowUp(result(change))).toBe(needed);
  });

  test('closes once what its outcome forces is done', () => {
    const unreachable = result({ outcomes: ['UNREACHABLE'] });
    expect(faultsOf(unreachable, [])).toEqual(['measureMissing']);
    expect(faultsOf(unreachable, [caseFiled])).toEqual(['measureMissing']);
    expect(faultsOf(unreachable, [{ ...listed, decisionNo: '' }])).toEqual(['fieldMissing', 'measureMissing']);
    expect(faultsOf(unreachable, [listed])).toEqual([]);
    expect(faultsOf(result({ outcomes: ['NOT_DISCLOSED'] }), [corrected])).toEqual([]);
    expect(faultsOf(result({ outcomes: ['PENDING'] }), [caseFiled])).toEqual([]);
    expect(faultsOf(result({ disposal: 'caseFiled' }), [corrected])).toEqual(['measureMissing']);
  });

  test('needs proof that a problem was corrected, and a harder measure when it was not', () => {
    const of = result({ outcomes: ['CORRECTED'] });
    expect(faultsOf(of, [corrected])).toEqual(['proofMissing']);
    expect(faultsOf(of, [{ ...corrected, evidence: '复查照片 3 张' }])).toEqual([]);
    const not: Measure = { ...corrected, recheck: 'notCorrected' };
    expect(faultsOf(of, [not])).toEqual(['notCorrected', 'measureMissing']);
    expect(faultsOf(of, [not, { ...caseFiled, evidence: '立案审批表' }])).toEqual([]);
  });

  test('of a subject that may not be listed closes with another measure and proof', () => {
    const other: Measure = { ...common, kind: 'other', what: '已注销，移出名录库', doneOn: '2026-03-20' };
    expect(faultsOf(result({ outcomes: ['UNREACHABLE'] }), [other], false)).toEqual(['proofMissing']);
    expect(faultsOf(result({ outcomes: ['UNREACHABLE'] }), [{ ...other, evidence: '注销通知书' }], false)).toEqual([]);
  });
});

test('whatever is approved, returned and approved again, a problem has one row and nothing else has an open one', () => {
  const outcome = fc.constantFrom('NO_ISSUE', 'UNREACHABLE', 'CORRECTED', 'PENDING', 'CLOSED');
  fc.assert(
    fc.property(fc.array(fc.record({ outcome, close: fc.boolean() }), { minLength: 1, maxLength: 8 }), (decisions) => {
      let row = null as { state: FollowUpState; measures: readonly Measure[] } | null;
      for (const { outcome: decided, close } of decisions) {
        const of = result({ outcomes: [decided] });
        const before: FollowUpState | null = row?.state ?? null;
        const state: FollowUpState | null = stateAfterDecision(of, row, true);
        expect(state === null).toBe(before === null && !needsFollowUp(of));
        if (needsFollowUp(of)) expect(state).not.toBe('lapsed');
        else expect(state).not.toBe('open');
        row = state === null ? null : { state, measures: row?.measures ?? [] };
        // Whoever has done what is asked for closes it.
        const measures: readonly Measure[] = [{ ...corrected, evidence: '照片' }, listed];
        if (row?.state === 'open' && close) row = { state: 'closed', measures };
      }
    }),
  );
});
