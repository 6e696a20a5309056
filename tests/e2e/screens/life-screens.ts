import { expect } from 'playwright/test';
import { aPdf, aPng } from '#tests/support/evidence-files.ts';
import { button, closeDialog, day, go, see, type Screen } from './screen.ts';

/** The rows of an open list come from the first task, whose results are all published. */
const toFirstTask: Screen['open'] = async (page) => {
  await page.getByRole('combobox', { name: '抽查任务' }).click();
  await page.locator('.ant-select-item-option').last().click();
};

/** What becomes of a saved result: another person's review, publication, correction and follow-up. */
export const lifeScreens: readonly Screen[] = [
  {
    name: '结果录入：现场材料',
    open: async (page) => {
      const photo = { name: '门头.png', mimeType: 'image/png', buffer: Buffer.from(aPng(120, 640, 480)) };
      const scan = { name: '现场检查笔录.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf()) };
      await page.getByLabel('选择照片或扫描件').setInputFiles([photo, scan]);
      await expect(button(page, /^门头.png/).locator('canvas')).toBeVisible();
      await button(page, /^现场检查笔录.pdf/).scrollIntoViewIfNeeded();
    },
  },
  {
    name: '现场材料：看一份',
    open: async (page) => {
      await button(page, /^门头.png/).click();
      await expect(page.getByRole('dialog').getByRole('img', { name: '门头.png' })).toBeVisible();
    },
  },
  {
    name: '现场材料：去掉',
    open: async (page) => {
      await button(page, '去掉这份材料…').click();
      await expect(page.getByLabel('为什么去掉')).toBeFocused();
    },
  },
  {
    name: '审核：自己录的',
    open: async (page) => {
      await closeDialog(page);
      // Wherever the walk before has left the focus, a digit is to be a key.
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press('5');
      await page.keyboard.press('1');
      await page.getByLabel('检查日期').fill(day(0));
      await page.keyboard.press('Control+Enter');
      await see(page, /^1 \//);
      await page.getByText('审核', { exact: true }).click();
      await see(page, '您自己录的，请别人审核');
    },
  },
  {
    name: '公示：没有待公示的',
    open: async (page) => {
      await go(page, '公示');
      await see(page, '没有等着公示的结果');
    },
  },
  {
    name: '已公示',
    open: async (page, offices) => {
      await toFirstTask(page, offices);
      await page.getByText('已公示', { exact: true }).first().click();
      await page.getByRole('grid', { name: '已公示' }).waitFor();
      await see(page, '按期');
    },
  },
  {
    name: '更正',
    open: async (page) => {
      await page.getByRole('gridcell').first().click();
      await expect(page.getByRole('dialog').getByLabel('更正理由')).toBeVisible();
    },
  },
  {
    name: '更正（空）',
    open: async (page) => {
      await closeDialog(page);
      await page.getByText('更正', { exact: true }).first().click();
      await see(page, '这个任务没有更正过');
    },
  },
  {
    name: '后续处理',
    open: async (page) => {
      await go(page, '后续处理');
      await page.getByText('全部', { exact: true }).click();
      await button(page, /责令改正/)
        .first()
        .click();
      await see(page, '第 1 项 · 责令改正');
    },
  },
];
