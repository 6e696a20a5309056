import { giveReasons } from '../support/give-reasons.ts';
import path from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import { chooseFile } from './choose-file.ts';

/** What an officer does in the window, step by step; where things stand on the page is private to this file. */
export interface Desk {
  readonly setUp: (office: { readonly county?: string; readonly admin: string; readonly password: string }) => Promise<void>;
  readonly importFile: (place: string, filePath: string) => Promise<void>;
  /** Chooses a workbook and waits for nothing. */
  readonly chooseWorkbook: (place: string, filePath: string) => Promise<void>;
  readonly confirmImport: () => Promise<void>;
  readonly makeScheme: (name: string, days: { readonly from: string; readonly to: string }) => Promise<void>;
  readonly freeze: () => Promise<void>;
  readonly commit: (party: string, secret: string) => Promise<void>;
  readonly addPerson: (person: { readonly name: string; readonly password: string; readonly role: string }) => Promise<void>;
  readonly readFirst: (digits: string) => Promise<void>;
  readonly readSecond: (digits: string, reader: { readonly name: string; readonly password: string }, witness: string) => Promise<void>;
  readonly draw: (secretA: string, secretB: string) => Promise<void>;
  readonly exportRecord: () => Promise<void>;
  readonly enterFirstResult: (inspectedOn: string) => Promise<void>;
  readonly createKey: (label: string, passphrase: string) => Promise<readonly string[]>;
  readonly exportEnrolment: () => Promise<void>;
  readonly startTrust: (label: string, passphrases: readonly [string, string, string]) => Promise<string>;
  /** The same with the text of the code on the enrolment sheet in place of the file. */
  readonly acceptScannedKey: (text: string, digits: readonly string[], rootPassphrase: string) => Promise<void>;
  readonly acceptKey: (filePath: string, digits: readonly string[], rootPassphrase: string) => Promise<void>;
  readonly sealRoster: () => Promise<void>;
  readonly takeRoster: (filePath: string, rootDigits: string) => Promise<void>;
  readonly sealResults: () => Promise<void>;
  readonly receive: (filePath: string) => Promise<void>;
  readonly makeReceipt: () => Promise<void>;
  readonly seeState: (state: string) => Promise<void>;
}

