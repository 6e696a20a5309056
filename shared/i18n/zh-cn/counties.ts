import type { CorrectionRequest, CountyVisit, ReceivedItem, RequestState } from '#shared/contract/counties.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { errorSentence } from './errors.ts';
import { rowStateText } from './follow-ups.ts';
import { libraryFileWords } from './library-files.ts';
import { count, dayText, momentText } from './numbers.ts';
import { correctionTitle } from './publication.ts';
import { disposalText, itemCheckText, methodText, outcomeName, resultsWords } from './results.ts';

export const countyWords = {
  back: '回到各县情况',
  noLibrary: '还没有收到这个县局的名录包：看不到对象名称，企业占比也算不出。请县局出一次名录包。',
  noEvents: '到这一天，收到的数据里还没有这个县局的抽查任务。',
  visit: '检查结果',
  task: '任务',
  serial: '编号',
  code: '代码',
  town: '乡镇',
  inspectors: '检查人员',
  outcomes: '结果',
  disposal: '处理',
  methods: '核查方式',
  inspectedOn: '检查日期',
  visitCode: '入企码',
  remark: '备注',
  items: '检查事项',
  revision: '稿次',
  publications: '公示',
  corrections: '更正',
  followUp: '后续处理',
  blank: '未填',
  noResult: '县局还没有报来结果。',
  ask: '要求更正',
  askTitle: '要求县局更正这一户的结果？',
  askLead: '这里的数据不会改动。要求随“更正要求包”发给县局，由县局更正，或者说明为什么不更正。',
  askReason: '哪里不对',
  askConfirm: '登记要求',
  later: '先不了',
  requests: '更正要求',
  noRequests: '没有更正要求。',
  seal: '出更正要求包',
  notSealed: '还没有出包',
  withdraw: '撤回',
  withdrawTitle: '撤回这条更正要求？',
  withdrawLead: '县局收到下一个更正要求包后，这条就不用再办。',
  withdrawReason: '为什么撤回',
  withdrawConfirm: '撤回要求',
  toVisit: '去更正',
  decline: '不更正',
  declineTitle: '答复市局：不更正？',
  declineLead: '结果保持原样，理由随下一个上报包报给市局。',
  declineReason: '不更正的理由',
  declineConfirm: '答复市局',
  record: '写出抽取记录',
  library: '名录里的待核记录',
  toLibrary: '去看名录',
  homeWhy: '更正，或者说明为什么不更正',
  homeVerb: '去看',
} as const;

export const requestStateText: { readonly [S in RequestState]: string } = {
  open: '等县局答复',
  corrected: '已更正',
  declined: '不更正',
  withdrawn: '已撤回',
};

const receivedStateText: { readonly [S in RequestState]: string } = { ...requestStateText, open: '等本局办理', corrected: '本局已更正' };

/** Who asked what of whom, in a line. */
export const requestTitle = ({ countyName, subjectName, code }: CorrectionRequest, atCity: boolean): string =>
  `${atCity ? `${countyName}：` : ''}${subjectName === '' ? code : subjectName}`;

export const requestText = ({ taskName, reason, byName, at, state, answer, sealed }: CorrectionRequest, atCity: boolean): string => {
  const where = atCity && !sealed ? countyWords.notSealed : (atCity ? requestStateText : receivedStateText)[state];
  return `${taskName === '' ? countyWords.library : taskName}。${reason}（${byName === '' ? '' : `${byName} `}${momentText(at)}）${where}${answer === '' ? '' : `：${answer}`}`;
};

export const requestAction = (verb: string, request: CorrectionRequest): string =>
  `${verb} ${request.subjectName === '' ? request.code : request.subjectName}`;

export const openRequestsTitle = (open: number): string => `市局要求更正 ${count(open)} 户的结果`;

export const itemLine = ({ name, check, problem, text }: ReceivedItem, place: number): string => {
  const said = problem
    ? `${resultsWords.problem}：${text}`
    : check === 'checked'
      ? resultsWords.noProblem
      : ((itemCheckText as Readonly<Record<string, string>>)[check] ?? check);
  return `${name === '' ? `第 ${count(place)} 项` : name}：${said}`;
};

const known = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;

export const outcomesLine = (outcomes: readonly string[]): string => outcomes.map(outcomeName).join('、');
export const disposalLine = (disposal: string): string => known(disposalText, disposal);
export const methodsLine = (methods: readonly string[]): string => methods.map((method) => known(methodText, method)).join('、');

export const revisionLine = ({ rev, at }: { readonly rev: number; readonly at: string }): string =>
  `第 ${count(rev)} 稿，${momentText(at)}`;

export const publicationLine = ({ correction, publishedOn, reference }: CountyVisit['publications'][number]): string =>
  `${correction === 0 ? '' : `${correctionTitle(correction)}，`}${dayText(publishedOn)}${reference === '' ? '' : `，${reference}`}`;

export const correctionLine = ({ number, reason, approverName, at }: CountyVisit['corrections'][number]): string =>
  `${correctionTitle(number)}，${momentText(at)}，${approverName}批准：${reason}`;

export const followUpLine = ({ state, owner, closedOn, closingNote }: NonNullable<CountyVisit['followUp']>): string =>
  [known(rowStateText, state), owner, closedOn === '' ? '' : dayText(closedOn), closingNote].filter((part) => part !== '').join('，');

export const countyRecordJobWords = {
  write: countyWords.record,
  elsewhere: libraryFileWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ files }: { readonly files: readonly string[] }): string =>
    `已写出 ${count(files.length)} 个文件。用浏览器打开里面的 verify.html，可以把这次抽取重新算一遍。`,
  failed: (error: AppError): string => errorSentence(error),
};
