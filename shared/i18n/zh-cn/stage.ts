import type { StageScene } from '#shared/contract/stage.ts';
import type { ObjectNaming } from '#shared/domain/stage/masking.ts';
import type { ReplaySpeed } from '#shared/domain/stage/replay.ts';
import { count, dayText, momentText } from './numbers.ts';

export const namingText: Readonly<Record<ObjectNaming, string>> = { full: '全名', masked: '遮名', ticket: '只显示签号' };

export const speedText: Readonly<Record<ReplaySpeed, string>> = { paused: '停住', one: '1 倍', four: '4 倍', all: '全部显示' };

/** What the projector says. */
export const stageWords = {
  waiting: '请稍候，等控制台开始。',
  steps: '抽取步骤',
  event: '“双随机、一公开”抽查现场',
  subjects: '参加抽取的市场主体',
  planned: '应抽取',
  sealed: '封存于',
  frame: '名录封存指纹（抽取前已公布）',
  plan: '方案指纹',
  compare: '请见证人与事先打印的纸条逐组核对，有一处不同就停下来。',
  strata: '各信用风险等级',
  stratum: '等级',
  size: '户数',
  toDraw: '要抽',
  chance: '每户机会',
  total: '合计',
  commitments: '双方承诺',
  partyA: '甲方（操作员）',
  partyB: '乙方（监督方）',
  notCommitted: '还没有交来',
  committed: '已封存，未开封',
  opened: '已当场开封，与承诺一致',
  public: '约定的公开值',
  dice: '现场种子',
  diceWaiting: '见证人掷骰子，逐位报数',
  diceHidden: '第一遍已录好并遮住，请第二个人录第二遍',
  diceAgreed: '两个人录的两遍一致，与现场一致',
  noDigits: '数字只能来自现场，软件不生成种子。',
  witnesses: '见证人',
  notDrawn: '双方当场拆开信封，核对密语以后一次算完。',
  columns: { rank: '名次', ticket: '签号（可复算）', label: '市场主体', town: '乡镇', person: '检查人员', visits: '分到' },
  caption: '画面只回放已算完的真实结果，快慢不影响名单。',
  drawnByStratum: '各等级抽取数',
  inspectors: '检查人员按签号由小到大排名次',
  matchTitle: '回避',
  noRecusals: '抽中的户没有碰到登记的回避。',
  refused: '不参加这一户',
  rule: '登记的回避关系',
  instead: '由签号',
  nobodyInstead: '没有人可去，记录里写明',
  resultHash: '名单指纹',
  recordHash: '记录指纹',
  sign: '请操作员、监督方和见证人在抽取记录上签字，一式两份。',
  verify: '名单和记录可以用记录文件夹里的复核网页重新算出来。',
  voided: '这次抽取已作废',
  kept: '号码、种子和名单都留着。',
  noRedraw: '没有“重抽”',
};

export const headText = ({ bureau }: Pick<StageScene, 'bureau'>): string => `${bureau} ${stageWords.event}`;
export const stageClockText = (iso: string): { readonly time: string; readonly day: string } => ({
  time: iso.slice(11, 19),
  day: dayText(iso.slice(0, 10)),
});
export const householdsText = (subjects: number): string => `${count(subjects)} 户`;
export const sealedText = (at: string): string => `${momentText(at)} 封存，封存后没有变`;
export const chanceText = (oneIn: number): string => (oneIn === 0 ? '不抽' : `1/${count(oneIn)}`);
export const classText = (stratum: string, item = ''): string => `${item} ${/^[A-Z]$/.test(stratum) ? `${stratum} 类` : stratum}`.trim();
export const teamSizeText = (size: number): string => `每户 ${size} 名检查人员`;
export const takeFirstText = (drawn: number): string => `按签号由小到大取前 ${count(drawn)} 户`;
export const shownText = (shown: number, total: number): string => `已揭示 ${count(shown)} / ${count(total)}`;
export const digitsText = (digits: number): string => `${digits} 位`;
export const shortVisitsText = (visits: number): string => `有 ${count(visits)} 户没有配齐检查人员，记录里写明原因。`;
export const recusalPlaceText = (position: number, subject: string): string => `第 ${count(position)} 户 ${subject}`.trim();
export const voidReasonText = (reason: string, at: string): string => `${momentText(at)} 作废：${reason}`;
export const morePeopleText = (people: number): string => `还有 ${count(people)} 人，全部名次在抽取记录里。`;
export const moreRecusalsText = (recusals: number): string => `还有 ${count(recusals)} 条，全部写在抽取记录里。`;
export const numberText = (value: number): string => count(value);
export const rankText = (stratum: string, rank: number): string => `${stratum} ${count(rank)}`;
