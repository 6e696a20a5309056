import type { RadarFlag } from '#shared/domain/results/radar.ts';
import type { VisitState } from '#shared/domain/results/review.ts';
import type { checkMethods, disposals, itemChecks, OutcomeKey } from '#shared/contract/results.ts';
import { count, preciseMomentText } from './numbers.ts';

export const resultsWords = {
  title: '结果录入',
  task: '抽查任务',
  noTask: '还没有抽取过的任务。抽取完成后，名单会出现在这里。',
  toTasks: '去抽查任务',
  queue: '待录名单',
  todoOnly: '只看待录',
  allEntered: '这个任务都录完了。',
  pickOne: '请在左边选一户。',
  entered: '已录',
  todo: '待录',
  editing: '正在录',
  outcomes: '检查结果',
  extraOutcomes: '其他情形',
  publicWording: '公示写作',
  items: '逐项结果',
  itemCheck: '是否检查',
  itemProblem: '有没有问题',
  noProblem: '没问题',
  problem: '有问题',
  problemText: '问题描述',
  site: '现场',
  methods: '检查方式',
  disposal: '后续处理',
  inspectedOn: '检查日期',
  dayHint: '例如 2026-11-24',
  dayBad: '这不是一个日期，请照“2026-11-24”的样子填。',
  noItems: '选用的事项都不适用于这一户，只选检查结果就行。',
  visitCode: '扫码入企码（监督码）',
  visitCodeHint: '本局要求每户都填',
  settingsTitle: '结果录入',
  visitCodeRequired: '每户都要填扫码入企码（监督码）',
  visitCodeRequiredHint: '勾上以后，到过现场的户不填就不能提交；查无下落等没查成的户不用填。已经录入的不受影响。',
  remark: '备注',
  saveNext: '存好，下一户',
  saveKey: 'Ctrl ↵',
  pageUpKey: 'PgUp',
  pageDownKey: 'PgDn',
  previous: '上一户',
  skip: '先放着',
  neverSaved: '还没有存',
  changed: '有改动，还没有存',
  saving: '正在存',
  keysHint: '数字键 1–8 选结果，Ctrl+Enter 存好并到下一户',
  mistakes: '请看一眼标出的地方，填的内容都还在。',
  retry: '再试一次',
  notFilled: '未填',
  modes: { enter: '录入', review: '审核' },
  mode: '录入还是审核',
  reviewQueue: '待审核名单',
  nothingToReview: '没有等着审核的结果。',
  approve: '通过，下一户',
  approveSeen: '通过看过的',
  returnHere: '退回这一处',
  returnReason: '退回理由',
  returnHint: '写清楚哪里不对、要怎么改，至少 2 个字。',
  returnNow: '退回',
  keepReading: '接着看',
  own: '您自己录的，请别人审核',
  watch: '请看一眼',
  reviewHint: 'Ctrl+Enter 通过并到下一户，PgUp/PgDn 前后翻',
  approvedLock: '已审核通过，等着公示，只能看。要改请让审核人退回。',
  publishedLock: '已公示，只能看。要改请到“公示”里办更正。',
};

/** Short words for the entry keys; the public wording stands beside the title. */
export const outcomeText: { readonly [K in OutcomeKey]: string } = {
  NO_ISSUE: '未发现问题',
  NOT_DISCLOSED: '未按规定公示信息',
  FALSE_DISCLOSURE: '公示信息弄虚作假',
  UNREACHABLE: '登记住所无法联系',
  CORRECTED: '已责令改正',
  UNCOOPERATIVE: '不配合检查情节严重',
  NOT_OPERATING_ITEM: '未开展本次经营活动',
  PENDING: '待后续处理',
  CLOSED: '停业或清算',
  DEREG: '注销',
  REVOKED: '被吊销',
  CANCELLED: '被撤销',
  MOVED: '迁出',
};

