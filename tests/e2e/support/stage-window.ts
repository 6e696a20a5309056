import { expect, type BrowserContext, type Page } from 'playwright/test';
import type { DevApp } from './launch-app.ts';
import { stageFaults } from './stage-faults.ts';

/** Projectors of today, of yesterday, and the old ones with four to three. */
export const stageSizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const;

export type StageSize = (typeof stageSizes)[number];

const isStage = (page: Page): boolean => page.url().endsWith('/stage.html');

/** The stage's own page; undefined while it is closed. */
export const stageOf = (context: BrowserContext): Page | undefined => context.pages().find(isStage);

/** Opens the stage from the console and waits until it shows the event. */
export const openStage = async (console: Page): Promise<Page> => {
  await console.getByRole('button', { name: '开大屏' }).click();
  await expect.poll(() => stageOf(console.context())?.url() ?? '').not.toBe('');
  const stage = stageOf(console.context());
  if (!stage) throw new Error('the stage did not open');
  await stage.waitForSelector('.stage-head');
  return stage;
};

export const setStageSize = async ({ electron }: DevApp, stage: Page, { width, height }: StageSize): Promise<void> => {
  await electron.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/stage.html'));
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await stage.waitForFunction(({ width: w, height: h }) => innerWidth === w && innerHeight === h, { width, height });
};

/** What somebody at the back of the room could not read. */
export const faultsOnStage = (stage: Page): Promise<readonly string[]> => stage.evaluate(stageFaults);
