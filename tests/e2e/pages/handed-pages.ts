import { expect, type Locator, type Page } from 'playwright/test';

/** What officers of a city and of its counties do with lists, plans and years that are handed down. */
export interface HandedDesk {
  readonly addItem: (code: string, name: string) => Promise<void>;
  readonly issueList: (versionNo: string, issuedOn: string) => Promise<void>;
  /** Seals what is due for every office and writes it into the export folder. */
  readonly handDown: (passphrase: string) => Promise<void>;
  /** Opens the page of bundles, where files are taken in. */
  readonly openBundles: (place: '上报与回执' | '收包与回执') => Promise<void>;
  /** From what came to the page of the list, where its difference is shown. */
  readonly lookAtList: (versionNo: string) => Promise<Locator>;
  readonly adoptList: () => Promise<void>;
}

export const handedDeskOn = (page: Page): HandedDesk => {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const dialog = page.getByRole('dialog');
  const go = (place: string): Promise<void> => page.getByRole('navigation').getByRole('button', { name: place, exact: true }).click();
  return {
    addItem: async (code, name) => {
      await go('抽查事项清单');
      await button('添加事项').click();
      await dialog.getByLabel('编号').fill(code);
      await dialog.getByLabel('抽查事项', { exact: true }).fill(name);
      await dialog.getByRole('button', { name: '保存事项' }).click();
      await expect(dialog).toBeHidden();
    },

    issueList: async (versionNo, issuedOn) => {
      await page.locator('.ant-segmented-item').nth(1).click();
      await button('发布这一版').click();
      await dialog.getByLabel('版本号').fill(versionNo);
      await dialog.getByLabel('发布日期').fill(issuedOn);
      await dialog.getByRole('button', { name: '发布清单' }).click();
      await expect(dialog).toBeHidden();
    },

    handDown: async (passphrase) => {
      await go('收包与回执');
      await button('出下发包').click();
      await dialog.getByLabel('密钥口令').fill(passphrase);
      await dialog.getByRole('button', { name: '解开密钥' }).click();
      await expect(page.getByText('没有还没下发的内容').first()).toBeVisible();
      await button(/^(写出|再写一份)$/)
        .first()
        .click();
      await page.getByRole('menuitem', { name: '写到导出文件夹' }).click();
      await expect(page.getByText(/-plan\.ssjb”已写到/).first()).toBeVisible();
    },

    openBundles: async (place) => {
      await go(place);
      await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible();
    },

    lookAtList: async (versionNo) => {
      await button(`看差别 市局下发的抽查事项清单 ${versionNo} 版`).click();
      await button('看清单的差别').click();
      await expect(dialog).toBeVisible();
      return dialog;
    },

    adoptList: async () => {
      await dialog.getByRole('button', { name: '采用这一版清单' }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByText(/^已采用市局的清单/)).toBeVisible();
    },
  };
};
