import { assertNever } from '#shared/base/assert-never.ts';
import type { CertificateState, DrawObstacle, Leave } from '#shared/domain/inspectors/drawability.ts';
import type { DrawableState } from '#shared/contract/inspectors.ts';
import { count, dayText } from './numbers.ts';

export const inspectorsWords = {
  title: '检查人员名录库',
  import: '导入人员',
  add: '添加人员',
  empty: '还没有执法检查人员。把人员名录的 Excel 导入进来，或一个一个添加，就能参加抽取。',
  emptyFiltered: '没有符合条件的人员。',
  clear: '清空条件',
  searchLabel: '查姓名、工号、单位、证号',
  gridLabel: '执法检查人员名录',
  filters: '筛选',
  less: '收起',
  columns: {
    name: '姓名',
    staffNo: '工号',
    unit: '单位',
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

export const inspectorStatusText: Readonly<Record<'active' | 'inactive', string>> = {
  active: inspectorsWords.active,
  inactive: inspectorsWords.inactive,
};

export const certificateText: { readonly [C in CertificateState]: string } = {
  valid: '有效',
  endingSoon: '30 天内到期',
  ended: '已到期',
  missing: '没有',
};

export const drawableStateText: { readonly [D in DrawableState]: string } = {
  drawable: '可以抽取',
  onLeave: '请假中',
  notDrawable: '不能抽取',
};

const longTerm = '9999-12-31';

export const certificateDayText = (iso: string): string => {
  if (iso === '') return inspectorsWords.noCertificate;
  return iso === longTerm ? inspectorsWords.longTerm : iso;
};

export const certificateTitle = (iso: string): string => (iso === '' || iso === longTerm ? certificateDayText(iso) : dayText(iso));

/** Days from one to another in words; an open end is said. */
export const spanText = (from: string, to: string): string => {
  if (from === '' && to === '') return '长期';
  if (from === '') return `到 ${to}`;
  return to === '' ? `${from} 起` : `${from} 至 ${to}`;
};

/** Why a person is not drawn, in a few words. */
export const obstacleText = (obstacle: DrawObstacle): string => {
  switch (obstacle.code) {
    case 'inactive':
      return '不在岗';
    case 'certificateMissing':
      return '没有执法证';
    case 'certificateEnded':
      return '执法证到期';
    case 'onLeave':
      return obstacle.to === '' ? `请假，${obstacle.from} 起` : `请假到 ${obstacle.to}`;
    default:
      return assertNever(obstacle, 'draw obstacle');
  }
};

export const leaveText = ({ from, to, reason }: Leave): string => (reason === '' ? spanText(from, to) : `${spanText(from, to)}，${reason}`);
export const peopleTotalText = (value: number): string => `共 ${count(value)} 人`;
export const peopleMatchingText = (value: number): string => `筛出 ${count(value)} 人`;
export const drawableText = (value: number): string => `今天可以抽取 ${count(value)} 人`;
export const onLeaveText = (value: number): string => `请假中 ${count(value)} 人`;
export const endingSoonText = (value: number): string => `执法证 30 天内到期 ${count(value)} 人`;
export const recusalsText = (value: number): string => (value === 0 ? '无' : `${count(value)} 户`);
export const visitsText = (value: number): string => `${count(value)} 户`;

export const inspectorDetailWords = {
  title: '检查人员',
  edit: '修改资料',
  deactivate: '设为不在岗',
  activate: '恢复在岗',
  addLeave: '登记请假',
  addRecusal: '登记回避',
  undo: '撤销这次修改',
  blank: '未填',
  drawTitle: '今天能否抽取',
  personTitle: '基本资料',
  certificatesTitle: '执法证与执法范围',
  leavesTitle: '请假',
  noLeaves: '没有登记请假。',
  recusalsTitle: '回避关系',
  noRecusals: '没有登记回避。只记申报的，程序不猜。',
  tasksTitle: '今年的检查任务',
  noTasks: '今年还没有抽到检查任务。',
  historyTitle: '变更记录',
  noHistory: '还没有变更。',
  unknownSubject: '名录里没有这一户',
  allItems: '业务条线内的全部事项',
  wholeCounty: '全县',
  certificate: '部门执法证',
  provinceCertificate: '省政府执法证',
  yes: '是',
  no: '否',
  itemCodes: '可检查事项',
  taskColumns: { scheme: '任务', visits: '检查对象', entered: '已录结果' },
};

export const inspectorFormWords = {
  addTitle: '添加哪一名检查人员？',
  editTitle: (name: string): string => `修改 ${name} 的资料？`,
  leaveTitle: (name: string): string => `登记 ${name} 的请假？`,
  recusalTitle: (name: string): string => `登记 ${name} 的回避？`,
  save: '保存人员',
  leave: '不存了',
  nameMissing: '请填姓名。',
  staffNoMissing: '请填工号；没有工号时填执法证号。',
  dayBad: '请写成 2026-03-02 这样的日期。',
  dayHint: '如 2026-03-02',
  dayMissing: '请填开始日期。',
  reasonMissing: '请填原因。',
  codeMissing: '请填回避对象的代码。',
  groupPerson: '基本资料',
  groupCertificate: '执法证与执法范围',
  groupLeaves: '请假',
  groupRecusals: '回避关系（只记本人或单位申报的）',
  addLeave: '加一次请假',
  addRecusal: '加一户回避',
  remove: '去掉',
  from: '从',
  to: '到',
  openEnd: '空着表示未定',
  reason: '原因',
  subjectCode: '对象代码',
  listHint: '几项之间用顿号隔开',
  itemCodesHint: '空着表示条线内全部事项',
  areaHint: '空着表示全县',
  none: '未填',
  unitHint: '没有的单位，先到“机构与乡镇”里添加',
};

export const certificateFact = (no: string, until: string): string => (no === '' ? '' : `${no}，${certificateTitle(until)}`);
export const recusalTitle = (code: string, name: string | undefined): string =>
  name === undefined ? `${code}（${inspectorDetailWords.unknownSubject}）` : `${name} ${code}`;
export const recusalFact = (reason: string, from: string, to: string): string => `${reason}（${spanText(from, to)}）`;
export const moreValuesText = (hidden: number): string => `另外 ${count(hidden)} 个`;
export const facetSizeText = (values: number): string => `${count(values)} 个`;
