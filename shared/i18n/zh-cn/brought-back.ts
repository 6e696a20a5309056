import type { BroughtFault, BroughtState } from '#shared/contract/brought-back.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { ResultDraft } from '#shared/contract/results.ts';
import type { RowFaultKind } from '#shared/domain/field-pack/visit-of-rows.ts';
import type { ResultFault } from '#shared/domain/results/check-result.ts';
import { errorSentence } from './errors.ts';
import { problemText } from './import-problems.ts';
import { libraryFileWords } from './library-files.ts';
import { count, momentText } from './numbers.ts';
import { disposalText, itemAnswerText, methodText, outcomeName, outcomeText, returnFieldText, visitStateWords } from './results.ts';

export const broughtBackWords = {
  table: '现场结果表',
  tableUse: '在现场用自己的电脑录的，导出一张表带走；填好回来在“结果录入”里导入。表里没有电话和风险等级。',
  open: '导入现场结果',
  title: '导入带回的现场结果吗？',
  drop: '把填好的现场结果表拖到这里。先给您看一遍，您确认之前什么都不会写入。',
  choose: '选择文件',
  field: '填好的现场结果表',
  another: '换一个文件',
  leave: '不导入',
  doneTitle: '已导入现场结果',
  see: '看名单',
  overDrafts: '改用表里的',
  overDraft: (name: string): string => `${name}：改用表里的`,
  listLabel: '表里的每一户',
  looseLabel: '不属于这个任务的行',
  columns: { row: '行号', name: '检查对象', what: '表里写的', then: '会怎样' },
  nothing: '这张表还没有人填，没有可以导入的。',
  more: (rest: number): string => `还有 ${count(rest)} 户没有列出来。`,
  noItem: '没有适用的事项',
  between: '、',
};

export const broughtStateText: { readonly [S in BroughtState]: string } = {
  fresh: '新增',
  drafted: '本机录到一半',
  same: '与已录一致',
  conflict: '与已录不同',
  faulty: '有问题',
};

/** What becomes of a visit of this state. */
export const broughtThenText: { readonly [S in BroughtState]: string } = {
  fresh: '导入后待审核',
  drafted: '留着本机录的，不导入',
  same: '不用动',
  conflict: '留着已录的，不导入',
  faulty: '改好表再导入',
};

export const broughtConfirm = (visits: number): string => `导入 ${count(visits)} 户`;
export const broughtCount = (state: BroughtState, visits: number): string => `${broughtStateText[state]} ${count(visits)} 户`;
export const broughtRead = (fileName: string, blank: number): string =>
  blank === 0 ? `“${fileName}”看完了，还没有写入。` : `“${fileName}”看完了，还没有写入；还有 ${count(blank)} 户没填。`;
export const broughtTaken = (taken: number): string => `已导入 ${count(taken)} 户的结果，等着审核。`;
export const standingText = (by: string, at: string, state: keyof typeof visitStateWords): string =>
  `${by} ${momentText(at)} 录，${visitStateWords[state]}`;
export const draftStandingText = (by: string, at: string): string => `${by} ${momentText(at)} 录到一半，还没送审`;

/** One line about a result: what it comes to, where there are problems, and when. */
export const broughtResultText = ({ outcomes, items, inspectedOn }: ResultDraft): string => {
  const problems = items.filter(({ problem }) => problem).length;
  return [outcomes.map((key) => outcomeText[key]).join('、'), problems === 0 ? '' : `${count(problems)} 项有问题`, inspectedOn]
    .filter((text) => text !== '')
    .join('，');
};

/** What a result says in one field, as `differs` names fields. */
const valueText = (field: string, { outcomes, items, methods, disposal, inspectedOn, visitCode, remark }: ResultDraft): string => {
  switch (field) {
    case 'outcomes':
      return outcomes.map((key) => outcomeText[key]).join('、');
    case 'methods':
      return methods.map((key) => methodText[key]).join('、');
    case 'disposal':
      return disposalText[disposal];
    case 'inspectedOn':
      return inspectedOn;
    case 'visitCode':
      return visitCode;
    case 'remark':
      return remark;
    default: {
      const answer = items.find(({ itemId }) => field === `item:${itemId}`);
      return answer ? itemAnswerText(answer.check, answer.problem, answer.text) : '';
    }
  }
};

const orBlank = (text: string): string => (text === '' ? '没填' : `“${text}”`);

