import type { Announcement, EarlierDraw, HiddenReading, ReadingEvent, VoidSheet, Witness } from '#shared/contract/draws.ts';
import type { StageState } from '#shared/contract/stage.ts';
import { count, momentText } from './numbers.ts';

export const ceremonyWords = {
  diceLead:
    '见证人掷骰子，逐位报数。一个人录第一遍，录好就遮住；再由另一个人录第二遍。两遍由程序比对，只指出不同的位置。数字只能来自现场，软件不生成种子。',
  firstHint: '录好后立即遮住，录的人自己也看不到。',
  firstDone: '第一遍录好，遮住',
  masked: '第一遍已遮住，录第二遍时看不到',
  secondWho: '第二遍由谁录',
  second: { name: '第二遍录入人姓名', password: '第二遍录入人密码' },
  witnesses: '见证人',
  witnessName: '姓名',
  witnessUnit: '单位或身份',
  moreWitness: '再加一位见证人',
  secondHint: '请见证人说“与现场一致”，再按右边的按钮。',
  secondMissing: '录满第二遍、写明录入人和至少一位见证人，才能记下。',
  drop: '第一遍不用，两遍都重录',
  publicTitle: '公开值',
  publicOptional: '可以不约定',
  publicLead: '现在说定一个以后才知道的公开数字，例如当晚的开奖号码；抽取时它和骰子、密语一起进入种子。双方承诺之后就不能再约定。',
  publicWhat: '是什么数字',
  publicKnown: '什么时候公布',
  publicSave: '约定公开值',
  void: '作废本次…',
  voidTitle: '作废这次抽取？',
  voidConfirm: '作废这次抽取',
  voidBack: '不作废，返回',
  voidReason: '作废原因（会写进下一次的抽取记录）',
  approverLead: '由另一位审核员或股长、局领导批准，当面录入姓名和密码。',
  approver: { name: '批准人姓名', password: '批准人密码' },
  voidAgain: '同时拟一份一样的方案，改好后重新封存',
  resumed: '上次在记下骰子之后中断。名录、承诺和骰子都在，名单只由它们和信封里的密语决定；请接着开封，抽出的名单和没有中断时一样。',
  openStage: '开大屏',
  closeStage: '收起大屏',
  replay: '大屏回放',
  replaySpeed: '回放速度',
  replayAgain: '从头回放',
  replayHint: '空格键全部显示；大屏只回放已算完的结果。',
  names: '大屏名称…',
  namesTitle: '大屏上怎样显示名称',
  namesLead: '不公示的名单请遮名，以免走漏消息。个体工商户、个人独资企业含有个人姓名，选全名时也会遮住。',
  namesObjects: '检查对象',
  namesInspectors: '检查人员显示全名（不选只显示姓）',
  namesSave: '保存显示方式',
  namesBack: '不改，返回',
};

export const witnessLabel = (place: number, field: string): string => `见证人${place}${field}`;
export const firstReadText = ({ by, at, digits }: HiddenReading): string => `第一遍：${by}，${momentText(at)}，${digits} 位`;
export const secondNeedsText = (first: string): string => `第一遍是${first}录的。请另一个人来录第二遍，并在这里录入自己的姓名和密码。`;
export const secondBySignedInText = (name: string): string => `现在登录的是${name}，由${name}录第二遍。`;
export const differsText = (positions: readonly number[]): string =>
  `第 ${positions.join('、')} 位两遍不同，请见证人重读，改好第二遍；若是第一遍录错，两遍都重录。`;
export const announcedText = ({ what, known }: Announcement): string => `${what}，${known}公布。抽取时填入。`;

export const readingEventText = (event: ReadingEvent): string =>
  event.what === 'differed'
    ? `${momentText(event.at)} ${event.by}录第二遍，第 ${event.positions.join('、')} 位与第一遍不同，没有采用`
    : `${momentText(event.at)} ${event.by}放弃第一遍，两遍重录`;

export const voidEffectText = (drawn: number): string =>
  drawn === 0
    ? '编号不再使用，名录、承诺和骰子都留着，台账和下一次的记录会写明作废的原因和批准人。作废以后不能恢复。'
    : `已经抽出的 ${count(drawn)} 户名单和记录都留着，但不再据此检查；台账和下一次的记录会写明作废的原因和批准人。作废以后不能恢复。`;
export const voidTypeText = (serial: string): string => `请照录编号 ${serial}`;
export const voidSheetText = ({ at, reason, by, approvedBy }: VoidSheet): string =>
  `${momentText(at)} 作废：${reason}。${by}申请，${approvedBy}批准。号码、种子和名单都留着。`;

/** Which draw of its task an event is and what became of those before it: the same words on the console, the stage and the record (UX 11). */
export const attemptText = (earlier: readonly EarlierDraw[]): string =>
  earlier.length === 0
    ? '本期第 1 次抽取，此前没有作废。'
    : `本期第 ${count(earlier.length + 1)} 次抽取，${earlier.map((event, index) => earlierText(event, index + 1)).join('；')}。`;
const earlierText = ({ serial, reason, approvedBy }: EarlierDraw, number: number): string =>
  `第 ${count(number)} 次（${serial}）因${reason}作废，${approvedBy}批准`;
export const readByText = (first: string, second: string): string => `第一遍${first}，第二遍${second}，两遍一致`;
export const witnessesText = (witnesses: readonly Witness[]): string =>
  `见证人${witnesses.map(({ name, unit }) => (unit === '' ? name : `${unit} ${name}`)).join('、')}，与现场一致`;

export const stageAtText: Readonly<Record<StageState['at'], string>> = {
  closed: '大屏没有打开',
  secondDisplay: '大屏：第二显示器，已跟上',
  window: '大屏：单独窗口，按 F11 全屏',
};
