import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'playwright/test';
import { htmlOf, part } from '#shared/base/markup.ts';
import { paperDocument } from '#shared/base/paper-document.ts';
import type { Desk, PaperPage } from '#shared/contract/shell.ts';
import { haveTools } from '#tests/support/command-line.ts';
import { launchApp, type DevApp } from './support/launch-app.ts';
import { connectPrinter, pagesOf, readPdf, type Printer } from './support/printer.ts';

test.describe.configure({ mode: 'serial' });

let app: DevApp;
let printer: Printer;

test.beforeAll(async () => {
  app = await launchApp();
  printer = await connectPrinter(app);
});
test.afterAll(() => app.close());

const style = ['out/electron/record-sheet.css', 'out/electron/record-paper.css'].map((file) => readFileSync(file, 'utf8')).join('\n');

/** Prints a page as the window asks for it; gives the file of the printer, or null when the shell refused. */
const print = async (html: string): Promise<string | null> => {
  const asked: PaperPage = { html, at: '2026-03-02T09:00:00+08:00', copies: 1 };
  const done = await app.page.evaluate((page) => (globalThis as unknown as { desk: Desk }).desk.shell.printPage(page), asked);
  return done ? ((await printer.jobs()).at(-1)?.filePath ?? null) : null;
};

test('a page of running text has 22 lines of 28 characters (GB/T 9704-2012)', async () => {
  test.skip(!haveTools(['pdftotext', 'pdfinfo']), 'poppler is not installed');
  for (const [characters, pages] of [
    [616, 1],
    [617, 2],
    [1232, 2],
    [1233, 3],
  ] as const) {
    const text = part('article', 'record-sheet', part('p', '', '字'.repeat(characters)));
    const filePath = await print(htmlOf(paperDocument('版心', style, text)));
    expect([characters, filePath && pagesOf(filePath)]).toEqual([characters, { pages, a4: true }]);
  }
});

test('a page runs no script, loads nothing from elsewhere and is never written to a file', async () => {
  test.skip(!haveTools(['pdftotext', 'pdfinfo']), 'poppler is not installed');
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('fairdraw-'));
  const hostile =
    '<!doctype html><meta charset="utf-8"><p id="p">没有改</p><script>document.getElementById("p").textContent="改了"</script>' +
    '<link rel="stylesheet" href="app://bundle/index.html"><iframe src="file:///etc/hostname"></iframe><object data="file:///etc/passwd"></object>';
  const filePath = await print(`${hostile}<meta http-equiv="refresh" content="0;url=file:///etc/passwd">`);
  expect(readPdf(filePath ?? '')).toBe('没有改');
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('fairdraw-'))).toEqual(before);
});

test('what is not a page is refused', async () => {
  for (const asked of [null, 'x', { html: 1 }, { html: '', at: 'never', copies: 1 }, { html: '', at: '2026-03-02', copies: 0 }]) {
    const done = await app.page.evaluate((page) => (globalThis as unknown as { desk: Desk }).desk.shell.printPage(page as never), asked);
    expect(done).toBe(false);
  }
});
