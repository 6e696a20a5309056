import { describe, expect, test } from 'vitest';
import { clockStartDay, deadlineOn, publicationDeadline, publishedLate, reminderOf } from '#shared/domain/results/publication-clock.ts';
import official from '#resources/calendar/official.json' with { type: 'json' };

const due = (start: string, today: string) => publicationDeadline(official, start, today);

describe('the clock of a visit', () => {
  test.each([
    ['inspected', '2026-03-10', '2026-03-31', '2026-03-10'],
    ['taskEnd', '2026-03-10', '2026-03-31', '2026-03-31'],
    ['earlier', '2026-03-10', '2026-03-31', '2026-03-10'],
    ['earlier', '2026-04-02', '2026-03-31', '2026-03-31'],
    ['earlier', '', '2026-03-31', '2026-03-31'],
    ['earlier', '2026-03-10', '', '2026-03-10'],
    ['inspected', '', '2026-03-31', ''],
    ['earlier', '', '', ''],
  ] as const)('by %s, inspected "%s" and task to "%s", starts on "%s"', (start, inspectedOn, taskEndsOn, expected) => {
    expect(clockStartDay(start, { inspectedOn, taskEndsOn })).toBe(expected);
  });

  test('does not run without a day', () => {
    expect(due('', '2026-03-01')).toBeNull();
  });
});

describe('the bands', () => {
  // 2026-03-02 and twenty working days is 2026-03-30.
  test.each([
    ['2026-03-02', 20, 'ample'],
    ['2026-03-13', 11, 'ample'],
    ['2026-03-16', 10, 'ten'],
    ['2026-03-20', 6, 'ten'],
    ['2026-03-23', 5, 'five'],
    ['2026-03-25', 3, 'five'],
    ['2026-03-26', 2, 'two'],
    ['2026-03-28', 1, 'two'],
    ['2026-03-30', 0, 'two'],
    ['2026-03-31', -1, 'overdue'],
  ] as const)('on %s there are %i working days left', (today, left, band) => {
    expect(due('2026-03-02', today)).toEqual({ due: '2026-03-30', left, band, unknownYear: '' });
  });

  test('a due day is late once it has passed, also on the weekend after it', () => {
    expect(deadlineOn(official, '2026-03-27', '2026-03-28')).toMatchObject({ left: 0, band: 'overdue' });
  });
});

describe('beyond the official calendar', () => {
  test('the day is an estimate that says which year is missing, and nothing is late by it', () => {
    expect(due('2026-12-21', '2026-12-22')).toEqual({ due: '2027-01-14', left: 17, band: 'ample', unknownYear: '2027' });
    expect(due('2026-12-21', '2027-06-01')).toMatchObject({ band: 'two', unknownYear: '2027' });
    expect(publishedLate(official, '2026-12-21', '2027-06-01')).toBe(false);
  });
});

test('publication is late after the twentieth working day, not on it', () => {
  expect(publishedLate(official, '2021-01-29', '2021-03-03')).toBe(false);
  expect(publishedLate(official, '2021-01-29', '2021-03-04')).toBe(true);
  expect(publishedLate(official, '', '2021-03-04')).toBe(false);
});

test.each([
  ['2026-03-19', 'none'],
  ['2026-03-20', 'fiveDays'],
  ['2026-03-25', 'fiveDays'],
  ['2026-03-26', 'oneDay'],
  ['2026-03-27', 'oneDay'],
  ['2026-03-28', 'overdue'],
] as const)('a follow-up due on 2026-03-27 reminds on %s: %s', (today, reminder) => {
  expect(reminderOf(deadlineOn(official, '2026-03-27', today))).toBe(reminder);
});
