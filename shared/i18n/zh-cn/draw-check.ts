import { count } from './numbers.ts';

/** What can differ in a record folder, as the check of the draw reports it. A new kind does not compile until it has words. */
export interface DifferenceFacts {
  readonly what: keyof typeof differenceWords;
  readonly file: string;
  readonly line?: number;
  readonly reason?: keyof typeof faultWords;
  readonly namedIn?: string;
  readonly party?: 'A' | 'B';
  readonly stratum?: string;
  readonly directive?: string;
  readonly subject?: string;
  readonly at?: string;
  readonly expected?: string;
  readonly found?: string;
  readonly other?: string;
  readonly size?: number;
  readonly length?: number;
}

const faultWords = {
  notUtf8: '不是UTF-8编码',
  byteOrderMark: '开头有BOM标记，规范不允许',
  carriageReturn: '含有回车符（CR），规范只允许LF换行',
  controlCharacter: '含有不可见的控制字符',
  noFinalLineFeed: '最后一行没有以换行结束',
  header: '表头与规范不符',
  columnCount: '列数不对',
  emptyCell: '有空单元格',
  order: '没有按字节升序排列',
  duplicate: '与上一行重复',
  badId: '编号格式不对',
  badStratum: '层的名称不对',
  badTier: '档只能是0、1、2、9',
  badNumber: '数字不规范或超出范围',
  badHash: '不是64位小写十六进制的SHA-256值',
  badLines: '业务条线不规范',
  badDirective: '不认识的指令行',
  badSerial: '抽取编号格式不对',
  badDice: '骰子数字不足20位或含有其他字符',
  badKey: '行的名称或次序不对',
  badRank: '名次不对',
  badMark: '标记只能是S或R',
} as const;

type Facts = Omit<DifferenceFacts, 'what'>;
const sides = ({ expected = '', found = '' }: Facts): string => `应为：${expected || '（无）'}；实际：${found || '（无）'}`;

const differenceWords = {
  missing: () => '缺少此文件',
  renamed: ({ other = '' }: Facts) => `文件名被改成了“${other}”。请把名字改回来再核对`,
  swapped: ({ other = '' }: Facts) => `里面装的是“${other}”的内容，两个文件放错了位置或者名字对调了`,
  cutOff: ({ size = 0, length = 0 }: Facts) => `没有拷全，应有 ${count(size)} 字节，只有 ${count(length)} 字节`,
  listChanged: () => '文件清单本身被改动过，第一行的指纹与下面各行对不上',
  unexpected: () => '多出此文件，本次抽取没有用到它',
  form: ({ line = 0, reason }: Facts) => `第${line}行：${reason ? faultWords[reason] : '格式不对'}`,
  hash: (facts: Facts) => `指纹与 ${facts.namedIn ?? ''} 中记载的不一致。${sides(facts)}`,
  commitment: (facts: Facts) => `${facts.party ?? ''}方拆封的密语与封存的承诺值不一致。${sides(facts)}`,
  stratumWithoutPlan: ({ stratum = '' }: Facts) => `没有规定“${stratum}”层的抽取比例`,
  jointPlans: ({ directive = '' }: Facts) => `与其他事项的方案不一致：${directive}`,
  jointItems: (facts: Facts) => `联合抽取的事项清单前后不一致。${sides(facts)}`,
  itemsRows: ({ subject = '' }: Facts) => `与抽取名录的对象不一致，第一个不一致的对象是 ${subject}`,
  assignForm: ({ at = '' }: Facts) => `内容不符合规范，位置：${at || '全文'}`,
  content: (facts: Facts) => `第${facts.line ?? 0}行与重新计算的结果不一致。${sides(facts)}`,
} as const;

/** One sentence on the first difference found, beginning with the file. */
export const drawDifferenceText = ({ what, ...facts }: DifferenceFacts): string => `${facts.file}：${differenceWords[what](facts)}。`;

/** What was recomputed and agrees; `recorded` is false when the folder has no record.tsv. */
export const drawConsistentText = (facts: {
  readonly serial: string;
  readonly drill: boolean;
  readonly visits: number;
  readonly prk: string;
  readonly recordSha256: string;
  readonly recorded: boolean;
  readonly assignment: { readonly inspectors: number; readonly short: number; readonly certificates: number } | undefined;
  readonly listed: boolean;
  readonly unchecked: readonly string[];
}): string =>
  [
    `抽取 ${facts.serial}${facts.drill ? '（演练）' : ''}：全部重新计算，结果一致。抽中 ${facts.visits} 户。`,
    `种子：${facts.prk}`,
    `记录指纹：${facts.recordSha256}${facts.recorded ? '' : '（文件夹中没有 record.tsv，未核对）'}`,
    facts.assignment
      ? `人员匹配：${facts.assignment.inspectors} 名执法检查人员，${facts.assignment.short} 户人手不足，${facts.assignment.certificates} 处超出上限。`
      : '人员匹配：文件夹中没有，未核对。',
    ...(facts.listed ? ['文件清单 files.tsv：每个文件都在，与清单一致。'] : []),
    ...(facts.unchecked.length > 0 ? [`多出来的、未核对的文件：${facts.unchecked.join('、')}`] : []),
    '',
  ].join('\n');

export const drawComputedText = (file: string, drawn: number, reserve: number, sha256: string): string =>
  `已写出 ${file}：抽中 ${drawn} 户，备选 ${reserve} 户，指纹 ${sha256}。\n`;

export const drawUsageText =
  '用法：\n  draw compute 文件夹 [--json]   按 frame.tsv、plan.tsv、ceremony.tsv（或联合抽取的全套文件）计算并写出 result.tsv\n  draw verify 文件夹 [--json]    重新计算抽取记录文件夹中的全部内容，指出第一处不一致\n';

export const assignUsageText = '用法：\n  assign compute IN.json [--json]   按 assign-in.json 计算，把 assign-out.json 写到标准输出\n';

/** A folder or file that cannot be read or written; `code` is the operating system's own. */
export const pathFailedText = (path: string, code: string): string => `无法读写 ${path}（${code}）。没有改动任何文件，请检查路径和权限。\n`;

export const assignInBadText = (path: string, at: string): string => `${path}：不是规范的 assign-in.json，位置：${at || '全文'}。\n`;

export const assignShortText = (short: number): string => `有 ${short} 户没有配齐检查人员。\n`;

export const assignOverCapText = (set: readonly string[], need: number, cap: number): string =>
  `${set.join('、')} 等 ${set.length} 人需承担 ${need} 人次，上限合计 ${cap} 人次，缺 ${need - cap}。\n`;
