import { expect, type Page } from 'playwright/test';
import { button, closeDialog, day, go, see, type Screen } from './screen.ts';

const dialog = (page: Page) => page.getByRole('dialog');

const chooseVacancy = async (page: Page): Promise<void> => {
  await dialog(page).getByRole('combobox', { name: '添加空缺' }).click();
  await page.keyboard.press('Enter');
};

/** From the drawn list: another inspector for one visit, and the vacancies; back at the list in the end. */
export const changeScreens: readonly Screen[] = [
  {
    name: '抽取现场：换人',
    open: async (page) => {
      await page.getByRole('grid', { name: '抽中名单' }).getByRole('gridcell').first().click();
      await see(page, '谁退出');
    },
  },
  {
    name: '抽取现场：指定一人',
    open: async (page) => {
      await dialog(page).getByText('指定一人', { exact: true }).click();
      await see(page, '接替的人');
    },
  },
  {
    name: '抽取现场：补抽',
    open: async (page) => {
      await closeDialog(page);
      await button(page, '补抽空缺…').click();
      await see(page, '还没有选空缺的户。');
    },
  },
  {
    name: '抽取现场：补抽，选了两户',
    open: async (page) => {
      await chooseVacancy(page);
      await chooseVacancy(page);
      await expect(dialog(page).getByRole('button', { name: /去掉$/ })).toHaveCount(2);
      await dialog(page).getByRole('textbox', { name: /依据$/ }).first().fill('现场检查笔录第 3 号，照片 4 张');
    },
  },
  {
    name: '抽取现场：名单（没有补抽）',
    open: async (page) => {
      await closeDialog(page);
      await see(page, '记录指纹');
    },
  },
];

/** From the list of inspectors: somebody leaves many visits; the list of inspectors again in the end. */
export const leaveScreens: readonly Screen[] = [
  {
    name: '抽取现场：退出',
    open: async (page) => {
      await button(page, /退出…$/)
        .first()
        .click();
      await expect(dialog(page).getByRole('checkbox').first()).toBeChecked();
    },
  },
  {
    name: '抽取现场：已调整',
    open: async (page) => {
      const visits = dialog(page).getByRole('checkbox');
      for (let index = 1; index < (await visits.count()); index += 1) await visits.nth(index).uncheck();
      await dialog(page).getByRole('button', { name: '重新抽取这 1 户' }).click();
      await see(page, '已调整 1 户的检查人员');
    },
  },
];

/** 抽取台账, and an event that fills the vacancies of another one. */
export const ledgerScreens: readonly Screen[] = [
  {
    name: '抽取台账',
    open: async (page) => {
      await go(page, '抽查任务');
      await button(page, '抽取台账').click();
      await expect(page.getByRole('grid', { name: '抽取台账' })).toBeVisible();
    },
  },
  {
    name: '抽取台账：筛不到',
    open: async (page) => {
      await page.getByText('已作废', { exact: true }).click();
      await see(page, '没有符合条件的抽取。');
    },
  },
  {
    name: '抽取现场：补抽的一次',
    open: async (page) => {
      await button(page, '清空筛选').click();
      await page.getByText('第2期 年报公示信息抽查').first().click();
      await button(page, '补抽空缺…').click();
      await chooseVacancy(page);
      await dialog(page).getByRole('textbox', { name: /依据$/ }).fill('现场检查笔录第 3 号');
      await dialog(page).getByLabel('检查开始').fill(day(0));
      await dialog(page).getByLabel('检查截止').fill(day(30));
      await dialog(page).getByRole('button', { name: '封存空缺，准备补抽' }).click();
      await see(page, /本次是补抽/);
    },
  },
  {
    name: '抽取现场：空缺名单',
    open: async (page) => {
      await button(page, '看空缺名单').click();
      await see(page, '现场检查笔录第 3 号');
    },
  },
  {
    name: '抽取现场：有补抽的一次',
    open: async (page) => {
      await button(page, '看完了，返回').click();
      await go(page, '抽查任务');
      await button(page, '抽取台账').click();
      await page.getByRole('grid').getByRole('row').nth(2).getByRole('gridcell').nth(1).click();
      await see(page, '空缺已封存，补抽还没有办完。');
    },
  },
];