export const deskOn = (page: Page): Desk => {
  page.setDefaultTimeout(30_000);
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const go = (place: string): Promise<void> => page.getByRole('navigation').getByRole('button', { name: place, exact: true }).click();
  const choose = (filePath: string): Promise<void> => chooseFile(page, filePath);
  const typeTwice = async (first: string, again: string, text: string): Promise<void> => {
    await page.getByLabel(first, { exact: true }).fill(text);
    await page.getByLabel(again, { exact: true }).fill(text);
  };
  /** The six groups of five digits that stand behind this word. */
  const digitsBehind = async (word: string): Promise<readonly string[]> => {
    const groups = page.locator(`xpath=(//*[normalize-space(text())='${word}'])[1]/following::ol[1]/li`);
    await expect(groups).toHaveText(Array.from({ length: 6 }, () => /^\d{5}$/));
    return groups.allInnerTexts();
  };
  const confirmImport = async (): Promise<void> => {
    const next = button('下一步：确认入库');
    const write = button(/^先?入库 /);
    await expect(next.or(write)).toBeVisible();
    if (await next.isVisible()) await next.click();
    await write.click();
  };
  /** Seals with `seal` and writes the new bundle out; the newest stands first and was never written out. */
  const sealAndWrite = async (seal: Locator, kind: string): Promise<void> => {
    await seal.click();
    await expect(button(/^(写出|再写一份)$/).first()).toHaveAccessibleName('写出');
    await button('写出').first().click();
    await page.getByRole('menuitem', { name: '写到导出文件夹' }).click();
    await expect(page.getByText(new RegExp(`-${kind}\\.ssjb”已写到`)).first()).toBeVisible();
  };
  /** Two groups are typed as they were heard, then the root's passphrase. */
  const typeHeard = async (digits: readonly string[], rootPassphrase: string): Promise<void> => {
    const asked = page.getByRole('textbox', { name: /^第 \d 组/ });
    await expect(asked).toHaveCount(2);
    for (const [index, group] of digits.entries()) {
      const field = page.getByRole('textbox', { name: `第 ${String(index + 1)} 组` });
      if ((await field.count()) > 0) await field.fill(group);
    }
    await page.getByLabel('根密钥口令', { exact: true }).fill(rootPassphrase);
    await button('核对无误，登记进名册').click();
    await expect(page.getByText('的密钥已登记').first()).toBeVisible();
  };
  return {
    setUp: async ({ county, admin, password }) => {
      if (county === undefined) await page.getByText('市局', { exact: true }).click();
      else {
        await page.getByRole('combobox').last().click();
        await page.keyboard.type(county);
        await page.keyboard.press('Enter');
      }
      await page.getByLabel('姓名').fill(admin);
      const passwords = page.locator('input[type=password]');
      await passwords.nth(0).fill(password);
      await passwords.nth(1).fill(password);
      await button('建立本单位的工作台').click();
      await page.getByText('我已抄好或打印好').click();
      await button('进入工作台').click();
      await expect(page.getByRole('navigation')).toBeVisible();
    },

    importFile: async (place, filePath) => {
      await go(place);
      await button(/导入/).first().click();
      await choose(filePath);
      await confirmImport();
      await expect(page.getByText('已入库').first()).toBeVisible();
    },

    chooseWorkbook: async (place, filePath) => {
      await go(place);
      await button(/导入/).first().click();
      // A file that was left half way still stands there.
      const another = button('换一个文件');
      await page.locator('input[type=file]').or(another).first().waitFor({ state: 'attached' });
      if (await another.isVisible()) await another.click();
      await choose(filePath);
    },

    confirmImport,

    makeScheme: async (name, { from, to }) => {
      await go('抽查任务');
      await button('新建抽查任务').first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('任务名称').fill(name);
      await dialog.getByRole('button', { name: '新建任务' }).click();
      for (const item of ['年度报告公示信息的检查', '即时公示信息的检查']) await page.getByText(item, { exact: true }).click();
      await page.getByLabel('检查开始').fill(from);
      await page.getByLabel('检查截止').fill(to);
      await page.keyboard.press('Enter');
    },

    freeze: async () => {
      await expect(page.getByText(/体检没有必须改的|处要写理由/).first()).toBeVisible();
      await giveReasons(page, '局务会已研究');
      await expect(button('封存名录和方案')).toBeEnabled();
      await button('封存名录和方案').click();
      await page.getByRole('dialog').getByRole('button', { name: '封存名录和方案' }).click();
      // The dialog names the place as well.
      await expect(page.getByRole('heading', { name: '抽取现场' })).toBeVisible();
      await expect(button('下一步：参数核对')).toBeVisible();
    },

    commit: async (party, secret) => {
      const onward = button('下一步：参数核对');
      // The title stands there before the event has been read.
      await onward
        .or(page.getByLabel(`${party}密语`, { exact: true }))
        .first()
        .waitFor();
      if (await onward.isVisible()) await onward.click();
      await typeTwice(`${party}密语`, `${party}再输一遍密语`, secret);
      await button(`${party}记下承诺值`).click();
      await expect(button(`${party}记下承诺值`)).toBeHidden();
    },

    addPerson: async ({ name, password, role }) => {
      await go('系统');
      await button('添加用户').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('姓名').fill(name);
      await dialog.getByLabel('初始密码', { exact: true }).fill(password);
      await dialog.getByLabel(role).check();
      await dialog.getByRole('button', { name: /^添\s*加$/ }).click();
      await expect(dialog).toBeHidden();
    },

    readFirst: async (digits) => {
      await page.getByLabel('第一遍', { exact: true }).pressSequentially(digits);
      await button('第一遍录好，遮住').click();
      await expect(page.getByLabel('第二遍', { exact: true })).toBeVisible();
    },

    readSecond: async (digits, reader, witness) => {
      await page.getByLabel('第二遍', { exact: true }).fill(digits);
      await page.getByLabel('第二遍录入人姓名').fill(reader.name);
      await page.getByLabel('第二遍录入人密码').fill(reader.password);
      await page.getByLabel('见证人1姓名').fill(witness);
      await button('与现场一致，记下种子数字').click();
    },

    draw: async (secretA, secretB) => {
      await page.getByLabel('甲方密语', { exact: true }).fill(secretA);
      await page.getByLabel('乙方密语', { exact: true }).fill(secretB);
      await page.getByRole('button', { name: '抽取', exact: true }).click();
      await expect(page.getByText('记录指纹').first()).toBeVisible();
    },

    exportRecord: async () => {
      await button('抽取记录').click();
      await button('导出抽取记录').click();
      await expect(page.getByText('抽取记录已写到').first()).toBeVisible();
      await button('回到抽取现场').click();
    },

    enterFirstResult: async (inspectedOn) => {
      for (const step of ['抽取检查人员', '匹配与回避', '签字与打印']) await button(`下一步：${step}`).click();
      await button('去录结果').first().click();
      await expect(page.getByText('未发现问题').first()).toBeVisible();
      await page.keyboard.press('1');
      await page.getByLabel('检查日期').fill(inspectedOn);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText(/^1 \//).first()).toBeVisible();
    },

    createKey: async (label, passphrase) => {
      await go('密钥与信任');
      await page.getByLabel('密钥名称').fill(label);
      await typeTwice('密钥口令', '再输一遍密钥口令', passphrase);
      await button('生成密钥').click();
      return digitsBehind('密钥指纹');
    },

    exportEnrolment: async () => {
      await button('导出登记文件').click();
      await expect(page.getByText('已写好，请交给市局').first()).toBeVisible();
    },

    startTrust: async (label, [work, root, recovery]) => {
      await go('密钥与信任');
      await page.getByLabel('密钥名称').fill(label);
      await typeTwice('工作密钥口令', '再输一遍工作密钥口令', work);
      await typeTwice('根密钥口令', '再输一遍根密钥口令', root);
      await typeTwice('恢复密钥口令', '再输一遍恢复密钥口令', recovery);
      await button('建立信任名册').last().click();
      await expect(page.getByText('登记县局的密钥').first()).toBeVisible();
      return (await digitsBehind('名册核对数字')).join(' ');
    },

    acceptScannedKey: async (text, digits, rootPassphrase) => {
      await page.getByLabel(/^没有文件：扫登记单/).fill(text);
      await button('核对扫出的文字').click();
      await typeHeard(digits, rootPassphrase);
    },

    acceptKey: async (filePath, digits, rootPassphrase) => {
      await choose(filePath);
      await typeHeard(digits, rootPassphrase);
    },

    sealRoster: async () => {
      await go('收包与回执');
      await sealAndWrite(button('出名册包'), 'roster');
    },

    takeRoster: async (filePath, rootDigits) => {
      await go('密钥与信任');
      await page.getByLabel('市局的 30 位核对数字').fill(rootDigits);
      await choose(filePath);
      await expect(page.getByText('名册包核验无误').first()).toBeVisible();
    },

    sealResults: async () => {
      await go('上报与回执');
      await sealAndWrite(button(/^出第/), 'results');
    },

    receive: async (filePath) => {
      await choose(filePath);
      await expect(page.getByText(path.basename(filePath)).first()).toBeVisible();
    },

    makeReceipt: async () => {
      await sealAndWrite(button(/出回执$/).first(), 'receipt');
    },

    seeState: async (state) => {
      await expect(page.getByText(state, { exact: true }).first()).toBeVisible();
    },
  };
};
