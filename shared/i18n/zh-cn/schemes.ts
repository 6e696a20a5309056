import type { SchemePreview, SchemeState } from '#shared/contract/schemes.ts';
import { chanceText, count, dayText, momentText, preciseMomentText } from './numbers.ts';

type Finding = SchemePreview['findings'][number];
type Facts = Finding['facts'];

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

const number = (facts: Facts, name: string): string => count(Number(facts[name] ?? 0));
const word = (facts: Facts, name: string): string => String(facts[name] ?? '');

/** What was found and, in the second line, what to do; a new finding does not compile until it has its words. */
export const findingText: {
  readonly [C in Finding['code']]: (facts: Facts) => { readonly what: string; readonly remedy?: string };
} = {
  poolEmpty: () => ({ what: '没有符合条件的检查对象', remedy: '把“抽谁”的条件放宽，或先导入名录' }),
  nothingDrawn: () => ({ what: '按现在的比例一户也抽不到', remedy: '给至少一类填上比例或户数' }),
  stratumEmpty: (facts) => ({ what: `${word(facts, 'stratum')} 类没有对象`, remedy: '这一类不会抽到任何户' }),
  itemsMissing: () => ({ what: '还没有选抽查事项', remedy: '在“查什么”里至少选一项' }),
  itemNotPublished: (facts) => ({ what: `“${word(facts, 'item')}”未公布`, remedy: '未公布的事项不能抽查，请去掉这一项' }),
  itemSuperseded: (facts) => ({ what: `“${word(facts, 'item')}”已有新版本或已移出清单`, remedy: '去掉这一项，换成清单上现行的' }),
  itemAppliesToNobody: (facts) => ({ what: `“${word(facts, 'item')}”适用 0 户`, remedy: '去掉这一项，或把条件放宽' }),
  datesMissing: () => ({ what: '还没有定检查日期', remedy: '填上检查开始和截止的日期' }),
  datesReversed: () => ({ what: '检查截止早于开始', remedy: '改好其中一个日期' }),
  datesPast: (facts) => ({ what: `检查截止 ${dayText(word(facts, 'endsOn'))} 已经过了`, remedy: '把检查截止改到今天或以后' }),
  inspectorsTooFew: (facts) => ({
    what: `检查人员不够：有 ${number(facts, 'people')} 人，要 ${number(facts, 'needed')} 人`,
    remedy: '补充人员名录，或调高每人上限、调低比例',
  }),
  lineUncovered: (facts) => ({ what: `“${word(facts, 'item')}”没有人能查`, remedy: '给人员名录补上这个业务条线' }),
  lineShort: (facts) => ({
    what: `${number(facts, 'line')} 号业务条线人手可能不够`,
    remedy: `约要 ${number(facts, 'needed')} 人次，${number(facts, 'people')} 人最多 ${number(facts, 'capacity')} 人次，差 ${number(facts, 'missing')}`,
  }),
  certificatesEnding: (facts) => ({
    what: `${number(facts, 'people')} 人没有到截止日仍有效的执法证`,
    remedy: '他们不参加这次抽取；换证后请更新名录',
  }),
  onLeave: (facts) => ({ what: `${number(facts, 'people')} 人请假与检查期重叠`, remedy: '请假的人不参加这次抽取' }),
  recusals: (facts) => ({ what: `登记了 ${number(facts, 'relations')} 条回避`, remedy: '匹配时自动避开，记录里写明' }),
  capReached: (facts) => ({
    what: `${number(facts, 'subjects')} 户今年的检查已到本局上限`,
    remedy: '已排除，不会被抽到',
  }),
  capKept: (facts) => ({ what: `${number(facts, 'subjects')} 户今年的检查已到本局上限，仍参加抽取`, remedy: '理由和批准人随方案封存' }),
  capUnapproved: (facts) => ({
    what: `${number(facts, 'subjects')} 户今年的检查已到本局上限`,
    remedy: '要让他们参加抽取，须写明理由和批准人；否则改为排除',
  }),
  unratedAsB: (facts) => ({ what: `${number(facts, 'subjects')} 户没有风险等级`, remedy: '按 B 类参加抽取' }),
  drawOpen: (facts) => ({ what: `抽取 ${word(facts, 'serial')} 还没有做完`, remedy: '先把它抽完，才能封存下一个' }),
  poolOk: (facts) => ({ what: `${number(facts, 'subjects')} 户符合条件` }),
  strataOk: () => ({ what: '各类都有对象' }),
  itemsOk: (facts) => ({ what: `${number(facts, 'items')} 项抽查事项都已公布、有对象` }),
  inspectorsOk: (facts) => ({ what: `${number(facts, 'people')} 名检查人员够用` }),
  datesOk: () => ({ what: '检查日期已定' }),
};

/** The index hides from the compiler that every code has its words. */
export const findingWords = ({ code, facts }: Finding): { readonly what: string; readonly remedy?: string } => findingText[code](facts);

export const peopleText = (people: number): string => `${count(people)} 人`;
export const rateLine = (percent: string, minimum: number): string =>
  minimum === 0 ? `${percent}%` : `${percent}%，至少 ${count(minimum)} 户`;
