import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';
import { inFirstRowOf, rowsOfTable, typeInto } from '#tests/support/result-table.ts';
import { chooseFile } from '../pages/choose-file.ts';
import { makeFolder } from '../support/launch-app.ts';
import { button, closeDialog, day, see, type Screen } from './screen.ts';

/** The table that the walk wrote before, with one visit that can be taken and two that cannot; the desk is left as it was. */
const filledTable = (countyDir: string): string => {
  const folder = path.join(countyDir, '导出');
  const file = path.join(folder, readdirSync(folder).find((name) => name.startsWith('现场结果表-')) ?? '');
  const [first = '', second = '', third = ''] = [...new Set(rowsOfTable(file).map((row) => String(row['统一社会信用代码'])))];
  return typeInto(file, {
    type: (rows) =>
      inFirstRowOf(third, { 检查结果: '还行', 检查日期: '不记得了' })(
        inFirstRowOf(second, { 检查日期: day(0) })(inFirstRowOf(first, { 检查结果: '未发现问题', 检查日期: day(0) })(rows)),
      ),
    folder: makeFolder(),
  });
};

/** 导入现场结果: the dialog before a file, and what a file would do. */
export const broughtScreens: readonly Screen[] = [
  {
    name: '导入现场结果',
    open: async (page) => {
      await button(page, '导入现场结果').click();
      await see(page, '导入带回的现场结果吗？');
    },
  },
  {
    name: '导入现场结果：看一遍',
    open: async (page, { countyDir }) => {
      await chooseFile(page, filledTable(countyDir));
      await see(page, '有问题 2 户');
    },
  },
  {
    name: '结果录入（没有导入）',
    open: async (page) => {
      await closeDialog(page);
      await expect(button(page, '导入现场结果')).toBeVisible();
    },
  },
];
