import type { NextTask, TaskStage } from '#shared/domain/results/task-stage.ts';
import { count } from './numbers.ts';

export const taskStageText: { readonly [S in TaskStage]: string } = {
  drawn: '已抽取',
  dispatched: '已派发',
  inspecting: '检查中',
  review: '待审核',
  published: '已公示',
  followUp: '后续处理中',
  closed: '已办结',
};

export const taskWords = {
  stages: '任务进度',
  next: '下一步',
  dispatch: '派发',
  dispatchOn: '派发日期',
  close: '办结任务',
  dispatchTitle: '把这批户派发给检查单位吗？',
  dispatchLead: '每户派给检查组组长所在的单位；派发只有一次，没录入之前可以移交。',
  notYet: '先不派',
  dayHint: '例如 2026-11-24',
  dayBad: '这不是一个日期，请照“2026-11-24”的样子填。',
  toReview: '去审核',
  toEnter: '去录入',
  toPublish: '去公示',
  toFollowUps: '去后续处理',
} as const;

export const handOverWords = {
  open: '移交',
  title: '把没录入的户移交给别的单位吗？',
  lead: '移交只改由谁去检查，抽中的户和检查人员不变。已经录入结果的不能移交。',
  visits: '移交哪几户',
  unit: '移交给',
  reason: '原因',
  reasonHint: '例如 住所已迁到该所辖区；原因记进操作留痕',
  cancel: '先不移交',
} as const;

export const handOverText = (visits: number): string => (visits === 0 ? '移交' : `移交 ${count(visits)} 户`);
/** A visit with the unit that has it now. */
export const visitOfUnitText = (name: string, unit: string): string => `${name}（${unit}）`;

/** The next step of an event in words. */
export const nextTaskText = (next: NextTask): string => {
  switch (next.do) {
    case 'dispatch':
      return `把 ${count(next.count)} 户派发给检查单位`;
    case 'enter':
      return `还有 ${count(next.count)} 户没有录入`;
    case 'correctReturned':
      return `${count(next.count)} 户被退回，改好再送审`;
    case 'review':
      return `${count(next.count)} 户待审核`;
    case 'publish':
      return `${count(next.count)} 户待公示`;
    case 'publishCorrections':
      return `${count(next.count)} 户更正待重新公示`;
    case 'followUp':
      return `${count(next.count)} 户后续处理没有办结`;
    case 'close':
      return '都公示了，问题也都办结了，可以办结任务';
    case 'nothing':
      return '已办结';
  }
};
