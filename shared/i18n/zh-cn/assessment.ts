import type { AppError } from '#shared/contract/errors.ts';
import type { CountyStanding } from '#shared/contract/counties.ts';
import { ranked, type Criterion, type CriterionRule, type CriterionScore } from '#shared/domain/figures/assessment.ts';
import { errorSentence } from './errors.ts';
import { figureText, shareText } from './figures.ts';
import { libraryFileWords } from './library-files.ts';
import { count, momentText, plainDayText, pointsText } from './numbers.ts';
import type { OfficialBlock, OfficialDocument } from '#shared/base/official-document.ts';

export const assessmentWords = {
  title: '各县情况',
  place: '名次',
  county: '县局',
  code: '编码',
  total: '得分',
  figure: '指标',
  numerator: '分子',
  denominator: '总数',
  share: '占比',
  points: '分值',
  how: '怎么算',
  scoreSheet: '考核得分',
  figureSheet: '各县指标',
  ruleSheet: '考核办法',
  rules: '考核办法',
  rulesLead: '各项分值合计 100 分。按比例的，达到多少得多少；按件扣分的，扣完为止。没有发生的不扣分。改动记入操作留痕。',
  usual: '现在用的是通用办法，还没有改过。',
  perCase: '每件扣',
  byShare: '按比例',
  unit: '分',
  saveRules: '保存考核办法',
  cancel: '取消',
  export: '导出考核表',
  letter: '写考核通报',
  lastBundle: '最近收包',
  noBundle: '还没有收到包',
  missing: '缺号',
  requests: '未答复',
  requestsHint: '更正要求',
  published: '公示率',
  inTime: '及时公示',
  late: '延期',
  missed: '漏录',
  voided: '报废',
  shareWhole: '抽查企业占比',
  nobody: '信任名册里还没有县局。先收县局的登记文件。',
  toKeys: '去密钥与名册',
  none: '无',
};

export const criterionTitle = (key: Criterion): string => figureText[key].title;

export const criterionRuleText = ({ perCase }: Pick<CriterionRule, 'perCase'>): string =>
  perCase === 0 ? assessmentWords.byShare : `每件扣 ${pointsText(perCase)} 分，扣完为止`;

export const rulesSetText = (byName: string, at: string): string =>
  at === '' ? assessmentWords.usual : `${byName === '' ? '管理员' : byName} ${momentText(at)} 定的办法`;

export const sumText = (sum: number): string => `合计 ${pointsText(sum)} 分`;

export const scoreText = (total: number): string => pointsText(total);

/** What a part of a score is made of, in a line. */
export const scorePartText = ({ key, points, got, nothingYet }: CriterionScore): string =>
  `${criterionTitle(key)} ${pointsText(got)} / ${pointsText(points)}${nothingYet ? '（没有发生）' : ''}`;

export const lastBundleText = (at: string): string => (at === '' ? assessmentWords.noBundle : momentText(at));

export const countiesFactText = (counties: number, reporting: number): string =>
  `${count(counties)} 个县局，${count(reporting)} 个报过数据`;

export const assessmentFileName = (year: number, until: string): string => `${String(year)}年双随机考核表 截至${until}.xlsx`;

export const assessmentJobWords = {
  write: assessmentWords.export,
  elsewhere: libraryFileWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ fileName, counties }: { readonly fileName: string; readonly counties: number }, folder: string): string =>
    `已写出“${fileName}”，${count(counties)} 个县局。${folder === '' ? '' : `在“${folder}”里。`}`,
  failed: (error: AppError): string => errorSentence(error),
};

export interface AssessmentLetterFacts {
  readonly office: string;
  /** ISO day. */
  readonly today: string;
  readonly to: string;
  readonly year: number;
  readonly until: string;
  readonly standings: readonly CountyStanding[];
}

const text = (said: string): OfficialBlock => ({ kind: 'text', text: said });
const first = (said: string): OfficialBlock => ({ kind: 'heading', level: 1, text: said });

const figureIn = ({ figures }: CountyStanding, key: Criterion): { readonly numerator: number; readonly denominator: number | null } =>
  figures.find((figure) => figure.key === key) ?? { numerator: 0, denominator: 0 };

const shareIn = (standing: CountyStanding, key: Criterion): string => {
  const { numerator, denominator } = figureIn(standing, key);
  return denominator === null ? count(numerator) : denominator === 0 ? '—' : shareText(numerator, denominator);
};

/** What has to be mended, county by county; one without a fault is not named. */
const faultsOf = (standing: CountyStanding): string => {
  const counted = (key: Criterion, unit: string): string => {
    const { numerator } = figureIn(standing, key);
    return numerator === 0 ? '' : `${criterionTitle(key)} ${count(numerator)} ${unit}`;
  };
  return [
    counted('late', '户次'),
    counted('missedFollowUps', '户次'),
    counted('voided', '个'),
    standing.missing === 0 ? '' : `数据包缺 ${count(standing.missing)} 个号`,
    standing.openRequests === 0 ? '' : `更正要求未答复 ${count(standing.openRequests)} 条`,
  ]
    .filter((part) => part !== '')
    .join('，');
};

/** 考核通报: places, scores and what each county has to mend, as an official document. */
export const assessmentLetter = ({ office, today, to, year, until, standings }: AssessmentLetterFacts): OfficialDocument => {
  const inOrder = ranked(standings);
  const faults = inOrder.map((standing) => ({ name: standing.name, said: faultsOf(standing) })).filter(({ said }) => said !== '');
  return {
    office,
    date: plainDayText(today),
    title: `关于${String(year)}年“双随机、一公开”监管工作考核情况的通报`,
    to,
    blocks: [
      text(
        `现将 ${String(year)} 年各县（市、区）市场监督管理局“双随机、一公开”监管工作考核情况通报如下，数据以各局上报的数据包为准，截至${plainDayText(until)}。`,
      ),
      first('一、得分和名次'),
      {
        kind: 'table',
        head: ['名次', '单位', '得分', '公示率', '及时公示率', '任务完成率', '完结率', '抽查企业占比'],
        rows: inOrder.map((standing) => [
          ...[String(standing.place), standing.name, pointsText(standing.score.total)],
          ...(['published', 'inTime', 'tasksDone', 'closed', 'shareWhole'] as const).map((key) => shareIn(standing, key)),
        ]),
      },
      first('二、需要改进的问题'),
      ...(faults.length === 0
        ? [text('各局没有延期录入、后续处理漏录和报废方案。')]
        : faults.map(({ name, said }, at) => text(`${String(at + 1)}. ${name}：${said}。`))),
    ],
    attachments: [],
  };
};