/** One field in which the table and what stands here differ. */
export const differenceText = (
  field: string,
  table: ResultDraft,
  here: ResultDraft,
  items: readonly { readonly id: string; readonly name: string }[],
): string => `${returnFieldText(field, items)}：表里${orBlank(valueText(field, table))}，本机${orBlank(valueText(field, here))}`;

const rowFaultText: { readonly [F in RowFaultKind]: (found: string, other: number) => string } = {
  markUnreadable: () => '这一行的识别码被改动过，认不出是哪一户。请在原来的表里填，别改最后一列。',
  otherEvent: (found) => `这一行是 ${found} 那次抽取的，不是这个任务的。请到那个任务里导入。`,
  notDrawn: (found) => `${found} 不在这次抽取的名单里。请从表里删去这一行。`,
  rowMixed: (found) => `这一行显示的是 ${found}，识别码却是另一户，多半是粘贴时错了行。请对着纸面核对这两户，在原来的行里重填。`,
  rowsDisagree: (found, other) => `和第 ${String(other)} 行写的不一样（这里是“${found}”）。同一户请写成一样的，或者只留一处。`,
  otherItem: (found) => `这一户没有事项“${found}”。请在这一户自己的事项行里填。`,
  textWithoutProblem: () => '写了问题描述，却选了没问题。请改正其中一处。',
  problemUnchecked: () => '写了有问题，却没选已检查。请改正其中一处。',
  tooLong: () => '字太多了，最多 2,000 个字。请写短一些。',
};

const ruleText = (fault: ResultFault, item: string): string => {
  switch (fault.fault) {
    case 'outcomeMissing':
      return '还没有填检查结果。请填一项。';
    case 'outcomesExclude':
      return `“${outcomeName(fault.first)}”和“${outcomeName(fault.second)}”不能同时填。请去掉一个。`;
    case 'itemMissing':
      return `表里少了“${item}”这一行。请从原来的表里补回来。`;
    case 'problemTextMissing':
      return `“${item}”有问题但没有写明。请写一句问题描述。`;
    case 'contradiction':
      return `“${outcomeName(fault.outcome)}”与各事项的检查情况矛盾。请核对后改正其中一处。`;
    case 'dateInvalid':
      return '检查日期没填，或者早于抽取、晚于今天。请填实际检查的日期。';
    case 'visitCodeMissing':
      return '没有填扫码入企码（监督码），本局要求每户都填。请补上。';
  }
};

/** What is wrong and what to do, behind the cell. */
export const broughtFaultText = ({ cell, what }: BroughtFault): string => {
  const at = /^\d+$/.test(cell) ? `第 ${cell} 行：` : `${cell}：`;
  switch (what.at) {
    case 'cell':
      return `${at}${problemText[what.code](what)}`;
    case 'rows':
      return `${at}${rowFaultText[what.fault](what.found, what.other)}`;
    case 'rule':
      return `${at}${ruleText(what.fault, what.item)}`;
  }
};

export const resultTableName = (serial: string, carrier: string): string =>
  `现场结果表-${serial}${carrier === '' ? '' : `-${carrier.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '_')}`}.xlsx`;

/** What everybody who types on site should know. */
export const resultTableRules: readonly string[] = [
  '灰色的列是程序填好的，不要改，也不要在别的行之间复制整行；别的列照下拉框填。',
  '一户有几个事项就有几行：检查结果、检查日期、检查方式、后续处理、扫码入企码、备注写在其中一行就行。',
  '没去的户整户空着，以后再填再导入也行；同一个文件导入两次不会重复。',
  '可以在 Excel、WPS 里填，存成 .xlsx、.xls、.et 或 .csv 都认。',
  '填好后在“结果录入”里点“导入现场结果”；看过、您确认之前，什么都不会写入。',
  '已经送审、审核或公示的结果不会被表里的盖掉。',
];

/** Words of the button that writes the table. */
export const resultTableWords = (write: string) => ({
  write,
  elsewhere: libraryFileWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ fileName, visits }: { readonly fileName: string; readonly visits: number }, folder: string): string =>
    `“${fileName}”已写到“${folder}”，${count(visits)} 户待录。`,
  failed: (error: AppError): string => errorSentence(error),
});
export const exportAll = '导出全部待录';
export const exportOf = (name: string): string => `只导出${name}的`;
