import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, chromium, type Page } from 'playwright';

/** Debian's own browser, as a stranger has it. */
export const debianChromium = '/usr/bin/chromium';

export const browserNames = ['Electron', 'Debian'] as const;
export type BrowserName = (typeof browserNames)[number];

export const hasBrowser = (name: BrowserName): boolean => name === 'Electron' || existsSync(debianChromium);

export interface OpenedPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const flags = [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu'];

/** Opens a file from file:// in a browser that knows nothing of the product; `home` takes what it writes. */
export const openInBrowser = async (name: BrowserName, filePath: string, home: string): Promise<OpenedPage> => {
  const url = pathToFileURL(filePath).href;
  if (name === 'Debian') {
    const browser = await chromium.launch({ executablePath: debianChromium, args: flags });
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(url);
    return { page, close: () => browser.close() };
  }
  const appDir = path.join(home, '浏览器');
  mkdirSync(appDir, { recursive: true });
  writeFileSync(path.join(appDir, 'package.json'), JSON.stringify({ name: 'browser', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(
    path.join(appDir, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768, useContentSize: true }).loadURL(${JSON.stringify(url)}));`,
  );
  const electron = await _electron.launch({
    executablePath: process.env['ELECTRON_EXE'] ?? '',
    args: [...flags, `--user-data-dir=${path.join(home, 'user')}`, appDir],
  });
  return { page: await electron.firstWindow(), close: () => electron.close() };
};
