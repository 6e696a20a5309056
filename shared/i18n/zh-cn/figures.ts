import type { AppError } from '#shared/contract/errors.ts';
import type { FigureLineView } from '#shared/contract/figures.ts';
import type { FigureKey } from '#shared/domain/figures/figures.ts';
import type { VisitFact } from '#shared/domain/figures/year-facts.ts';
import type { PlanLevel } from '#shared/domain/plans/plan-row.ts';
import { errorSentence } from './errors.ts';
import { libraryFileWords } from './library-files.ts';
import { count, plainDayText } from './numbers.ts';
import { outcomeText } from './results.ts';

export const figuresWords = {
  title: '统计台账',
  year: '年度',
  until: '统计到',
  yesterday: '昨天',
  today: '今天',
  figures: '年度指标',
  byTask: '抽查工作情况统计表',
  byUnit: '任务情况统计表',
  numerator: '看是哪些',
  denominator: '看总数是哪些',
  export: '导出统计表',
  exporting: '正在写统计表',
  noTasks: '到这一天还没有抽查任务。今天刚办的，点“今天”看。',
  toSchemes: '去抽查任务',
  reached: '达标',
  notReached: '未达标',
  noTarget: '不设目标',
  nothingYet: '还没有可算的',
  lines: '明细',
  none: '没有。',
  backToFigures: '回到指标',
  open: '打开',
};

export const figureText: Readonly<Record<FigureKey, { readonly title: string; readonly what: string }>> = {
  shareWhole: { title: '抽查企业占比', what: '已公示的企业（同一户只算一次）÷ 企业基数' },
  shareCounty: { title: '其中县级任务', what: '县级任务已公示的企业 ÷ 企业基数' },
  shareProvince: { title: '其中省级任务', what: '省级任务已公示的企业 ÷ 企业基数' },
  shareCity: { title: '其中市级任务', what: '市级任务已公示的企业 ÷ 企业基数' },
  shareSubjects: { title: '全部主体占比', what: '已公示的全部对象 ÷ 全部存续主体，只作参考' },
  published: { title: '公示率', what: '已公示户次 ÷ 应检查户次' },
  inTime: { title: '及时公示率', what: '20个工作日内公示的 ÷ 应公示的' },
  late: { title: '延期录入', what: '超过20个工作日才公示，或者到期还没公示的' },
  tasksDone: { title: '任务完成率', what: '全部公示了的任务 ÷ 任务总数' },
  closed: { title: '完结率', what: '不用后续处理或者已办结的 ÷ 已公示的' },
  missedFollowUps: { title: '后续处理漏录', what: '结果是待后续处理，却没有进问题台账的' },
  voided: { title: '报废方案', what: '作废的方案 ÷ 封存过的方案' },
  joint: { title: '联合抽查占比', what: '联合任务 ÷ 任务总数' },
  unplanned: { title: '临时任务', what: '没有列入年度计划的任务 ÷ 任务总数' },
  found: { title: '问题发现率', what: '发现问题、要后续处理的户次 ÷ 已检查的户次' },
  overCap: { title: '入企超频次', what: '一年检查次数超过本局上限的户' },
};

export const figureTargetText: Readonly<Record<FigureKey, string>> = {
  shareWhole: '不低于 3%',
  shareCounty: '高于 2%',
  shareProvince: '不低于 0.5%',
  shareCity: '不低于 0.5%',
  shareSubjects: '',
  published: '100%',
  inTime: '100%',
  late: '0',
  tasksDone: '100%',
  closed: '100%',
  missedFollowUps: '0',
  voided: '0',
  joint: '',
  unplanned: '',
  found: '',
  overCap: '0',
};

/** Two places, cut off: a share is never said to be more than it is. Empty without a whole. */
export const shareText = (numerator: number, denominator: number): string => {
  if (denominator === 0) return '';
  const hundredths = Math.floor((numerator * 10_000) / denominator);
  return `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}%`;
};

export const reachedText = (reached: boolean | null): string =>
  reached === null ? '' : reached ? figuresWords.reached : figuresWords.notReached;
export const untilText = (until: string): string => `截至 ${plainDayText(until)}`;
export const linesTitle = (key: FigureKey, part: 'numerator' | 'denominator', total: number | null): string =>
  `${figureText[key].title} · ${part === 'numerator' ? '分子' : '总数'}${total === null ? '' : ` ${count(total)}`}`;
