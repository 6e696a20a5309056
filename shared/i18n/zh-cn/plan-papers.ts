import { part, type MarkupElement } from '#shared/base/markup.ts';
import { paperDocument } from '#shared/base/paper-document.ts';
import type { PlanDiff } from '#shared/domain/plans/plan-diff.ts';
import type { PlanRow } from '#shared/domain/plans/plan-row.ts';
import { count, plainDayText } from './numbers.ts';
import { line } from './paper-parts.ts';
import { amountText, itemsText, periodText, planJointText, planKindText, planLevelText, type ItemNames } from './plan-table.ts';

/** What 公示稿 says. Demands by credit-risk class are internal and do not stand in it (DOMAIN 15). */
export interface PlanPaperFacts {
  readonly office: string;
  readonly year: number;
  readonly version: number;
  readonly reason: string;
  /** The moment of the approval, or now while it is a draft. */
  readonly on: string;
  readonly approved: boolean;
  readonly rows: readonly PlanRow[];
  readonly items: ItemNames;
  /** Against the version before; null for the first. */
  readonly diff: PlanDiff | null;
}

export const planFileName = (year: number, version: number): string =>
  version === 1 ? `${year}年度抽查计划表.xlsx` : `${year}年度抽查计划表-第${version}版.xlsx`;

export const planPaperName = (year: number, version: number): string =>
  version === 1 ? `${year}年度抽查计划公示稿` : `${year}年度抽查计划公示稿-第${version}版`;

/** The name a year's plan is published under. */
export const planName = (year: number): string => `${year}年度“双随机、一公开”抽查计划`;

const titleOf = ({ office, year, version }: PlanPaperFacts): string =>
  version === 1 ? `${office}关于${planName(year)}的公示` : `${office}关于调整${planName(year)}的公示`;

const changesText = ({ added, removed, changed }: PlanDiff): string =>
  `共新增 ${count(added.length)} 项、删去 ${count(removed.length)} 项、修改 ${count(changed.length)} 项。`;

const departments = ({ leadDept, partners, agency }: PlanRow): string =>
  [agency, leadDept === '' ? '' : `发起：${leadDept}`, partners.length === 0 ? '' : `参与：${partners.join('、')}`]
    .filter((text) => text !== '')
    .join('\n');

const columns: readonly { readonly title: string; readonly text: (row: PlanRow, items: ItemNames) => string }[] = [
  { title: '任务名称', text: ({ name }) => name },
  {
    title: '类型',
    text: ({ kind, level, joint }) =>
      [planKindText[kind], planLevelText[level], planJointText[joint]].filter((text) => text !== '').join('\n'),
  },
  { title: '抽查事项', text: ({ itemCodes }, items) => itemsText(itemCodes, items) },
  { title: '对象范围', text: ({ range }) => range },
  { title: '比例或数量', text: amountText },
  { title: '起止时间', text: periodText },
  { title: '检查主体和参与部门', text: departments },
  { title: '抽查模式', text: ({ mode }) => mode },
  { title: '检查方式', text: ({ method }) => method },
];

/** 公示稿: a letter by GB/T 9704 with the table as its annex on wide pages. */
export const planPaper = (facts: PlanPaperFacts, style: string): MarkupElement =>
  paperDocument(planPaperName(facts.year, facts.version), style, letter(facts), table(facts));

const letter = (facts: PlanPaperFacts): MarkupElement => {
  const { office, year, version, reason, on, approved, rows, diff } = facts;
  const joint = rows.filter((row) => row.joint !== 'single').length;
  return part(
    'article',
    'record-sheet paper-notice',
    ...(approved ? [] : [part('p', 'plan-draft', '草稿，尚未批准')]),
    part('h1', '', titleOf(facts)),
    line(
      version === 1
        ? `根据随机抽查工作安排，我局编制了${planName(year)}，现予公示。`
        : `按照程序，我局调整了${planName(year)}，现将调整后的计划重新公示。调整原因：${reason}。`,
    ),
    line(`本计划共安排抽查任务 ${count(rows.length)} 项，其中联合抽查 ${count(joint)} 项。`),
    ...(diff ? [line(changesText(diff))] : []),
    line('每项任务抽取前公布实施方案，检查对象和检查人员随机抽取，检查结果依法公示。'),
    line('附件：年度抽查计划表'),
    part('p', 'paper-office', office),
    part('p', 'paper-seal', '（印章）'),
    part('p', 'paper-date', plainDayText(on)),
  );
};

const cell = (tag: 'td' | 'th', text: string): MarkupElement =>
  part(tag, '', ...text.split('\n').flatMap((piece, index) => (index === 0 ? [piece] : [part('br', ''), piece])));

const table = ({ year, rows, items }: PlanPaperFacts): MarkupElement =>
  part(
    'section',
    'record-annex plan-annex',
    part('h2', '', '附件'),
    part('p', 'plan-annex-title', `${planName(year)}表`),
    part(
      'table',
      'plan-table',
      part('thead', '', part('tr', '', cell('th', '序号'), ...columns.map(({ title }) => cell('th', title)))),
      part(
        'tbody',
        '',
        ...rows.map((row, index) =>
          part('tr', '', cell('td', String(index + 1)), ...columns.map(({ text }) => cell('td', text(row, items)))),
        ),
      ),
    ),
  );
