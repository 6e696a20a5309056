import type { OfficialBlock, OfficialDocument } from '#shared/base/official-document.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { FollowUpDetail } from '#shared/contract/follow-ups.ts';
import type { YearReport } from '#shared/contract/figures.ts';
import type { LetterKind } from '#shared/contract/letters.ts';
import type { PublicRecord } from '#shared/contract/publication.ts';
import type { Figure, FigureKey } from '#shared/domain/figures/figures.ts';
import type { Measure } from '#shared/domain/follow-up/measures.ts';
import { errorSentence } from './errors.ts';
import { figureTargetText, figureText, reachedText, shareText } from './figures.ts';
import { measureText, rowStateText } from './follow-ups.ts';
import { libraryFileWords } from './library-files.ts';
import { count, numbersText, plainDayText } from './numbers.ts';
import { planKindText } from './plan-table.ts';
import { outcomeText, publicText } from './results.ts';

export const letterWords = {
  title: '公文',
  open: '写公文',
  attachment: '附件：',
  lead: '内容由系统里的数据填好，按公文格式排。可以直接打印，也可以存成能接着改的文件。',
  event: '抽查任务',
  to: '主送机关',
  toHint: '例如 石家庄市市场监督管理局；不写就不印这一行',
  year: '年度',
  print: '打印',
  savePdf: '存成 PDF',
  word: '存成能改的文件',
  elsewhere: '存到别处',
  noEvent: '还没有抽取过的任务，写不了这一份。',
};

export const letterText: Readonly<Record<LetterKind, { readonly title: string; readonly use: string }>> = {
  followUpReport: { title: '后续处理情况报告', use: '抽查结束后书面报市局：检查、公示、问题和办理情况，附问题台账。' },
  yearSummary: { title: '年度工作总结', use: '全年指标和两张统计表，没有达标的逐条写明。' },
  publicTable: { title: '抽查结果公示', use: '张贴或者上网公布的结果表，不含风险等级、电话和个人姓名。' },
  assessment: { title: '考核通报', use: '各县局的得分、名次和要改的问题，按收到的数据包算。' },
  notice: { title: '抄告单', use: '抄告相关部门的一户，编号由系统连续编。' },
  transfer: { title: '移送函', use: '移送办案机构或者司法机关的一户。' },
};

export const letterFileName = (title: string, day: string): string => `${title.replaceAll(/[\\/:*?"<>|“”]/gu, '')} ${day}.docx`;

const text = (said: string): OfficialBlock => ({ kind: 'text', text: said });
const first = (said: string): OfficialBlock => ({ kind: 'heading', level: 1, text: said });
const second = (said: string): OfficialBlock => ({ kind: 'heading', level: 2, text: said });

export interface LetterHead {
  readonly office: string;
  /** ISO day. */
  readonly today: string;
}

const signed = ({ office, today }: LetterHead): Pick<OfficialDocument, 'office' | 'date'> => ({ office, date: plainDayText(today) });

export interface FollowUpReportFacts extends LetterHead {
  readonly to: string;
  readonly task: string;
  readonly serial: string;
  readonly drawnOn: string;
  readonly visits: number;
  readonly entered: number;
  readonly published: number;
  readonly rows: readonly FollowUpDetail[];
}

const problemText = ({ problems, outcomes }: FollowUpDetail): string =>
  problems.length > 0
    ? problems.map(({ item, text: said }) => `${item}：${said}`).join('；')
    : outcomes.map((key) => outcomeText[key]).join('；');

const doneText = ({ measures }: FollowUpDetail): string => measures.map(({ kind }) => measureText[kind]).join('、') || '尚未确定';

/** R47: the follow-up is also reported in writing to the upper level. */
export const followUpReport = (facts: FollowUpReportFacts): OfficialDocument => {
  const { to, task, serial, drawnOn, visits, entered, published, rows } = facts;
  const closed = rows.filter(({ state }) => state === 'closed').length;
  const open = rows.length - closed;
  return {
    ...signed(facts),
    title: `关于“${task}”抽查后续处理情况的报告`,
    to,
    blocks: [
      text(
        `我局于${plainDayText(drawnOn)}公开抽取检查对象 ${count(visits)} 户（抽取编号 ${serial}），开展“${task}”检查。现将后续处理情况报告如下。`,
      ),
      first('一、检查和公示情况'),
      text(
        `应检查 ${count(visits)} 户，已录入结果 ${count(entered)} 户，已公示 ${count(published)} 户，公示率 ${shareText(published, visits)}。`,
      ),
      first('二、问题后续处理情况'),
      text(
        rows.length === 0
          ? '本次检查没有需要后续处理的问题。'
          : `发现问题并纳入台账 ${count(rows.length)} 户，已办结 ${count(closed)} 户，正在办理 ${count(open)} 户。逐户情况如下：`,
      ),
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              head: ['检查对象', '统一社会信用代码', '发现的问题', '处置措施', '办理情况'],
              rows: rows.map((row) => [
                row.name,
                row.code,
                problemText(row),
                doneText(row),
                row.closedOn === '' ? rowStateText[row.state] : `${rowStateText[row.state]}，${row.closedOn}`,
              ]),
            },
          ]),
      first('三、下一步工作'),
      text(
        open === 0 ? '上述问题已全部办结，我局将按职责做好日常监管。' : `对正在办理的 ${count(open)} 户，我局将逐户跟踪，办结后及时补报。`,
      ),
      text('特此报告。'),
    ],
    attachments: rows.length === 0 ? [] : ['问题台账'],
  };
};

