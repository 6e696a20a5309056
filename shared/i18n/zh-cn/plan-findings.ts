import type { PlanFinding, PlanFindingCode } from '#shared/domain/plans/row-findings.ts';
import type { ShareLine } from '#shared/domain/plans/plan-shares.ts';
import { count, dayText } from './numbers.ts';
import { rateText } from './plan-table.ts';

type Facts = PlanFinding['facts'];

interface FindingWords {
  readonly what: string;
  /** What to do about it. */
  readonly remedy: string;
}

const word = (facts: Facts, name: string): string => String(facts[name] ?? '');
const number = (facts: Facts, name: string): string => count(Number(facts[name] ?? 0));
const day = (facts: Facts, name: string): string => dayText(word(facts, name));
const rate = (facts: Facts): string => rateText(Number(facts['ratePpm'] ?? 0));

/** The lines of 石市监办〔2021〕2号: 3 % altogether, above 2 % by the county, 0.5 % each by province and city. */
export const shareLineText: Readonly<Record<ShareLine['scope'], { readonly name: string; readonly target: string }>> = {
  whole: { name: '全年', target: '不低于 3%' },
  county: { name: '县级', target: '超过 2%' },
  province: { name: '省级', target: '达到 0.5%' },
  city: { name: '市级', target: '达到 0.5%' },
};

/** Rounded down to hundredths of a percent, so that no line is said to be reached too early. */
export const sharePercent = (distinct: number, base: number): string =>
  base === 0 ? '—' : `${(Math.floor((distinct * 10_000) / base) / 100).toFixed(2)}%`;

const lineOf = (facts: Facts) => shareLineText[word(facts, 'scope') as ShareLine['scope']];

/** What was found and what to do; a new finding does not compile until it has its words. */
export const planFindingText: { readonly [C in PlanFindingCode]: (facts: Facts) => FindingWords } = {
  noRows: () => ({ what: '计划里还没有任务', remedy: '添加一行，导入计划表，或复制去年的' }),
  dueOver: (facts) => ({ what: `计划应在${day(facts, 'due')}前上报，已经过了`, remedy: '尽快送审、批准、上报，并登记文号' }),
  baseNotFrozen: (facts) => ({
    what: `${word(facts, 'year')} 年的基数还没有定，先按今天存续企业 ${number(facts, 'enterprises')} 户算`,
    remedy: '核对 1 月 1 日的户数，点“定下基数”',
  }),
  shareShort: (facts) => ({
    what: `${lineOf(facts).name}只有 ${sharePercent(Number(facts['enterprises']), Number(facts['base']))}，要求${lineOf(facts).target}`,
    remedy: '提高比例、增加任务；省、市下达的任务也要列进来',
  }),
  nameTwice: (facts) => ({ what: `与“${word(facts, 'other')}”重名`, remedy: '改一个名称，或删去重复的一行' }),
  rowTwice: (facts) => ({ what: `与“${word(facts, 'other')}”事项、对象、时间重复`, remedy: '合并成一项，免得重复上门' }),
  nameMissing: () => ({ what: '没有任务名称', remedy: '填上任务名称' }),
  kindMissing: () => ({ what: '没有写不定向还是定向', remedy: '选一个类型' }),
  periodMissing: () => ({ what: '没有起止时间', remedy: '填上开始和结束的日期' }),
  periodUnread: (facts) => ({ what: `起止时间没有读出来：“${word(facts, 'text')}”`, remedy: '照原文填上日期' }),
  periodReversed: () => ({ what: '结束早于开始', remedy: '改好其中一个日期' }),
  periodOutsideYear: (facts) => ({ what: `起止时间不在 ${word(facts, 'year')} 年内`, remedy: '改到计划年度以内' }),
  endsLate: (facts) => ({ what: `${day(facts, 'to')}才结束，晚于 ${day(facts, 'last')}`, remedy: '提前结束，给录入、公示留出时间' }),
  itemsMissing: () => ({ what: '没有抽查事项', remedy: '从抽查事项清单里选' }),
  itemsUnread: (facts) => ({ what: `清单里没有找到：“${word(facts, 'text')}”`, remedy: '从清单里选对应的事项，再去掉原文' }),
  itemUnpublished: (facts) => ({ what: `“${word(facts, 'item')}”未公布`, remedy: '未公布的事项不能抽查，请去掉' }),
  itemGone: (facts) => ({ what: `事项 ${word(facts, 'code')} 已不在清单里`, remedy: '去掉这一项，换成清单上现行的' }),
  amountMissing: () => ({ what: '没有比例或数量', remedy: '填上比例、户数中的一个' }),
  amountUnread: (facts) => ({ what: `比例或数量没有读出来：“${word(facts, 'text')}”`, remedy: '照原文填上' }),
  rateTiny: (facts) => ({ what: `比例只有 ${rate(facts)}`, remedy: '比例按百分数填，3% 填 3；确实这么低就不用改' }),
  rateOver: (facts) => ({ what: `比例 ${rate(facts)} 超过 100%`, remedy: '比例按百分数填，3% 填 3' }),
  countZero: () => ({ what: '数量是 0 户', remedy: '填上户数，或清空只用比例' }),
  countOverRange: (facts) => ({
    what: `数量 ${number(facts, 'count')} 户，名录里符合的只有 ${number(facts, 'pool')} 户`,
    remedy: '会全部抽中；不是这个意思就改小',
  }),
  rangeEmpty: () => ({ what: '名录里没有符合对象范围的户', remedy: '核对对象范围和事项；名录还没导入就先导入' }),
  partnersMissing: () => ({ what: '联合抽查没有参与部门', remedy: '填上参与部门' }),
  leadMissing: () => ({ what: '联合抽查没有发起部门', remedy: '填上发起部门' }),
};

/** The index hides from the compiler that every code has its words. */
export const planFindingWords = ({ code, facts }: Pick<PlanFinding, 'code' | 'facts'>): FindingWords => planFindingText[code](facts);
