import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'playwright/test';
import { readSheetCode } from '#shared/domain/field-pack/sheet-code.ts';
import { haveTools } from '#tests/support/command-line.ts';
import { axeFaults } from './support/axe-faults.ts';
import { answerSaving, launchApp, makeFolder, type DevApp } from './support/launch-app.ts';
import { button, go, see, signIn } from './screens/screen.ts';
import { prepareOffices } from './support/prepared-offices.ts';
import { connectPrinter, pagesOf, picturesOf, readPdf, type Printer } from './support/printer.ts';

test.describe.configure({ mode: 'serial' });

const nativeBinding = path.resolve('build/native/better_sqlite3.node');
const pictures = process.env['FAIRDRAW_PICTURES'];

let app: DevApp;
let printer: Printer;
let look: (sql: string) => readonly Record<string, unknown>[];

/** Enough for more than 37 sheets; `FAIRDRAW_FIELD_SUBJECTS=19000` draws more than 500 subjects (docs/verification.md). */
const subjects = Number(process.env['FAIRDRAW_FIELD_SUBJECTS'] ?? '3000');

test.beforeAll(async () => {
  const offices = await prepareOffices(subjects);
  app = await launchApp({ dataDir: offices.countyDir });
  printer = await connectPrinter(app);
  const db = new Database(path.join(offices.countyDir, 'office.db'), { nativeBinding, readonly: true });
  look = (sql) => db.prepare(sql).all() as Record<string, unknown>[];
  const { page } = app;
  await signIn(page, offices.admin, offices.password);
  await openPack();
});
test.afterAll(() => app.close());

const openPack = async (): Promise<void> => {
  const { page } = app;
  await go(page, '抽查任务');
  await button(page, '看抽取记录').first().click();
  await button(page, '现场资料包').click();
  await see(page, '走访顺序');
};

/** Sheets of the pack. */
const total = async (): Promise<number> => Number(await app.page.getByLabel('到第').inputValue());

/** A book of hundreds of sheets takes its time. */
const seeSaved = (name: string): Promise<void> => expect(app.page.getByText(`已存成“${name}”。`).first()).toBeVisible({ timeout: 150_000 });

/** Presses a button and waits for the job that it sends; gives what stands on the paper. */
const printed = async (name: string) => {
  const before = (await printer.jobs()).length;
  await button(app.page, `打印${name}`).click();
  await expect.poll(async () => (await printer.jobs()).length).toBe(before + 1);
  const job = (await printer.jobs()).at(-1);
  if (job === undefined) throw new Error('nothing was printed');
  if (pictures) picturesOf(job.filePath, path.join(pictures, '资料包'), name);
  return { ...job, ...pagesOf(job.filePath), text: readPdf(job.filePath) };
};

test('the way of a carrier is changed by keys and by clicking, and what was drawn is not', async () => {
  const { page } = app;
  const drawn = look('select * from drawn_subjects order by serial, position');
  const carriers = page.getByRole('group', { name: '领表人' }).locator('label');
  const counts = (await carriers.allInnerTexts()).map((text) => Number(/ (\d+) 户/.exec(text)?.[1]));
  const most = counts.indexOf(Math.max(...counts));
  expect(counts[most]).toBeGreaterThanOrEqual(3);
  await carriers.nth(most).click();
  const visits = page.locator('.field-visit');
  const codes = (): Promise<readonly (string | null)[]> => visits.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-code')));
  await expect(visits).toHaveCount(counts[most] ?? 0);
  const [first, second, third, ...others] = await codes();
  await visits.first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(codes).toEqual([second, first, third, ...others]);
  // The visit keeps the focus and goes on moving.
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(codes).toEqual([second, third, first, ...others]);
  await page
    .getByRole('button', { name: /往前移$/ })
    .nth(1)
    .click();
  await expect.poll(codes).toEqual([third, second, first, ...others]);
  await see(page, /手工排过/);
  expect(look('select code from visit_order order by place').map(({ code }) => code)).toEqual([third, second, first, ...others]);
  expect(look('select * from drawn_subjects order by serial, position')).toEqual(drawn);
  expect(await axeFaults(page)).toEqual([]);
});