export interface YearSummaryFacts extends LetterHead {
  readonly to: string;
  readonly report: YearReport;
}

const figureOf = ({ figures }: YearReport, key: FigureKey): Figure =>
  figures.find((figure) => figure.key === key) ?? { key, numerator: 0, denominator: 0, reached: null };

const figureShare = ({ numerator, denominator }: Figure): string =>
  denominator === null ? count(numerator) : shareText(numerator, denominator);

/** 年度工作总结 with every figure of the year; what is not reached is said by itself. */
export const yearSummary = (facts: YearSummaryFacts): OfficialDocument => {
  const { report, to } = facts;
  const { year, until, base, figures, byTask, byUnit } = report;
  const of = (key: FigureKey): Figure => figureOf(report, key);
  const [tasks, joint, unplanned, voided] = [of('tasksDone'), of('joint'), of('unplanned'), of('voided')];
  const [whole, county, published, inTime, late] = [of('shareWhole'), of('shareCounty'), of('published'), of('inTime'), of('late')];
  const [found, closed] = [of('found'), of('closed')];
  const missed = figures.filter(({ reached }) => reached === false);
  return {
    ...signed(facts),
    title: `${String(year)}年“双随机、一公开”监管工作总结`,
    to,
    blocks: [
      text(`现将我局 ${String(year)} 年“双随机、一公开”监管工作情况总结如下，数据截至${plainDayText(until)}。`),
      first('一、任务和抽取情况'),
      text(
        `全年开展抽查任务 ${count(tasks.denominator ?? 0)} 项，其中联合抽查 ${count(joint.numerator)} 项，临时任务 ${count(unplanned.numerator)} 项；作废方案 ${count(voided.numerator)} 个。抽取过程公开进行，记录全部存档，可以逐次重新计算核对。`,
      ),
      text(
        `企业基数 ${count(base.enterprises)} 户，已公示抽查企业 ${count(whole.numerator)} 户，占 ${figureShare(whole)}；其中县级任务 ${count(county.numerator)} 户，占 ${figureShare(county)}。`,
      ),
      first('二、结果公示情况'),
      text(
        `应检查 ${count(published.denominator ?? 0)} 户次，已公示 ${count(published.numerator)} 户次，公示率 ${figureShare(published)}；按期公示率 ${figureShare(inTime)}，延期 ${count(late.numerator)} 户次。`,
      ),
      first('三、问题和后续处理情况'),
      text(
        `已检查 ${count(found.denominator ?? 0)} 户次，发现问题 ${count(found.numerator)} 户次，问题发现率 ${figureShare(found)}；已公示结果的完结率 ${figureShare(closed)}。`,
      ),
      first('四、存在的不足'),
      ...(missed.length === 0
        ? [text('各项指标均已达到要求。')]
        : missed.map((figure, index) =>
            text(
              `${String(index + 1)}. ${figureText[figure.key].title}为 ${figureShare(figure)}，目标${figureTargetText[figure.key]}，需要继续改进。`,
            ),
          )),
      first('五、统计表'),
      second('（一）年度指标'),
      {
        kind: 'table',
        head: ['指标', '分子', '总数', '占比', '目标', '是否达标'],
        rows: figures.map((figure) => [
          figureText[figure.key].title,
          count(figure.numerator),
          figure.denominator === null ? '' : count(figure.denominator),
          figure.denominator === null ? '' : figureShare(figure),
          figureTargetText[figure.key],
          reachedText(figure.reached),
        ]),
      },
      second('（二）分任务情况'),
      yearTable('任务', byTask),
      second('（三）分单位情况'),
      yearTable('单位', byUnit),
      text('以上数据由逐户记录汇总，每个数都可以查到是哪些户。'),
    ],
    attachments: [],
  };
};

