import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { partText } from '#shared/i18n/zh-cn/record-page.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { haveTools } from '#tests/support/command-line.ts';
import { peopleOfDraw } from '#tests/support/people-of-draw.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { launchApp, makeFolder, type DevApp } from './support/launch-app.ts';
import { prepareOffices, type PreparedOffices } from './support/prepared-offices.ts';
import { connectPrinter, pagesOf, picturesOf, readPdf, type Printer } from './support/printer.ts';
import { button, go, see, signIn } from './screens/screen.ts';

test.describe.configure({ mode: 'serial' });

let offices: PreparedOffices;
let app: DevApp;
let printer: Printer;

test.beforeAll(async () => {
  offices = await prepareOffices();
  app = await launchApp({ dataDir: offices.countyDir });
  printer = await connectPrinter(app);
  await signIn(app.page, offices.admin, offices.password);
});
test.afterAll(() => app.close());

const exportDir = (): string => path.join(app.dataDir, '导出');
const recordDir = (): string => {
  const serial = readdirSync(exportDir()).find((name) => /^\d{6}-\d{4}-\d{4}$/.test(name));
  if (serial === undefined) throw new Error('no record was exported');
  return path.join(exportDir(), serial);
};
const serialOf = (files: ReadonlyMap<string, Uint8Array>): string =>
  /^serial\t(.+)$/m.exec(Buffer.from(files.get('ceremony.tsv') ?? []).toString('utf8'))?.[1] ?? '';
const filesIn = (dir: string): ReadonlyMap<string, Uint8Array> =>
  new Map(readdirSync(dir).map((name) => [name, new Uint8Array(readFileSync(path.join(dir, name)))]));

test('the people are written down, the record is laid out as a PDF, and the folder holds all of it', async () => {
  const { page } = app;
  await go(page, '抽查任务');
  await button(page, '看抽取记录').first().click();
  await button(page, '抽取记录').click();
  await see(page, '还没有登记地点或人员');
  await page.getByRole('textbox', { name: '地点' }).fill('局三楼会议室');
  for (let more = 4; more < peopleOfDraw.length; more += 1) await button(page, '加一个人').click();
  for (const [index, { name, unit, duty, rolled }] of peopleOfDraw.entries()) {
    const field = (label: string) => page.getByLabel(`第 ${String(index + 1)} 人${label}`, { exact: true });
    await field('姓名').fill(name);
    await field('单位').fill(unit);
    await field('职务或身份').fill(duty);
    await field('掷出位数').fill(String(rolled));
  }
  await button(page, '存好地点和人员').click();
  await see(page, '地点和人员都已登记');
  await expect(page.getByRole('region', { name: '记录预览' })).toContainText('监督方：县纪委监委 派驻纪检组 章怀远');
  await button(page, '导出抽取记录').click();
  await see(page, '抽取记录已写到');
  const files = filesIn(recordDir());
  expect([...files.keys()]).toContain('抽取记录.pdf');
  expect(valueOf(verifyRecord(files, nodeHash))).toMatchObject({ listed: true, recorded: true, unchecked: [] });
});

test('the same record laid out again gives the same bytes', async () => {
  const { page } = app;
  const before = filesIn(recordDir());
  rmSync(recordDir(), { recursive: true });
  await button(page, '导出抽取记录').click();
  await expect.poll(() => existsSync(path.join(exportDir(), serialOf(before), 'files.tsv'))).toBe(true);
  expect(filesIn(recordDir())).toEqual(before);
});

test('two copies go to the printer, with a line to sign for everybody who was there', async () => {
  const { page } = app;
  await button(page, '打印两份').click();
  await see(page, '已交给打印机：记录和名单各两份。');
  const jobs = await printer.jobs();
  expect(jobs.map(({ copies }) => copies)).toEqual([2]);
  test.skip(!haveTools(['pdftotext', 'pdfinfo']), 'poppler is not installed');
  const paper = jobs[0]?.filePath ?? '';
  expect(pagesOf(paper).a4).toBe(true);
  const text = readPdf(paper);
  for (const { part, name } of peopleOfDraw) expect(text).toContain(`${partText[part]}${name}`);
  expect(text).toContain('一式两份，组织方、监督方各存一份。');
});

test('the code on the rendered paper says what the record says', () => {
  test.skip(!haveTools(['pdftoppm', 'zbarimg']), 'pdftoppm or zbarimg is not installed');
  const dir = makeFolder();
  mkdirSync(path.join(dir, '页'));
  const record = recordDir();
  const pdf = path.join(record, '抽取记录.pdf');
  const rendered = spawnSync('pdftoppm', ['-r', '150', '-png', pdf, path.join(dir, '页', 'p')], { encoding: 'utf8' });
  expect(rendered.status).toBe(0);
  const pages = readdirSync(path.join(dir, '页')).sort();
  const codes = pages.flatMap((name) => {
    const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', path.join(dir, '页', name)], { encoding: 'utf8' });
    return stdout === '' ? [] : [{ name, text: stdout.trim() }];
  });
  // It stands on the last of the two pages that are signed.
  expect(codes.map(({ name }) => pages.indexOf(name))).toEqual([1]);
  const text = (name: string): string => readFileSync(path.join(record, name), 'utf8');
  const ceremony = new Map(
    text('ceremony.tsv')
      .trim()
      .split('\n')
      .map((line) => line.split('\t') as [string, string]),
  );
  const result = text('result.tsv').trim().split('\n').slice(1);
  const base64url = (name: string): string => Buffer.from(nodeHash.sha256(readFileSync(path.join(record, name)))).toString('base64url');
  expect(codes[0]?.text.split('|')).toEqual([
    ceremony.get('serial'),
    base64url('frame.tsv'),
    ceremony.get('dice'),
    String(result.length),
    String(result.filter((line) => line.includes('\tS\t')).length),
    base64url('result.tsv'),
  ]);
  const pictures = process.env['FAIRDRAW_PICTURES'];
  if (pictures) picturesOf(pdf, path.join(pictures, '纸'), '抽取记录');
});

test('what people read in the PDF is text, laid out on A4', () => {
  test.skip(!haveTools(['pdftotext', 'pdfinfo']), 'poppler is not installed');
  const pdf = path.join(recordDir(), '抽取记录.pdf');
  expect(pagesOf(pdf).a4).toBe(true);
  const words = readPdf(pdf);
  for (const text of ['抽取记录', '局三楼会议室', '戎思远', '附件']) expect(words).toContain(text);
});