export const openPart = (key: FigureKey, part: 'numerator' | 'denominator', value: number): string =>
  `${figureText[key].title}${part === 'numerator' ? '分子' : '总数'} ${count(value)}，看明细`;
export const figuresFileName = (year: number, until: string): string => `双随机统计-${String(year)}年-截至${until}.xlsx`;
export const figuresExportedText = (name: string, visits: number): string => `已写好“${name}”，${count(visits)} 户次。`;
export const unitText = (name: string): string => (name === '' ? '还没有派发' : name);
export const yearText = (year: number): string => `${String(year)} 年`;

export const levelText: Readonly<Record<PlanLevel, string>> = { province: '省级', city: '市级', county: '县级' };
export const followUpStateText: Readonly<Record<VisitFact['followUp'], string>> = { none: '不需要', open: '未办结', closed: '已办结' };

export const sheetWords = {
  figures: '指标',
  byTask: '抽查工作情况',
  byUnit: '任务情况',
  tasks: '任务',
  visits: '逐户',
  figureHead: ['指标', '怎么算', '分子', '分母', '占比', '目标', '是否达标', '说明', '统计到'],
  serial: '抽取编号',
  taskName: '任务名称',
  unit: '单位',
  counted: ['任务数', '应检查户次', '已录入', '已公示', '未公示', '完成率', '延期'],
  countedEnd: ['发现问题户次', '完结户次', '完结率'],
  taskHead: ['抽取编号', '任务名称', '发起层级', '联合', '临时任务', '状态'],
  visitHead: [
    '抽取编号',
    '任务名称',
    '发起层级',
    '社会信用代码',
    '名称',
    '主体类型',
    '乡镇',
    '检查单位',
    '检查日期',
    '检查结果',
    '后续处置',
    '发现问题',
    '公示日期',
    '公示期限',
    '后续处理',
  ],
  enterprise: '企业',
  otherKind: '非企业',
  yes: '是',
  no: '否',
  voided: '已作废',
  drawn: '已抽取',
  frozen: '已封存',
};

export const lineColumns = {
  subject: '检查对象',
  code: '统一社会信用代码',
  unit: '检查单位',
  note: '情况',
  task: '任务',
  serial: '抽取编号',
};

const namesOfOutcomes: Readonly<Record<string, string>> = outcomeText;

/** What is worth knowing of a line at a glance. */
export const lineNote = (line: FigureLineView): string => {
  if (line.kind === 'task') {
    const state = line.void ? sheetWords.voided : line.drawn ? sheetWords.drawn : sheetWords.frozen;
    return [state, levelText[line.level], line.joint ? '联合' : '', line.unplanned ? '临时任务' : '']
      .filter((text) => text !== '')
      .join(' · ');
  }
  const outcomes = line.outcomes.map((key) => namesOfOutcomes[key] ?? key).join('、');
  const published = line.publishedOn === '' ? (line.dueOn === '' ? '未公示' : `未公示，期限 ${line.dueOn}`) : `${line.publishedOn} 公示`;
  const followUp = line.followUp === 'none' ? '' : `后续处理${followUpStateText[line.followUp]}`;
  return [outcomes === '' ? '未录入' : outcomes, published, followUp].filter((text) => text !== '').join(' · ');
};

export const tableHead = ['应检查户次', '已录入', '已公示', '公示率', '延期', '发现问题', '完结', '完结率'];

/** Words of the button that writes the workbook. */
export const figuresJobWords = {
  write: figuresWords.export,
  elsewhere: libraryFileWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ fileName, visits }: { readonly fileName: string; readonly visits: number }, folder: string): string =>
    `${figuresExportedText(fileName, visits)}${folder === '' ? '' : `在“${folder}”里。`}`,
  failed: (error: AppError): string => errorSentence(error),
};

export const chartWords = {
  byMonth: '各月检查和公示',
  outcomes: '检查结果',
  byUnit: '各单位进度',
  inspected: '检查户次',
  published: '公示户次',
  publishedVisits: '已公示',
  enteredVisits: '已录入，待公示',
  todoVisits: '没录入',
  visits: '户次',
};

export const monthText = (month: number): string => `${String(month)}月`;
export const unitAxisText = (name: string, published: number, visits: number): string =>
  `${unitText(name)} ${count(published)}/${count(visits)}`;
/** A chart in one sentence, for whoever cannot see it. */
export const chartText = (title: string, parts: readonly (readonly [name: string, value: number])[]): string =>
  `${title}：${parts.map(([name, value]) => `${name} ${count(value)}`).join('，')}`;
