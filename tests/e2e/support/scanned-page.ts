import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder, type DevApp } from './launch-app.ts';

/** What a reader makes of the QR code on the first page that the window prints; needs pdftoppm and zbarimg. */
export const scannedFromPrint = async (app: DevApp): Promise<string> => {
  const pdf = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('base64') ?? '';
  });
  const dir = makeFolder();
  const file = path.join(dir, 'page.pdf');
  writeFileSync(file, Buffer.from(pdf, 'base64'));
  spawnSync('pdftoppm', ['-r', '200', '-png', '-l', '1', file, path.join(dir, 'p')]);
  const picture = readdirSync(dir).find((name) => name.endsWith('.png')) ?? '';
  return spawnSync('zbarimg', ['--quiet', '--raw', path.join(dir, picture)], { encoding: 'utf8' }).stdout.trim();
};
