import { expect, type Locator, type Page } from 'playwright/test';
import { chooseFile } from './choose-file.ts';

export interface TypedRow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly item: string;
  readonly range: string;
}

/** What an officer does with the year's plan; where things stand on the page is private to this file. */
export interface PlanDesk {
  readonly open: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly addRow: (row: TypedRow) => Promise<void>;
  /** Opens a row, changes one field and keeps it. */
  readonly changeRow: (name: string, label: string, value: string) => Promise<void>;
  readonly importTable: (filePath: string, rows: number) => Promise<void>;
  /** Follows a finding to its row and gives the row its item. */
  readonly giveItem: (name: string, item: string) => Promise<void>;
  readonly freezeBase: () => Promise<void>;
  readonly submit: () => Promise<void>;
  readonly approve: (approver: { readonly name: string; readonly password: string }) => Promise<void>;
  readonly note: (kind: '上报备案' | '公示', on: string, what: string) => Promise<void>;
  readonly adjust: (reason: string) => Promise<void>;
  readonly compare: () => Promise<readonly string[]>;
  readonly export: () => Promise<void>;
  readonly makeScheme: (name: string) => Promise<void>;
}

export const planDeskOn = (page: Page): PlanDesk => {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const dialog = page.getByRole('dialog');
  const confirm = async (name: string | RegExp): Promise<void> => {
    await dialog.getByRole('button', { name }).click();
    await expect(dialog).toBeHidden();
  };
  const chooseItem = async (item: string): Promise<void> => {
    await dialog.getByRole('combobox', { name: '抽查事项' }).fill(item);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  };
  return {
    open: async () => {
      await page.getByRole('navigation').getByRole('button', { name: '年度计划', exact: true }).click();
      await expect(page.getByRole('heading', { name: '年度计划', level: 1 })).toBeVisible();
    },

    start: async () => {
      await button('新建年度计划').first().click();
      await confirm('新建计划');
      await expect(page.getByText('这份计划还没有任务')).toBeVisible();
    },

    addRow: async ({ name, from, to, rate, item, range }) => {
      await button('添加一行').click();
      await dialog.getByLabel('任务名称').fill(name);
      await dialog.getByLabel('开始').fill(from);
      await dialog.getByLabel('结束').fill(to);
      await dialog.getByLabel('比例（%）').fill(rate);
      await dialog.getByLabel('对象范围').fill(range);
      await chooseItem(item);
      await confirm('存好这一行');
      await expect(button(name).first()).toBeVisible();
    },

    changeRow: async (name, label, value) => {
      await button(`修改 ${name}`).click();
      await dialog.getByLabel(label).fill(value);
      await confirm('存好这一行');
    },

    importTable: async (filePath, rows) => {
      await button('导入计划表').click();
      await chooseFile(page, filePath);
      await confirm(`导入 ${String(rows)} 项`);
    },

    giveItem: async (name, item) => {
      await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: '看这一行' }).first().click();
      await expect(page.locator('.plan-name', { hasText: name })).toBeFocused();
      await page.keyboard.press('Enter');
      await chooseItem(item);
      const drop = dialog.getByRole('button', { name: '去掉原文' });
      if (await drop.isVisible()) await drop.click();
      await confirm('存好这一行');
    },

    freezeBase: async () => {
      await button('定下基数').click();
      await confirm('定下基数');
    },

    submit: async () => {
      await button('送审').click();
      await expect(button('批准')).toBeVisible();
    },

    approve: async ({ name, password }) => {
      await button('批准').click();
      await dialog.getByLabel('批准人姓名').fill(name);
      await dialog.getByLabel('批准人密码').fill(password);
      await confirm('批准');
      await expect(button('调整计划')).toBeVisible();
    },

    note: async (kind, on, what) => {
      await button(`登记${kind}`).click();
      await dialog.getByLabel('日期').fill(on);
      await dialog.getByLabel(kind === '公示' ? '公示网址或位置' : '备案文号').fill(what);
      await confirm('存好');
      await expect(button(`更正${kind}`)).toBeVisible();
    },

    adjust: async (reason) => {
      await button('调整计划').click();
      await dialog.getByLabel('理由').fill(reason);
      await confirm('起草调整版');
      await expect(button('放弃这一版')).toBeVisible();
    },

    compare: async () => {
      await button('版本与对照').click();
      const rows = dialog.getByRole('region', { name: '与上一版对照' }).locator('tbody tr');
      await expect(rows.first()).toBeVisible();
      const texts = await rows.allInnerTexts();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
    },

    export: async () => {
      await button('导出和打印').click();
      await dialog.getByRole('button', { name: '导出到默认文件夹' }).click();
      await expect(dialog.getByText(/已写到/)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    },

    makeScheme: async (name) => {
      await button(`由此行新建方案 ${name}`).click();
      await expect(page.getByText('怎么抽').first()).toBeVisible();
    },
  };
};
