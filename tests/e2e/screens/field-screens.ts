import { expect } from 'playwright/test';
import { button, go, see, signIn, type Walk } from './screen.ts';

/** The computer in the office, which lent a task to another one. */
export const lendingDesk: Walk = {
  title: '带出任务的办公室电脑',
  dataDir: ({ field }) => field.deskDir,
  screens: [
    {
      name: '上报与回执：带给外勤电脑',
      open: async (page, { admin, password }) => {
        await signIn(page, admin, password);
        await go(page, '抽查任务');
        await button(page, '看抽取记录').first().click();
        await button(page, '现场资料包').click();
        await button(page, '资料包给外勤电脑').click();
        await see(page, '带出去的');
      },
    },
  ],
};

/** The computer for the field, with a task that was lent to it. */
export const fieldComputer: Walk = {
  title: '带着任务的外勤电脑',
  dataDir: ({ field }) => field.fieldDir,
  screens: [
    {
      name: '外勤电脑首页',
      open: async (page, { field }) => {
        await signIn(page, field.admin, field.password);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      },
    },
    {
      name: '外勤电脑的上报与回执',
      open: async (page) => {
        await go(page, '上报与回执');
        await see(page, '带出来的任务');
      },
    },
    {
      name: '外勤电脑的现场资料包',
      open: async (page) => {
        await go(page, '抽查任务');
        await button(page, '看抽取记录').first().click();
        await button(page, '现场资料包').click();
        await see(page, '走访顺序');
      },
    },
    {
      name: '外勤电脑的结果录入',
      open: async (page) => {
        await button(page, '去录结果').click();
        await see(page, '未发现问题');
      },
    },
  ],
};
