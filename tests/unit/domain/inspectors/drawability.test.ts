import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spansMeet } from '#shared/base/day-span.ts';
import { certificateStateOf, certifiedUntil, drawObstacles, recusalsDuring } from '#shared/domain/inspectors/drawability.ts';
import { linesForItems } from '#shared/domain/inspectors/item-scope.ts';
import { anInspector } from '#tests/support/library-builders.ts';

const task = { from: '2026-03-02', to: '2026-04-01' };

describe('an inspector may be drawn', () => {
  it('when active, certified to the last day of the task and not on leave', () => {
    expect(drawObstacles(anInspector(), task)).toEqual([]);
    expect(drawObstacles(anInspector({ certificateUntil: '2026-04-01' }), task)).toEqual([]);
  });

  it('not with a certificate that ends a day before the task does', () => {
    expect(drawObstacles(anInspector({ certificateUntil: '2026-03-31' }), task)).toEqual([{ code: 'certificateEnded', on: '2026-03-31' }]);
  });

  it('with the certificate of the province when that of the department has ended', () => {
    const person = anInspector({
      certificateUntil: '2026-01-01',
      provinceCertificateNo: '1300001',
      provinceCertificateUntil: '2026-12-31',
    });
    expect(drawObstacles(person, task)).toEqual([]);
    expect(certifiedUntil(person)).toBe('2026-12-31');
  });

  it('not without a certificate, or with a day but no number', () => {
    expect(drawObstacles(anInspector({ certificateNo: '' }), task)).toEqual([{ code: 'certificateMissing' }]);
    expect(drawObstacles(anInspector({ certificateUntil: '' }), task)).toEqual([{ code: 'certificateMissing' }]);
  });

  it('not when set inactive, and every reason is given', () => {
    const leave = { from: '2026-03-20', to: '2026-03-22', reason: '年休假' };
    expect(drawObstacles(anInspector({ status: 'inactive', certificateUntil: '2026-01-01', leaves: [leave] }), task)).toEqual([
      { code: 'inactive' },
      { code: 'certificateEnded', on: '2026-01-01' },
      { code: 'onLeave', ...leave },
    ]);
  });

  it.each([
    ['2026-02-01', '2026-03-01', false],
    ['2026-02-01', '2026-03-02', true],
    ['2026-04-01', '2026-04-10', true],
    ['2026-04-02', '2026-04-10', false],
    ['2026-03-10', '2026-03-10', true],
    ['2026-02-20', '', true],
    ['2026-04-02', '', false],
  ])('on leave from %s to "%s": kept out %s', (from, to, kept) => {
    const obstacles = drawObstacles(anInspector({ leaves: [{ from, to, reason: '' }] }), task);
    expect(obstacles.map(({ code }) => code)).toEqual(kept ? ['onLeave'] : []);
  });
});

it('two spans meet exactly when some day lies in both', () => {
  const days = Array.from({ length: 12 }, (_, index) => `2026-03-${String(index + 1).padStart(2, '0')}`);
  const day = fc.constantFrom('', ...days);
  const span = fc.record({ from: day, to: day }).filter(({ from, to }) => from === '' || to === '' || from <= to);
  const covers = ({ from, to }: { from: string; to: string }, at: string): boolean =>
    (from === '' || from <= at) && (to === '' || at <= to);
  // Days before and after those that spans may name stand for the open ends.
  const everyDay = ['2026-02-28', ...days, '2026-04-01'];
  fc.assert(
    fc.property(span, span, (a, b) => {
      expect(spansMeet(a, b)).toBe(everyDay.some((at) => covers(a, at) && covers(b, at)));
    }),
    { seed: 20260302, numRuns: 500 },
  );
});

describe('recusals', () => {
  const recusal = { subjectCode: '91130199MA10001560', reason: '近亲属持股', from: '2026-01-01', to: '2026-03-01' };

  it('hold only in their own days', () => {
    expect(recusalsDuring([recusal, { ...recusal, to: '2026-03-02' }, { ...recusal, from: '', to: '' }], task)).toHaveLength(2);
  });

  it('are declared only: the same surname, address or unit makes nobody recused', () => {
    const recused = recusalsDuring(anInspector({ name: '段光川', unit: '段光川食品店', recusals: [] }).recusals, task);
    expect(recused).toEqual([]);
  });
});

describe('the lines a person stands for', () => {
  const items = [
    { code: '0101', line: 1 },
    { code: '0102', line: 1 },
    { code: '0201', line: 2 },
  ];

  it('are all of them when no items are listed', () => {
    expect(linesForItems({ lines: [1, 2, 5], itemCodes: [] }, items)).toEqual([1, 2, 5]);
  });

  it('leave out a line of which one chosen item is not listed', () => {
    expect(linesForItems({ lines: [1, 2], itemCodes: ['0101', '0201'] }, items)).toEqual([2]);
    expect(linesForItems({ lines: [1, 2], itemCodes: ['0101', '0102', '0201'] }, items)).toEqual([1, 2]);
  });
});

it('a certificate is near its end before the first day that is no longer near', () => {
  const state = (until: string) => certificateStateOf(until, '2026-03-02', '2026-04-01');
  expect(['', '2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map(state)).toEqual([
    'missing',
    'ended',
    'endingSoon',
    'endingSoon',
    'valid',
  ]);
});
