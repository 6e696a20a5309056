import { expect } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
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
    {
      name: '市局密钥与信任：已停用，去出名册包',
      open: async (page) => {
        await page.getByLabel('根密钥口令').fill(demo.rootPassphrase);
        await page.getByLabel('理由（记入全程留痕）').fill('电脑被盗，已报案');
        await button(page, '停用这把密钥').click();
        await see(page, /密钥已停用，名册更新到第/);
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
    {
      name: '市局密钥与信任：扫出的文字不对',
      open: async (page) => {
        await page.getByLabel(/^没有文件：扫登记单/).fill('{"age":"age1');
        await button(page, '核对扫出的文字').click();
        await see(page, /不完整或被改动过，没有采用/);
      },
    },
    {
      name: '市局密钥与信任：更换密钥',
      open: async (page) => {
        await button(page, '换一把新密钥').click();
        await page.getByLabel('为什么换').scrollIntoViewIfNeeded();
        await expect(page.getByLabel('为什么换')).toBeVisible();
      },
    },
    {
      name: '市局密钥与信任：名册续期',
      open: async (page) => {
        await button(page, '先不换').click();
        await button(page, '名册续期一年').click();
        await page.getByLabel('根密钥口令').fill(demo.rootPassphrase);
        await button(page, '签字续期').click();
        await see(page, /^名册更新到第/);
      },
    },
    place('市局系统', '系统', '操作留痕'),
  ],
};

/** Revisions of two records do not follow one another, and two of a third were joined at once. */
export const disputedCity: Walk = {
  title: '两份对不上的市局',
  dataDir: ({ disputed }) => disputed.cityDir,
  screens: [
    {
      name: '市局首页：两份对不上',
      open: async (page, { cityAdmin, password }) => {
        await signIn(page, cityAdmin, password);
        await see(page, '有记录的两份对不上');
      },
    },
    place('收包与回执：冲突与并行修改', '收包与回执', '2 处等着决定，1 处并行修改'),
    {
      name: '收包与回执：并行修改',
      open: async (page) => {
        await button(page, /^看一眼/).click();
        await expect(page.getByRole('dialog').getByText('两份改的不是同一处', { exact: false })).toBeVisible();
      },
    },
    {
      name: '收包与回执：逐项决定',
      open: async (page) => {
        await closeDialog(page);
        await page
          .getByRole('listitem')
          .filter({ hasText: '检查结果' })
          .getByRole('button', { name: /^去决定/ })
          .click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('radio', { name: '逐项选' }).check();
        await dialog.getByRole('checkbox', { name: '相同的也列出来' }).check();
        await expect(dialog.getByRole('radio', { name: '用另外来的', exact: true })).toBeVisible();
      },
    },
    {
      name: '收包与回执：待核记录',
      open: async (page) => {
        await closeDialog(page);
        await button(page, /^去核/).click();
        await expect(page.getByRole('button', { name: /^请县局核实/ }).first()).toBeVisible();
      },
    },
  ],
};

/** A county whose database is older than what it sealed. */
export const restoredCounty: Walk = {
  title: '恢复了旧备份的县局',
  dataDir: ({ restored }) => restored.countyDir,
  screens: [
    {
      name: '上报与回执：不能出包',
      open: async (page, { admin, password }) => {
        await signIn(page, admin, password);
        await go(page, '上报与回执');
        await see(page, /本机的数据比已经出过的包旧/);
      },
    },
  ],
};

/** Its city, whose own key is locked while it gives the county its records back. */
export const givingCity: Walk = {
  title: '交还数据的市局',
  dataDir: ({ restored }) => restored.cityDir,
  screens: [
    {
      name: '市局密钥与信任：交还数据，先解锁',
      open: async (page, { cityAdmin, password }) => {
        await signIn(page, cityAdmin, password);
        await go(page, '密钥与信任');
        await button(page, /^交还数据/).click();
        await button(page, '出包交还').click();
        await see(page, /市局的工作密钥还没有解锁/);
      },
    },
    {
      name: '市局密钥与信任：交还的包已出',
      open: async (page) => {
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('密钥口令（解锁用）').fill(demo.cityPassphrase);
        await dialog.getByRole('button', { name: '解锁密钥' }).click();
        await expect(dialog.getByLabel('密钥口令（解锁用）')).toHaveCount(0);
        await button(page, '出包交还').click();
        await see(page, /^已出 2 个包/);
      },
    },
  ],
};

/** A county whose city decides between two of its revisions; its key is in the roster. */
export const disputedCounty: Walk = {
  title: '换密钥的县局',
  dataDir: ({ disputed }) => disputed.countyDir,
  screens: [
    {
      name: '县局密钥与信任',
      open: async (page, { admin, password }) => {
        await signIn(page, admin, password);
        await go(page, '密钥与信任');
        await see(page, '换一把新密钥');
      },
    },
    {
      name: '县局密钥与信任：换密钥',
      open: async (page) => {
        await button(page, '换一把新密钥').click();
        await expect(page.getByLabel('为什么换')).toBeVisible();
      },
    },
    {
      name: '县局密钥与信任：新密钥等着登记',
      open: async (page) => {
        await page.getByLabel('密钥名称').fill('新的办公室电脑');
        for (const field of ['密钥口令', '再输一遍密钥口令'])
          await page.getByLabel(field, { exact: true }).fill('another four words of paper');
        await page.getByLabel('为什么换').fill('口令可能被人看见');
        await button(page, '生成新密钥').click();
        await see(page, /新密钥已经生成，等市局登记/);
      },
    },
    {
      name: '县局密钥与信任：登记单',
      open: async (page) => {
        await button(page, '导出登记文件').click();
        await expect(page.getByRole('img', { name: '登记文件的二维码' })).toBeVisible();
      },
    },
  ],
};
