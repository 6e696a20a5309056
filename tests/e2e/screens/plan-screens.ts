import { expect } from 'playwright/test';
import { button, closeDialog, go, see, type Screen } from './screen.ts';

/** 年度计划 of a county whose plan is in force, and an adjustment of it from its reason to the dialog that throws it away. */
export const planScreens: readonly Screen[] = [
  {
    name: '年度计划',
    open: async (page) => {
      // The window before stands over its own page: two dialogs, one after the other.
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await closeDialog(page);
      await go(page, '年度计划');
      await see(page, /^按此计划全年/);
      await expect(button(page, /^由此行新建方案/).first()).toBeVisible();
    },
  },
  {
    name: '年度计划：这项任务',
    open: async (page) => {
      await page.locator('.plan-name').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '年度计划：导出和打印',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '导出和打印').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '年度计划：登记上报备案',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '登记上报备案').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '年度计划：更正基数',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '更正基数').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '年度计划：调整',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '调整计划').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '年度计划：调整版草稿',
    open: async (page) => {
      await page.getByRole('dialog').getByLabel('理由').fill('市局新下达两项任务');
      await page.getByRole('dialog').getByRole('button', { name: '起草调整版' }).click();
      await expect(button(page, '放弃这一版')).toBeVisible();
    },
  },
  {
    name: '年度计划：添加一项任务',
    open: async (page) => {
      await button(page, '添加一行').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('任务名称').fill('食品经营定向抽查');
      await dialog.getByLabel('比例（%）').fill('0.05');
      await expect(dialog.getByText(/^按此计划全年/)).toBeVisible();
    },
  },
  {
    name: '年度计划：体检',
    open: async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: '存好这一行' }).click();
      await see(page, /还有 \d+ 处必须改/);
    },
  },
  {
    name: '年度计划：版本与对照',
    open: async (page) => {
      await button(page, '版本与对照').click();
      await see(page, '新增');
    },
  },
  {
    name: '年度计划：导入计划表',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '导入计划表').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '年度计划：时限设定',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '时限设定').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '年度计划：放弃这一版',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '放弃这一版').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
];
