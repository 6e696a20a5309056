import { expect } from 'playwright/test';
import { button, closeDialog, go, see, type Screen } from './screen.ts';

/** 机构与乡镇 with its dialogs; the last one is left open. */
export const orgScreens: readonly Screen[] = [
  {
    name: '机构：本局',
    open: async (page) => {
      await closeDialog(page);
      await go(page, '机构与乡镇');
      await see(page, '每户一年最多检查几次');
    },
  },
  {
    name: '机构：上限',
    open: async (page) => {
      await button(page, '修改上限').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '机构：监管所',
    open: async (page) => {
      await closeDialog(page);
      await page.getByLabel('查名称、代码、曾用名').fill('市场监督管理所');
      await page
        .getByRole('navigation', { name: '机构树' })
        .getByRole('button', { name: /市场监督管理所/ })
        .first()
        .click();
      await see(page, '所辖乡镇');
    },
  },
  {
    name: '机构：停用',
    open: async (page) => {
      await button(page, '停用').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '机构：添加单位',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '添加单位').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
];
