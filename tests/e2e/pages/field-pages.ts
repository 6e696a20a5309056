import path from 'node:path';
import { expect, type Page } from 'playwright/test';
import { button, go, see } from '../screens/screen.ts';
import { chooseFile } from './choose-file.ts';

/** What somebody does in the window with the two computers of one office. */
export interface FieldDesk {
  /** From the field pack of the newest task to where it is lent, and both bundles sealed and written out. */
  readonly lend: () => Promise<void>;
  /** Takes a file in and waits until it was decided. */
  readonly takeIn: (filePath: string, says: string | RegExp) => Promise<void>;
  /** Opens the first borrowed task and enters the next visit. */
  readonly enterNext: (inspectedOn: string) => Promise<void>;
  readonly bringBack: () => Promise<void>;
}

export const fieldDeskOn = (page: Page): FieldDesk => {
  const writing = button(page, /^(写出|再写一份)$/);
  // What was just sealed; everything before it was written out.
  const unwritten = button(page, /^写出$/);
  const writeOut = async (at: number, kind: string): Promise<void> => {
    await writing.nth(at).click();
    await page.getByRole('menuitem', { name: '写到导出文件夹' }).click();
    await expect(page.getByText(new RegExp(`-${kind}\\.ssjb”已写到`)).first()).toBeVisible();
  };
  const openPack = async (): Promise<void> => {
    await go(page, '抽查任务');
    await button(page, '看抽取记录').first().click();
    await button(page, '现场资料包').click();
    await see(page, '走访顺序');
  };
  return {
    lend: async () => {
      await openPack();
      await button(page, '资料包给外勤电脑').click();
      await see(page, '带哪一次抽取');
      await button(page, '出两个包').click();
      await expect(unwritten).toHaveCount(2);
      await writeOut(1, 'roster-data');
      await writeOut(0, 'results');
    },
    takeIn: async (filePath, says) => {
      await chooseFile(page, filePath);
      const entry = page.locator('.outcomes li').filter({ hasText: path.basename(filePath) });
      await expect(entry.getByText(says).first()).toBeVisible();
    },
    enterNext: async (inspectedOn) => {
      await openPack();
      await expect(button(page, '资料包给外勤电脑')).toHaveCount(0);
      await button(page, '去录结果').click();
      await see(page, '未发现问题');
      await page.keyboard.press('1');
      await page.getByLabel('检查日期').fill(inspectedOn);
      await page.keyboard.press('Control+Enter');
      await see(page, /^1 \//);
    },
    bringBack: async () => {
      await go(page, '上报与回执');
      await button(page, '交回 1 条结果').click();
      await expect(unwritten).toHaveCount(1);
      await writeOut(0, 'results');
    },
  };
};
