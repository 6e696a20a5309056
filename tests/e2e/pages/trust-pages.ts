import path from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import { button, go, see } from '../screens/screen.ts';
import { chooseFile } from './choose-file.ts';

/** What an officer of the city does about the keys of a county, and a clerk when a computer is a new one. */
export interface TrustDesk {
  /** Opens the dialog that closes the office's only key in use. */
  readonly askToClose: () => Promise<Locator>;
  readonly closeKey: (rootPassphrase: string, reason: string) => Promise<void>;
  /** Gives the city another key; leaves the page where its roster bundle is written out. */
  readonly renewCityKey: (
    key: { readonly label: string; readonly passphrase: string; readonly reason: string },
    rootPassphrase: string,
  ) => Promise<void>;
  /** Seals what the city holds of the office; gives how many bundles that were. */
  readonly giveBack: (passphrase: string) => Promise<number>;
  /** Writes out everything that was sealed and not written out yet, the oldest first. */
  readonly writeAll: () => Promise<void>;
  /** Takes a file in and waits until it was decided. */
  readonly takeIn: (filePath: string, says: string | RegExp) => Promise<void>;
  /** Enters the next visit of the task that has none; gives how many have one then. */
  readonly enterNext: (task: string, inspectedOn: string) => Promise<number>;
}

export const trustDeskOn = (page: Page): TrustDesk => {
  const dialog = page.getByRole('dialog');
  const unwritten = button(page, /^写出$/);
  return {
    askToClose: async () => {
      await go(page, '密钥与信任');
      await button(page, /^停用密钥/).click();
      await expect(dialog.getByLabel('根密钥口令')).toBeVisible();
      return dialog;
    },

    closeKey: async (rootPassphrase, reason) => {
      await dialog.getByLabel('根密钥口令').fill(rootPassphrase);
      await dialog.getByLabel('理由（记入全程留痕）').fill(reason);
      await dialog.getByRole('button', { name: '停用这把密钥' }).click();
      await expect(dialog).toHaveCount(0);
    },

    renewCityKey: async ({ label, passphrase, reason }, rootPassphrase) => {
      await go(page, '密钥与信任');
      await button(page, '换一把新密钥').click();
      await page.getByLabel('密钥名称').fill(label);
      for (const field of ['密钥口令', '再输一遍密钥口令']) await page.getByLabel(field, { exact: true }).fill(passphrase);
      await page.getByLabel('为什么换').fill(reason);
      const form = page.locator('form').filter({ has: page.getByLabel('为什么换') });
      await form.getByLabel('根密钥口令').fill(rootPassphrase);
      await form.getByRole('button', { name: '生成新密钥并更新名册' }).click();
      await expect(page.getByText(/^新密钥已经启用/)).toBeVisible();
    },

    giveBack: async (passphrase) => {
      await go(page, '密钥与信任');
      await button(page, /^交还数据/).click();
      await dialog.getByRole('button', { name: '出包交还' }).click();
      const done = dialog.getByText(/^已出 \d+ 个包/);
      const locked = dialog.getByLabel('密钥口令（解锁用）');
      await done.or(locked).first().waitFor();
      if (await locked.isVisible()) {
        await locked.fill(passphrase);
        await dialog.getByRole('button', { name: '解锁密钥' }).click();
        await dialog.getByRole('button', { name: '出包交还' }).click();
      }
      const bundles = Number(/\d+/.exec(await done.innerText())?.[0]);
      await dialog.getByRole('button', { name: '去写到U盘' }).click();
      return bundles;
    },

    writeAll: async () => {
      await unwritten.first().waitFor();
      for (let left = await unwritten.count(); left > 0; left -= 1) {
        await unwritten.last().click();
        await page.getByRole('menuitem', { name: '写到导出文件夹' }).click();
        await expect(unwritten).toHaveCount(left - 1);
      }
    },

    takeIn: async (filePath, says) => {
      await chooseFile(page, filePath);
      const entry = page.locator('.outcomes li').filter({ hasText: path.basename(filePath) });
      await expect(entry.getByText(says).first()).toBeVisible();
    },

    enterNext: async (task, inspectedOn) => {
      await go(page, '结果录入');
      await see(page, task);
      await see(page, '未发现问题');
      const progress = page.getByText(/^\d+ \/ \d+/).first();
      const before = Number.parseInt(await progress.innerText(), 10);
      await page.keyboard.press('1');
      await page.getByLabel('检查日期').fill(inspectedOn);
      await page.keyboard.press('Control+Enter');
      await see(page, new RegExp(`^${before + 1} /`));
      return before + 1;
    },
  };
};
