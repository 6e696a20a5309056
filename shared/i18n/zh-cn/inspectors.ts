import type { InspectorListRow } from '#shared/contract/inspectors.ts';
import { count, dayText } from './numbers.ts';

export const inspectorsWords = {
  title: '检查人员名录库',
  import: '导入人员',
  empty: '还没有执法检查人员。把人员名录的 Excel 导入进来，就能参加抽取。',
  emptyFiltered: '没有符合的人员。',
  clear: '清空查找',
  searchLabel: '在人员里查姓名或工号',
  gridLabel: '执法检查人员名录',
  columns: {
    name: '姓名',
    staffNo: '工号',
    unit: '单位',
    post: '岗位',
    lines: '业务条线',
    certificateNo: '执法证号',
    certificateUntil: '执法证有效期',
    status: '状态',
    recusals: '回避',
  },
  longTerm: '长期',
  noCertificate: '未填',
  active: '在岗',
  inactive: '不在岗',
};

export const certificateText: { readonly [C in InspectorListRow['certificate']]: string } = {
  valid: '有效',
  endingSoon: '快到期',
  ended: '已到期',
};

const longTerm = '9999-12-31';

export const certificateDayText = (iso: string): string => {
  if (iso === '') return inspectorsWords.noCertificate;
  return iso === longTerm ? inspectorsWords.longTerm : iso;
};

export const certificateTitle = (iso: string): string => (iso === '' || iso === longTerm ? certificateDayText(iso) : dayText(iso));
export const peopleTotalText = (value: number): string => `共 ${count(value)} 人`;
export const peopleMatchingText = (value: number): string => `查到 ${count(value)} 人`;
export const drawableText = (value: number): string => `可参加抽取 ${count(value)} 人`;
export const endingSoonText = (value: number): string => `执法证快到期 ${count(value)} 人`;
export const recusalsText = (value: number): string => (value === 0 ? '无' : `${count(value)} 户`);
