import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { ticketOf } from '#shared/domain/draw/ceremony.ts';
import { folderListName, folderListText } from '#shared/domain/draw/folder-list.ts';
import { recomputeDraw } from '#shared/domain/draw/recompute.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { aRecord, sha256Of } from '#tests/support/draw-record.ts';
import { haveVectors, vectorPath, vectorText } from '#tests/support/draw-vectors.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { axeFaults } from './support/axe-faults.ts';
import { makeFolder } from './support/launch-app.ts';
import { browserNames, hasBrowser, openInBrowser, type OpenedPage } from './support/verifier-browsers.ts';

// The page as a stranger has it: a file in a folder, opened by a browser that knows nothing of the product.
const html = path.resolve('out/electron/verify.html');

type Files = ReadonlyMap<string, Uint8Array>;

for (const name of browserNames) {
  test.describe(`verify.html in ${name === 'Electron' ? 'the Chromium of Electron' : "Debian's Chromium"}`, () => {
    test.skip(!hasBrowser(name), 'the browser is not installed');
    const home = makeFolder();
    let opened: OpenedPage;
    let page: Page;

    const folderOf = (folder: string, files: Files): string => {
      const dir = path.join(home, folder);
      mkdirSync(dir);
      for (const [file, bytes] of files) writeFileSync(path.join(dir, file), bytes);
      return dir;
    };
    const check = (dir: string): Promise<void> => page.getByLabel('选择文件夹').setInputFiles(dir);
    const ask = async (id: string): Promise<void> => {
      await page.getByLabel('统一社会信用代码').fill(id);
      await page.keyboard.press('Enter');
    };

    test.beforeAll(async () => {
      opened = await openInBrowser(name, html, home);
      page = opened.page;
      await expect(page.getByRole('heading', { name: '核对抽取记录' })).toBeVisible();
    });

    test.afterAll(() => opened.close());

    test('the page finds a record consistent and proves for one subject why it was drawn', async () => {
      const files = aRecord();
      await check(folderOf('记录', new Map([...files, [folderListName, encodeText(folderListText(nodeHash, files))]])));
      await expect(page.getByRole('status')).toContainText('一致');
      await expect(page.getByText('130102-2021-0007')).toBeVisible();
      const { prk, items } = valueOf(recomputeDraw(nodeHash, files));
      const rows = items[0]?.result.rows ?? [];
      const drawn = rows.find((row) => row.drawn && row.rank > 1)?.id ?? '';
      await ask(drawn.toLowerCase());
      await expect(page.getByRole('heading', { name: '为什么抽到我' })).toBeVisible();
      await expect(page.getByText(ticketOf(nodeHash, prk, drawn), { exact: true }).first()).toBeVisible();
      await expect(page.getByText(/排在前 \d+ 位，抽中/)).toBeVisible();
      await page.screenshot({ path: test.info().outputPath('consistent.png'), fullPage: true });
      await check(folderOf('联合', aRecord(true)));
      await expect(page.getByText('事项 fire')).toBeVisible();
    });

    test('the line of the proof card gives the ticket in any shell, for one drawn and for one not drawn', async () => {
      const files = aRecord();
      await check(folderOf('凭据', files));
      const { prk, items } = valueOf(recomputeDraw(nodeHash, files));
      const rows = items[0]?.result.rows ?? [];
      const reserve = rows.findLast((row) => !row.drawn && row.tier === 1);
      const cutOff = rows.findLast((row) => row.drawn && row.stratum === reserve?.stratum);
      for (const row of [cutOff, reserve]) {
        const id = row?.id ?? '';
        await ask(id);
        await expect(page.getByRole('heading', { name: row?.drawn ? '为什么抽到我' : '为什么没抽到我' })).toBeVisible();
        const line = (await page.locator('.proof pre').textContent()) ?? '';
        expect(line).toContain('openssl dgst -sha256');
        const { stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
        expect(/[0-9a-f]{64}/.exec(stdout)?.[0]).toBe(ticketOf(nodeHash, prk, id));
        await expect(page.locator('.proof')).toContainText(cutOff?.ticket ?? '-');
      }
      await expect(page.getByText('本户签号比抽中的末位签号大，所以排在后面。')).toBeVisible();
      const excluded = items[0]?.frame.find(({ tier }) => tier === 9)?.id ?? '';
      await ask(excluded);
      await expect(page.getByRole('heading', { name: '为什么没有参加' })).toBeVisible();
      await ask('91130100MA99999999');
      await expect(page.getByText('这次抽取的名录里没有这个代码')).toBeVisible();
    });

    test('one changed byte of any file is found, and the file is named', async () => {
      const files = aRecord();
      for (const [file, bytes] of files) {
        const changed = Uint8Array.from(bytes);
        const at = bytes.length >> 1;
        changed[at] = (changed[at] ?? 0) ^ 1;
        await check(folderOf(`改了 ${file}`, new Map([...files, [file, changed]])));
        await expect(page.getByRole('alert')).toContainText('不一致');
        await expect(page.getByRole('alert')).toContainText(file);
        await expect(page.getByRole('status')).toHaveCount(0);
      }
      await page.screenshot({ path: test.info().outputPath('different.png'), fullPage: true });
      await check(folderOf('别的文件夹', new Map([['照片.jpg', new Uint8Array(9)]])));
      await expect(page.getByRole('alert')).toContainText('缺少 ceremony.tsv');
    });

    test('the page reaches nothing outside itself', async () => {
      const reached = await page.evaluate(() =>
        fetch('data:,x').then(
          () => 'reached',
          () => 'refused',
        ),
      );
      expect(reached).toBe('refused');
    });

    test('everything can be done from the keyboard, and axe finds nothing', async () => {
      const dir = folderOf('键盘', aRecord());
      await page.reload();
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('Tab');
      await expect(page.getByRole('button', { name: '选择文件夹' })).toBeFocused();
      const asked = page.waitForEvent('filechooser');
      // An answer from the page: from here on its dialogs come to this test, whatever else the computer is at.
      await page.evaluate(() => document.readyState);
      await page.keyboard.press('Enter');
      const chooser = await asked;
      await chooser.setFiles(dir);
      await expect(page.getByRole('status')).toContainText('一致');
      // The answer is read out and the next Tab goes on to the question for one subject.
      await expect(page.getByRole('status')).toBeFocused();
      await page.keyboard.press('Tab');
      await page.keyboard.type('91130100MA00000003');
      await page.keyboard.press('Enter');
      await expect(page.locator('.proof')).toBeVisible();
      expect(await axeFaults(page)).toEqual([]);
      for (const [width, height] of [
        [1366, 768],
        [1920, 1080],
      ] as const) {
        if (name === 'Debian') await page.setViewportSize({ width, height });
        await page.screenshot({ path: test.info().outputPath(`page-${String(width)}.png`) });
      }
    });

    for (const vector of ['tiny', 'big20k'] as const) {
      test(`the published draw ${vector} is recomputed to its published fingerprint`, async () => {
        test.skip(!haveVectors, 'the vectors do not lie beside the checkout');
        await check(vectorPath(`draw/${vector}`));
        await expect(page.getByRole('status')).toContainText('一致');
        await expect(page.locator('#result')).toContainText(sha256Of(vectorText(`draw/${vector}/result.tsv`)));
      });
    }

    test('the published teams are formed again from the people and the subjects alone', async () => {
      test.skip(!haveVectors, 'the vectors do not lie beside the checkout');
      const dir = path.join(home, '人员匹配');
      mkdirSync(dir);
      copyFileSync(vectorPath('assign/in.json'), path.join(dir, 'assign-in.json'));
      copyFileSync(vectorPath('assign/out.json'), path.join(dir, 'assign-out.json'));
      await check(dir);
      await expect(page.getByRole('status')).toContainText('人员匹配一致');
      writeFileSync(path.join(dir, 'assign-out.json'), vectorText('assign/out.json').replace('1', '2'));
      await check(dir);
      await expect(page.getByRole('alert')).toContainText('assign-out.json');
    });
  });
}
