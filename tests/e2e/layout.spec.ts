import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { everyScreen } from './screens/every-screen.ts';
import type { EveryOffice } from './screens/screen.ts';
import { axeFaults } from './support/axe-faults.ts';
import { makeFieldComputers } from './support/field-computers.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { pageFaults } from './support/page-faults.ts';
import { prepareOffices } from './support/prepared-offices.ts';
import { faultsOnStage, setStageSize, stageOf, stageSizes, type StageSize } from './support/stage-window.ts';
import { handedDownOffices } from './support/hand-down-offices.ts';
import { makeLostMachine, putBackupBack } from './support/lost-machine.ts';
import { makeDisputedCity } from './support/disputed-city.ts';
import { keyboardFaults } from './support/tab-walk.ts';
import { makeTroubledCity } from './support/troubled-city.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1093, height: 614 },
  { width: 1920, height: 1080 },
] as const;
type Size = (typeof sizes)[number];

const nameOf = ({ width, height }: Size | StageSize): string => `${width}x${height}`;

/** What stands on the screens but comes from this machine: folders on the way to the data, and who made them on the command line. */
const namesOfHere = ({ dataDir }: DevApp): readonly string[] => [
  userInfo().username,
  ...path.dirname(dataDir).split(path.sep).filter(Boolean),
];

/** When this names a folder, every screen is put there as a picture for people to look at. */
const picturesDir = process.env['FAIRDRAW_PICTURES'];

let offices: EveryOffice;

test.use({ trace: 'off' });
test.setTimeout(900_000);

test.beforeAll(async () => {
  // Several offices go through the whole work before the first screen is opened.
  test.setTimeout(900_000);
  const prepared = await prepareOffices();
  offices = {
    ...prepared,
    troubled: await makeTroubledCity(prepared),
    disputed: await makeDisputedCity(prepared),
    restored: await makeLostMachine(prepared, '恢复了旧备份').then(putBackupBack),
    field: await makeFieldComputers(prepared, true),
    ...(await handedDownOffices(prepared)),
  };
});

const setSize = async ({ electron, page }: DevApp, { width, height }: Size): Promise<void> => {
  await electron.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => !webContents.getURL().endsWith('/stage.html'));
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await page.waitForFunction(({ width: w, height: h }) => innerWidth === w && innerHeight === h, { width, height });
};

/** Nothing is loading any more and what is there has been painted. */
const settle = async ({ page }: DevApp): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .ant-btn-loading') === null);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            resolve();
          });
        });
      }),
  );
};

for (const { title, dataDir, screens } of everyScreen) {
  test(`${title}: every screen can be read and worked at three window sizes`, async () => {
    const app = await launchApp(dataDir ? { dataDir: dataDir(offices) } : {});
    const session = await app.page.context().newCDPSession(app.page);
    app.page.setDefaultTimeout(15_000);
    for (const { name, open, stage } of screens) {
      await test.step(name, async () => {
        await setSize(app, sizes[0]);
        await open(app.page, offices);
        if (stage) {
          expect.soft(await faultsOfStage(app, `${title}-${name}`), name).toEqual([]);
          return;
        }
        const found: string[] = [];
        for (const size of sizes) {
          await setSize(app, size);
          await settle(app);
          if (picturesDir !== undefined) await takePicture(app, `${title}-${name}`, size);
          const faults = [
            ...(await pageFaults(app.page, namesOfHere(app))),
            ...(await keyboardFaults(app.page, session)),
            ...(await axeFaults(app.page)),
          ];
          found.push(...faults.map(({ rule, what }) => `${nameOf(size)} ${rule}: ${what}`));
        }
        expect.soft(found, name).toEqual([]);
      });
    }
    await app.close();
  });
}

/** The projector's window at every size of projector. */
const faultsOfStage = async (app: DevApp, name: string): Promise<readonly string[]> => {
  const stage = stageOf(app.page.context());
  if (!stage) throw new Error('the stage is closed');
  const found: string[] = [];
  for (const size of stageSizes) {
    await setStageSize(app, stage, size);
    if (picturesDir !== undefined) await takePicture({ page: stage }, name, size);
    found.push(...(await faultsOnStage(stage)).map((what) => `${nameOf(size)} ${what}`));
  }
  return found;
};

const takePicture = async ({ page }: Pick<DevApp, 'page'>, name: string, size: Size | StageSize): Promise<void> => {
  const dir = path.join(picturesDir ?? '', nameOf(size));
  mkdirSync(dir, { recursive: true });
  await page.screenshot({ path: path.join(dir, `${name}.png`) });
};
