import type { PlanSheetRow } from '#shared/domain/imports/describe-plans.ts';
import { count } from './numbers.ts';

/** Words of the form of one row, and of taking a plan table over. */
export const planRowWords = {
  add: '添加一项任务',
  edit: '修改这项任务',
  look: '这项任务',
  save: '存好这一行',
  remove: '删去这一行',
  removeTitle: '删去这一行？',
  removeText: '这项任务从草稿里删去。已批准的版本不受影响。',
  removeKeep: '留着',
  ratePercent: '比例（%）',
  rateBad: '填百分数，如 3 或 0.5。',
  countLabel: '数量（户）',
  countBad: '填整数户数。',
  amountHint: '两个都填，取大的。',
  itemsPlaceholder: '从抽查事项清单里选',
  partnersPlaceholder: '逐个输入，回车',
  unpublished: '未公布',
  dropText: '去掉原文',
  unread: '原文',
  none: '—',
};

export const liveText = (drawn: number, pool: number): string => `名录里符合 ${count(pool)} 户，预计抽 ${count(drawn)} 户`;

/** Words of taking a plan table over. */
export const planTableWords = {
  title: '导入计划表',
  drop: '把本局的计划表（Excel、WPS、CSV）拖到这里，什么样的列都可以。',
  choose: '选择文件',
  field: '计划表文件',
  another: '换一个文件',
  columns: '列的对应',
  headerRow: '哪一行是标题',
  planColumn: '计划里的栏目',
  leaveOut: '不要这一列',
  keepInNote: '写进备注',
  rows: '读出的任务',
  sheetRow: '行',
  name: '任务名称',
  period: '起止时间',
  amount: '比例或数量',
  problems: '要看的',
  known: '计划里已有同名的',
  leaveKnown: '同名的不再导入',
  confirm: (rows: number): string => `导入 ${count(rows)} 项`,
  leave: '不导入了',
  fine: '没有',
  unread: '没有读出',
};

export const planColumnText: Readonly<Record<keyof PlanSheetRow, string>> = {
  name: '任务名称',
  planNo: '计划编号',
  type: '类型（定向、不定向）',
  category: '抽查类别',
  level: '发起层级',
  initiation: '组织形式',
  leadDept: '发起部门',
  partners: '参与部门',
  mode: '抽查模式',
  period: '起止时间',
  ratio: '比例',
  amount: '比例或数量',
  count: '数量',
  frequency: '频次',
  items: '抽查事项',
  range: '对象范围',
  riskDemand: '信用风险分类要求',
  agency: '检查主体',
  section: '股室',
  method: '检查方式',
  note: '备注',
};

export const tableReadText = (fileName: string, read: number, skipped: number): string =>
  `“${fileName}”读到 ${count(read)} 行${skipped === 0 ? '' : `，跳过合计、标题等 ${count(skipped)} 行`}。核对以后再导入，现在还没有写进计划。`;

export const headerOption = (row: number, cells: readonly string[]): string =>
  `标题在第 ${row} 行：${cells.filter((cell) => cell !== '').join('、')}`;
