import type { RiskClass, SubjectKind, SubjectStatus } from '#shared/contract/subjects.ts';
import { count, dayText, momentText } from './numbers.ts';

export const riskText: { readonly [R in RiskClass]: string } = { A: 'A 低', B: 'B 一般', C: 'C 较高', D: 'D 高', '': '未分类' };

export const subjectStatusText: { readonly [S in SubjectStatus]: string } = {
  active: '存续',
  deregistered: '注销',
  revoked: '吊销',
  cancelled: '撤销',
  movedOut: '迁出',
};

export const subjectKindText: { readonly [K in SubjectKind]: string } = {
  enterprise: '企业',
  soleTrader: '个体工商户',
  cooperative: '农民专业合作社',
  representativeOffice: '外企代表机构',
  branch: '分支机构',
  other: '其他',
};

export const subjectsWords = {
  title: '检查对象名录库',
  import: '导入名录',
  refreshRisks: '更新风险等级',
  empty: '还没有检查对象。把登记系统导出的 Excel 导入进来，就能建任务、抽取。',
  filters: '筛选',
  searchLabel: '名称、代码、拼音、电话尾号',
  filtersChosen: '已选条件',
  clear: '清空筛选',
  gridLabel: '检查对象名录',
  more: '收起',
  internal: '内部参考',
  notFilled: '未填',
  divisions: '展开大类',
  dropCondition: '去掉',
  unit: '户',
  columnsButton: '列',
  columnsTitle: '显示哪些列',
  usualColumns: '恢复常用的列',
  usualView: '常用',
  saveView: '存为视图',
  saveViewTitle: '把现在的筛选、排序和列存为视图？',
  notSaveView: '先不存',
  viewName: '视图名称',
  viewHolds: '同名的视图会被换掉。视图只有您自己看得到。',
  detailTitle: '检查对象详情',
  capReached: '今年的检查已到上限。再检查要有理由并经批准。',
  facets: {
    offices: '单位',
    towns: '乡镇街道',
    stations: '管辖单位',
    industries: '行业',
    risks: '风险等级',
    statuses: '登记状态',
    kinds: '主体类型',
    tags: '标签、专项库',
  },
  columns: {
    name: '名称',
    code: '统一社会信用代码',
    kind: '主体类型',
    legalPerson: '负责人',
    town: '乡镇',
    station: '管辖单位',
    industry: '行业',
    risk: '风险',
    riskOn: '评定日期',
    status: '状态',
    tags: '标签',
    drawnThisYear: '今年已抽',
    inspectedThisYear: '今年已查',
    lastInspectedOn: '上次抽查',
    office: '单位',
  },
  fields: {
    code: '代码',
    kind: '主体类型',
    status: '登记状态',
    risk: '风险等级',
    riskOn: '评定日期',
    legalPerson: '法定代表人',
    phone: '联系电话',
    address: '住所',
    town: '乡镇街道',
    region: '行政区划',
    industry: '行业',
    authority: '登记机关',
    station: '管辖单位',
    establishedOn: '成立日期',
    capital: '注册资本',
    scope: '经营范围',
    tags: '标签',
    annualReport: '年报状态',
    lastInspectedOn: '上次抽查',
    note: '备注',
    drawnThisYear: '今年已抽',
    inspectedThisYear: '今年已查',
    batch: '导入批次',
  },
  blank: '未填',
};

export const totalText = (value: number): string => `共 ${count(value)} 户`;
export const matchingText = (value: number): string => `筛出 ${count(value)} 户`;
export const rowsText = (first: number, last: number): string => `第 ${count(first)}–${count(last)} 行`;
/** 已查几次，设了上限时再说上限. */
export const visitsOfText = (visits: number, cap: number | null): string => (cap === null ? `${visits} 次` : `${visits}/${cap} 次`);
export const timesText = (times: number): string => `${times} 次`;
export const moreValuesText = (rest: number): string => `另外 ${count(rest)} 个`;
export const facetSizeText = (values: number): string => `${count(values)} 个`;
export const chosenText = (facet: string, values: readonly string[]): string => `${facet}：${values.join('、')}`;
export const searchedText = (text: string): string => `含“${text}”`;
export const lastImportText = (at: string, rows: number): string => `最近入库：${momentText(at)}，${count(rows)} 行`;
export const batchText = (fileName: string, at: string, by: string): string => `${fileName}，${momentText(at)}，${by}`;

/** Words for the values of a facet that are not words already. */
export const facetValueWords: Readonly<
  Record<'offices' | 'towns' | 'stations' | 'industries' | 'risks' | 'statuses' | 'kinds' | 'tags', Readonly<Record<string, string>>>
> = {
  offices: {},
  towns: {},
  stations: {},
  industries: {},
  risks: riskText,
  statuses: subjectStatusText,
  kinds: subjectKindText,
  tags: {},
};

export const viewText = (name: string): string => `视图：${name}`;
export const removeViewText = (name: string): string => `删除视图“${name}”`;
/** Quotation marks inside quotation marks are single ones. */
const quotedWithin = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’');

export const emptyFilteredText = (conditions: readonly string[]): string => `没有符合“${quotedWithin(conditions.join('＋'))}”的检查对象。`;
export const loosenedText = (condition: string, matching: number): string => `去掉“${quotedWithin(condition)}”有 ${count(matching)} 户。`;
export const staleRatingText = (day: string, days: number): string =>
  `风险等级最近一次更新是 ${dayText(day)}，已过 ${days} 天。请导入本月的风险等级，有代码和等级两列就行。`;
export const yearVisitsText = (inspected: number, cap: number | null, drawn: number): string =>
  `今年已查 ${inspected} 次，${cap === null ? '没有设上限' : `上限 ${cap} 次`}；已抽 ${drawn} 次。`;
