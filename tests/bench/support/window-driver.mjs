import path from 'node:path';
import { _electron } from 'playwright';
import { prepareApp } from '../../../scripts/lib/launch.mjs';
import { chromiumFlags } from '../../../scripts/lib/display.mjs';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { person } from './bench-office.mjs';
import { makeFolder, readObserved } from './observed.mjs';
import { watchPage } from './page-watch.mjs';

/** Starts the real application on a data folder, with observers in its three processes. */
export async function launchObserved(dataDir) {
  const { exe } = await prepareApp();
  const home = makeFolder();
  const observed = { main: path.join(home, 'main.jsonl'), backend: path.join(home, 'backend.jsonl') };
  const electron = await _electron.launch({
    executablePath: exe,
    args: [
      ...chromiumFlags(),
      '--lang=zh-CN',
      `--user-data-dir=${path.join(home, 'user')}`,
      inRoot('tests/bench/support/observed-app'),
      `--data=${dataDir}`,
    ],
    env: { ...process.env, FAIRDRAW_OBSERVED: observed.main, FAIRDRAW_OBSERVED_BACKEND: observed.backend },
  });
  const bornAt = await electron.evaluate(() => process.getCreationTime());
  const page = await electron.firstWindow();
  page.setDefaultTimeout(60_000);
  return {
    page,
    bornAt,
    observed: () => ({ main: readObserved(observed.main), backend: readObserved(observed.backend) }),
    watch: () => watchPage(page),
    /** Lets the next native file dialog answer with this path. */
    nextFile: (filePath) =>
      electron.evaluate(({ dialog }, answer) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] });
      }, filePath),
    close: () => electron.close(),
  };
}

/** What a clerk does in the window; each step ends when its answer can be seen. */
export const clerkAt = (page) => {
  const button = (name) => page.getByRole('button', { name });
  const panel = page.locator('.progress-panel');
  const go = (place) => page.getByRole('navigation').getByRole('button', { name: place }).click();
  const toConfirm = button('下一步：确认入库');
  const write = button(/^先?入库 /);
  /** The last step stands open again after its writing was cancelled. */
  const waitForReport = () => toConfirm.or(write).waitFor();
  return {
    waitForSignIn: () => page.getByLabel('姓名').waitFor(),
    signIn: async () => {
      await page.getByLabel('姓名').fill(person.name);
      await page.getByLabel('密码', { exact: true }).fill(person.password);
      await button('登录').click();
      await page.getByRole('navigation').waitFor();
    },
    openSubjects: () => go('检查对象名录库'),
    waitForRows: () => page.getByRole('grid').getByRole('row').nth(3).getByRole('gridcell').first().waitFor(),
    openRow: async () => {
      await page.getByRole('grid').getByRole('row').nth(2).getByRole('gridcell').nth(1).click();
      await page.getByRole('dialog').getByText('法定代表人').waitFor();
    },
    openImport: () => button(/导入/).first().click(),
    chooseFile: () => button('选择文件').click(),
    waitForReport,
    confirm: async () => {
      await waitForReport();
      if (await toConfirm.isVisible()) await toConfirm.click();
      await write.click();
    },
    waitForDone: () => page.getByText('已入库').first().waitFor(),
    /** Goes to other places while something runs on the page of the import, and back to it. */
    lookElsewhere: async () => {
      for (const place of ['检查人员名录库', '抽查任务', '检查对象名录库']) {
        await go(place);
        await page.getByRole('heading', { name: place }).first().waitFor();
      }
      await button(/导入/).first().click();
    },
    /** Waits until the panel says this phase at this percentage or more, presses Cancel, and waits until it is gone; gives what stood there. */
    cancelAt: async (phase, percent) => {
      const shown = await page.waitForFunction(
        ({ phase: wanted, percent: least }) => {
          const found = document.querySelector('.progress-panel');
          if (found?.querySelector('[role=status]')?.textContent !== wanted) return null;
          const now = Number(found.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? 0);
          return now >= least ? { now } : null;
        },
        { phase, percent },
        { polling: 'raf' },
      );
      const { now } = await shown.jsonValue();
      const pressed = performance.now();
      await panel.getByRole('button', { name: '取消' }).click();
      await panel.waitFor({ state: 'detached' });
      return { percent: now, milliseconds: Math.round(performance.now() - pressed) };
    },
  };
};
