import { expect } from 'playwright/test';
import { openStage, stageOf } from '../support/stage-window.ts';
import type { Screen } from './screen.ts';

/** The stage opens beside the console and stays. */
export const stageOpened: Screen = {
  name: '大屏：名录封存',
  stage: true,
  open: async (page) => {
    await openStage(page);
  },
};

/** The stage as it follows the console. */
export const stageAt = (step: string, state = ''): Screen => ({
  name: `大屏：${step}${state}`,
  stage: true,
  open: async (page) => {
    await expect(stageOf(page.context())?.locator('[aria-current=step]') ?? page.locator('nothing')).toContainText(step);
  },
});

/** The whole list is shown at once. */
export const stageList: Screen = {
  name: '大屏：抽取检查对象',
  stage: true,
  open: async (page) => {
    await page.getByText('全部显示', { exact: true }).click();
    const list = stageOf(page.context())?.locator('.stage-list') ?? page.locator('nothing');
    const total = await list.getAttribute('data-total');
    await expect(list).toHaveAttribute('data-shown', total ?? '');
  },
};
