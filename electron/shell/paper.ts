import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import type { PaperPage } from '#shared/contract/shell.ts';
import { scheme } from './app-scheme.ts';
import { withPdfDate } from './pdf-date.ts';

/** A session of its own that shows the one page it is given and nothing else; the page stays in memory, because it may hold a secret. */
const partition = 'paper';
const origin = `${scheme}://paper`;
const pages = new Map<string, string>();
let prepared = false;
let made = 0;

const prepareOnce = (): void => {
  if (prepared) return;
  prepared = true;
  const paper = session.fromPartition(partition);
  paper.protocol.handle(scheme, ({ url }) => {
    const html = pages.get(url);
    return html === undefined
      ? new Response('', { status: 404 })
      : new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' } });
  });
  paper.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !pages.has(url) });
  });
  // A PDF names people; nothing of it stays on the disk after the program but where somebody put it.
  app.on('quit', dropPdf);
};

/** Lays a page out in a window that nobody sees: no script, no preload, nothing from outside. */
const onPaper = async <T>({ html }: PaperPage, use: (contents: Electron.WebContents) => Promise<T>): Promise<T> => {
  prepareOnce();
  made += 1;
  const url = `${origin}/${String(made)}`;
  pages.set(url, html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(url);
    return await use(window.webContents);
  } finally {
    pages.delete(url);
    window.destroy();
  }
};

/** The bytes of a page as a PDF; the same page with the same moment gives the same bytes. */
export const pdfBytes = (page: PaperPage): Promise<Uint8Array> =>
  onPaper(page, async (contents) => withPdfDate(await contents.printToPDF({ printBackground: true, preferCSSPageSize: true }), page.at));

let pdfDir: string | undefined;

const dropPdf = (): void => {
  if (pdfDir !== undefined) rmSync(pdfDir, { recursive: true, force: true });
  pdfDir = undefined;
};

/** Makes a PDF of a page and gives its path; it stays there until the next one is made or the program ends. */
export const pdfOfPage = async (page: PaperPage): Promise<string> => {
  const bytes = await pdfBytes(page);
  dropPdf();
  pdfDir = mkdtempSync(path.join(app.getPath('temp'), 'fairdraw-'));
  const filePath = path.join(pdfDir, 'page.pdf');
  await writeFile(filePath, bytes, { mode: 0o600 });
  return filePath;
};

/** Sends a page to the printer that the person chooses; false when nothing was printed. */
export const printPage = (page: PaperPage): Promise<boolean> =>
  onPaper(
    page,
    (contents) =>
      new Promise<boolean>((resolve) => {
        contents.print({ printBackground: true, copies: page.copies }, resolve);
      }),
  );
