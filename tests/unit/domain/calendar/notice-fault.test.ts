import { describe, expect, it } from 'vitest';
import { faultOfNotice, type HolidayFaultKind } from '#shared/domain/calendar/notice-fault.ts';
import type { Holiday } from '#shared/domain/calendar/work-calendar.ts';
import official from '#resources/calendar/official.json' with { type: 'json' };

const newYear: Holiday = { name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: [] };
const spring: Holiday = { name: '春节', from: '2027-02-05', to: '2027-02-11', worked: ['2027-01-31', '2027-02-20'] };
const faultOf = (...holidays: readonly Holiday[]) => faultOfNotice(2027, holidays);

describe('a notice of holidays as somebody types it', () => {
  it.each(Object.entries(official))('of %s is without fault as it was published', (year, holidays) => {
    expect(faultOfNotice(Number(year), holidays)).toBeNull();
  });

  it.each<[HolidayFaultKind, string, readonly Holiday[]]>([
    ['reversed', '', [{ ...newYear, to: '2026-12-31' }]],
    ['otherYear', '2026-01-01', [{ ...newYear, from: '2026-01-01' }]],
    ['otherYear', '2028-01-01', [{ ...newYear, to: '2028-01-01' }]],
    ['tooLong', '', [{ ...spring, to: '2027-03-11' }]],
    ['overlap', '2027-01-03', [newYear, { ...newYear, name: '春节', from: '2027-01-03', to: '2027-01-05' }]],
    ['overlap', '2027-01-01', [newYear, { ...newYear, name: '春节', from: '2026-12-30', to: '2027-01-05' }]],
    ['workedWeekday', '2027-02-22', [{ ...spring, worked: ['2027-02-22'] }]],
    ['workedOff', '2027-02-07', [{ ...spring, worked: ['2027-02-07'] }]],
    ['workedOff', '2027-01-03', [newYear, { ...spring, worked: ['2027-01-03'] }]],
    ['workedTwice', '2027-01-31', [{ ...newYear, worked: ['2027-01-31'] }, spring]],
    ['otherYear', '2026-02-01', [{ ...spring, worked: ['2026-02-01'] }]],
  ])('says %s, and which day', (fault, day, holidays) => {
    expect(faultOf(...holidays)).toMatchObject({ fault, day });
  });

  it('takes days off and worked for New Year from the December before', () => {
    expect(faultOf({ name: '元旦', from: '2026-12-31', to: '2027-01-02', worked: ['2026-12-26'] }, spring)).toBeNull();
  });
});
