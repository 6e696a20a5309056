import { expect, it } from 'vitest';
import { partText, progressCount } from '#shared/i18n/zh-cn/ui.ts';

const part = { number: 2, of: 5 };
const bytes = { phase: 'sealing', unit: 'bytes', done: 3 * 1024 * 1024 } as const;

it('counts records by their word and bytes by their size, with the part before', () => {
  expect(progressCount({ phase: 'sealing', done: 0 }, '项')).toBeUndefined();
  expect(progressCount({ phase: 'sealing', done: 1200 }, '项')).toBe('1,200 项');
  expect(progressCount({ phase: 'sealing', done: 0, total: 1200 }, '项')).toBe('0 / 1,200 项');
  expect(progressCount(bytes, '项')).toBe('3 MB');
  expect(progressCount({ ...bytes, total: 18 * 1024 * 1024, part }, '项')).toBe('第 2 件，共 5 件 · 3 MB / 18 MB');
  expect(progressCount({ ...bytes, done: 0, part }, '项')).toBe('第 2 件，共 5 件');
});

it('names no part where there is one file alone', () => {
  expect([partText({ phase: 'copying', done: 1 }), partText({ phase: 'copying', done: 1, part })]).toEqual(['', '第 2 件，共 5 件']);
});
