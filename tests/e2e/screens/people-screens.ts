import { expect } from 'playwright/test';
import { button, go, type Screen } from './screen.ts';

/** 检查人员名录库 with its dialogs; a drawer and the last dialog are left open. */
export const peopleScreens: readonly Screen[] = [
  {
    name: '检查人员',
    open: async (page) => {
      // Whoever tabbed out of the box left the question in it.
      await page.getByRole('combobox', { name: '全局查找' }).press('Escape');
      await go(page, '检查人员名录库');
      await expect(page.getByRole('grid')).toBeVisible();
    },
  },
  {
    name: '检查人员：详情',
    open: async (page) => {
      await page.getByRole('grid').getByRole('gridcell').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(button(page, '登记请假')).toBeVisible();
    },
  },
  {
    name: '检查人员：登记请假',
    open: async (page) => {
      await button(page, '登记请假').click();
      await expect(page.getByRole('dialog')).toHaveCount(2);
    },
  },
  {
    name: '检查人员：登记回避',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await button(page, '登记回避').click();
      await expect(page.getByRole('dialog')).toHaveCount(2);
    },
  },
  {
    name: '检查人员：修改',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await page.getByRole('dialog').getByRole('button', { name: '修改' }).click();
      await expect(page.getByRole('dialog')).toHaveCount(2);
    },
  },
];
