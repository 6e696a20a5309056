import type { ListingReason, MeasureKind } from '#shared/domain/follow-up/measures.ts';
import type { CloseFault, Requirement } from '#shared/domain/follow-up/requirements.ts';
import type { FollowUpState } from '#shared/domain/follow-up/row-state.ts';
import type { Reminder } from '#shared/domain/results/publication-clock.ts';
import { count, dayText, preciseMomentText } from './numbers.ts';
import { outcomeName } from './results.ts';

export const followUpWords = {
  title: '后续处理',
  ledger: '问题台账',
  allTasks: '全部任务',
  task: '抽查任务',
  none: '没有需要后续处理的问题。审核通过的问题结果会自动进入台账。',
  noneShown: '这个范围里没有。',
  show: { open: '未办结', overdue: '已逾期', closed: '已办结', all: '全部' },
  columns: { state: '状态' },
  owner: '责任人',
  problems: '发现的问题',
  addMeasure: '加一项措施',
  removeMeasure: '去掉这项',
  evidence: '证据说明',
  save: '存好',
  changed: '有改动，还没有存',
  close: '办结',
  closingNote: '办结说明',
  closeHint: '下面几样齐了才能办结：',
  ready: '要求的都齐了，可以办结。',
  pickOne: '请在左边选一户。',
  export: '导出台账',
  noMeasure: '还没有处置措施',
  noOwner: '未定',
  numbered: '存好后自动编号',
  dayHint: '例如 2026-11-24',
  dayBad: '这不是一个日期，请照“2026-11-24”的样子填。',
} as const;

export const measureText: { readonly [K in MeasureKind]: string } = {
  orderedToCorrect: '责令改正',
  caseFiled: '立案',
  transferred: '移送办案机构',
  abnormalList: '列入经营异常名录',
  notifiedDepartment: '抄告相关部门',
  judicial: '移送司法机关',
  checksStopped: '停止检查，反馈日常监管',
  other: '其他',
};

export const listingReasonText: { readonly [R in ListingReason]: string } = {
  notDisclosed: '未按规定公示',
  falseDisclosure: '公示信息弄虚作假',
  unreachable: '无法联系',
};

export const recheckText = { '': '还没复查', corrected: '已改正', notCorrected: '没有改正' } as const;

/** Fields of the measures by their names in the form. */
const fieldText: Readonly<Record<string, string>> = {
  dueOn: '整改期限',
  recheckedOn: '复查日期',
  recheck: '复查结果',
  caseNo: '案号',
  filedOn: '立案日期',
  to: '对方单位',
  number: '文号',
  handedOn: '移送日期',
  reason: '列入事由',
  firstLetterOn: '第一封专用信函',
  secondLetterOn: '第二封专用信函',
  confirmedOn: '查实日期',
  decisionNo: '决定书文号',
  decidedOn: '决定日期',
  sentOn: '抄告日期',
  noticeNo: '抄告单号',
  receiptOn: '回执日期',
  receipt: '回执内容',
  fedBackOn: '反馈日期',
  what: '怎么处理的',
  doneOn: '处理日期',
};

export const measureFieldText = (field: string): string => fieldText[field] ?? field;

export const rowStateText: { readonly [S in FollowUpState]: string } = { open: '未办结', closed: '已办结', lapsed: '不再是问题' };

export const reminderText: { readonly [R in Reminder]: string } = {
  none: '',
  fiveDays: '5 个工作日内到期',
  oneDay: '1 个工作日内到期',
  overdue: '已逾期',
};

const becauseText = (because: string): string => {
  if (because === 'problem') return '有问题的事项';
  return because in measureText ? measureText[because as MeasureKind] : outcomeName(because);
};

const kindsText = (kinds: readonly MeasureKind[]): string =>
  kinds.length === 0 ? '任一项措施' : kinds.map((kind) => measureText[kind]).join('或');

export const requirementText = ({ because, kinds, proof }: Requirement): string =>
  `${becauseText(because)}：要${kindsText(kinds)}${proof ? '，并写明证据' : ''}`;

export const closeFaultText = (fault: CloseFault): string => {
  switch (fault.fault) {
    case 'measureMissing':
      return `“${becauseText(fault.because)}”还没有办完${kindsText(fault.kinds)}`;
    case 'proofMissing':
      return `“${becauseText(fault.because)}”还没有写明证据`;
    case 'fieldMissing':
      return `第 ${fault.place} 项${measureText[fault.kind]}还没填${measureFieldText(fault.field)}`;
    case 'notCorrected':
      return `第 ${fault.place} 项复查没有改正，要立案、移送或列入异常名录`;
  }
};

export const noticeNumberText = (year: number, number: number): string => `抄告〔${year}〕${number}号`;
export const ledgerFileName = (day: string): string => `问题台账-${day}.xlsx`;
export const placeOfMeasure = (place: number, kind: MeasureKind): string => `第 ${place} 项 · ${measureText[kind]}`;
export const ledgerCount = (total: number): string => `${count(total)} 户`;
export const measuresText = (kinds: readonly MeasureKind[]): string =>
  kinds.length === 0 ? followUpWords.noMeasure : kinds.map((kind) => measureText[kind]).join('、');
export const problemText = ({ item, text }: { readonly item: string; readonly text: string }): string => `${item}：${text}`;
export const savedText = (at: string, by: string): string => `已存 ${preciseMomentText(at).slice(5, 16)}，${by}`;
export const closedText = (day: string): string => `${dayText(day)}办结`;

export const ledgerWords = {
  columns: [
    { title: '序号', width: 6 },
    { title: '任务编号', width: 20 },
    { title: '对象', width: 30 },
    { title: '统一社会信用代码', width: 22 },
    { title: '检查日期', width: 12 },
    { title: '检查人员（证号）', width: 30 },
    { title: '事项', width: 26 },
    { title: '发现问题', width: 34 },
    { title: '结果', width: 20 },
    { title: '处置措施', width: 24 },
    { title: '责任人', width: 10 },
    { title: '整改期限', width: 12 },
    { title: '复查日期', width: 12 },
    { title: '完结状态/日期', width: 18 },
    { title: '抄告/移送单号', width: 20 },
    { title: '异常名录文号', width: 20 },
    { title: '录入/公示日期', width: 24 },
    { title: '是否超期', width: 18 },
  ],
  publishedLate: '公示超期',
  followedLate: '处置超期',
  inTime: '否',
  notPublished: '未公示',
} as const;
