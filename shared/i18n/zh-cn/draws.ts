import type { StageStep } from '#shared/domain/stage/steps.ts';
import { count, momentText } from './numbers.ts';

export const drawsWords = {
  title: '抽取现场',
  steps: '抽取步骤',
  step: {
    frozen: '名录封存',
    commit: '参数核对',
    dice: '现场摇种子',
    subjects: '抽取检查对象',
    people: '抽取检查人员',
    match: '匹配与回避',
    sign: '签字与打印',
  } satisfies Record<StageStep, string>,
  commit: '双方承诺',
  dice: '现场摇种子',
  run: '开封与抽取',
  twoCopies: '一式两份',
  peopleLabel: '检查人员签号',
  peopleLead: '检查人员按签号由小到大排名次；名次和轮到的先后由最终种子决定，谁也不能挑。',
  peopleColumns: { rank: '名次', name: '姓名', staffNo: '工号', ticket: '签号', visits: '分到' },
  matchLabel: '匹配与回避',
  matchLead: '每户的检查人员由最终种子配出；登记了回避的人不参加那一户，下面逐条列出。',
  noRecusals: '抽中的户没有碰到登记的回避。',
  signLead: '请宣读名单指纹和记录指纹；打印抽取记录一式两份，操作员、监督方和见证人签字。',
  noRedraw: '没有“重抽”。做错只能作废，号码、种子和名单都留着。',
  frame: '名录指纹',
  plan: '方案指纹',
  prev: '上一次记录指纹',
  compare: '请见证人与事先打印的纸条逐组核对；有一处不同就停下来。',
  strataTitle: '各层户数与机会',
  stratum: '层',
  subjects: '户数',
  drawn: '要抽',
  chance: '每户机会',
  total: '合计',
  rules: '抽取规则',
  commitLead: '甲乙双方各出一个密语，写在纸上装进信封。现在只记下密语的承诺值，掷完骰子再开封。',
  partyA: '甲方（操作员）',
  partyB: '乙方（监督方）',
  propose: '生成一个密语',
  proposeAgain: '换一个密语',
  proposed: '请把密语抄在纸上装进信封',
  notKept: '程序不保存密语。离开这一页或承诺之后，只有纸上还有它。',
  print: '打印密语纸条',
  printBlank: '打印空白纸条',
  hideProposed: '已抄好，收起密语',
  secret: '密语',
  secretAgain: '再输一遍密语',
  secretRule: '至少 16 个字符，不分组也可以；空格不算。',
  secretShort: '密语至少要 16 个字符。',
  secretsDiffer: '两遍不一样，请再输一遍。',
  commitButton: '记下承诺值',
  committed: '已承诺，未开封',
  opened: '已开封',
  sealedWord: '已封存',
  notCommitted: '还没有承诺',
  commitment: '承诺值',
  bothCommitted: '双方都已承诺，可以掷骰子。',
  diceKind: '骰子',
  tenSided: '十面骰（0–9）',
  sixSided: '六面骰（1–6）',
  firstPass: '第一遍',
  secondPass: '第二遍',
  diceSave: '与现场一致，记下种子数字',
  runLead: '双方拆开信封，照纸上的原文录入密语。程序先核对承诺值，对不上就不抽。',
  revealA: '甲方密语',
  revealB: '乙方密语',
  publicValue: '公布的数值',
  notDrawnYet: '算一次，写进记录',
  draw: '抽取',
  runHint: '名单一次算完，写进记录；没有第二次。',
  revealed: '双方密语都与承诺值一致，已经抽取；原文写在抽取记录里。',
  revealDiffers: '与封存时的承诺值对不上，请照纸上的原文再录。',
  revealMissing: '请录入双方的密语。',
  computed: '名单是一次算完的，怎么看、看多快都不影响名单。',
  prk: '最终种子',
  resultHash: '名单指纹',
  recordHash: '记录指纹',
  diceDigits: '骰子数字',
  listLabel: '抽中名单',
  toRecord: '抽取记录',
  toSign: '去打印、签字',
  signUse: '登记到场人员，打印两份当场签字，导出记录文件夹。',
  toResults: '去录结果',
  backToTasks: '返回任务列表',
  toScheme: '看方案',
  host: '主持词：',
  columns: { rank: '名次', ticket: '签号', stratum: '层', name: '名称', code: '代码', town: '乡镇', team: '检查人员', result: '结果' },
  listComma: '、',
  entered: '已录',
  todo: '待录',
  retry: '再试一次',
};

/** The host's sentence of each step, to be read aloud. */
export const hostText: Readonly<Record<StageStep, string>> = {
  frozen: '“请见证人核对名录指纹，与事先公布的一致。”',
  commit: '“请双方各自封好密语，现在只公布承诺值。”',
  dice: '“请见证人掷骰子，逐位报数；读数员复读一遍。”',
  subjects: '“请双方当场拆信封，读出密语；名单一次算完，大屏回放。”',
  people: '“检查人员按签号排名次，现在公布。”',
  match: '“检查人员与检查对象随机匹配，回避情况逐条说明。”',
  sign: '“抽取完毕，请宣读名单指纹和记录指纹，签字。”',
};

export const frozenHint = (at: string): string => `${momentText(at)} 封存`;
export const inspectorsHint = (inspectors: number): string => `${count(inspectors)} 人`;
export const visitsText = (visits: number): string => `${count(visits)} 户`;
export const recusalText = (position: number, subject: string, refused: string, team: readonly string[]): string =>
  `第 ${count(position)} 户 ${subject}：${refused}登记了回避，不参加；${team.length === 0 ? '这一户没有人可去' : `由${team.join('、')}检查`}`;
export const nextStepText = (title: string): string => `下一步：${title}`;
export const subjectsText = (subjects: number): string => `${count(subjects)} 户`;
export const committedHint = (parties: number): string => (parties === 2 ? '双方已承诺' : `${parties} / 2 方已承诺`);
export const diceHint = (digits: number): string => (digits === 0 ? '还没有掷' : `${digits} 位已记下`);
export const drawnHint = (drawn: number): string => `抽中 ${count(drawn)} 户`;
export const frozenSinceText = (subjects: number, at: string): string => `${count(subjects)} 户 · ${momentText(at)} 封存后没有变`;
export const secretFieldLabel = (party: string, field: string): string => `${party}${field}`;
export const missingText = (missing: number): string => `还差 ${missing} 位`;
export const enoughText = (digits: number): string => `已有 ${digits} 位，够了`;
export const neededText = (needed: number): string => `至少 ${needed} 位`;
export const notADieText = (position: number): string => `第 ${position} 位不是这种骰子会有的数字，请核对。`;
export const cellText = (position: number, digit: string): string => `第 ${position} 位 ${digit}`;
export const drawnText = (drawn: number, inspectors: number): string => `抽中 ${count(drawn)} 户，配检查人员 ${count(inspectors)} 人`;
export const drawnForCountiesText = (drawn: number): string => `抽中 ${count(drawn)} 户，由各县局抽取检查人员`;
export const shortText = (visits: number): string => `有 ${count(visits)} 户没有配齐检查人员，记录里写明了原因。`;
export const slipText = (serial: string, party: string): string => `抽取 ${serial} · ${party}`;

export const subjectsUnit = '户';
