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
  rounding: '取整',
  roundingWays: { up: '向上取整', halfUp: '四舍五入' },
  quantity: '抽多少',
  quantityWays: { ratio: '按比例', count: '按户数' },
  countToDraw: '抽',
  whatIf: '试算：拖动只看结果，不改方案',
  whatIfShown: '下面是试算的比例，还没有存。',
  whatIfTake: '采用试算',
  whatIfDrop: '放弃试算',
  takeAll: '必抽（全部抽中）',
  takeAllHint: '按风险等级或标签',
  deferVisited: '今年查过的排在后面',
  overCap: '今年已到上限的',
  overCapWays: { exclude: '排除', keep: '仍参加' },
  overCapReason: '仍参加的理由',
  overCapApprover: '批准人',
  exclusions: '排除（都留理由）',
  exclude: '排除对象',
  excludeTitle: '排除哪些对象？',
  excludeCodes: '统一社会信用代码或注册号，一行一个',
  excludeReason: '理由',
  excludeReasonHint: '例如“在查案件”，随名录封存',
  excludeConfirm: '排除这些对象',
  excludeMissing: '请填上代码和理由。',
  excludeBack: '不再排除',
  excludedStatus: '不在业',
  excludedCap: '今年已查满',
  whyExcludeOpen: '同期其他任务已抽',
  joint: '各事项各抽各的',
  jointHint: '签号共用，进一次门查多项事',
  jointFor: '正在填',
  jointAll: '没有单独填的事项',
  jointOwn: '单独填',
  everyItem: '上门时适用的事项都查',
  offices: '单位',
  drawsPeople: '检查人员',
  peopleWays: { own: '本局抽取', counties: '由县局抽取' },
  teamMode: '派人方式',
  teamModes: { person: '逐户派人', teamFirst: '先组队' },
  pairRotation: '轮换搭档',
  balanceYear: '全年均衡',
  avoidLast: '避开上次检查的人',
  area: '片区',
  areaRules: { any: '不限', same: '同片区', cross: '合并片区' },
  areasJoined: '合并派人的乡镇',
  coverage: '全年占比',
  countyLine: '县级（须高于 2%）',
  wholeLine: '全年（不低于 3%）',
  reached: '达到',
  notReached: '未达到',
  load: '人均',
  drill: '试抽',
  drillTitle: '试抽结果',
  drillMark: '试抽 · 不作数',
  drillText: '这是试抽：种子由程序随机产生并公开，不占编号，不进台账，永远不能当成正式抽取。',
  drillSeed: '公开的种子',
  drillList: '试抽名单',
  drillBack: '返回方案',
  drillAgain: '再试抽一次',
  drillRunning: '正在试抽',
  jump: '去改',
  removeItem: '去掉这一项',
  excludeThese: '排除这些户',
  removeTwice: '去掉重复的',
  reason: '理由',
  reasonAsk: '写明为什么照此封存',
  reasonsGiven: '照此封存的理由',
  keyItem: '重点',
  ordinaryItem: '一般',
  copyOf: '从哪个任务复制',
  copyNone: '不复制，从空白开始',
  copyHint: '日期、上限批准和理由不复制。',
  freezeList: [
    '名录快照：谁能被抽到、谁被排除、理由',
    '抽查比例、户数、取整方式和合计',
    '抽查事项及其版本',
    '检查人员名单、每人上限、片区',
    '回避登记和派人方式',
    '体检里写下的理由',
  ],
  sum: '合计',
  totalMinimum: '合计至少抽',
  teamSize: '每组人数',
  inspectorCap: '每人最多检查',
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
  freezeText: '封存后，下面这些都不能再改；要改只能作废重来，并且留痕。',
  freezeNext: '封存后进入抽取现场，由双方提交密语、掷骰子，再抽取。',
  freezeBack: '再看一看',
  frozen: '该任务已封存，只能看。要改须作废重来（留痕）。',
  voided: '该任务已作废（留痕），只能看。',
  toDraw: '去抽取现场',
  toResults: '去录结果',
  toRecord: '看抽取记录',
  toLedger: '抽取台账',
  saving: '正在存',
  unsaved: '改动没有存上',
  saveAgain: '再存一次',
  retry: '再试一次',
  itemsChosen: '已选事项',
  plan: '方案内容',
  yes: '是',
  no: '否',
  notSet: '未定',
  listComma: '、',
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

export const reasonsText = (missing: number): string => `还有 ${count(missing)} 处要写理由`;
export const visitedText = (subjects: number): string => `今年已查过 ${count(subjects)} 户`;
export const exclusionCount = (subjects: number): string => `${count(subjects)} 户`;
export const jointSumText = (itemVisits: number, visits: number): string =>
  `各事项合计 ${count(itemVisits)} 户次，合并上门约 ${count(visits)} 户，少跑 ${count(Math.max(0, itemVisits - visits))} 次`;
export const shareText = (drawn: number, added: number, base: number): string =>
  `已抽 ${count(drawn)} 户，加这次约 ${count(drawn + added)} 户，占存续企业 ${count(base)} 户的 ${percentOf(drawn + added, base)}`;
export const loadText = (perPerson: string, days: number, workdays: number | null): string => {
  const load = `平均每人 ${perPerson} 户`;
  if (days === 0) return load;
  return workdays === null
    ? `${load}，检查期 ${count(days)} 天（含休息日）`
    : `${load}，检查期 ${count(days)} 天，其中工作日 ${count(workdays)} 天`;
};
export const drillCountText = (drawn: number, inspectors: number, short: number): string =>
  `抽中 ${count(drawn)} 户，派 ${count(inspectors)} 人${short > 0 ? `，${count(short)} 户人手不足` : ''}`;
export const takeAllLabel = (kind: 'class' | 'tag', value: string): string => (kind === 'class' ? classLabel(value) : `标签：${value}`);

/** Two places, cut off and never rounded up, so that a line is not said to be reached too early. */
const percentOf = (part: number, whole: number): string => {
  if (whole === 0) return '0%';
  const hundredths = Math.floor((part * 10_000) / whole);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
};

export const fromPlanText = (year: number): string => `来自 ${year} 年度计划`;
