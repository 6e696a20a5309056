import { assertNever } from '#shared/base/assert-never.ts';
import type { CertificateState, DrawObstacle } from '#shared/domain/inspectors/drawability.ts';
import { count, dayText } from './numbers.ts';

export const inspectorsWords = {
  title: '检查人员名录库',
  import: '导入人员',
  add: '添加人员',
  empty: '还没有执法检查人员。把人员名录的 Excel 导入进来，或一个一个添加，就能参加抽取。',
  emptyFiltered: '没有符合条件的人员。',
  clear: '清空条件',
  searchLabel: '在人员里查姓名、工号、单位或证号',
  gridLabel: '执法检查人员名录',
  filters: '筛选',
  columns: {
    name: '姓名',
    staffNo: '工号',
    unit: '单位',
    post: '职务',
    lines: '业务条线',
    certificateUntil: '执法证有效期',
    state: '能否抽取',
    recusals: '回避',
    load: '今年检查',
  },
  facets: { statuses: '人员状态', drawables: '今天能否抽取', certificates: '执法证', units: '单位', lines: '业务条线' },
  noUnit: '没有单位',
  longTerm: '长期',
  noCertificate: '没有执法证',
  active: '在岗',
  inactive: '不在岗',
  drawable: '可以抽取',
};

export const certificateText: { readonly [C in CertificateState]: string } = {
  valid: '有效',
  endingSoon: '30 天内到期',
  ended: '已到期',
  missing: '没有',
};

const longTerm = '9999-12-31';

export const certificateDayText = (iso: string): string => {
  if (iso === '') return inspectorsWords.noCertificate;
  return iso === longTerm ? inspectorsWords.longTerm : iso;
};

export const certificateTitle = (iso: string): string => (iso === '' || iso === longTerm ? certificateDayText(iso) : dayText(iso));

/** Why a person is not drawn, in a few words. */
export const obstacleText = (obstacle: DrawObstacle): string => {
  switch (obstacle.code) {
    case 'inactive':
      return '不在岗';
    case 'certificateMissing':
      return '没有执法证';
    case 'certificateEnded':
      return `执法证 ${obstacle.on} 到期`;
    case 'onLeave':
      return obstacle.to === '' ? `请假，${obstacle.from} 起` : `请假到 ${obstacle.to}`;
    default:
      return assertNever(obstacle, 'draw obstacle');
  }
};

export const peopleTotalText = (value: number): string => `共 ${count(value)} 人`;
export const peopleMatchingText = (value: number): string => `筛出 ${count(value)} 人`;
export const drawableText = (value: number): string => `今天可以抽取 ${count(value)} 人`;
export const endingSoonText = (value: number): string => `执法证 30 天内到期 ${count(value)} 人`;
export const recusalsText = (value: number): string => (value === 0 ? '无' : `${count(value)} 户`);
export const visitsText = (value: number): string => `${count(value)} 户`;
