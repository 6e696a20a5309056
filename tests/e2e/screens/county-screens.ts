import { expect } from 'playwright/test';
import { button, closeDialog, go, see, type Screen } from './screen.ts';

/** What a city sees of its counties, from all of them down to one visit. */
export const countyScreens: readonly Screen[] = [
  {
    name: '各县情况',
    open: async (page) => {
      await go(page, '各县情况');
      await page.getByText('今天', { exact: true }).click();
      await see(page, /1 个报过数据/);
    },
  },
  {
    name: '考核办法',
    open: async (page) => {
      await button(page, '考核办法').click();
      await expect(page.getByRole('dialog').getByText('合计 100 分', { exact: true })).toBeVisible();
    },
  },
  {
    name: '考核通报',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '写考核通报').click();
      await see(page, '各县局的得分、名次和要改的问题');
    },
  },
  {
    name: '一个县局',
    open: async (page) => {
      await go(page, '各县情况');
      await page.getByText('今天', { exact: true }).click();
      await page.getByRole('rowheader').getByRole('button').first().click();
      await see(page, '抽查工作情况统计表');
    },
  },
  {
    name: '一个县局：指标的明细',
    open: async (page) => {
      await button(page, /^公示率分子/).click();
      await page.getByRole('grid').waitFor();
    },
  },
  {
    name: '一个县局：一户的结果',
    open: async (page) => {
      await page.getByRole('gridcell').first().click();
      await see(page, '写出抽取记录');
    },
  },
  {
    name: '要求县局更正',
    open: async (page) => {
      await button(page, '要求更正').click();
      await expect(page.getByLabel('哪里不对')).toBeVisible();
    },
  },
  {
    name: '收包与回执：更正要求',
    open: async (page) => {
      await page.getByLabel('哪里不对').fill('公示的结果与笔录不一致');
      await button(page, '登记要求').click();
      await expect(page.getByLabel('哪里不对')).toHaveCount(0);
      await see(page, '还没有出包');
      // The visit lies on the list that it was opened from.
      await page.keyboard.press('Escape');
      await closeDialog(page);
      await go(page, '收包与回执');
      await see(page, '出更正要求包');
    },
  },
];
