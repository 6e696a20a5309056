import { button, see, type Screen } from './screen.ts';

/** 导出 of 检查对象名录库; the dialog is left open. */
export const exportScreens: readonly Screen[] = [
  {
    name: '检查对象：导出',
    open: async (page) => {
      await button(page, '导出').click();
      await see(page, '导出检查对象名录库吗？');
    },
  },
  {
    name: '检查对象：已导出',
    open: async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click();
      await see(page, /已写到.*400 户。/);
    },
  },
];
