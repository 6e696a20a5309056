import { expect } from 'playwright/test';
import { button, closeDialog, place, type Screen } from './screen.ts';

/** 抽查事项清单 with its dialogs; the last one is left open. */
export const itemScreens: readonly Screen[] = [
  place('抽查事项清单', '抽查事项清单', /年度报告公示信息/),
  {
    name: '抽查事项：添加',
    open: async (page) => {
      await button(page, '添加事项').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '抽查事项：导入检查表',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '导入检查表').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '抽查事项：导出',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '导出').click();
      await expect(page.getByRole('dialog')).toContainText('导出抽查事项清单吗？');
    },
  },
  {
    name: '抽查事项：版本',
    open: async (page) => {
      await closeDialog(page);
      await page.locator('.ant-segmented-item').nth(1).click();
      await expect(button(page, '发布这一版')).toBeVisible();
    },
  },
  {
    name: '抽查事项：发布',
    open: async (page) => {
      await button(page, '发布这一版').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
];
