import type { SchemeState } from '#shared/contract/schemes.ts';
import { chanceText, count, momentText, preciseMomentText } from './numbers.ts';

export const schemesWords = {
  title: '抽查任务',
  create: '新建抽查任务',
  createTitle: '新建一个抽查任务？',
  createConfirm: '新建任务',
  name: '任务名称',
  nameHint: '写期次和对象，例如“第11期 食品销售环节抽查”。',
  nameMissing: '请填写任务名称。',
  empty: '还没有抽查任务。新建一个，定好抽谁、查什么、怎么抽。',
  backToList: '返回任务列表',
  who: '抽谁',
  whoCount: '符合条件并参加抽取',
  statuses: '登记状态',
  risks: '风险等级',
  towns: '乡镇街道',
  kinds: '主体类型',
  tags: '标签包含',
  anyValue: '不限',
  unrated: '未分类',
  noTown: '未填乡镇',
  what: '查什么',
  findItem: '查找事项',
  noItems: '抽查事项清单还是空的，请先导入清单。',
  noItemFound: '没有名称含这几个字的事项。',
  notPublished: '未公布，不能选',
  superseded: '已有新版本或已移出清单，请去掉',
  everybody: '全部对象',
  noLine: '不限条线',
  how: '怎么抽',
  ratio: '抽查比例',
  drawnShare: '抽中占比',
  atLeast: '至少',
  ratioBad: '请填 0 到 100 之间的数，小数最多 4 位。',
  rounding: '每层向上取整',
  sum: '合计',
  totalMinimum: '合计至少抽',
  teamSize: '每组人数',
  inspectorCap: '每人最多检查',
  sameArea: '检查人员须与对象同片区',
  startsOn: '检查开始',
  endsOn: '检查截止',
  dayHint: '例如 2026-11-24',
  dayBad: '这不是一个日期，请照“2026-11-24”的样子填。',
  households: '户',
  people: '人',
  percent: '%',
  check: '体检',
  checking: '正在体检',
  mustNone: '体检没有必须改的',
  sealed: '封存后不能改：名录快照、抽查比例、事项、人员名单、回避登记',
  freeze: '封存名录和方案',
  freezeTitle: '封存名录和方案吗？',
  freezeText: '封存后，名录快照、抽查比例、事项、人员名单、回避登记都不能再改；要改只能作废重来，并且留痕。',
  freezeNext: '封存后进入抽取现场，由双方提交密语、掷骰子，再抽取。',
  freezeBack: '再看一看',
  frozen: '该任务已封存，只能看。要改须作废重来（留痕）。',
  voided: '该任务已作废（留痕），只能看。',
  toDraw: '去抽取现场',
  toResults: '去录结果',
  toRecord: '看抽取记录',
  saving: '正在存',
  unsaved: '改动没有存上',
  saveAgain: '再存一次',
  retry: '再试一次',
  itemsChosen: '已选事项',
  plan: '方案内容',
  yes: '是',
  no: '否',
  notSet: '未定',
};

export const schemeStateText: { readonly [S in SchemeState]: string } = {
  draft: '草稿',
  frozen: '已封存',
  drawn: '已抽取',
  void: '已作废（留痕）',
};

export const schemeVerb: { readonly [S in SchemeState]: string } = { draft: '接着准备', frozen: '去抽取', drawn: '录结果', void: '看一看' };

export const classText: Readonly<Record<string, string>> = { A: '低', B: '一般', C: '较高', D: '高' };

export const tasksText = (tasks: number): string => `${count(tasks)} 个任务`;
export const householdsText = (value: number): string => `${count(value)} 户`;
export const enteredText = (entered: number, drawn: number): string => `已录 ${count(entered)} / ${count(drawn)} 户`;
export const changedText = (at: string): string => `${momentText(at)} 改过`;
export const excludedText = (population: number, excluded: number): string =>
  `名录 ${count(population + excluded)} 户，不参加 ${count(excluded)} 户`;
export const facetText = (label: string, subjects: number): string => `${label}（${count(subjects)} 户）`;
export const itemsChosenText = (chosen: number): string => `已选 ${count(chosen)} 项`;
export const outOfText = (subjects: number): string => `${count(subjects)} 户里抽`;
export const eachChanceText = (oneIn: number): string => `${oneIn === 0 ? '' : '每户机会'}${chanceText(oneIn)}`;
export const classLabel = (stratum: string): string => `${stratum} 类（${classText[stratum] ?? ''}）`;
export const classFieldLabel = (stratum: string, field: string): string => `${stratum} 类${field}`;
export const inspectorsText = (people: number, visits: number): string => `可参加抽取 ${count(people)} 人，共 ${count(visits)} 人次`;
export const savedText = (at: string): string => `已存 ${preciseMomentText(at).slice(-8)}`;
export const mustText = (findings: number): string => `还有 ${count(findings)} 处必须改`;
export const freezeCountText = (subjects: number, drawn: number): string => `参加抽取 ${count(subjects)} 户，按方案抽 ${count(drawn)} 户。`;
export const findingCountsText = (must: number, look: number, done: number): string =>
  `必须改 ${must} 处，请看一眼 ${look} 处，没有问题 ${done} 处`;

export const peopleText = (people: number): string => `${count(people)} 人`;
export const rateLine = (percent: string, minimum: number): string =>
  minimum === 0 ? `${percent}%` : `${percent}%，至少 ${count(minimum)} 户`;
