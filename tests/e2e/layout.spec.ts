import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { everyScreen } from './screens/every-screen.ts';
import { axeFaults } from './support/axe-faults.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { pageFaults } from './support/page-faults.ts';
import { prepareOffices, type PreparedOffices } from './support/prepared-offices.ts';
import { keyboardFaults } from './support/tab-walk.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1093, height: 614 },
  { width: 1920, height: 1080 },
] as const;
type Size = (typeof sizes)[number];

const nameOf = ({ width, height }: Size): string => `${width}x${height}`;

/** What stands on the screens but comes from this machine: folders on the way to the data, and who made them on the command line. */
const namesOfHere = ({ dataDir }: DevApp): readonly string[] => [
  userInfo().username,
  ...path.dirname(dataDir).split(path.sep).filter(Boolean),
];

/** When this names a folder, every screen is put there as a picture for people to look at. */
const picturesDir = process.env['FAIRDRAW_PICTURES'];

let offices: PreparedOffices;

test.use({ trace: 'off' });
test.setTimeout(300_000);

test.beforeAll(async () => {
  offices = await prepareOffices();
});

const setSize = async ({ electron, page }: DevApp, { width, height }: Size): Promise<void> => {
  await electron.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
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
    for (const { name, open } of screens) {
      await test.step(name, async () => {
        await setSize(app, sizes[0]);
        await open(app.page, offices);
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

const takePicture = async ({ page }: DevApp, name: string, size: Size): Promise<void> => {
  const dir = path.join(picturesDir ?? '', nameOf(size));
  mkdirSync(dir, { recursive: true });
  await page.screenshot({ path: path.join(dir, `${name}.png`) });
};
