import type { PlanDiff } from '#shared/domain/plans/plan-diff.ts';
import type { PlanJoint, PlanKind, PlanLevel, PlanRow, PlanRowContent, PlanRowField } from '#shared/domain/plans/plan-row.ts';
import { count, plainDayText } from './numbers.ts';

export const planKindText: Readonly<Record<PlanKind | '', string>> = { nonDirected: '不定向', directed: '定向', '': '' };
export const planLevelText: Readonly<Record<PlanLevel, string>> = { province: '省级', city: '市级', county: '县级' };
export const planJointText: Readonly<Record<PlanJoint, string>> = { single: '单部门', internal: '部门内联合', cross: '跨部门联合' };

/** Names of items by their code. */
export type ItemNames = ReadonlyMap<string, string>;

/** 30,000 ppm reads 3%. */
export const rateText = (ppm: number): string => `${ppm / 10_000}%`;

export const amountText = ({ ratePpm, count: subjects }: Pick<PlanRowContent, 'ratePpm' | 'count'>): string =>
  [ratePpm === null ? '' : rateText(ratePpm), subjects === null ? '' : `${count(subjects)} 户`]
    .filter((text) => text !== '')
    .join('，不少于 ');

const isMonthStart = (day: string): boolean => day.endsWith('-01');
const isMonthEnd = (day: string): boolean => new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1;
const monthOf = (day: string): number => Number(day.slice(5, 7));

/** Whole months as months, else the days; empty while one of them is not said. */
export const periodText = ({ from, to }: Pick<PlanRowContent, 'from' | 'to'>): string => {
  if (from === '' || to === '') return '';
  const year = from.slice(0, 4);
  if (isMonthStart(from) && isMonthEnd(to) && to.startsWith(year))
    return monthOf(from) === monthOf(to) ? `${year}年${monthOf(from)}月` : `${year}年${monthOf(from)}月—${monthOf(to)}月`;
  return from === to ? plainDayText(from) : `${plainDayText(from)}至${plainDayText(to)}`;
};

export const itemsText = (codes: readonly string[], items: ItemNames): string => codes.map((code) => items.get(code) ?? code).join('；');

export const planFieldText: Readonly<Record<PlanRowField, string>> = {
  name: '任务名称',
  planNo: '计划编号',
  kind: '类型',
  level: '发起层级',
  joint: '组织形式',
  leadDept: '发起部门',
  partners: '参与部门',
  mode: '抽查模式',
  from: '开始',
  to: '结束',
  ratePpm: '比例',
  count: '数量',
  frequency: '频次',
  itemCodes: '抽查事项',
  range: '对象范围',
  riskDemand: '信用风险分类要求',
  agency: '检查主体',
  section: '股室',
  method: '检查方式',
  note: '备注',
  unread: '没有读出的原文',
};

/** One field of a row as people read it. */
export const planFieldValue = (row: PlanRow, field: PlanRowField, items: ItemNames): string => {
  switch (field) {
    case 'kind':
      return planKindText[row.kind];
    case 'level':
      return planLevelText[row.level];
    case 'joint':
      return planJointText[row.joint];
    case 'partners':
      return row.partners.join('、');
    case 'from':
    case 'to':
      return row[field] === '' ? '' : plainDayText(row[field]);
    case 'ratePpm':
      return row.ratePpm === null ? '' : rateText(row.ratePpm);
    case 'count':
      return row.count === null ? '' : `${count(row.count)} 户`;
    case 'itemCodes':
      return itemsText(row.itemCodes, items);
    case 'unread':
      return [row.unread.period, row.unread.amount, row.unread.items].filter((text) => text !== '').join('；');
    case 'name':
    case 'planNo':
    case 'leadDept':
    case 'mode':
    case 'frequency':
    case 'range':
    case 'riskDemand':
    case 'agency':
    case 'section':
    case 'method':
    case 'note':
      return row[field];
  }
};

interface SheetColumn {
  readonly title: string;
  readonly width: number;
  readonly text: (row: PlanRow, items: ItemNames) => string;
}

const field = (name: PlanRowField, width: number): SheetColumn => ({
  title: planFieldText[name],
  width,
  text: (row, items) => planFieldValue(row, name, items),
});

const columnsBehindNumber: readonly SheetColumn[] = [
  field('planNo', 16),
  field('name', 36),
  field('kind', 10),
  field('level', 10),
  field('joint', 14),
  field('leadDept', 20),
  field('partners', 24),
  field('itemCodes', 44),
  field('range', 30),
  field('ratePpm', 10),
  field('count', 10),
  field('frequency', 10),
  field('riskDemand', 24),
  { title: '起止时间', width: 24, text: periodText },
  field('agency', 24),
  field('section', 16),
  field('mode', 14),
  field('method', 16),
  field('note', 24),
];

export const planSheetWords = {
  plan: '年度计划表',
  diff: '调整对照',
  diffColumns: (version: number): readonly string[] => [
    '变动',
    '任务名称',
    '内容',
    `调整前（第 ${version - 1} 版）`,
    `调整后（第 ${version} 版）`,
  ],
};

export const sheetColumns: readonly { readonly title: string; readonly width: number }[] = [
  { title: '序号', width: 6 },
  ...columnsBehindNumber,
];

export const rowTexts = (row: PlanRow, number: number, items: ItemNames): readonly string[] => [
  String(number),
  ...columnsBehindNumber.map(({ text }) => text(row, items)),
];

export const planTableTitle = (office: string, year: number, version: number): string =>
  `${office}${year}年度“双随机、一公开”抽查计划表${version === 1 ? '' : `（第 ${version} 版，调整后）`}`;

export interface DiffLine {
  readonly change: string;
  readonly name: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const wholeRow = (row: PlanRow, items: ItemNames): string =>
  [itemsText(row.itemCodes, items), amountText(row), periodText(row)].filter((text) => text !== '').join('；');

/** Added and removed rows with what they are about, changed ones field by field. */
export const diffLines = ({ added, removed, changed }: PlanDiff, items: ItemNames): readonly DiffLine[] => [
  ...added.map((row) => ({ change: '新增', name: row.name, field: '整行', before: '', after: wholeRow(row, items) })),
  ...removed.map((row) => ({ change: '删去', name: row.name, field: '整行', before: wholeRow(row, items), after: '' })),
  ...changed.flatMap(({ before, after, fields }) =>
    fields.map((name) => ({
      change: '修改',
      name: after.name,
      field: planFieldText[name],
      before: planFieldValue(before, name, items),
      after: planFieldValue(after, name, items),
    })),
  ),
];
