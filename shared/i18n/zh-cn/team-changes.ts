import type { TeamChangeRow } from '#shared/contract/team-changes.ts';
import type { ChangeReason } from '#shared/domain/assignment/change-file.ts';
import { count, momentText } from './numbers.ts';

export const changeReasonText: Readonly<Record<ChangeReason, string>> = {
  recusal: '回避',
  leave: '请假',
  moved: '岗位变动',
  certificate: '执法证过期',
  other: '其他',
};

export const teamWords = {
  rowHint: '点一户，调整它的检查人员。',
  lead: '名单不变，只换检查人员。每次调整写明原因，单独成一个文件放进记录文件夹，谁都能核对。',
  who: '谁退出',
  how: '由谁接替',
  ways: { redraw: '重新抽取', designate: '指定一人' },
  wayHints: {
    redraw: '照最终种子在合格的人里再抽，谁也不能挑。',
    designate: '由本局指定，记录和名单里一直标明“指定”。',
  },
  joining: '接替的人',
  nobody: '没有别的合格人员可以接替：在名册里、不回避、片区和业务资格都符合的才行。',
  reason: '原因',
  note: '说明',
  noteHint: '例如“与该户负责人是近亲属”',
  noteMissing: '选“其他”时请写明原因。',
  redraw: '重新抽取这一户',
  designate: '指定这个人',
  back: '不调整，返回',
  entered: '这一户的检查结果已经录入，检查人员不能再调整。',
  replaced: '这一户已列为空缺，由补抽的户接替，不用再调整。',
  leave: '退出…',
  leaveColumn: '调整',
  leaveLead: '选中的户各重新抽取一人接替；已录结果的不能再调整。',
  leaveVisits: '哪些户',
  leaveNone: '名下没有还能调整的户。',
  visitEntered: '结果已录',
  changes: '检查人员的调整',
  byChoice: '（指定）',
};

export const changeTitle = (name: string): string => `调整“${name}”的检查人员？`;
export const leaveTitle = (name: string): string => `${name}退出检查？`;
export const leaveConfirm = (visits: number): string => `重新抽取这 ${count(visits)} 户`;
export const personLabel = ({ staffNo, name }: { readonly staffNo: string; readonly name: string }): string => `${name}（${staffNo}）`;
export const changedText = (changes: number): string => `已调整 ${count(changes)} 户的检查人员，原因和前后人员都写进了记录。`;

const names = (people: TeamChangeRow['before']): string => people.map(({ name }) => name).join('、');

/** One change as it stands below the recusals: when, where, who left, who came and why. */
export const changeLine = ({ at, name, kind, leaving, before, after, reason, note }: TeamChangeRow): string =>
  `${momentText(at)} ${name}：${leaving.name}退出，${kind === 'redrawn' ? '重新抽取' : '指定'}，${names(before)} 改为 ${names(after)}。` +
  `原因：${changeReasonText[reason]}${note === '' ? '' : `，${note}`}`;
