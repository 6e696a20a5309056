import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test, type Page } from 'playwright/test';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { deskOn } from './pages/desk-pages.ts';
import { button, day, go, see, signIn } from './screens/screen.ts';
import { launchApp } from './support/launch-app.ts';
import { prepareOffices } from './support/prepared-offices.ts';

test.use({ trace: 'off' });
test.setTimeout(300_000);

const nativeBinding = path.resolve('build/native/better_sqlite3.node');
const cliPath = path.resolve('out/electron/cli.cjs');
const { secretA, secretB, dice } = demo;
const reader = { name: demo.secondReader, password: demo.password };

interface Visit {
  readonly code: string;
  readonly name: string;
}

/** The cells of the drawn list, row by row, as far as they are in sight. */
const grid = (page: Page) => page.getByRole('grid', { name: '抽中名单' });
const openRow = (page: Page, name: string): Promise<void> =>
  grid(page).getByRole('row').filter({ hasText: name }).getByRole('gridcell').first().click();

test('after the draw inspectors are changed and a vacancy is filled by an event of its own, by clicking', async () => {
  const { countyDir, admin, password } = await prepareOffices();
  const app = await launchApp({ dataDir: countyDir });
  const { page } = app;
  const desk = deskOn(page);
  const dialog = page.getByRole('dialog');
  const db = new Database(path.join(countyDir, 'office.db'), { nativeBinding, readonly: true });
  const rowsOf = (sql: string, ...values: readonly string[]): readonly Visit[] => db.prepare(sql).all(...values) as Visit[];
  const serials = (): readonly string[] => rowsOf('select serial as code from draws order by serial').map(({ code }) => code);
  const hold = async (): Promise<void> => {
    await desk.commit('甲方（操作员）', secretA);
    await desk.commit('乙方（监督方）', secretB);
    await desk.readFirst(dice);
    await desk.readSecond(dice, reader, demo.witness);
    await desk.draw(secretA, secretB);
  };
  await signIn(page, admin, password);
  await desk.makeScheme('第2期 年报公示抽查', { from: day(0), to: day(20) });
  await desk.freeze();
  await hold();
  const serial = serials().at(-1) ?? '';
  const teamOf = (code: string): readonly string[] =>
    JSON.parse(
      String(db.prepare('select inspectors from assignments where serial = ? and subject = ?').pluck().get(serial, code)),
    ) as string[];
  const visits = rowsOf(
    `select d.code, f.name from drawn_subjects d join frozen_subjects f on f.serial = d.serial and f.code = d.code
     where d.serial = ? order by d.position`,
    serial,
  );
  const [first, second, third] = visits;
  if (!first || !second || !third) throw new Error('too few were drawn');

  await test.step('a visit gets another inspector by a draw', async () => {
    const before = teamOf(first.code);
    const [leaving = ''] = before;
    await openRow(page, first.name);
    await dialog.getByRole('radio', { name: new RegExp(`（${leaving}）$`) }).check();
    await dialog.getByLabel('说明').fill('与负责人是近亲属');
    await dialog.getByRole('button', { name: '重新抽取这一户' }).click();
    await see(page, '已调整 1 户的检查人员');
    const team = teamOf(first.code);
    // The whole team of the visit is drawn again (DRAW-SPEC 7), so the other one may stay or not.
    expect(new Set(team).size).toBe(before.length);
    expect(team).not.toContain(leaving);
  });

  await test.step('another one gets a person of choice, who is marked as such', async () => {
    const [leaving = ''] = teamOf(second.code);
    await openRow(page, second.name);
    await dialog.getByRole('radio', { name: new RegExp(`（${leaving}）$`) }).check();
    await dialog.getByText('指定一人', { exact: true }).click();
    await dialog.getByRole('combobox', { name: '接替的人' }).click();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '指定这个人' }).click();
    await expect(
      grid(page)
        .getByTitle(/（指定）/)
        .first(),
    ).toBeVisible();
    expect(teamOf(second.code)).not.toContain(leaving);
  });

  await test.step('a person on leave is taken out of every visit that is open', async () => {
    await button(page, '下一步：抽取检查人员').click();
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: /退出…$/ }) })
      .first();
    const staffNo = (await row.getByRole('cell').nth(2).innerText()).trim();
    await row.getByRole('button', { name: /退出…$/ }).click();
    await dialog.getByRole('button', { name: /^重新抽取这/ }).click();
    await see(page, /已调整 \d+ 户的检查人员/);
    for (const { code } of visits) expect(teamOf(code)).not.toContain(staffNo);
    await button(page, '下一步：匹配与回避').click();
    await see(page, '检查人员的调整');
    await see(page, /与负责人是近亲属/);
  });

  await test.step('a result that is entered holds the team and is no vacancy', async () => {
    await go(page, '结果录入');
    await go(page, '抽查任务');
    await button(page, '录结果').first().click();
    await see(page, '未发现问题');
    await page.keyboard.press('1');
    await page.getByLabel('检查日期').fill(day(0));
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^1 \//).first()).toBeVisible();
    await go(page, '抽查任务');
    await button(page, '抽取台账').click();
    await page.getByText(serial, { exact: true }).click();
    await openRow(page, first.name);
    await expect(dialog).toContainText('检查结果已经录入，检查人员不能再调整');
    await expect(dialog.getByRole('button', { name: '重新抽取这一户' })).toBeDisabled();
    await dialog.getByRole('button', { name: '不调整，返回' }).click();
    await button(page, '补抽空缺…').click();
    await dialog.getByRole('combobox', { name: '添加空缺' }).fill(first.code);
    await see(page, /没有符合的户/);
    await dialog.getByRole('combobox', { name: '添加空缺' }).fill('');
  });

  await test.step('a vacancy is frozen with its evidence and filled by a ceremony of its own', async () => {
    await dialog.getByRole('combobox', { name: '添加空缺' }).fill(third.code);
    await page.getByTitle(new RegExp(third.code)).click();
    await dialog.getByLabel(`${third.name} 依据`).fill('现场笔录第3号');
    await dialog.getByLabel('检查开始').fill(day(0));
    await dialog.getByLabel('检查截止').fill(day(20));
    await dialog.getByRole('button', { name: '封存空缺，准备补抽' }).click();
    await see(page, `本次是补抽：补抽取 ${serial} 的 1 户空缺，从剩下的备选里抽。`);
    await expect(button(page, '下一步：参数核对')).toBeVisible();
    await hold();
    const next = serials().at(-1) ?? '';
    expect(next).not.toBe(serial);
    const filled = rowsOf('select code from drawn_subjects where serial = ?', next).map(({ code }) => code);
    expect(filled).toHaveLength(1);
    expect(visits.map(({ code }) => code)).not.toContain(filled[0]);
    await desk.exportRecord();
    const exported = path.join(countyDir, '导出');
    const folder = readdirSync(exported).find((name) => name === next) ?? '';
    expect(readdirSync(path.join(exported, folder))).toContain('vacancies.tsv');
    expect(spawnSync(process.execPath, [cliPath, 'draw', 'verify', path.join(exported, folder)]).status).toBe(0);
    await go(page, '抽查任务');
    await button(page, '抽取台账').click();
    await see(page, `补 ${serial} 的空缺。`);
    await page.getByText(serial, { exact: true }).click();
    await see(page, '已补抽 1 户，都由单独的抽取补上（共 1 次）。');
    await expect(grid(page).getByRole('row').filter({ hasText: third.name })).toContainText('已补抽');
  });
  db.close();
  await app.close();
});
