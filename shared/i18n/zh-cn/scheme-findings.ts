import type { AcceptedFinding, SchemePreview } from '#shared/contract/schemes.ts';
import { count, dayText } from './numbers.ts';

type Finding = SchemePreview['findings'][number];
type Facts = Finding['facts'];

export interface FindingWords {
  readonly what: string;
  /** What follows or what to do. */
  readonly remedy?: string;
}

const number = (facts: Facts, name: string): string => count(Number(facts[name] ?? 0));
const word = (facts: Facts, name: string): string => String(facts[name] ?? '');
const ofItem = (facts: Facts): string => (word(facts, 'item') === '' ? '' : `“${word(facts, 'item')}”`);
const stratum = (facts: Facts): string => `${ofItem(facts)}${word(facts, 'stratum')} 类`;
/** 300 ppm reads 0.03%, and 3% once the slip is put right; whole digits only. */
const percent = (ppm: number): string => String(ppm / 10_000);

/** What was found and, in the second line, what to do; a new finding does not compile until it has its words. */
export const findingText: { readonly [C in Finding['code']]: (facts: Facts) => FindingWords } = {
  poolEmpty: () => ({ what: '没有符合条件的检查对象', remedy: '把“抽谁”的条件放宽，或先导入名录' }),
  ownSubjects: (facts) => ({
    what: `有 ${number(facts, 'subjects')} 户在市局自己的名录里，没有县局可以派发`,
    remedy: '在“单位”里只选县（市、区）局，或排除这些户',
  }),
  codeTwice: (facts) => ({
    what: `有 ${number(facts, 'subjects')} 户同时在两个单位的名录里`,
    remedy: '请两个县局核清由谁管辖；没核清的先排除',
  }),
  peopleByCounties: (facts) => ({ what: `本次只抽检查对象，检查人员由 ${number(facts, 'counties')} 个县局各自抽取` }),
  handedWithdrawn: () => ({ what: '市局已经收回这项任务', remedy: '不用再办；草稿可以留着，不会占用编号' }),
  handedMissing: (facts) => ({
    what: `下发名单里有 ${number(facts, 'subjects')} 户本局名录没有`,
    remedy: '先把这些户补进检查对象名录库；确实不归本局管的，排除并写明理由，市局会看到',
  }),
  outsideHanded: (facts) => ({
    what: `检查日期超出市局给的期限（${dayText(word(facts, 'from'))}至${dayText(word(facts, 'to'))}）`,
    remedy: '可以提前查完，不能超出期限',
  }),
  handedUnvisited: (facts) => ({
    what: `下发名单里有 ${number(facts, 'subjects')} 户不在业或今年已到上限，不会去查`,
    remedy: '写明理由，写进抽取记录，市局会看到',
  }),
  handedItem: (facts) => ({
    what: `市局要查的“${word(facts, 'item')}”没有选`,
    remedy: '在“查什么”里选上；本局清单没有的，先采用市局的清单',
  }),
  handedOk: (facts) => ({ what: `市局下发的 ${number(facts, 'subjects')} 户全部检查` }),
  nothingDrawn: () => ({ what: '按现在的填法一户也抽不到', remedy: '给至少一类填上比例或户数' }),
  itemDrawsNobody: (facts) => ({ what: `${ofItem(facts)}一户也抽不到`, remedy: '给这一项填上比例或户数，或去掉这一项' }),
  targetOverPool: (facts) => ({
    what: `${ofItem(facts)}合计至少抽 ${number(facts, 'wanted')} 户，可抽的只有 ${number(facts, 'subjects')} 户`,
    remedy: '把合计改到可抽户数以内，或放宽条件',
  }),
  countOverStratum: (facts) => ({
    what: `${stratum(facts)}要抽 ${number(facts, 'wanted')} 户，只有 ${number(facts, 'subjects')} 户`,
    remedy: '把户数改到这一类的户数以内',
  }),
  minimumOverStratum: (facts) => ({
    what: `${stratum(facts)}至少抽 ${number(facts, 'wanted')} 户，只有 ${number(facts, 'subjects')} 户`,
    remedy: '会把这一类全部抽中；不是这个意思就改小',
  }),
  stratumEmpty: (facts) => ({ what: `${stratum(facts)}没有对象`, remedy: '这一类不会抽到任何户；不抽这一类就清零' }),
  rateTiny: (facts) => ({
    what: `${stratum(facts)}比例只有 ${percent(Number(facts['ratePpm'] ?? 0))}%`,
    remedy: `是不是想填 ${percent(Number(facts['ratePpm'] ?? 0) * 100)}%？比例按百分数填，3% 填 3`,
  }),
  exclusionTwice: (facts) => ({ what: `排除名单里有 ${number(facts, 'subjects')} 户重复`, remedy: '去掉重复的，每户只留一个理由' }),
  exclusionUnknown: (facts) => ({
    what: `排除名单里有 ${number(facts, 'subjects')} 户不在名录库`,
    remedy: '核对代码；名录里没有的不会被抽到，不必排除',
  }),
  openTask: (facts) => ({
    what: `抽取 ${word(facts, 'serial')} 里同样的事项还有 ${number(facts, 'subjects')} 户没有录结果`,
    remedy: '排除这些户，免得重复上门；确要再查就写明理由',
  }),
  nameTaken: () => ({ what: '今年已有同名的任务', remedy: '改一个名称，写上期次' }),
  riskStale: (facts) => ({
    what: `风险等级已 ${number(facts, 'days')} 天没有更新`,
    remedy: `最近一次评定是 ${dayText(word(facts, 'on'))}；先导入新的等级，或写明为什么照用`,
  }),
  itemsMissing: () => ({ what: '还没有选抽查事项', remedy: '在“查什么”里至少选一项' }),
  itemNotPublished: (facts) => ({ what: `“${word(facts, 'item')}”未公布`, remedy: '未公布的事项不能抽查，请去掉这一项' }),
  itemSuperseded: (facts) => ({ what: `“${word(facts, 'item')}”已有新版本或已移出清单`, remedy: '去掉这一项，换成清单上现行的' }),
  itemTwice: (facts) => ({ what: `“${word(facts, 'item')}”选了两个版本`, remedy: '只留现行的版本' }),
  itemAppliesToNobody: (facts) => ({ what: `“${word(facts, 'item')}”适用 0 户`, remedy: '去掉这一项，或把条件放宽' }),
  subjectsWithoutItem: (facts) => ({
    what: `${number(facts, 'subjects')} 户没有一项适用的事项`,
    remedy: '抽到他们没有可查的内容；用条件排除，或加上适用的事项',
  }),
  tooManyLines: (facts) => ({
    what: `事项分属 ${number(facts, 'lines')} 个业务条线，一组最多 ${number(facts, 'most')} 个`,
    remedy: '把事项分到两个任务',
  }),
  datesMissing: () => ({ what: '还没有定检查日期', remedy: '填上检查开始和截止的日期' }),
  datesReversed: () => ({ what: '检查截止早于开始', remedy: '改好其中一个日期' }),
  datesPast: (facts) => ({ what: `检查截止 ${dayText(word(facts, 'endsOn'))} 已经过了`, remedy: '把检查截止改到今天或以后' }),
  noWorkday: () => ({ what: '检查期内没有工作日', remedy: '改一下日期，或写明为什么只在休息日检查' }),
  holidayInside: (facts) => ({
    what: `检查期内有${word(facts, 'holiday')}，放假 ${number(facts, 'days')} 天`,
    remedy: '放假的日子不算工作日；时间紧就把截止日往后放',
  }),
  calendarEnds: (facts) => ({
    what: `${word(facts, 'year')} 年放假安排还没有，检查期内的工作日数不出来`,
    remedy: '国务院公布后再核对一遍日期',
  }),
  unplanned: () => ({
    what: '不在年度计划内，是临时任务',
    remedy: '从年度计划的一行新建；确要临时安排，写明理由和谁批准的。临时任务单独统计',
  }),
  outsidePlan: (facts) => ({
    what: `检查日期超出年度计划这一行的时间（${dayText(word(facts, 'from'))}至${dayText(word(facts, 'to'))}）`,
    remedy: '把日期改到计划时间以内，或写明为什么，并按程序调整计划',
  }),
  inspectorsTooFew: (facts) => ({
    what: `检查人员不够：有 ${number(facts, 'people')} 人，要 ${number(facts, 'needed')} 人`,
    remedy: '补充人员名录，或调高每人上限、调低比例',
  }),
  lineUncovered: (facts) => ({ what: `“${word(facts, 'item')}”没有人能查`, remedy: '给人员名录补上这个业务条线' }),
  lineOver: (facts) => ({
    what: `${word(facts, 'line')}检查需 ${number(facts, 'needed')} 人次，仅 ${number(facts, 'people')} 名持证人员、上限 ${number(facts, 'capacity')} 人次，缺 ${number(facts, 'missing')}`,
    remedy: '补充持证人员，或调高每人上限、调低比例',
  }),
  lineShort: (facts) => ({
    what: `${word(facts, 'line')}检查约需 ${number(facts, 'needed')} 人次，仅 ${number(facts, 'people')} 名持证人员、上限 ${number(facts, 'capacity')} 人次，约缺 ${number(facts, 'missing')}`,
    remedy: '按各类比例估算；补充持证人员，或写明怎么安排',
  }),
  areaUnstaffed: (facts) => ({
    what: `${word(facts, 'town')} ${number(facts, 'subjects')} 户，本片区只有 ${number(facts, 'people')} 人可派，每组要 ${number(facts, 'teamSize')} 人`,
    remedy: '与邻近片区合并派人，或不限片区',
  }),
  certificatesEnding: (facts) => ({
    what: `${number(facts, 'people')} 人没有到截止日仍有效的执法证`,
    remedy: '他们不参加这次抽取；换证后请更新名录',
  }),
  onLeave: (facts) => ({ what: `${number(facts, 'people')} 人请假与检查期重叠`, remedy: '请假的人不参加这次抽取' }),
  recusals: (facts) => ({ what: `登记了 ${number(facts, 'relations')} 条回避`, remedy: '匹配时自动避开，记录里写明' }),
  capReached: (facts) => ({ what: `${number(facts, 'subjects')} 户今年的检查已到本局上限`, remedy: '已排除，不会被抽到' }),
  capKept: (facts) => ({ what: `${number(facts, 'subjects')} 户今年的检查已到本局上限，仍参加抽取`, remedy: '理由和批准人随方案封存' }),
  capUnapproved: (facts) => ({
    what: `${number(facts, 'subjects')} 户今年的检查已到本局上限`,
    remedy: '要让他们参加抽取，须写明理由和批准人；否则改为排除',
  }),
  unratedAsB: (facts) => ({ what: `${number(facts, 'subjects')} 户没有风险等级`, remedy: '按 B 类参加抽取' }),
  drawOpen: (facts) => ({ what: `抽取 ${word(facts, 'serial')} 还没有做完`, remedy: '先把它抽完，才能封存下一个' }),
  poolOk: (facts) => ({ what: `${number(facts, 'subjects')} 户符合条件` }),
  strataOk: () => ({ what: '各类都有对象，比例和户数合理' }),
  itemsOk: (facts) => ({ what: `${number(facts, 'items')} 项抽查事项都已公布、有对象` }),
  inspectorsOk: (facts) => ({ what: `${number(facts, 'people')} 名检查人员够用` }),
  datesOk: () => ({ what: '检查日期已定' }),
};

/** The index hides from the compiler that every code has its words. */
export const findingWords = ({ code, facts }: Pick<Finding, 'code' | 'facts'>): FindingWords => findingText[code](facts);

/** What a scheme was frozen in spite of, as it stands on its page and in the record: the finding and the reason. */
export const acceptedLine = ({ code, facts, reason }: AcceptedFinding): string => {
  const words = findingText as Readonly<Record<string, ((facts: Facts) => FindingWords) | undefined>>;
  return `${words[code]?.(facts).what ?? code}。理由：${reason}`;
};
