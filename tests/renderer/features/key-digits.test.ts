import { describe, expect, it } from 'vitest';
import { digitsOf, groupsOfFive, groupsShown } from '#renderer/features/keys/digits.ts';
import { passphraseMistake } from '#renderer/features/keys/passphrase-rule.ts';
import { isoDayOf } from '#renderer/ui/iso-day.ts';

describe('digits that are compared over the telephone', () => {
  it('hides exactly the two groups that have to be typed', () => {
    const shown = groupsShown('11111 22222 33333 44444 55555 66666', [2, 5]);
    expect(shown.map(({ digits }) => digits)).toEqual(['11111', null, '33333', '44444', null, '66666']);
  });

  it('reads digits however they are grouped, and shows them in fives', () => {
    expect(digitsOf('１２３４５ 678-90')).toBe('1234567890');
    expect(digitsOf('123456789', 5)).toBe('12345');
    expect(groupsOfFive('1234567890')).toBe('12345 67890');
  });
});

describe('a passphrase', () => {
  it('has twelve characters and is typed twice alike', () => {
    expect(passphraseMistake('短短短', '短短短')).toBe('short');
    expect(passphraseMistake('滹沱河边的柳树二十六棵啊', '滹沱河边的柳树二十六棵')).toBe('differ');
    expect(passphraseMistake('滹沱河边的柳树二十六棵啊', '滹沱河边的柳树二十六棵啊')).toBeNull();
  });
});

describe('a day as people write it', () => {
  it('is understood in the usual spellings and refused when the calendar has no such day', () => {
    for (const typed of ['2026-11-05', '2026/11/5', '2026.11.05', '20261105', '2026年11月5日', '２０２６－１１－０５']) {
      expect(isoDayOf(typed)).toBe('2026-11-05');
    }
    for (const typed of ['', '2026-02-30', '26-11-05', '11-05', '明天']) expect(isoDayOf(typed)).toBeNull();
  });
});
