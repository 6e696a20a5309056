import type { AidField, Destination, PublicRecord } from '#shared/contract/publication.ts';
import type { ClockStart, Deadline } from '#shared/domain/results/publication-clock.ts';
import { errorSentence } from './errors.ts';
import { libraryFileWords } from './library-files.ts';
import { count, dayText } from './numbers.ts';
import { planKindText } from './plan-table.ts';
import { publicText } from './results.ts';

export const publicationWords = {
  title: '公示',
  sheetName: '公示稿',
  sheet: {
    planNo: '计划编号',
    planName: '计划名称',
    taskNo: '任务编号',
    taskName: '任务名称',
    planKind: '类型',
    organ: '抽查机关',
    code: '统一社会信用代码',
    name: '检查对象',
    completedOn: '完成日期',
    item: '抽查事项',
    result: '抽查结果',
    kind: '公示类别',
  },
  first: '首次公示',
  corrected: '更正公示',
  tabs: { waiting: '待公示', draft: '公示稿', published: '已公示', corrections: '更正' },
  nothingWaits: '没有等着公示的结果。审核通过的结果会出现在这里。',
  nothingPublished: '这个任务还没有公示过结果。',
  noCorrections: '这个任务没有更正过。',
  toReview: '去审核',
  mark: '标为已公示',
  chooseAll: '全选',
  publishedOn: '公示日期',
  reference: '公示网址或文号',
  referenceHint: '填公示系统里的网址、公告文号或批次号。',
  dayHint: '例如 2026-11-24',
  dayBad: '这不是一个日期，请照“2026-11-24”的样子填。',
  cancel: '先不标',
  draftLead: '外人能看到的只有这些：没有风险等级、电话、住址和问题描述，个体工商户的名称已遮住。',
  export: '导出公示稿',
  copy: '复制',
  copied: '已复制',
  destination: '录入到',
  correctionReason: '更正理由',
  reasonHint: '写清楚哪里不对、依据是什么，至少 4 个字。',
  approverLead: '更正要由另一位审核员或局领导当场输入自己的密码批准；已公示的内容原样保留。',
  approverName: '批准人姓名',
  approverPassword: '批准人密码',
  approve: '批准更正',
  before: '原结果',
  after: '更正为',
  waitsAgain: '待重新公示',
  late: '超期公示',
  inTime: '按期',
  noClock: '未计时',
  clockStart: '公示期限从哪天算',
  changed: '已更正',
  deadline: '公示期限',
  state: '状态',
  people: '申请人 / 批准人',
  openToCorrect: '打开一户可以更正',
  keep: '不更正',
  aidTitle: '平台录入辅助',
  aidDone: '抄好了',
  close: '关闭',
  reviewedBy: '审核人',
} as const;

export const publicSheetFileName = (serial: string, day: string): string => `公示稿-${serial}-${day}.xlsx`;

export const destinationText: { readonly [D in Destination]: string } = { national: '国家平台', province: '省平台' };

export const aidFieldText: { readonly [F in AidField['field']]: string } = {
  planNo: '计划编号',
  planName: '计划名称',
  taskNo: '任务编号',
  taskName: '任务名称',
  planKind: '类型（不定向、定向）',
  organ: '抽查机关',
  code: '统一社会信用代码',
  name: '检查对象',
  completedOn: '完成日期',
  item: '抽查事项',
  resultCode: '结果代码',
  result: '抽查结果',
};

export const clockStartText: { readonly [S in ClockStart]: string } = {
  inspected: '从该户检查结束算',
  taskEnd: '从任务结束算',
  earlier: '取早的一天算',
};

/** A clock in a few words: working days left, today, or by how many it is late; an estimate says so. */
export const deadlineText = ({ left, band, unknownYear }: Deadline): string => {
  if (band === 'overdue') return left === 0 ? '逾期' : `逾期 ${count(-left)} 个工作日`;
  const words = left === 0 ? '今天到期' : `还剩 ${count(left)} 个工作日`;
  return unknownYear === '' ? words : `估算${words}`;
};

/** The day itself, for a tooltip and for who listens. */
export const deadlineDayText = ({ due, unknownYear }: Deadline): string =>
  unknownYear === '' ? `${dayText(due)}到期` : `${unknownYear} 年放假安排还没导入，${dayText(due)}只是估算，不作超期的依据。`;

export const waitingText = (total: number): string => `${count(total)} 户待公示`;
export const publishedText = (total: number): string => `${count(total)} 户已公示`;
export const markText = (total: number): string => `标 ${count(total)} 户为已公示`;
export const markQuestion = (total: number): string => `这 ${count(total)} 户的结果已经公示了吗？`;
export const markConsequence = '标过以后结果不能再改，只能走更正。';
export const correctionTitle = (number: number): string => `第 ${number} 次更正`;
const exportedText = (rows: number, fileName: string, folder: string): string =>
  `公示稿已写到“${folder}”：${fileName}，${count(rows)} 户。`;
export const copyLabel = (field: string): string => `复制${field}`;
export const correctText = (name: string): string => `更正“${name}”已公示的结果？`;
/** Under which plan and of which type everything of a task is published. */
export const publicPlanText = ({ planName, planNo, planKind }: Pick<PublicRecord, 'planName' | 'planNo' | 'planKind'>): string =>
  planName === ''
    ? '这个任务没有列入年度计划，公示稿不写计划名称和类型。'
    : `计划：${planName}${planNo === '' ? '' : `（${planNo}）`}；类型：${planKindText[planKind] || '计划里没有写'}。`;

export const publicItemsText = (items: PublicRecord['items']): string =>
  items
    .map(({ item, outcomes }) => `${item === '' ? '' : `${item}：`}${outcomes.map((outcome) => publicText[outcome]).join('、')}`)
    .join('；');

/** Words of the buttons that write the 公示稿. */
export const draftFileWords = {
  write: publicationWords.export,
  elsewhere: libraryFileWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ fileName, rows }: { readonly fileName: string; readonly rows: number }, folder: string): string =>
    exportedText(rows, fileName, folder),
  failed: errorSentence,
};
