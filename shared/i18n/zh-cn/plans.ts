import type { PlanNoticeView, PlanSummary } from '#shared/contract/plans.ts';
import type { PlanState } from '#shared/domain/plans/approval-rule.ts';
import type { PlanProgress } from '#shared/domain/plans/plan-progress.ts';
import { count, dayText, momentText } from './numbers.ts';

/** Words of the page 年度计划. */
export const plansWords = {
  title: '年度计划',
  empty: '还没有年度计划。可以新建一份，复制去年的，或者建好以后导入本局的计划表。',
  emptyRows: '这份计划还没有任务。添加一行，或者导入本局的计划表。',
  choose: '看哪一版',
  create: '新建年度计划',
  createTitle: '新建哪一年的计划？',
  createConfirm: '新建计划',
  year: '年度',
  copyOf: '复制',
  copyNone: '不复制，从空白开始',
  copyHint: '任务、事项、比例都带过来，日期移到新的一年，再改。',
  versions: '版本与对照',
  output: '导出和打印',
  addRow: '添加一行',
  import: '导入计划表',
  submit: '送审',
  back: '退回修改',
  approve: '批准',
  approveTitle: '批准这份计划？',
  adjust: '调整计划',
  adjustTitle: '为什么调整计划？',
  adjustConfirm: '起草调整版',
  adjustHint: '照现在的计划起草下一版，改好再送审、批准、重新上报和公示。现在这一版留着，一个字不动。',
  discard: '放弃这一版',
  discardTitle: '放弃这一版草稿？',
  discardText: '这一版草稿和它的改动会删去；已批准的版本不受影响，照常执行。',
  discardKeep: '留着',
  returnTitle: '退回修改',
  returnConfirm: '退回',
  returnHint: '写明要改什么；编制人看得到。',
  reason: '理由',
  reasonMissing: '请写明理由。',
  tableLabel: '计划里的任务',
  columns: { number: '序号', name: '任务名称', months: '月份', amount: '比例或数量', drawn: '预计', progress: '进度', deed: '办理' },
  edit: '修改',
  look: '看',
  makeScheme: '由此行新建方案',
  unplanned: '临时任务',
  unplannedHint: '没有列入年度计划，单独统计。',
  side: '占比和体检',
  shares: '全年占比',
  freezeBase: '定下基数',
  baseAgain: '更正基数',
  baseTitle: '占比按哪一天的户数算？',
  baseHint: '按 1 月 1 日的存续户数算，从登记系统核对。定下以后只能写明理由更正，原来的数留着。',
  baseOn: '日期',
  baseEnterprises: '存续企业户数',
  baseSubjects: '全部主体户数',
  baseConfirm: '定下基数',
  settings: '时限设定',
  settingsTitle: '计划的时限',
  settingsLastEnd: '任务最迟结束（月-日）',
  settingsDueBy: '计划上报期限（月-日）',
  settingsSave: '存好时限',
  settingsBad: '写成月-日，如 11-10。',
  findings: '体检',
  noFindings: '没有要改的。',
  toRow: '看这一行',
  must: '必须改',
  look2: '请看一眼',
  approverLead: '请股长、局领导本人输入姓名和密码。送审的人不能自己批准。',
  approver: { name: '批准人姓名', password: '批准人密码' },
  noticeFiled: '登记上报备案',
  noticePublished: '登记公示',
  noticeAgainFiled: '更正上报备案',
  noticeAgainPublished: '更正公示',
  noticeOn: '日期',
  noticeFiledWhat: '备案文号',
  noticePublishedWhat: '公示网址或位置',
  noticeSave: '存好',
  dayHint: '如 2026-01-12',
  badDay: '不是日期',
  lastFiled: '上报备案',
  lastPublished: '公示',
  diffTitle: '与上一版对照',
  diffNone: '没有不同。',
  diffColumns: { change: '变动', name: '任务名称', field: '内容', before: '调整前', after: '调整后' },
  openVersion: '看这一版',
  thisVersion: '正在看',
  paper: '公示稿',
  paperUse: '一页公示加附表，不写风险分类要求；批准以前印出来的标着“草稿”。',
  print: '打印',
  savePdf: '存成 PDF',
  printed: '已交给打印机。',
  notPrinted: '没有打印。请检查打印机，或者存成 PDF 再打印。',
  notMade: '没有排好这一页，数据没有改动。请再试一次。',
  table: '年度计划表',
  tableUse: 'Excel 工作簿；调整过的计划后面带“调整对照”。',
};

