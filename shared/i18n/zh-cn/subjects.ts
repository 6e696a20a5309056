import type { RiskClass, SubjectKind, SubjectStatus } from '#shared/contract/subjects.ts';
import { count, momentText } from './numbers.ts';

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
  empty: '还没有检查对象。把登记系统导出的 Excel 导入进来，就能建任务、抽取。',
  emptyFiltered: '没有符合这些条件的检查对象。',
  filters: '筛选',
  searchLabel: '在名录里查名称或代码',
  filtersChosen: '已选条件',
  clear: '清空筛选',
  gridLabel: '检查对象名录',
  more: '收起',
  internal: '内部参考',
  noTown: '未填乡镇',
  detailTitle: '检查对象详情',
  facets: { risks: '风险等级', statuses: '登记状态', towns: '乡镇街道', kinds: '主体类型', tags: '标签' },
  columns: {
    name: '名称',
    code: '统一社会信用代码',
    town: '乡镇',
    industry: '行业',
    risk: '风险',
    status: '状态',
    tags: '标签',
    drawnThisYear: '今年已抽',
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
    drawnThisYear: '今年已抽',
    batch: '导入批次',
  },
  blank: '未填',
};

export const totalText = (value: number): string => `共 ${count(value)} 户`;
export const matchingText = (value: number): string => `筛出 ${count(value)} 户`;
export const rowsText = (first: number, last: number): string => `第 ${count(first)}–${count(last)} 行`;
export const timesText = (times: number): string => `${times} 次`;
export const moreTownsText = (rest: number): string => `另外 ${count(rest)} 个`;
export const facetSizeText = (values: number): string => `${count(values)} 个`;
export const chosenText = (facet: string, values: readonly string[]): string => `${facet}：${values.join('、')}`;
export const searchedText = (text: string): string => `含“${text}”`;
export const lastImportText = (at: string, rows: number): string => `最近入库：${momentText(at)}，${count(rows)} 行`;
export const batchText = (fileName: string, at: string, by: string): string => `${fileName}，${momentText(at)}，${by}`;
