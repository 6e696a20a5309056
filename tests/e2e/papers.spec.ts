import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { haveTools } from '#tests/support/command-line.ts';
import { deskOn } from './pages/desk-pages.ts';
import { button, day, see, signIn } from './screens/screen.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';
import { connectPrinter, pagesOf, picturesOf, readPdf, type Printer } from './support/printer.ts';

test.describe.configure({ mode: 'serial' });

let app: DevApp;
let printer: Printer;

test.beforeAll(async () => {
  const offices = await prepareOffices();
  app = await launchApp({ dataDir: offices.countyDir });
  printer = await connectPrinter(app);
  const { page } = app;
  await signIn(page, offices.admin, offices.password);
  const clerk = deskOn(page);
  await clerk.makeScheme('第2期 年报公示信息抽查', { from: day(0), to: day(30) });
  await clerk.freeze();
});
test.afterAll(() => app.close());

const pictures = process.env['FAIRDRAW_PICTURES'];

/** Presses a button and waits for the job that it sends; gives what stands on the paper. */
const printed = async (name: string | RegExp, picture: string) => {
  const before = (await printer.jobs()).length;
  await button(app.page, name).click();
  await expect.poll(async () => (await printer.jobs()).length).toBe(before + 1);
  const job = (await printer.jobs()).at(-1);
  if (job === undefined) throw new Error('nothing was printed');
  if (pictures) picturesOf(job.filePath, path.join(pictures, '纸'), picture);
  return { ...job, ...pagesOf(job.filePath), text: readPdf(job.filePath) };
};

/** The fingerprint that the console shows under this word. */
const shownPrint = async (page: Page, label: string): Promise<string> =>
  (await page.locator('.evidence .fingerprint', { hasText: label }).first().innerText()).replace(label, '').replace(/\s/g, '');

test('the papers of each step come out of the printer on A4 and say what the console says', async () => {
  test.skip(!haveTools(['pdftotext', 'pdfinfo']), 'poppler is not installed');
  const { page } = app;
  const clerk = deskOn(page);
  const frame = await shownPrint(page, '名录指纹');
  expect(frame).toMatch(/^[0-9a-f]{64}$/);

  const notice = await printed('打印封存公告', '公告');
  expect(notice).toMatchObject({ pages: 1, a4: true, copies: 1 });
  expect(notice.text).toContain('抽取名录封存的公告');
  const slips = await printed('打印核对纸条', '纸条');
  expect(slips).toMatchObject({ pages: 1, a4: true });
  expect(slips.text.split('指纹核对纸条')).toHaveLength(5);
  const script = await printed('打印主持词', '主持词');
  expect(script.a4).toBe(true);
  expect(script.pages).toBeLessThanOrEqual(4);
  for (const { text } of [notice, slips, script]) for (const group of frame.match(/.{16}/g) ?? []) expect(text).toContain(group);
  expect(script.text).toContain('谢谢各位');

  await button(page, '下一步：参数核对').click();
  const empty = await printed('甲方（操作员）打印空白纸条', '空白密语纸条');
  expect(empty).toMatchObject({ pages: 1, a4: true });
  await button(page, '甲方（操作员）生成一个密语').click();
  const secret = (await page.locator('.slip-secret').innerText()).replace(/\s/g, '');
  const slip = await printed('甲方（操作员）打印密语纸条', '密语纸条');
  expect(slip).toMatchObject({ pages: 1, a4: true });
  for (const group of secret.match(/.{16}/g) ?? []) expect(slip.text).toContain(group);

  await clerk.commit('甲方（操作员）', secret);
  const envelope = await printed('打印甲方信封封面', '信封');
  expect(envelope).toMatchObject({ pages: 1, a4: true });
  expect(envelope.text).toContain('掷完骰子之前不得拆开');
  await clerk.commit('乙方（监督方）', demo.secretB);
  const dice = await printed('打印掷骰登记表', '掷骰');
  expect(dice).toMatchObject({ pages: 1, a4: true });
  await see(page, '已交给打印机。');
});
