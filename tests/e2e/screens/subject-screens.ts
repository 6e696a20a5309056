import { expect } from 'playwright/test';
import { exportScreens } from './export-screens.ts';
import { button, closeDialog, go, see, type Screen } from './screen.ts';

/** 检查对象名录库 with its dialogs and drawers. */
export const subjectScreens: readonly Screen[] = [
  {
    name: '检查对象',
    open: async (page) => {
      await closeDialog(page);
      await go(page, '检查对象名录库');
      await see(page, /400 户/);
    },
  },
  ...exportScreens,
  {
    name: '检查对象：筛不到',
    open: async (page) => {
      await closeDialog(page);
      await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('没有这样的名称');
      await page.keyboard.press('Enter');
      await see(page, /没有/);
    },
  },
  {
    name: '检查对象：详情',
    open: async (page) => {
      await button(page, '清空筛选').first().click();
      await page.getByRole('grid').getByRole('gridcell').nth(1).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await see(page, '登记信息');
    },
  },
  {
    name: '检查对象：检查情况',
    open: async (page) => {
      await page.getByText('检查情况', { exact: true }).click();
      await see(page, /今年/);
    },
  },
  {
    name: '检查对象：变更历史',
    open: async (page) => {
      await page.getByText('变更历史', { exact: true }).click();
      await see(page, '首次入库');
    },
  },
  {
    name: '检查对象：修改',
    open: async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: '修改' }).click();
      await see(page, '更正代码会保留旧代码的历史');
    },
  },
  {
    name: '检查对象：选中',
    open: async (page) => {
      await page.getByRole('button', { name: '不改了' }).click();
      await closeDialog(page);
      for (const row of [0, 1, 2]) await page.getByRole('img', { name: '选中这一户' }).nth(row).click();
      await see(page, '已选 3 户');
    },
  },
  {
    name: '检查对象：加标签',
    open: async (page) => {
      await button(page, '加标签').click();
      await see(page, '给 3 户加标签？');
    },
  },
  {
    name: '检查对象：去标签',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '去标签').click();
      await see(page, '去掉 3 户的标签？');
    },
  },
  {
    name: '检查对象：改动记录',
    open: async (page) => {
      const dialog = page.getByRole('dialog');
      await closeDialog(page);
      await button(page, '加标签').click();
      await dialog.getByRole('combobox').fill('重点关注');
      await dialog.getByRole('button', { name: '加上标签' }).click();
      await see(page, /已加标签“重点关注”/);
      await button(page, '改动记录').click();
      await see(page, /加标签“重点关注”，3 户/);
    },
  },
  {
    name: '检查对象：列',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '列').click();
      await see(page, '显示哪些列');
    },
  },
  {
    name: '检查对象：存为视图',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await button(page, /视图/).click();
      await page.getByRole('menuitem', { name: '存为视图' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '检查对象：按键撤销',
    open: async (page) => {
      await closeDialog(page);
      await page.keyboard.press('Control+z');
      await see(page, '已撤销：给 3 户加标签“重点关注”。');
    },
  },
];
