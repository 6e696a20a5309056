import { describe, expect, it } from 'vitest';
import { problemCodes } from '#shared/domain/imports/problems.ts';
import { problemText } from '#shared/i18n/zh-cn/import-problems.ts';

describe('the sentence of a problem', () => {
  it.each(problemCodes)('%s ends as a sentence and shows no gap where a fact is missing', (code) => {
    for (const facts of [
      { column: '名称', found: '某某', suggestion: ['甲', '乙'] },
      { column: '名称', found: '', suggestion: [] },
    ]) {
      const text = problemText[code](facts);
      expect(text).toMatch(/。$/u);
      expect(text).not.toMatch(/undefined|“”|失败/u);
    }
  });
});
