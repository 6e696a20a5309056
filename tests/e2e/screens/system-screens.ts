import { expect } from 'playwright/test';
import { button, closeDialog, place, see, type Screen } from './screen.ts';

/** People and the official calendar under 系统. */
export const systemScreens: readonly Screen[] = [
  place('系统', '系统', '操作留痕'),
  {
    name: '系统：核对现场材料',
    open: async (page) => {
      await button(page, '核对现场材料').click();
      await see(page, /一份不缺/);
    },
  },
  {
    name: '系统：添加用户',
    open: async (page) => {
      await button(page, '添加用户').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '系统：填写放假安排',
    open: async (page) => {
      await closeDialog(page);
      await button(page, /^填写 2027 年/).click();
      const dialog = page.getByRole('dialog');
      const spring = dialog.getByRole('group', { name: '春节' });
      await spring.getByLabel('放假从').fill('2027.2.5');
      await spring.getByLabel('到', { exact: true }).fill('2027.2.11');
      await spring.getByLabel('调休上班的日子').fill('2027-02-07');
      await dialog.getByRole('button', { name: '存好放假安排' }).click();
      await see(page, /又放假又上班/);
    },
  },
  {
    name: '系统：放假安排已填',
    open: async (page) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('group', { name: '春节' }).getByLabel('调休上班的日子').fill('2027-01-31、2027-02-20');
      await dialog.getByRole('button', { name: '存好放假安排' }).click();
      await see(page, '放假安排到 2027 年');
    },
  },
];
