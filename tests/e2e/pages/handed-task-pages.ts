import { expect, type Locator, type Page } from 'playwright/test';
import { chooseFile } from './choose-file.ts';

/** What officers of a city and of its counties do with draws over several counties. */
export interface HandedTaskDesk {
  /** A scheme over these counties whose people the counties draw, with the first item of the list. */
  readonly makeScheme: (
    name: string,
    counties: readonly string[],
    item: string,
    days: { readonly from: string; readonly to: string },
  ) => Promise<void>;
  /** From the finished draw to its tasks, which are handed down. */
  readonly handDown: (name: string, note: string) => Promise<void>;
  /** Seals what one county has of an event and writes it into the export folder. */
  readonly sealFor: (county: string, name: string, passphrase: string) => Promise<void>;
  /** Takes an encrypted bundle in, for which the key is unlocked. */
  readonly receive: (place: '上报与回执' | '收包与回执', filePath: string, passphrase: string) => Promise<void>;
  /** Opens the list of a task that came. */
  readonly openTask: (name: string) => Promise<Locator>;
  readonly take: () => Promise<void>;
  /** How far each county is. */
  readonly openProgress: () => Promise<void>;
}

export const handedTaskDeskOn = (page: Page): HandedTaskDesk => {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const dialog = page.getByRole('dialog');
  const go = (place: string): Promise<void> => page.getByRole('navigation').getByRole('button', { name: place, exact: true }).click();
  const unlock = async (passphrase: string): Promise<void> => {
    await dialog.getByLabel('密钥口令').fill(passphrase);
    await dialog.getByRole('button', { name: '解开密钥' }).click();
  };
  return {
    makeScheme: async (name, counties, item, { from, to }) => {
      await go('抽查任务');
      await button('新建抽查任务').first().click();
      await dialog.getByLabel('任务名称').fill(name);
      await dialog.getByRole('button', { name: '新建任务' }).click();
      await page.getByLabel('单位').click();
      for (const county of counties) await page.locator('.ant-select-item-option').filter({ hasText: county }).click();
      await page.keyboard.press('Escape');
      await page.getByText(item, { exact: true }).click();
      await page.getByLabel('检查开始').fill(from);
      await page.getByLabel('检查截止').fill(to);
      await page.keyboard.press('Enter');
      await expect(page.getByText(/检查人员由 2 个县局各自抽取/)).toBeVisible();
    },

    handDown: async (name, note) => {
      await button('下一步：签字与打印').click();
      await button('派发到县').click();
      await button(`派发到县 ${name}`).click();
      await dialog.getByLabel('给县局的话（可不填）').fill(note);
      await dialog.getByRole('button', { name: '派发到县' }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByText(/^已派发到 2 个县局/)).toBeVisible();
    },

    sealFor: async (county, name, passphrase) => {
      await button(`去出包 ${county} ${name}`).click();
      await expect(page.getByText(new RegExp(`任务“${name}”的名单`))).toBeVisible();
      await button('出下发包').click();
      await unlock(passphrase);
      await expect(page.getByText('没有还没下发的内容').first()).toBeVisible();
      await button(/^(写出|再写一份)$/)
        .first()
        .click();
      await page.getByRole('menuitem', { name: '写到导出文件夹' }).click();
      await expect(page.getByText(/-plan\.ssjb”已写到/).first()).toBeVisible();
    },

    receive: async (place, filePath, passphrase) => {
      await go(place);
      await chooseFile(page, filePath);
      await unlock(passphrase);
      await expect(page.getByText(/^已导入 \d+ 条/).first()).toBeVisible();
    },

    openTask: async (name) => {
      await go('抽查任务');
      await button('上级下发的任务').click();
      await button(`名单 ${name}`).click();
      await expect(dialog.getByRole('grid', { name: '下发的名单' })).toBeVisible();
      return dialog;
    },

    take: async () => {
      await dialog.getByRole('button', { name: '接收并安排检查人员' }).click();
      await expect(page.getByText(/全部检查，不再抽取对象/)).toBeVisible();
    },

    openProgress: async () => {
      await go('抽查任务');
      await button('下发任务').first().click();
      await expect(page.getByRole('heading', { name: '下发任务', level: 1 })).toBeVisible();
    },
  };
};