export const publicText: { readonly [K in OutcomeKey]: string } = {
  NO_ISSUE: '未发现问题',
  NOT_DISCLOSED: '未按规定公示应当公示的信息',
  FALSE_DISCLOSURE: '公示信息隐瞒真实情况、弄虚作假',
  UNREACHABLE: '通过登记的住所（经营场所）无法联系',
  CORRECTED: '发现问题已责令改正',
  UNCOOPERATIVE: '不配合检查情节严重',
  NOT_OPERATING_ITEM: '未发现开展本次抽查涉及的经营活动',
  PENDING: '发现问题待后续处理',
  CLOSED: '已关闭停业或正在组织清算',
  DEREG: '注销',
  REVOKED: '被吊销',
  CANCELLED: '被撤销',
  MOVED: '迁出',
};

export const itemCheckText: { readonly [K in (typeof itemChecks)[number]]: string } = {
  checked: '已检查',
  notChecked: '未检查',
  notApplicable: '合理缺项',
};

export const methodText: { readonly [K in (typeof checkMethods)[number]]: string } = {
  onSite: '实地核查',
  documents: '书面检查',
  otherDepartment: '部门协查',
  testing: '抽样检测',
  online: '网络监测',
  commissioned: '委托专业机构',
};

export const disposalText: { readonly [K in (typeof disposals)[number]]: string } = {
  none: '无需后续处置',
  orderedToCorrect: '责令改正',
  caseFiled: '立案',
  transferred: '移送办案机构',
  abnormalList: '列入经营异常名录',
  notifiedDepartment: '抄告相关部门',
  judicial: '移送司法机关',
  checksStopped: '停止检查，反馈日常监管',
  other: '其他',
};

export const visitStateWords: { readonly [S in VisitState]: string } = {
  todo: '待录',
  submitted: '待审核',
  returned: '退回',
  approved: '待公示',
  published: '已公示',
};

/** What the radar found, as a reviewer reads it. */
export const radarText: { readonly [F in RadarFlag]: string } = {
  sameMinute: '同一分钟录了好几户',
  copiedText: '同样的文字出现在好几户',
  beforeDraw: '检查日期在抽取之前或录入之后',
  allNoIssue: '整个任务都是未发现问题',
};

const fieldWords: Readonly<Record<string, string>> = {
  outcomes: resultsWords.outcomes,
  methods: resultsWords.methods,
  disposal: resultsWords.disposal,
  inspectedOn: resultsWords.inspectedOn,
  visitCode: resultsWords.visitCode,
  remark: resultsWords.remark,
};

/** A field that a reviewer names; an item by its name. */
export const returnFieldText = (field: string, items: readonly { readonly id: string; readonly name: string }[]): string =>
  fieldWords[field] ?? items.find(({ id }) => field === `item:${id}`)?.name ?? field;
export const returnedText = (field: string, reason: string, by: string): string => `${by}退回“${field}”：${reason}`;
export const itemAnswerText = (check: (typeof itemChecks)[number], problem: boolean, text: string): string =>
  problem ? `${resultsWords.problem}：${text}` : check === 'checked' ? resultsWords.noProblem : itemCheckText[check];
export const approveSeenText = (seen: number): string => `${resultsWords.approveSeen} ${count(seen)} 户`;
export const reviewProgress = (waiting: number): string => `${count(waiting)} 户待审核`;
export const returnTitle = (field: string): string => `退回“${field}”？`;

const namesOfOutcomes: Readonly<Record<string, string>> = outcomeText;

/** Of a key that an error names as text. */
export const outcomeName = (key: string): string => namesOfOutcomes[key] ?? key;
export const progressText = (entered: number, visits: number): string => `${count(entered)} / ${count(visits)} 户`;
export const placeText = (place: number): string => `第 ${count(place)} 户`;
export const savedText = (at: string): string => `已存 ${preciseMomentText(at).slice(-8)}`;
export const keptText = (at: string): string => `已存 ${preciseMomentText(at).slice(-8)}，还没送审`;
export const savedByText = (by: string, rev: number): string => `${by} 录，第 ${rev} 稿`;
export const publicLine = (outcomes: readonly OutcomeKey[]): string => `公示写作“${outcomes.map((key) => publicText[key]).join('；')}”`;
export const itemsText = (items: number): string => `${count(items)} 项`;
export const itemFieldLabel = (item: string, field: string): string => `${item}：${field}`;
export const inspectorsLine = (names: readonly string[]): string => (names.length === 0 ? '未配检查人员' : names.join('、'));
