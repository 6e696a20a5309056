import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, session } from 'electron';
import type { PaperPage } from '#shared/contract/shell.ts';
import { withPdfDate } from './pdf-date.ts';

/** A session of its own, in memory, that loads the pages of this program's own making and nothing else. */
const partition = 'paper';
const ownPages = new Set<string>();
const folders = new Set<string>();
let prepared = false;

const prepareOnce = (): void => {
  if (prepared) return;
  prepared = true;
  session.fromPartition(partition).webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !ownPages.has(url) });
  });
  // A page names people; nothing of it stays on the disk after the program.
  app.on('quit', () => {
    for (const dir of folders) rmSync(dir, { recursive: true, force: true });
  });
};

const newFolder = (): string => {
  const dir = mkdtempSync(path.join(app.getPath('temp'), 'fairdraw-'));
  folders.add(dir);
  return dir;
};

const dropFolder = (dir: string): void => {
  folders.delete(dir);
  rmSync(dir, { recursive: true, force: true });
};

/** Lays a page out in a window that nobody sees: no script, no preload, nothing from outside. */
const onPaper = async <T>(dir: string, html: string, use: (contents: Electron.WebContents) => Promise<T>): Promise<T> => {
  prepareOnce();
  const filePath = path.join(dir, 'page.html');
  await writeFile(filePath, html, { mode: 0o600 });
  const url = pathToFileURL(filePath).href;
  ownPages.add(url);
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
    ownPages.delete(url);
    window.destroy();
  }
};

let lastPdf: string | undefined;

/** Makes a PDF of a page and gives its path; it stays there until the next one is made or the program ends. */
export const pdfOfPage = async ({ html, at }: PaperPage): Promise<string> => {
  if (lastPdf !== undefined) dropFolder(lastPdf);
  const dir = newFolder();
  lastPdf = dir;
  const bytes = await onPaper(dir, html, (contents) => contents.printToPDF({ printBackground: true, preferCSSPageSize: true }));
  const filePath = path.join(dir, 'page.pdf');
  await writeFile(filePath, withPdfDate(bytes, at), { mode: 0o600 });
  return filePath;
};

/** Sends a page to the printer that the person chooses; false when nothing was printed. */
export const printPage = async ({ html, copies }: PaperPage): Promise<boolean> => {
  const dir = newFolder();
  try {
    return await onPaper(
      dir,
      html,
      (contents) =>
        new Promise<boolean>((resolve) => {
          contents.print({ printBackground: true, copies }, resolve);
        }),
    );
  } finally {
    dropFolder(dir);
  }
};
