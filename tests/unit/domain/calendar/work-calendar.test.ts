import { describe, expect, it } from 'vitest';
import { isWorkday, workSpan, type HolidayNotices } from '#shared/domain/calendar/work-calendar.ts';
import official from '#resources/calendar/official.json' with { type: 'json' };

const notices: HolidayNotices = official;

describe('the official calendar', () => {
  it.each([
    [2021, 250],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days (DOMAIN 10)', (year, workdays) => {
    expect(workSpan(notices, `${year}-01-01`, `${year}-12-31`).workdays).toBe(workdays);
  });

  // Twenty working days after the day itself, so twenty and the day itself when it is worked.
  it.each([
    ['2021-01-29', '2021-03-03', 21],
    ['2021-09-18', '2021-10-22', 21],
    ['2025-09-30', '2025-11-04', 21],
    ['2026-09-20', '2026-10-23', 21],
  ])('from %s to %s there are %i working days', (from, to, workdays) => {
    expect(workSpan(notices, from, to).workdays).toBe(workdays);
    expect(isWorkday(notices, to)).toBe(true);
  });

  it.each(['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11', '2026-01-04', '2026-02-14', '2026-02-28'])(
    '%s is a weekend that is worked',
    (day) => {
      expect([0, 6]).toContain(new Date(day).getUTCDay());
      expect(isWorkday(notices, day)).toBe(true);
    },
  );

  it('names the holidays of a span with the days in it', () => {
    expect(workSpan(notices, '2026-09-21', '2026-10-03').holidays).toEqual([
      { name: '中秋', days: 3 },
      { name: '国庆节', days: 3 },
    ]);
  });

  it('reads a notice that reaches into the December before', () => {
    const newYear = { name: '元旦', from: '2026-12-31', to: '2027-01-03', worked: ['2026-12-27'] };
    const known: HolidayNotices = { ...notices, '2027': [newYear] };
    expect([isWorkday(known, '2026-12-31'), isWorkday(known, '2026-12-27'), isWorkday(known, '2027-01-04')]).toEqual([false, true, true]);
    expect([isWorkday(notices, '2026-12-31'), isWorkday(notices, '2026-12-27')]).toEqual([true, false]);
  });

  it('counts nothing in a year that has none', () => {
    expect(isWorkday(notices, '2027-01-04')).toBeUndefined();
    expect(workSpan(notices, '2026-12-28', '2027-01-08')).toEqual({ workdays: null, holidays: [], unknownYear: '2027' });
  });
});
