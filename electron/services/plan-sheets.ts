import type { PlanDiff } from '#shared/domain/plans/plan-diff.ts';
import type { PlanRow } from '#shared/domain/plans/plan-row.ts';
import {
  diffLines,
  planSheetWords as words,
  planTableTitle,
  rowTexts,
  sheetColumns,
  type ItemNames,
} from '#shared/i18n/zh-cn/plan-table.ts';
import type { WorkbookSheet } from '#electron/tables/write-workbook.ts';
import { excelColumn } from '#electron/tables/excel-column.ts';

interface PlanOfSheet {
  readonly year: number;
  readonly version: number;
}

/** 年度计划表 as bureaus hand it in: a title over all columns, one row a task. */
export const planSheet = (office: string, { year, version }: PlanOfSheet, rows: readonly PlanRow[], items: ItemNames): WorkbookSheet => ({
  name: words.plan,
  state: 'visible',
  columns: sheetColumns.map(({ width }) => ({ width, format: '@', wrap: true as const })),
  headRows: [[planTableTitle(office, year, version)], sheetColumns.map(({ title }) => title)],
  merges: [`A1:${excelColumn(sheetColumns.length - 1)}1`],
  rows: rows.map((row, index) => rowTexts(row, index + 1, items)),
  validations: [],
});

/** 调整对照: every changed field with what stood there before and what stands there now. */
export const diffSheet = ({ version }: PlanOfSheet, diff: PlanDiff, items: ItemNames): WorkbookSheet => ({
  name: words.diff,
  state: 'visible',
  columns: [10, 36, 18, 44, 44].map((width) => ({ width, format: '@', wrap: true as const })),
  headRows: [words.diffColumns(version)],
  merges: [],
  rows: diffLines(diff, items).map(({ change, name, field, before, after }) => [change, name, field, before, after]),
  validations: [],
});