test('every paper comes out on A4, and says the sheets that were asked for', async () => {
  test.skip(!haveTools(['pdftotext', 'pdfinfo']), 'poppler is not installed');
  const { page } = app;
  const all = await total();
  await page.getByLabel('从第').fill('2');
  await page.getByLabel('到第').fill('4');
  await page.getByLabel('到第').blur();
  for (const [name, says] of [
    ['行政检查通知书', '检查通知书'],
    ['双随机抽查情况记录表', '一企一表'],
    ['现场检查笔录', '现场检查笔录'],
    ['检查事项清单和材料清单', '双清单和预约单'],
  ] as const) {
    const { a4, text } = await printed(says);
    expect(a4).toBe(true);
    expect(text.split(name)).toHaveLength(4);
    for (const number of [2, 3, 4]) expect(text).toContain(`第${String(number)}份，共${String(all)}份`);
  }
  const notice = await printed('检查通知书');
  expect(notice.pages).toBe(3);
  const approval = await printed('行政检查审批表');
  expect(approval.text).toContain('附表检查对象和检查人员');
  const list = await printed('检查对象清单');
  expect(list.a4).toBe(true);
});

test('the code on a printed sheet opens its own record when it is scanned', async () => {
  test.skip(!haveTools(['pdftoppm', 'zbarimg']), 'pdftoppm or zbarimg is not installed');
  const { page } = app;
  await page.getByLabel('从第').fill('3');
  await page.getByLabel('到第').fill('3');
  await page.getByLabel('到第').blur();
  const { filePath } = await printed('一企一表');
  const dir = makeFolder();
  spawnSync('pdftoppm', ['-r', '150', '-png', '-l', '1', filePath, path.join(dir, 'p')]);
  const picture = path.join(dir, readdirSync(dir)[0] ?? '');
  const text = spawnSync('zbarimg', ['--quiet', '--raw', picture], { encoding: 'utf8' }).stdout.trim();
  const read = readSheetCode(text);
  expect(read.ok).toBe(true);
  const { code } = read.ok ? read.value : { code: '' };
  const [subject] = look(`select name from frozen_subjects where code = '${code}'`);
  // Scanned while somebody stands in the search field.
  await page.locator('.search-box input').click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '结果录入' })).toBeVisible();
  await expect(page.getByRole('option', { selected: true })).toContainText(String(subject?.['name']));
  expect(await page.locator('.search-box input').inputValue()).toBe('');
});

test('a PDF of all sheets shows how far it is, leaves nothing when it is cancelled, and is whole when it is not', async () => {
  test.skip(!haveTools(['pdftotext', 'pdfinfo']), 'poppler is not installed');
  const { page } = app;
  await openPack();
  const filePath = path.join(makeFolder(), '一企一表.pdf');
  await answerSaving(app, filePath);
  await button(page, '存成 PDF一企一表').click();
  await button(page, '取消').click();
  await see(page, '已取消，没有写出文件，数据没有改动。');
  expect(existsSync(filePath)).toBe(false);
  const started = Date.now();
  await button(page, '存成 PDF一企一表').click();
  await seeSaved('一企一表.pdf');
  test.info().annotations.push({ type: 'seconds', description: String((Date.now() - started) / 1000) });
  expect(existsSync(`${filePath}.part`)).toBe(false);
  const text = readPdf(filePath);
  const all = await total();
  expect(text.split('双随机抽查情况记录表')).toHaveLength(all + 1);
  for (const number of [1, all]) expect(text).toContain(`第${String(number)}份，共${String(all)}份`);
  expect(pagesOf(filePath).a4).toBe(true);
});

test('sheets from the 37th on come out after a jam, each of them and none before', async () => {
  test.skip(!haveTools(['pdftotext', 'pdfinfo']), 'poppler is not installed');
  const { page } = app;
  const all = await total();
  expect(all).toBeGreaterThan(37);
  await page.getByLabel('从第').fill('37');
  await page.getByLabel('从第').blur();
  const filePath = path.join(makeFolder(), '续印.pdf');
  await answerSaving(app, filePath);
  await button(page, '存成 PDF一企一表').click();
  await seeSaved('续印.pdf');
  const numbers = [...readPdf(filePath).matchAll(/第(\d+)份，共\d+份/g)].map(([, number]) => Number(number));
  expect([...new Set(numbers)]).toEqual(Array.from({ length: all - 36 }, (_, place) => 37 + place));
});
