import { expect } from 'playwright/test';
import { countyScreens } from './county-screens.ts';
import { button, closeDialog, go, place, see, signIn, type Walk } from './screen.ts';

export const newCity: Walk = {
  title: '新的市局',
  screens: [
    {
      name: '市局首页（新）',
      open: async (page, { cityAdmin, password }) => {
        await page.getByText('市局', { exact: true }).click();
        await page.getByLabel('姓名').fill(cityAdmin);
        for (const field of await page.locator('input[type=password]').all()) await field.fill(password);
        await button(page, '建立本单位的工作台').click();
        await page.getByText('我已抄好或打印好').click();
        await button(page, '进入工作台').click();
        await see(page, '建立信任名册');
      },
    },
    place('收包与回执（空）', '收包与回执', /名册/),
    place('建立信任名册', '密钥与信任', '恢复密钥口令'),
  ],
};

/** A number is missing, and a computer of a county is said to be lost. */
export const troubledCity: Walk = {
  title: '等着缺号的市局',
  dataDir: ({ troubled }) => troubled.cityDir,
  screens: [
    {
      name: '收包与回执：要处理的来包',
      open: async (page, { cityAdmin, password }) => {
        await signIn(page, cityAdmin, password);
        await go(page, '收包与回执');
        await see(page, '缺第 3 号，1 个包存着等它');
      },
    },
    {
      name: '收包与回执：不再等缺的号',
      open: async (page) => {
        await button(page, /^不再等缺的号/).click();
        await expect(page.getByLabel('理由（记入全程留痕）')).toBeVisible();
      },
    },
    {
      name: '市局密钥与信任：停用密钥',
      open: async (page) => {
        await closeDialog(page);
        await go(page, '密钥与信任');
        await button(page, /^停用密钥/).click();
        await expect(page.getByLabel('根密钥口令')).toBeVisible();
      },
    },
  ],
};

export const workedCity: Walk = {
  title: '收过包的市局',
  dataDir: ({ cityDir }) => cityDir,
  screens: [
    {
      name: '市局首页',
      open: async (page, { cityAdmin, password }) => {
        await signIn(page, cityAdmin, password);
        await see(page, '下一步');
      },
    },
    place('收包与回执', '收包与回执', /出名册包/),
    place('市局抽查事项清单', '抽查事项清单', /还没有抽查事项/),
    place('市局年度计划', '年度计划', /还没有年度计划/),
    ...countyScreens,
    place('市局密钥与信任', '密钥与信任', '登记县局的密钥'),
    {
      name: '市局密钥与信任：交还数据',
      open: async (page) => {
        await button(page, /^交还数据/).click();
        await see(page, /名录库：检查对象 /);
      },
    },
    {
      name: '市局密钥与信任：交还之后不办',
      open: async (page) => {
        await closeDialog(page);
        await see(page, '登记县局的密钥');
      },
    },
    place('市局系统', '系统', '操作留痕'),
  ],
};
