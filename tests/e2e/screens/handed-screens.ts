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
    {
      name: '上级下发的任务',
      open: async (page) => {
        await go(page, '抽查任务');
        await button(page, '上级下发的任务').click();
        await see(page, '待接收');
      },
    },
    {
      name: '上级下发的任务：名单',
      open: async (page) => {
        await button(page, /^名单 /).click();
        await expect(page.getByRole('grid', { name: '下发的名单' })).toBeVisible();
      },
    },
    {
      name: '抽查方案：市局下发的名单',
      open: async (page) => {
        await button(page, '接收并安排检查人员').click();
        await see(page, /全部检查，不再抽取对象/);
      },
    },
  ],
};

/** A city that drew over its county and handed the first of two events down. */
export const handedCity: Walk = {
  title: '下发任务的市局',
  dataDir: ({ handedCityDir }) => handedCityDir,
  screens: [
    {
      name: '市局首页：还没有派发',
      open: async (page, { cityAdmin, password }) => {
        await signIn(page, cityAdmin, password);
        await see(page, '已经抽取，还没有派发到县');
      },
    },
    place('市局抽查任务', '抽查任务', '已抽取'),
    {
      name: '市局抽取现场：由县局派人',
      open: async (page) => {
        await button(page, '抽取记录').first().click();
        await see(page, /由各县局抽取检查人员/);
      },
    },
    {
      name: '下发任务',
      open: async (page) => {
        await go(page, '抽查任务');
        await button(page, '下发任务').first().click();
        await see(page, '还没有接收');
      },
    },
    {
      name: '下发任务：派发到县',
      open: async (page) => {
        await button(page, /^派发到县/).click();
        await expect(page.getByRole('dialog')).toContainText('每个县局只收到自己的那一部分名单');
      },
    },
    {
      name: '收包与回执：给一个县局出包',
      open: async (page) => {
        await page.getByRole('dialog').getByRole('button', { name: '派发到县' }).click();
        await button(page, /^去出包/).click();
        await see(page, /^任务“全市第二次抽取”的名单/);
      },
    },
    {
      name: '市局方案：由县局抽取',
      open: async (page) => {
        await go(page, '抽查任务');
        await button(page, '新建抽查任务').first().click();
        await page.getByRole('dialog').getByLabel('任务名称').fill('全市第三次抽取');
        await page.getByRole('dialog').getByRole('button', { name: '新建任务' }).click();
        await see(page, '由县局抽取');
      },
    },
  ],
};
