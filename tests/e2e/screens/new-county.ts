import { expect } from 'playwright/test';
import { chooseFile } from '../pages/choose-file.ts';
import { button, closeDialog, place, see, type Walk } from './screen.ts';

export const newCounty: Walk = {
  title: '新的县局',
  screens: [
    { name: '首次设置', open: (page) => see(page, '第一个管理员') },
    {
      name: '首次设置有错',
      open: async (page) => {
        await button(page, '建立本单位的工作台').click();
        await see(page, '请选择单位');
      },
    },
    {
      name: '恢复码',
      open: async (page, { admin, password }) => {
        await page.getByRole('combobox').last().click();
        await page.keyboard.type('正定');
        await page.keyboard.press('Enter');
        await page.getByLabel('姓名').fill(admin);
        for (const field of await page.locator('input[type=password]').all()) await field.fill(password);
        await button(page, '建立本单位的工作台').click();
        await see(page, '我已抄好或打印好');
      },
    },
    {
      name: '首页（新）',
      open: async (page) => {
        await page.getByText('我已抄好或打印好').click();
        await button(page, '进入工作台').click();
        await see(page, '导入检查对象名录');
      },
    },
    place('事项清单（空）', '抽查事项清单', /还没有/),
    place('检查人员（空）', '检查人员名录库', /还没有/),
    place('年度计划（空）', '年度计划', '还没有年度计划'),
    place('抽查任务（空）', '抽查任务', '还没有抽查任务'),
    place('结果录入（空）', '结果录入', /./),
    place('公示（空）', '公示', /还没有抽取过的任务/),
    place('后续处理（空）', '后续处理', /没有需要后续处理的问题/),
    place('上报与回执（空）', '上报与回执', /密钥/),
    place('密钥与信任（新）', '密钥与信任', '生成本局密钥'),
    place('系统（新）', '系统', '操作留痕'),
    place('检查对象（空）', '检查对象名录库', /还没有/),
    {
      name: '导入：选文件',
      open: async (page) => {
        await button(page, /导入/).first().click();
        await see(page, /拖到这里/);
      },
    },
    {
      name: '导入：模板已写出',
      open: async (page) => {
        await button(page, '下载模板').click();
        await see(page, /“模板-检查对象名录库\.xlsx”已写到/);
      },
    },
    {
      name: '导入：不是表格',
      open: async (page, { damagedDir }) => {
        await chooseFile(page, `${damagedDir}/office.db`);
        await expect(page.locator('.error-notice')).toBeVisible();
      },
    },
    {
      name: '导入：问题',
      open: async (page, { messy }) => {
        const [subjects = ''] = messy.subjects;
        await chooseFile(page, subjects, subjects);
        await expect(button(page, '下一步：确认入库')).toBeVisible();
        await see(page, /后面还有 1 份/);
      },
    },
    {
      name: '导入：一条问题',
      open: async (page) => {
        await page.getByRole('grid').getByRole('gridcell').first().click();
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
    {
      name: '导入：各列认成什么',
      open: async (page) => {
        await closeDialog(page);
        await button(page, '对应列').click();
        await see(page, '统一社会信用代码');
      },
    },
    {
      name: '导入：标题行',
      open: async (page) => {
        await button(page, '上一步').click();
        await see(page, '标题行');
      },
    },
    {
      name: '导入：确认',
      open: async (page) => {
        await button(page, '确认入库').click();
        await expect(button(page, /^先?入库 /)).toBeVisible();
      },
    },
    {
      name: '导入：已入库',
      open: async (page) => {
        await button(page, /^先?入库 /).click();
        await see(page, '已入库');
      },
    },
  ],
};
