import { expect } from 'playwright/test';
import { button, place, see, type Screen } from './screen.ts';

/** 统计台账 and what lies behind a number. */
export const figureScreens: readonly Screen[] = [
  // What was drawn today is not there yesterday.
  place('统计台账', '统计台账', '到这一天还没有抽查任务'),
  {
    name: '统计台账：今天',
    open: async (page) => {
      await page.getByText('今天', { exact: true }).click();
      await see(page, /^\d+\.\d\d%$/);
    },
  },
  {
    name: '统计台账：明细',
    open: async (page) => {
      await button(page, /^公示率总数/).click();
      await expect(page.getByRole('grid', { name: /^公示率/ })).toBeVisible();
    },
  },
  {
    name: '统计台账：基数',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await button(page, /^抽查企业占比总数/).click();
      await see(page, /全部主体/);
    },
  },
  {
    name: '统计台账（关上明细）',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await button(page, /^抽查企业占比总数/).hover();
    },
  },
  {
    name: '公文',
    open: async (page) => {
      await button(page, '写公文').click();
      await see(page, '年度工作总结');
    },
  },
  {
    name: '公文：年度总结材料写好',
    open: async (page) => {
      await button(page, '写年度总结材料').click();
      await see(page, /“年度总结材料-.*5 个文件/);
      await button(page, '写年度总结材料').scrollIntoViewIfNeeded();
    },
  },
];
