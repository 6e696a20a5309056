import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { countyCode } from '#tests/support/made-code.ts';
import { writeTable } from '#tests/support/write-table.ts';
import { chooseFile } from './pages/choose-file.ts';
import { axeFaults } from './support/axe-faults.ts';
import { keyboardOn } from './support/keyboard.ts';
import { launchApp, makeFolder, type LaunchedApp } from './support/launch-app.ts';
import { liveObjectsWith } from './support/live-objects.ts';

test.use({ trace: 'off' });
test.describe.configure({ mode: 'serial' });

const folder = makeFolder();
const subjects = 3000;
let app: LaunchedApp;

test.beforeAll(async () => {
  const cli = path.resolve('out/electron/cli.cjs');
  const madeDir = path.join(folder, '样例');
  const made = spawnSync(process.execPath, ['--no-deprecation', cli, 'demo', '--out', madeDir, '--subjects', String(subjects), '--json']);
  expect(made.status).toBe(0);
  app = await launchApp({ dataDir: path.join(madeDir, 'county') });
});

test.afterAll(async () => {
  await app.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const grid = (page: Page) => page.getByRole('grid', { name: '检查对象名录' });
const focusedRow = (page: Page) => page.locator('[role=row]:focus-within');
const busyRows = (page: Page): Promise<number> =>
  grid(page).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return [...element.querySelectorAll('[aria-busy=true]')].filter((row) => {
      const place = row.getBoundingClientRect();
      return place.bottom > top && place.top < bottom;
    }).length;
  });
const picture = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

