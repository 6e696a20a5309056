import type { VacancyReason } from '#shared/domain/draw/vacancies-file.ts';
import { count } from './numbers.ts';

/** Letters of a task's name that are kept where the number of the event is added to it. */
const keptOfName = 48;

/** What the event is called that fills the vacancies of another one, for the `number`th time. */
export const replacementNameText = (name: string, serial: string, number: number): string => {
  const letters = Array.from(name);
  const kept = letters.length > keptOfName ? `${letters.slice(0, keptOfName).join('')}…` : name;
  return `${kept}（${serial} 补抽${number > 1 ? `第 ${number} 次` : ''}）`;
};

/** Why somebody of the frame of an event cannot be drawn by the one that fills its vacancies. */
export const drawnAlreadyText = (serial: string): string => `${serial} 及其补抽已抽中`;

export const vacancyReasonText: Readonly<Record<VacancyReason, string>> = {
  closed: '停业、关闭',
  moved: '迁出本县',
  deregistered: '注销、吊销或撤销',
  unreachable: '登记住所无法联系',
  other: '其他',
};

export const replacementWords = {
  open: '补抽空缺…',
  title: '给哪些空缺补抽？',
  lead: '抽中的户已停业、注销、迁出或找不到的，才算空缺。空缺的原因和依据封存后不能改；补抽是一次新的抽取，有自己的编号、双方密语和骰子，只从剩下的备选里抽。原来的名单不变，空缺的户照样要录结果。',
  add: '添加空缺',
  addHint: '输入名称或代码里的几个字',
  nothingFound: '没有符合的户。已录“上门查过”结果的、已经补抽的不在里面。',
  none: '还没有选空缺的户。',
  subject: '空缺的户',
  reason: '原因',
  evidence: '依据',
  evidenceHint: '例如“现场笔录第3号”',
  evidenceSame: '依据都照第一户',
  remove: '去掉',
  startsOn: '检查开始',
  endsOn: '检查截止',
  dayHint: '例如 2026-11-24',
  dayBad: '这不是一个日期，请照“2026-11-24”的样子填。',
  confirm: '封存空缺，准备补抽',
  back: '不补抽，返回',
  missing: '选好空缺的户，写明每户的依据，填上检查日期，才能封存。',
  seeList: '看空缺名单',
  seeEvent: '去看补抽',
  listTitle: '本次补抽的空缺',
  listClose: '看完了，返回',
  replaced: '已补抽',
};

export const suggestedText = (subjects: number): string => `添加结果已录为找不到、停业等的 ${count(subjects)} 户`;
export const suggestedEvidence = (reason: VacancyReason): string => `检查结果已录：${vacancyReasonText[reason]}`;
export const candidateText = (name: string, code: string, reason: VacancyReason | null): string =>
  `${name} ${code}${reason === null ? '' : `（${vacancyReasonText[reason]}）`}`;
export const vacancyFieldLabel = (name: string, field: string): string => `${name} ${field}`;
export const fillsText = (serial: string, subjects: number): string =>
  `本次是补抽：补抽取 ${serial} 的 ${count(subjects)} 户空缺，从剩下的备选里抽。`;
export const filledText = (events: number, byCeremony: number): string =>
  byCeremony === 0 ? '空缺已封存，补抽还没有办完。' : `已补抽 ${count(byCeremony)} 户，都由单独的抽取补上（共 ${count(events)} 次）。`;
