import { expect } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { changeScreens, leaveScreens, ledgerScreens } from './change-screens.ts';
import { broughtScreens } from './brought-screens.ts';
import { figureScreens } from './figure-screens.ts';
import { itemScreens } from './item-screens.ts';
import { lifeScreens } from './life-screens.ts';
import { orgScreens } from './org-screens.ts';
import { peopleScreens } from './people-screens.ts';
import { planScreens } from './plan-screens.ts';
import { schemeScreens } from './scheme-screens.ts';
import { button, closeDialog, go, place, see, signIn, type Walk } from './screen.ts';
import { stageAt, stageList, stageOpened } from './stage-screens.ts';
import { subjectScreens } from './subject-screens.ts';
import { systemScreens } from './system-screens.ts';

const secretA = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const secretB = 'b9a8c7d6e5f4031221304f5e6d7c8b9a';
const dice = '40817369250618773364';

export const workedCounty: Walk = {
  title: '办过一轮的县局',
  dataDir: ({ countyDir }) => countyDir,
  screens: [
    { name: '登录', open: (page) => see(page, '登录') },
    {
      name: '忘记密码',
      open: async (page) => {
        await button(page, '忘记密码').click();
        await see(page, '用恢复码重设密码');
      },
    },
    {
      name: '首页',
      open: async (page, { admin, password }) => {
        await button(page, '返回登录').click();
        await signIn(page, admin, password);
        await see(page, '已经就绪');
      },
    },
    {
      name: '首页：帮助',
      open: async (page) => {
        await page.keyboard.press('F1');
        await expect(page.getByRole('complementary', { name: '帮助' }).getByRole('heading', { level: 1 })).toHaveText('首页');
      },
    },
    {
      name: '快捷键表',
      open: async (page) => {
        await button(page, '收起帮助').click();
        await page.getByRole('heading', { level: 1 }).click();
        await page.keyboard.press('?');
        await expect(page.getByRole('complementary', { name: '帮助' }).getByRole('heading', { level: 1 })).toHaveText('快捷键');
      },
    },
    {
      name: '首页：帮助收起',
      open: async (page) => {
        await button(page, '收起帮助').click();
        await expect(page.getByRole('complementary', { name: '帮助' })).toHaveCount(0);
      },
    },
    ...itemScreens,
    ...orgScreens,
    ...subjectScreens,
    {
      name: '全局查找',
      open: async (page) => {
        await closeDialog(page);
        await page.keyboard.press('Control+k');
        await page.keyboard.type('zd');
        await expect(page.getByRole('option').first()).toBeVisible();
      },
    },
    ...peopleScreens,
    ...planScreens,
    {
      name: '抽查任务',
      open: async (page) => {
        await page.getByRole('dialog').getByRole('button', { name: '放弃这一版' }).click();
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await go(page, '抽查任务');
        await see(page, '已抽取');
      },
    },
    ...schemeScreens,
    {
      name: '抽取现场：双方密语',
      open: async (page) => {
        await page.getByRole('dialog').getByRole('button', { name: '封存名录和方案' }).click();
        await see(page, '约定公开值');
      },
    },
    stageOpened,
    {
      name: '抽取现场：双方承诺',
      open: async (page) => {
        await button(page, '下一步：参数核对').click();
        await see(page, '甲方（操作员）');
      },
    },
    stageAt('参数核对'),
    {
      name: '抽取现场：作废',
      open: async (page) => {
        await button(page, '作废本次…').click();
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
    {
      name: '抽取现场：密语纸条',
      open: async (page) => {
        await closeDialog(page);
        await button(page, '甲方（操作员）生成一个密语').click();
        await see(page, '请把密语抄在纸上装进信封');
      },
    },
    {
      name: '抽取现场：封存的名录',
      open: async (page) => {
        await page.locator('.draw-step').first().click();
        await see(page, '层');
      },
    },
    {
      name: '抽取现场：摇种子',
      open: async (page) => {
        await page.locator('.draw-step').nth(1).click();
        for (const [party, secret] of [
          ['甲方（操作员）', secretA],
          ['乙方（监督方）', secretB],
        ] as const) {
          await page.getByLabel(`${party}密语`, { exact: true }).fill(secret);
          await page.getByLabel(`${party}再输一遍密语`, { exact: true }).fill(secret);
          await button(page, `${party}记下承诺值`).click();
          await expect(button(page, `${party}记下承诺值`)).toBeHidden();
        }
        await page.getByLabel('第一遍', { exact: true }).fill('4081736925');
      },
    },
    {
      name: '抽取现场：第二遍',
      open: async (page) => {
        await page.getByLabel('第一遍', { exact: true }).fill(dice);
        await button(page, '第一遍录好，遮住').click();
        await page.getByLabel('第二遍', { exact: true }).fill(dice.slice(0, 6));
      },
    },
    {
      name: '抽取现场：两遍不同',
      open: async (page) => {
        await page.getByLabel('第二遍', { exact: true }).fill(dice.replace('1', '7'));
        await page.getByLabel('第二遍录入人姓名').fill(demo.secondReader);
        await page.getByLabel('第二遍录入人密码').fill(demo.password);
        await page.getByLabel('见证人1姓名').fill(demo.witness);
        await button(page, '与现场一致，记下种子数字').click();
        await see(page, /位两遍不同/);
      },
    },
    stageAt('现场摇种子', '（两遍不同）'),
    {
      name: '抽取现场：开封抽取',
      open: async (page) => {
        await page.getByLabel('第二遍', { exact: true }).fill(dice);
        await button(page, '与现场一致，记下种子数字').click();
        await see(page, '甲方密语');
      },
    },
    {
      name: '抽取现场：名单',
      open: async (page) => {
        await page.getByLabel('甲方密语', { exact: true }).fill(secretA);
        await page.getByLabel('乙方密语', { exact: true }).fill(secretB);
        await page.getByRole('button', { name: '抽取', exact: true }).click();
        await see(page, '记录指纹');
      },
    },
    stageList,
    ...changeScreens,
    {
      name: '抽取记录',
      open: async (page) => {
        await button(page, '抽取记录').click();
        await expect(page.getByRole('region', { name: '记录预览' })).toBeVisible();
      },
    },
    {
      name: '抽取记录：缺姓名',
      open: async (page) => {
        await page.getByLabel('第 1 人单位').fill('正定县市场监督管理局');
        await button(page, '存好地点和人员').click();
        await see(page, '有人没有填姓名');
      },
    },
    {
      name: '抽取现场：检查人员',
      open: async (page) => {
        await button(page, '回到抽取现场').click();
        await button(page, '下一步：抽取检查人员').click();
        await see(page, '工号');
      },
    },
    stageAt('抽取检查人员'),
    ...leaveScreens,
    {
      name: '抽取现场：匹配与回避',
      open: async (page) => {
        await button(page, '下一步：匹配与回避').click();
        await see(page, /回避/);
      },
    },
    stageAt('匹配与回避'),
    {
      name: '抽取现场：签字与打印',
      open: async (page) => {
        await button(page, '下一步：签字与打印').click();
        await see(page, '记录指纹');
      },
    },
    stageAt('签字与打印'),
    {
      name: '现场资料包',
      open: async (page) => {
        await button(page, '现场资料包').click();
        await see(page, '行政检查审批表');
      },
    },
    {
      name: '现场资料包：结果表',
      open: async (page) => {
        await button(page, '导出全部待录').click();
        const said = page.getByText(/^“现场结果表-.*已写到/);
        await expect(said).toBeVisible();
        await said.scrollIntoViewIfNeeded();
      },
    },
    {
      name: '结果录入',
      open: async (page) => {
        await button(page, '去录结果').click();
        await see(page, '未发现问题');
      },
    },
    ...broughtScreens,
    {
      name: '结果录入：发现问题',
      open: async (page) => {
        // The walk before has left the focus in the search field, where a digit is a digit.
        await page.locator('.search-box input').blur();
        await page.keyboard.press('5');
        await page.keyboard.press('Control+Enter');
        await page.getByRole('alert').first().waitFor();
      },
    },
    ...lifeScreens,
    ...ledgerScreens,
    place('抽查任务（两个）', '抽查任务', '第2期 年报公示信息抽查'),
    {
      name: '已封存的方案',
      open: async (page) => {
        await button(page, '看抽取记录').first().click();
        await button(page, '看方案').click();
        await see(page, '该任务已封存，只能看。要改须作废重来（留痕）。');
      },
    },
    place('上报与回执', '上报与回执', '市局已收'),
    {
      name: '上报与回执：解锁密钥',
      open: async (page) => {
        await button(page, /^出第/).click();
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
    {
      name: '密钥与信任',
      open: async (page) => {
        await closeDialog(page);
        await go(page, '密钥与信任');
        await see(page, '密钥指纹');
      },
    },
    ...figureScreens,
    ...systemScreens,
    {
      name: '锁屏',
      open: async (page) => {
        await page.locator('.band-person').click();
        await page.getByRole('menuitem', { name: '锁定屏幕' }).click();
        await see(page, '屏幕已锁定');
      },
    },
  ],
};
