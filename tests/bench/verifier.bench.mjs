// verify.html over a record of 100,000 subjects, from the choice of the folder to the answer, in the Chromium of Electron and in Debian's.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/places.mjs';
import { loadModule } from './support/built-module.mjs';
import { createReport } from './support/report.mjs';

const rounds = 5;
const report = createReport('verifier');
const { aRecord } = await loadModule('tests/support/draw-record.ts');
const { browserNames, hasBrowser, openInBrowser } = await loadModule('tests/e2e/support/verifier-browsers.ts', ['playwright']);

const home = mkdtempSync(path.join(tmpdir(), 'fairdraw-verifier-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));

const folders = [20_000, 100_000].map((subjects) => {
  const dir = path.join(home, String(subjects));
  mkdirSync(dir);
  for (const [name, bytes] of aRecord(false, subjects)) writeFileSync(path.join(dir, name), bytes);
  return { subjects, dir };
});

const rows = [];
for (const name of browserNames) {
  if (!hasBrowser(name)) {
    console.error(`SKIPPED: ${name} is not installed`);
    continue;
  }
  const { page, close } = await openInBrowser(name, inRoot('out/electron/verify.html'), path.join(home, name));
  for (const { subjects, dir } of folders) {
    const seconds = [];
    for (let round = 0; round < rounds; round += 1) {
      await page.reload();
      await page.getByLabel('选择文件夹').setInputFiles(dir);
      await page.getByRole('status').filter({ hasText: '一致' }).waitFor();
      seconds.push(await page.evaluate(() => Number(document.getElementById('result').dataset.milliseconds) / 1000));
    }
    rows.push([name, subjects, Math.min(...seconds), Math.max(...seconds), '< 3']);
  }
  await close();
}
report.table('verify.html, seconds from the chosen folder to the answer', ['browser', 'subjects', 'best', 'worst', 'asked'], rows);
report.end();