test('a clerk finds, sorts, opens, changes, chooses, tags and takes back without a mouse', async () => {
  const { page } = app;
  page.setDefaultTimeout(15_000);
  const keys = keyboardOn(page);
  const clean = async (): Promise<void> => {
    expect(await axeFaults(page)).toEqual([]);
  };

  await test.step('signs in and goes to the list', async () => {
    await keys.tabTo(page.getByLabel('姓名'));
    await keys.type(demo.admin);
    await keys.press('Tab');
    await keys.type(demo.password);
    await keys.press('Enter');
    await expect(page.getByRole('navigation')).toBeVisible();
    await keys.press('Alt+3');
    await expect(page.getByText(`共 ${subjects.toLocaleString('en')} 户`)).toBeVisible();
  });

  await test.step('the grid tells its size, its order and what is chosen', async () => {
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(subjects + 1));
    await expect(grid(page)).toHaveAttribute('aria-multiselectable', 'true');
    await expect(page.getByRole('row').nth(1)).toHaveAttribute('aria-rowindex', '2');
    await expect(page.getByRole('row').nth(1)).toHaveAttribute('aria-selected', 'false');
    await expect(page.getByRole('columnheader', { name: '名称' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(page.getByRole('columnheader', { name: '风险' })).toHaveAttribute('aria-sort', 'none');
    await clean();
  });

  await test.step('filters by a box of the tree and by readings', async () => {
    const box = page
      .getByRole('group', { name: /风险等级/ })
      .getByRole('checkbox')
      .first();
    await keys.tabTo(box);
    await keys.press('Space');
    await expect(page.getByRole('group', { name: '已选条件' })).toBeVisible();
    await expect(page.getByText(`筛出 ${subjects.toLocaleString('en')} 户`)).toBeHidden();
    await keys.press('Space');
    await keys.tabTo(page.getByRole('main').getByRole('textbox', { name: /名称/ }));
    await keys.type('shipin');
    await expect(page.getByRole('main').getByRole('button', { name: '含“shipin”' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: '筛出' })).not.toHaveText(/筛出 (0|3,000) 户/);
    await clean();
  });

  await test.step('sorts from the head and walks the rows', async () => {
    await keys.tabTo(grid(page).locator('[tabindex="0"]'));
    await keys.press('ArrowUp', 'End', 'Home');
    await expect(page.locator('[role=columnheader]:focus')).toBeVisible();
    await keys.press('ArrowRight', 'ArrowRight', 'Enter');
    await expect(page.getByRole('columnheader', { name: '统一社会信用代码' })).toHaveAttribute('aria-sort', 'ascending');
    await keys.press('Enter');
    await expect(page.getByRole('columnheader', { name: '统一社会信用代码' })).toHaveAttribute('aria-sort', 'descending');
    await keys.press('ArrowDown', 'PageDown', 'ArrowUp');
    await expect(focusedRow(page)).toBeVisible();
  });

  const at = await focusedRow(page).getAttribute('aria-rowindex');
  await test.step('opens a subject, changes it, sees the history and is back at the same row', async () => {
    await keys.press('Enter');
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByText('法定代表人')).toBeVisible();
    await clean();
    await keys.tabTo(drawer.getByRole('button', { name: '修改' }));
    await keys.press('Enter');
    await keys.tabTo(drawer.getByLabel('住所'));
    await keys.press('Control+a');
    await keys.type('正定县新城大街8号');
    await keys.press('Enter');
    await expect(page.getByText('已存好：住所')).toBeVisible();
    await keys.tabTo(drawer.getByRole('radio', { name: '登记信息' }));
    await keys.press('ArrowRight', 'ArrowRight');
    await expect(drawer.getByText('首次入库')).toBeVisible();
    await expect(drawer.getByText('正定县新城大街8号')).toBeVisible();
    await picture(page, 'history');
    await keys.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(focusedRow(page)).toHaveAttribute('aria-rowindex', at ?? '');
  });

  await test.step('takes the change back with Ctrl+Z', async () => {
    await keys.press('Control+z');
    await expect(page.getByText('已撤销：改一户的住所。', { exact: false })).toBeVisible();
    await expect(page.getByText('已存好：住所')).toBeHidden();
    await picture(page, 'taken-back');
    await keys.press('Control+y');
    await expect(page.getByText('已重做：改一户的住所。', { exact: false })).toBeVisible();
    await keys.press('Control+y');
    await expect(page.getByText('没有撤销过的改动可以重做，什么都没有变。')).toBeVisible();
    await keys.press('Control+z');
    await expect(page.getByText('已撤销：改一户的住所。', { exact: false })).toBeVisible();
  });

  await test.step('chooses columns and keeps the view under a name', async () => {
    await keys.tabTo(button(page, '列'));
    await keys.press('Enter');
    await keys.tabTo(page.getByRole('checkbox', { name: '主体类型' }).last());
    await keys.press('Space');
    await expect(page.getByRole('columnheader', { name: '主体类型' })).toBeVisible();
    await keys.press('Escape');
    await keys.tabTo(button(page, /视图/));
    await keys.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await keys.tabTo(page.getByRole('menuitem', { name: '存为视图' }), 'ArrowDown');
    await keys.press('Enter');
    await keys.tabTo(page.getByRole('dialog').getByLabel('视图名称'));
    await keys.type('食品户');
    await keys.press('Enter');
    await expect(button(page, '视图：食品户')).toBeVisible();
  });

  await test.step('chooses rows with Space, Shift and Ctrl+A', async () => {
    await keys.tabTo(grid(page).locator('[tabindex="0"]'));
    await keys.press('Control+Home', 'ArrowDown', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await expect(page.getByRole('status').filter({ hasText: '已选 3 户' })).toBeVisible();
    await expect(focusedRow(page)).toHaveAttribute('aria-selected', 'true');
    await keys.press('Shift+ArrowUp');
    await expect(page.getByRole('status').filter({ hasText: '已选 2 户' })).toBeVisible();
    await keys.press('Control+a');
    await expect(page.getByRole('row', { selected: true }).first()).toBeVisible();
    await expect(page.locator('[role=row][aria-selected=false]')).toHaveCount(0);
    await clean();
  });

  await test.step('tags them all and takes it back', async () => {
    await keys.tabTo(button(page, '加标签'));
    await keys.press('Enter');
    await keys.tabTo(page.getByRole('dialog').getByLabel('标签'));
    await keys.type('重点关注');
    await keys.tabTo(page.getByRole('dialog').getByRole('button', { name: '加上标签' }));
    await keys.press('Enter');
    await expect(page.getByText(/^已加标签“重点关注”/)).toBeVisible();
    await expect(grid(page).getByText('重点关注').first()).toBeVisible();
    await picture(page, 'tagged');
    await keys.press('Control+z');
    await expect(page.getByText(/^已撤销：给 .* 户加标签“重点关注”/)).toBeVisible();
    await expect(grid(page).getByText('重点关注')).toHaveCount(0);
  });

  await test.step('finds from anywhere, over all that there is', async () => {
    await keys.press('Alt+1', 'Control+k');
    await keys.type('g');
    const found = page.getByRole('listbox');
    for (const group of ['检查对象', '检查人员', '抽查事项', '抽查任务'])
      await expect(found.getByRole('group', { name: new RegExp(`^${group}`) })).toBeVisible();
    await clean();
    await picture(page, 'found');
    await keys.press('Enter');
    await expect(page.getByRole('dialog').getByText('法定代表人')).toBeVisible();
    await keys.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test('the window never holds more than 2,000 rows, however far it is scrolled', async () => {
  const { page } = app;
  await expect(grid(page)).toBeVisible();
  const steps = 40;
  for (let step = 0; step <= steps; step += 1) {
    await grid(page).evaluate((element, share) => {
      element.scrollTop = element.scrollHeight * share;
    }, step / steps);
    // Rows in sight are there; the one that has the focus may be far away.
    await expect.poll(() => busyRows(page)).toBe(0);
  }
  const rows = await liveObjectsWith(page, 'visitCap');
  expect(rows).toBeGreaterThan(1000);
  expect(rows).toBeLessThanOrEqual(2000);
});

test('an import is taken back as a whole by clicking, and one that a frozen list used is not', async () => {
  const { page } = app;
  const file = writeTable(folder, '新登记的户.xlsx', {
    sheets: [
      {
        name: '企业',
        rows: [
          ['统一社会信用代码', '企业名称', '登记状态'],
          ...Array.from({ length: 12 }, (_, index) => [countyCode(7000 + index), `新登记第${String(index)}商行`, '存续']),
        ],
      },
    ],
  });
  await page.getByRole('navigation').getByRole('button', { name: '检查对象名录库' }).click();
  await button(page, '导入名录').click();
  await chooseFile(page, file);
  const next = button(page, '下一步：确认入库');
  const write = button(page, /^先?入库 /);
  await expect(next.or(write)).toBeVisible();
  if (await next.isVisible()) await next.click();
  await write.click();
  await expect(page.getByText(/新增 12 户/)).toBeVisible();
  await page.getByRole('navigation').getByRole('button', { name: '首页' }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/上一步是导入检查对象“新登记的户.xlsx”/)).toBeVisible();
  await picture(page, 'asked');
  await button(page, '去看导入批次').click();
  const undo = async (name: string): Promise<void> => {
    await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: '撤销本批' }).click();
    await button(page, '撤销这一批').click();
  };
  await undo('新登记的户.xlsx');
  await expect(page.getByText('已撤销：恢复 0 条，移出 12 条。')).toBeVisible();
  await undo('检查对象.xlsx');
  await expect(page.getByText(/这一批不能撤销：其中 .* 条已用在封存的抽取 .* 里，封存后不能改。名录没有改动。/)).toBeVisible();
  await picture(page, 'refused');
  await page.getByRole('navigation').getByRole('button', { name: '检查对象名录库' }).click();
  await expect(page.getByText(`共 ${subjects.toLocaleString('en')} 户`)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/没有可以撤销的改动/)).toBeVisible();
});