export const planStateText: Readonly<Record<PlanState, string>> = { draft: '草稿', submitted: '送审', approved: '已批准' };
export const planProgressText: Readonly<Record<PlanProgress, string>> = { waiting: '待执行', running: '执行中', done: '已完成' };

export const versionText = ({ year, version }: Pick<PlanSummary, 'year' | 'version'>): string => `${year} 年第 ${version} 版`;

/** How far a version is, in the words of its last step. */
export const planStandText = ({ state, filed, published }: Pick<PlanSummary, 'state' | 'filed' | 'published'>): string => {
  if (state !== 'approved') return planStateText[state];
  return [planStateText.approved, filed ? '已上报备案' : '', published ? '已公示' : ''].filter((text) => text !== '').join('，');
};

/** The last step alone, where there is little room. */
const lastStepText = ({ state, filed, published }: PlanSummary): string => {
  if (published) return '已公示';
  return filed ? '已上报备案' : planStateText[state];
};

export const versionOption = (plan: PlanSummary): string => `${versionText(plan)} · ${lastStepText(plan)}`;
export const rowsText = (rows: number): string => `${count(rows)} 项任务`;
export const drawnText = (drawn: number, pool: number): string => `${count(drawn)} / ${count(pool)} 户`;
export const monthText = (month: number): string => String(month);
export const returnedText = (reason: string): string => `退回修改：${reason}`;
export const submittedText = (by: string, at: string): string => `${by}送审，${momentText(at)}`;
export const approvedText = (by: string, at: string): string => `${by}批准，${momentText(at)}`;
export const supersededText = '这一版已被调整，只能看。';
export const openVersionText = (version: number): string => `第 ${version} 版正在起草，批准以前照这一版执行。`;
export const mustText = (musts: number): string => (musts === 0 ? '没有必须改的' : `还有 ${count(musts)} 处必须改`);
export const noticeText = ({ on, what, reason }: PlanNoticeView): string =>
  `${dayText(on)}${what === '' ? '' : ` ${what}`}${reason === '' ? '' : `（更正：${reason}）`}`;
export const headline = (whole: string, county: string): string => `按此计划全年 ${whole}，县级 ${county}`;
export const householdsText = (distinct: number, visits: number): string => `企业 ${count(distinct)} 户、${count(visits)} 户次`;
export const subjectsText = (distinct: number, visits: number): string => `全部 ${count(distinct)} 户、${count(visits)} 户次`;
export const frozenBaseText = (on: string, enterprises: number, subjects: number): string =>
  `${dayText(on)}存续企业 ${count(enterprises)} 户，全部主体 ${count(subjects)} 户`;
export const todayBaseText = (enterprises: number, subjects: number): string =>
  `还没有定，先按今天存续企业 ${count(enterprises)} 户、全部主体 ${count(subjects)} 户算`;
export const settingsText = (lastEnd: string, dueBy: string): string => `任务最迟 ${lastEnd} 结束，计划 ${dueBy} 前上报`;
export const unplannedText = (tasks: number): string => `临时任务 ${count(tasks)} 个`;
export const approveText = (rows: number, whole: string, county: string): string =>
  `共 ${count(rows)} 项任务，全年 ${whole}，县级 ${county}。批准后不能再改，要改走“调整计划”。`;
export const savedText = (name: string): string => `已存成“${name}”。`;
export const exportedPlanText = (fileName: string, folder: string): string => `“${fileName}”已写到“${folder}”。`;
export const noticeTitle = (kind: 'filed' | 'published', again: boolean): string => {
  if (kind === 'filed') return again ? plansWords.noticeAgainFiled : plansWords.noticeFiled;
  return again ? plansWords.noticeAgainPublished : plansWords.noticePublished;
};
