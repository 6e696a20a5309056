import type { DrawState } from '#shared/contract/draws.ts';
import { count, momentText } from './numbers.ts';

export const drawsWords = {
  title: '抽取现场',
  steps: '抽取步骤',
  freeze: '名录封存',
  commit: '双方承诺',
  dice: '现场摇种子',
  run: '开封与抽取',
  list: '名单与分组',
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
  rounding: '每层向上取整。',
  commitLead: '甲乙双方各出一个密语，写在纸上装进信封。现在只记下密语的承诺值，掷完骰子再开封。',
  partyA: '甲方（操作员）',
  partyB: '乙方（监督方）',
  propose: '生成一个密语',
  proposeAgain: '换一个密语',
  proposed: '请把密语抄在纸上装进信封',
  notKept: '程序不保存密语。离开这一页或承诺之后，只有纸上还有它。',
  print: '打印密语纸条',
  printFailed: '没有打印。请检查打印机，或者抄在纸上。',
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
  slipTitle: '密语纸条',
  diceKind: '骰子',
  tenSided: '十面骰（0–9）',
  sixSided: '六面骰（1–6）',
  diceLead: '见证人掷骰子，逐位报数。读一遍录一遍，再读一遍录一遍；第一遍先遮住，避免照抄。数字只能来自现场，软件不生成种子。',
  firstPass: '第一遍',
  secondPass: '第二遍',
  firstDone: '第一遍录好，开始第二遍',
  secondAgain: '第二遍重录',
  bothAgain: '两遍都重录',
  diceSame: '两遍一致',
  diceSave: '与现场一致，记下种子数字',
  masked: '第一遍已遮住',
  runLead: '双方拆开信封，照纸上的原文录入密语。程序先核对承诺值，对不上就不抽。',
  revealA: '甲方密语',
  revealB: '乙方密语',
  publicValue: '公开值（可以不填）',
  publicHint: '第一步时说好、封存之后才知道的公开数字，例如当天的开奖号码。没有约定就空着。',
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
  exportRecord: '导出抽取记录',
  exportTo: '选文件夹导出',
  toResults: '去录结果',
  backToTasks: '返回任务列表',
  toScheme: '看方案',
  host: '主持词：',
  columns: { rank: '名次', ticket: '签号', stratum: '层', name: '名称', code: '代码', town: '乡镇', team: '检查人员', result: '结果' },
  listComma: '、',
  entered: '已录',
  todo: '待录',
  retry: '再试一次',
  voided: '这次抽取已作废，号码、种子和名单都留着。',
};

export const hostText: { readonly [S in Exclude<DrawState, 'void'>]: string } = {
  frozen: '“请双方核对名录指纹，各自封好密语。”',
  committed: '“请见证人掷骰子，逐位报数；读数员复读一遍。”',
  diced: '“请双方当场拆信封，读出密语。”',
  drawn: '“抽取完毕，请宣读名单指纹和记录指纹，签字。”',
};

export const frozenHint = (at: string): string => `${momentText(at)} 封存`;
export const subjectsText = (subjects: number): string => `${count(subjects)} 户`;
export const committedHint = (parties: number): string => (parties === 2 ? '双方已承诺' : `${parties} / 2 方已承诺`);
export const diceHint = (digits: number): string => (digits === 0 ? '还没有掷' : `${digits} 位已记下`);
export const drawnHint = (drawn: number): string => `抽中 ${count(drawn)} 户`;
export const frozenSinceText = (subjects: number, at: string): string => `${count(subjects)} 户 · ${momentText(at)} 封存后没有变`;
export const secretFieldLabel = (party: string, field: string): string => `${party}${field}`;
export const missingText = (missing: number): string => `还差 ${missing} 位`;
export const enoughText = (digits: number): string => `已有 ${digits} 位，够了`;
export const neededText = (needed: number): string => `至少 ${needed} 位`;
export const differText = (position: number): string => `第 ${position} 位两遍不同，请见证人重读这一位。`;
export const notADieText = (position: number): string => `第 ${position} 位不是这种骰子会有的数字，请核对。`;
export const cellText = (position: number, digit: string): string => `第 ${position} 位 ${digit}`;
export const drawnText = (drawn: number, inspectors: number): string => `抽中 ${count(drawn)} 户，配检查人员 ${count(inspectors)} 人`;
export const shortText = (visits: number): string => `有 ${count(visits)} 户没有配齐检查人员，记录里写明了原因。`;
export const exportedText = (folder: string, files: number): string => `抽取记录已写到“${folder}”，${count(files)} 个文件。`;
export const slipText = (serial: string, party: string): string => `抽取 ${serial} · ${party}`;

export const subjectsUnit = '户';
