import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimatedWorkdayAfter, workdayAfter, workdaysBetween } from '#shared/domain/calendar/due-day.ts';
import { dayAfter, isWeekend, isWorkday, workSpan } from '#shared/domain/calendar/work-calendar.ts';
import official from '#resources/calendar/official.json' with { type: 'json' };
import { valueOf } from '../../../support/value-of.ts';

/** Days whose twenty working days end within the official calendar. */
const day = fc.integer({ min: 0, max: 2400 }).map((days) => dayAfter('2020-01-01', days));
const count = fc.integer({ min: 1, max: 40 });

describe('so many working days after a day', () => {
  test.each([
    ['2021-01-29', '2021-03-03'],
    ['2021-09-18', '2021-10-22'],
    ['2025-09-30', '2025-11-04'],
    ['2026-09-20', '2026-10-23'],
  ])('twenty after %s is %s', (start, due) => {
    expect(workdayAfter(official, start, 20)).toEqual({ ok: true, value: due });
  });

  test('the day itself is after no working day', () => {
    expect(workdayAfter(official, '2026-10-03', 0)).toEqual({ ok: true, value: '2026-10-03' });
  });

  test('nothing is said of a year whose notice is not there, and all of it once it is', () => {
    expect(workdayAfter(official, '2026-12-21', 20)).toEqual({ ok: false, error: { unknownYear: '2027' } });
    const typed = { ...official, '2027': [{ name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: [] }] };
    expect(workdayAfter(typed, '2026-12-21', 20)).toEqual({ ok: true, value: '2027-01-19' });
  });

  test('never falls on a day off and agrees with the working days of the span', () => {
    fc.assert(
      fc.property(day, count, (start, n) => {
        const due = valueOf(workdayAfter(official, start, n));
        expect(isWorkday(official, due)).toBe(true);
        expect(workSpan(official, dayAfter(start), due).workdays).toBe(n);
        expect(workdaysBetween(official, start, due)).toBe(n);
        expect(workdaysBetween(official, due, start)).toBe(-n);
      }),
    );
  });

  test('a later start or one day more never ends earlier', () => {
    fc.assert(
      fc.property(day, count, (start, n) => {
        const due = valueOf(workdayAfter(official, start, n));
        expect(valueOf(workdayAfter(official, dayAfter(start), n)) >= due).toBe(true);
        expect(valueOf(workdayAfter(official, start, n + 1)) > due).toBe(true);
      }),
    );
  });
});

describe('an estimate', () => {
  test('is Monday to Friday less two working days', () => {
    expect(estimatedWorkdayAfter('2026-12-21', 20)).toBe('2027-01-14');
    expect(estimatedWorkdayAfter('2026-12-21', 2)).toBe('2026-12-21');
  });

  test('never falls on a weekend nor after Monday-to-Friday arithmetic', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 3, max: 40 }), (start, n) => {
        const estimate = estimatedWorkdayAfter(start, n);
        expect(isWeekend(estimate)).toBe(false);
        expect(estimatedWorkdayAfter(start, n + 2) > estimate).toBe(true);
        expect(estimate > start).toBe(true);
      }),
    );
  });
});