const yearTable = (title: string, rows: YearReport['byTask']): OfficialBlock => ({
  kind: 'table',
  head: [title, '应检查', '已公示', '公示率', '延期', '发现问题', '完结'],
  rows: rows.map((row) => [
    row.name === '' ? '还没有派发' : row.name,
    count(row.visits),
    count(row.published),
    shareText(row.published, row.visits),
    count(row.late),
    count(row.problems),
    count(row.finished),
  ]),
});

/** One line for each result of a subject, with the numbers of the items that it holds for. */
const publicRows =
  (numbers: ReadonlyMap<string, number>) =>
  ({ name, code, items, completedOn }: PublicRecord): readonly (readonly string[])[] => {
    const byResult = new Map<string, number[]>();
    for (const { item, outcomes } of items) {
      const result = outcomes.map((key) => publicText[key]).join('；');
      byResult.set(result, [...(byResult.get(result) ?? []), numbers.get(item) ?? 0]);
    }
    return [...byResult].map(([result, named]) => [name, code, numbersText(named), result, completedOn]);
  };

/** Under which plan, and whether 定向 or 不定向; nothing of a task that no plan has. */
const planClause = (record: PublicRecord | undefined): string => {
  if (record === undefined || record.planName === '') return '';
  const kind = planKindText[record.planKind];
  return `根据${record.planName}${kind === '' ? '' : `（${kind}抽查）`}，`;
};

/** 抽查结果公示: only what outsiders may see (R46). */
export const publicTable = (
  head: LetterHead,
  { task, serial, records }: { readonly task: string; readonly serial: string; readonly records: readonly PublicRecord[] },
): OfficialDocument => {
  const items = [...new Set(records.flatMap((record) => record.items.map(({ item }) => item)))];
  const numbers = new Map(items.map((item, index) => [item, index + 1]));
  return {
    ...signed(head),
    title: `“${task}”抽查结果公示`,
    to: '',
    blocks: [
      text(
        `${planClause(records[0])}按照公开随机抽取的结果（抽取编号 ${serial}），${head.office}对下列 ${count(records.length)} 户开展了检查，现将结果公示如下。`,
      ),
      text(`检查事项：${items.map((item, index) => `${String(index + 1)}. ${item}`).join('；')}。`),
      {
        kind: 'table',
        head: ['检查对象', '统一社会信用代码', '检查事项', '检查结果', '完成日期'],
        rows: records.flatMap(publicRows(numbers)),
      },
    ],
    attachments: [],
  };
};

type Noticed = Extract<Measure, { readonly kind: 'notifiedDepartment' }>;
type Handed = Extract<Measure, { readonly kind: 'transferred' | 'judicial' }>;

const foundText = (row: FollowUpDetail): string =>
  `${plainDayText(row.inspectedOn)}，我局在“${row.taskName}”检查中发现，${row.name}（统一社会信用代码 ${row.code}）存在下列情况：${problemText(row)}。`;

/** 抄告单 under the number the office gave it. */
export const noticeLetter = (head: LetterHead, row: FollowUpDetail, measure: Noticed): OfficialDocument => ({
  ...signed({ ...head, today: measure.sentOn === '' ? head.today : measure.sentOn }),
  title: `抄告单${measure.noticeNo === '' ? '' : `（${measure.noticeNo}）`}`,
  to: measure.to,
  blocks: [text(foundText(row)), text('上述情况涉及贵单位职责，现予抄告，请依法处理，并将处理结果函告我局。')],
  attachments: measure.evidence === '' ? [] : [measure.evidence],
});

/** 移送函 to whoever takes the case. */
export const transferLetter = (head: LetterHead, row: FollowUpDetail, measure: Handed): OfficialDocument => ({
  ...signed({ ...head, today: measure.handedOn === '' ? head.today : measure.handedOn }),
  title: `移送函${measure.number === '' ? '' : `（${measure.number}）`}`,
  to: measure.to,
  blocks: [text(foundText(row)), text('经研究，该情况属于贵单位管辖，现将有关材料移送，请依法办理。')],
  attachments: measure.evidence === '' ? [] : [measure.evidence],
});

/** Words of the button that writes a letter as .docx. */
export const letterJobWords = {
  write: letterWords.word,
  elsewhere: letterWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ fileName }: { readonly fileName: string }, folder: string): string =>
    `已存成“${fileName}”${folder === '' ? '' : `，在“${folder}”里`}。`,
  failed: (error: AppError): string => errorSentence(error),
};
