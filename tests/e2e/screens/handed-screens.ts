import { expect } from 'playwright/test';
import { button, closeDialog, go, place, see, signIn, type Walk } from './screen.ts';

/** A county that was handed a list, a plan and a year of the calendar down, from the first page to the last thing taken over. */
export const handedCounty: Walk = {
  title: '收到市局下发的县局',
  dataDir: ({ handedCountyDir }) => handedCountyDir,
  screens: [
    {
      name: '首页：市局下发',
      open: async (page, { admin, password }) => {
        await signIn(page, admin, password);
        await see(page, /^市局下发的抽查事项清单/);
      },
    },
    place('上报与回执：市局下发', '上报与回执', '待采用'),
    place('抽查事项清单：市局下发', '抽查事项清单', /与本局比：增 1/),
    {
      name: '抽查事项清单：看差别',
      open: async (page) => {
        await button(page, '看清单的差别').click();
        await expect(page.getByRole('dialog')).toContainText('市局新增的价格行为检查');
      },
    },
    {
      name: '抽查事项清单：已采用',
      open: async (page) => {
        await page.getByRole('dialog').getByRole('button', { name: '采用这一版清单' }).click();
        await see(page, /^已采用市局的清单/);
      },
    },
    place('年度计划：市局要求', '年度计划', /计划要求 1 项/),
    {
      name: '年度计划：看市局要求',
      open: async (page) => {
        await button(page, /^看计划要求/).click();
        await expect(page.getByRole('dialog')).toContainText('全市价格行为抽查');
      },
    },
    {
      name: '年度计划：要求已写进草稿',
      open: async (page) => {
        await page.getByRole('dialog').getByRole('button', { name: '写进本局计划' }).click();
        await expect(button(page, '放弃这一版')).toBeVisible();
      },
    },
    place('系统：市局下发的放假安排', '系统', /^市局下发的 \d+ 年工作日历/),
    {
      name: '上报与回执：都已采用',
      open: async (page) => {
        await button(page, /^采用这一年/).click();
        await expect(button(page, /^采用这一年/)).toHaveCount(0);
        await closeDialog(page);
        await go(page, '上报与回执');
        await see(page, '与本局一致');
      },
    },
  ],
};
