import type { UploadState } from '#shared/contract/bundles.ts';
import type { CountyProgress, HandedCounty, HandedEvent, HandedSubjects, HandedTask, OwnSubject } from '#shared/contract/handed-tasks.ts';
import { count, dayText } from './numbers.ts';
import { subjectStatusText } from './subjects.ts';

/** Words of tasks that a city draws and hands down, in the city and in its counties. */
export const handedTaskWords = {
  cityTitle: '下发任务',
  countyTitle: '上级下发的任务',
  cityEmpty: '还没有由县局派人的抽取。新建抽查任务时，“检查人员”选“由县局抽取”，抽取后在这里派发到县。',
  countyEmpty: '市局还没有下发任务。收下市局的下发包后，任务和名单会出现在这里。',
  back: '返回任务列表',
  toEvent: '看抽取',
  handDown: '派发到县',
  handDownLead: '每个县局只收到自己的那一部分名单。派发后不能改；抽取作废时一并收回。派发后到“收包与回执”给各县局出下发包。',
  note: '给县局的话（可不填）',
  notHanded: '还没有派发',
  voided: '抽取已作废，任务已收回',
  toBundle: '去出包',
  cancel: '先不派发',
  unreachable: '名册里没有可用的密钥',
  bundle: { notSent: '未出包', sealed: '已出包', received: '县局已收', returned: '退回' },
  countyColumns: { county: '县（市、区）局', subjects: '户数', bundle: '下发包', progress: '进展' },
  stages: { notTaken: '还没有接收', taken: '已接收，还没有抽取检查人员', drawn: '', entered: '结果已录全', published: '已全部公示' },
  late: '已逾期',
  facts: { serial: '市局抽取编号', days: '检查期限', items: '抽查事项', result: '市局结果指纹', record: '市局记录指纹', note: '市局的话' },
  levels: { province: '省局下发', city: '市局下发' },
  states: { open: '待接收', begun: '市局已收回，等本局决定', taken: '已接收', withdrawn: '市局已收回', unreadable: '不能接收' },
  unreadable: '内容不合规定或名单不全，不能接收。本局的数据没有改动，请联系市局重新下发。',
  list: '名单',
  listLabel: '下发的名单',
  columns: { position: '序号', stratum: '等级', name: '名称', code: '统一社会信用代码', town: '乡镇街道', own: '本局名录' },
  own: { known: '有', missing: '没有', otherTown: '乡镇不同', notActive: '不在业' },
  unknownItem: '（本局清单没有或未公布）',
  toTasks: '上级下发的任务',
  take: '接收并安排检查人员',
  takeHint: '接收后成为本局的一个抽查任务：名单就是这一份，全部检查；由本局封存、在现场抽取检查人员。',
  toScheme: '看本局的任务',
  begunHint: '本局已经接收。还没封存的不能再封存；已经封存或抽取的，请与市局商定后作废，或者查完。',
  homeOpen: '看清名单，抽取检查人员',
  homeBegun: '市局收回了，本局已经开始办，请定夺',
  homeVerb: '去看看',
  homeHandDown: '已经抽取，还没有派发到县',
  homeSeal: '已经派发，还没有出下发包',
} as const;

const bundleWords: Readonly<Record<UploadState, string>> = handedTaskWords.bundle;

export const eventText = ({ drawnOn, drawn, endsOn }: HandedEvent): string =>
  `${dayText(drawnOn)}抽取，${count(drawn)} 户，${dayText(endsOn)}前查完`;
export const noteText = (note: string): string => ` 给县局的话：${note}`;
export const handedOnText = ({ handedOn }: Pick<HandedEvent, 'handedOn'>): string =>
  handedOn === null ? handedTaskWords.notHanded : `${dayText(handedOn)}派发`;
export const bundleText = ({ bundle, reachable }: HandedCounty): string =>
  bundle === null ? (reachable ? '' : handedTaskWords.unreachable) : bundleWords[bundle];
/** What the county's bundles have told; of one that was drawn, how many of its visits have a result. */
export const progressText = ({ stage, visits, entered, published }: CountyProgress): string => {
  if (stage !== 'drawn') return handedTaskWords.stages[stage];
  return `已抽取，录结果 ${count(entered)} / ${count(visits)} 户${published > 0 ? `，公示 ${count(published)} 户` : ''}`;
};
export const leftText = ({ left, unvisited }: CountyProgress): string =>
  [
    ...(left.length > 0 ? [`不查 ${count(left.length)} 户：${[...new Set(left.map(({ reason }) => reason))].join('；')}`] : []),
    ...(unvisited > 0 ? [`不在业或已到上限 ${count(unvisited)} 户`] : []),
  ].join('，');
export const handDownTitle = ({ counties }: HandedEvent): string => `派发到 ${count(counties.length)} 个县局？`;
export const handedDoneText = (counties: number, subjects: number): string =>
  `已派发到 ${count(counties)} 个县局，共 ${count(subjects)} 户。接着到“收包与回执”给每个县局出下发包。`;
export const householdsText = (subjects: number): string => `${count(subjects)} 户`;
export const taskCountText = (tasks: number): string => `${count(tasks)} 项`;
/** On the list of the county's own tasks. */
export const waitingTasksText = (tasks: number): string => `上级下发的任务有 ${count(tasks)} 项等本局办。`;
export const taskDaysText = ({ startsOn, endsOn }: Pick<HandedTask, 'startsOn' | 'endsOn'>): string =>
  `${dayText(startsOn)}至${dayText(endsOn)}`;
export const withdrawnText = (reason: string): string => `市局收回了这项任务：${reason}`;
export const taskLineText = ({ handedOn, subjects, endsOn }: HandedTask): string =>
  `${dayText(handedOn)}下发，${count(subjects)} 户，${dayText(endsOn)}前查完`;
export const handedTaskTitle = ({ level, name, subjects }: Pick<HandedTask, 'level' | 'name' | 'subjects'>): string =>
  `${handedTaskWords.levels[level]}的任务“${name}”${count(subjects)} 户`;
/** On the scheme that visits a handed list. */
export const handedListText = (serial: string): string => `名单由市局抽取 ${serial} 下发，全部检查，不再抽取对象。`;
export const ownText = (own: OwnSubject): string => {
  switch (own.at) {
    case 'known':
      return handedTaskWords.own.known;
    case 'missing':
      return handedTaskWords.own.missing;
    case 'otherTown':
      return `本局记在${own.town}`;
    case 'notActive':
      return subjectStatusText[own.status];
  }
};
/** How the list stands to the county's own library, what is different named. */
export const listText = ({ total, counts: { missing, notActive, otherTown } }: HandedSubjects): string =>
  [
    `${count(total)} 户`,
    ...(missing > 0 ? [`本局名录没有 ${count(missing)} 户`] : []),
    ...(notActive > 0 ? [`不在业 ${count(notActive)} 户`] : []),
    ...(otherTown > 0 ? [`乡镇不同 ${count(otherTown)} 户`] : []),
  ].join('，');
