import { expect } from 'playwright/test';
import { giveReasons } from '../support/give-reasons.ts';
import { button, closeDialog, day, see, type Screen } from './screen.ts';

/** A scheme from its first look to the dialog that freezes it, with every state between them. */
export const schemeScreens: readonly Screen[] = [
  {
    name: '抽查任务：新建',
    open: async (page) => {
      await button(page, '新建抽查任务').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '任务设置（刚建）',
    open: async (page) => {
      await page.getByRole('dialog').getByLabel('任务名称').fill('第2期 年报公示信息抽查');
      await page.getByRole('dialog').getByRole('button', { name: '新建任务' }).click();
      await see(page, '怎么抽');
      await see(page, /必须改/);
    },
  },
  {
    name: '任务设置：要写理由',
    open: async (page) => {
      for (const item of ['年度报告公示信息的检查', '即时公示信息的检查']) await page.getByText(item, { exact: true }).click();
      await page.getByLabel('检查开始').fill(day(0));
      await page.getByLabel('检查截止').fill(day(30));
      await page.getByLabel('B 类抽查比例').fill('0.03');
      await see(page, /处要写理由/);
    },
  },
  {
    name: '任务设置：试算',
    open: async (page) => {
      await page.getByLabel('B 类抽查比例').fill('3');
      await page.getByRole('slider', { name: /C 类试算/ }).focus();
      for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowRight');
      await see(page, '下面是试算的比例，还没有存。');
    },
  },
  {
    name: '任务设置：排除对象',
    open: async (page) => {
      await button(page, '放弃试算').click();
      await button(page, '排除对象').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: '任务设置：各抽各的，合并片区',
    open: async (page) => {
      await closeDialog(page);
      await page.getByText('各事项各抽各的').click();
      await page.getByText('合并片区', { exact: true }).click();
      await page.getByText('按户数', { exact: true }).click();
      await see(page, /各事项合计/);
    },
  },
  {
    name: '任务设置',
    open: async (page) => {
      await page.getByText('各事项各抽各的').click();
      await page.getByText('不限', { exact: true }).last().click();
      await page.getByText('按比例', { exact: true }).click();
      await giveReasons(page, '局务会已研究');
      await see(page, '体检没有必须改的');
    },
  },
  {
    name: '试抽结果',
    open: async (page) => {
      await button(page, '试抽').click();
      await see(page, /这是试抽/);
      await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
    },
  },
  {
    name: '任务设置：封存',
    open: async (page) => {
      await button(page, '返回方案').click();
      await button(page, '封存名录和方案').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
];
