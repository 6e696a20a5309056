import { expect, type Locator, type Page } from 'playwright/test';
import { unlockKey } from './unlock-key.ts';

/** What an officer of the city does with what its counties sent, and a clerk with what the city asks. */
export interface CountyDesk {
  /** Down to the result of the first published visit of the first county. Gives the subject's name. */
  readonly lookAtPublished: () => Promise<string>;
  readonly askForCorrection: (reason: string) => Promise<void>;
  /** Opens the office's key once the window asks for it. */
  readonly unlockWhenAsked: (passphrase: string) => Promise<void>;
  /** Seals and writes the bundle that takes what was asked to the county. */
  readonly sendRequests: () => Promise<void>;
  /** Opens what the city asked about this subject, and corrects it with the approval of another person. */
  readonly correct: (
    subject: string,
    change: { readonly remark: string; readonly reason: string },
    approver: { readonly name: string; readonly password: string },
  ) => Promise<void>;
}

export const countyDeskOn = (page: Page): CountyDesk => {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const go = (place: string): Promise<void> => page.getByRole('navigation').getByRole('button', { name: place, exact: true }).click();
  return {
    lookAtPublished: async () => {
      await go('各县情况');
      await page.getByText('今天', { exact: true }).click();
      await page.getByRole('rowheader').getByRole('button').first().click();
      await button(/^公示率分子/).click();
      await page.getByRole('grid').waitFor();
      await page.getByRole('gridcell').first().click();
      const visit = page.getByRole('dialog', { name: '检查结果' });
      await expect(visit.getByText('写出抽取记录')).toBeVisible();
      return visit.getByRole('heading', { level: 3 }).innerText();
    },

    askForCorrection: async (reason) => {
      await button('要求更正').click();
      await page.getByLabel('哪里不对').fill(reason);
      await button('登记要求').click();
      await expect(page.getByText('还没有出包').first()).toBeVisible();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    },

    unlockWhenAsked: (passphrase) => unlockKey(page, passphrase),

    sendRequests: async () => {
      await button('出更正要求包').click();
      await expect(button(/^(写出|再写一份)$/).first()).toHaveAccessibleName('写出');
      await button(/^写出$/)
        .first()
        .click();
      await page.getByRole('menuitem', { name: '写到导出文件夹' }).click();
      await expect(page.getByText(/-correction\.ssjb”已写到/).first()).toBeVisible();
    },

    correct: async (subject, { remark, reason }, approver) => {
      await go('上报与回执');
      await button(`去更正 ${subject}`).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('备注').fill(remark);
      await dialog.getByLabel('更正理由').fill(reason);
      await dialog.getByLabel('批准人姓名').fill(approver.name);
      await dialog.getByLabel('批准人密码').fill(approver.password);
      await dialog.getByRole('button', { name: '批准更正' }).click();
      await expect(dialog).toHaveCount(0);
    },
  };
};
