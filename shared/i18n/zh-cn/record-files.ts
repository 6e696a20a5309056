import type { RecordExcluded } from '#shared/contract/draw-records.ts';
import { count } from './numbers.ts';

/** Names of what lies in a record folder beside the files of the draw itself. */
export const recordFileNames = { page: '抽取记录.html', pdf: '抽取记录.pdf', lists: '名单.xlsx', notes: '说明.txt' };

/** The readable lists, one sheet each. */
export const recordListWords = {
  drawn: '抽中名单',
  reserve: '备选名单',
  excluded: '不参加抽取',
  item: '事项',
  stratum: '层',
  rank: '名次',
  code: '统一社会信用代码',
  name: '名称',
  town: '乡镇街道',
  team: '检查人员',
  ticket: '签号',
  reason: '原因',
  comma: '、',
};

/** A member of a team; who was put there by hand is marked for ever (R33). */
export const memberText = (name: string, byChoice: boolean): string => (byChoice ? `${name}（指定）` : name);

/** Why a subject of the frozen list does not take part. */
export const excludedText: Readonly<Record<RecordExcluded['cause'], string>> = {
  status: '登记状态不是存续',
  cap: '今年检查次数已到上限',
  typed: '单独排除',
};

/** The same with what a person wrote. */
export const excludedReasonText = (cause: RecordExcluded['cause'], reason: string): string =>
  reason === '' ? excludedText[cause] : `${excludedText[cause]}：${reason}`;

export interface NotesFacts {
  readonly serial: string;
  readonly office: string;
  readonly drawn: number;
  readonly pdf: boolean;
  readonly joint: boolean;
  /** Whether it fills vacancies of another event. */
  readonly replacement: boolean;
}

/** 说明.txt: what each file is, and three ways to check the draw. Lines end as the oldest editors want them. */
export const recordNotes = ({ serial, office, drawn, pdf, joint, replacement }: NotesFacts): string =>
  [
    `${office} 抽取记录 ${serial}（抽中 ${count(drawn)} 户）`,
    '',
    '这个文件夹装着一次抽取的全部依据和结果。任何人都可以照着重算一遍，不需要联网，也不需要我们的软件。',
    '',
    '一、怎么核对（三种办法，任选一种）',
    '1. 浏览器：双击 verify.html，把整个文件夹拖进去，或者点“选择文件夹”。页面说“一致”，或者指出第一处不一致。',
    '   还可以输入一户的统一社会信用代码，看它为什么抽中、为什么没抽中，并打印凭据。',
    '2. 命令行：在装有 openssl 的电脑上打开这个文件夹，运行 sh verify.sh。',
    '3. 软件：fairdraw draw verify 文件夹。也可以照公开的算法 fairdraw/1 用任何语言自己写一个，大约 60 行。',
    '',
    '二、每个文件是什么',
    '给人看的：',
    '  抽取记录.html：签字用的抽取记录，后面附名单；用浏览器打开，按 Ctrl+P 打印。',
    ...(pdf ? ['  抽取记录.pdf：同一份记录，已排好版。'] : []),
    '  名单.xlsx：抽中名单和检查人员、备选名单、不参加抽取的名单和原因。',
    '  说明.txt：这份说明。',
    '给核对用的：',
    '  verify.html、verify.sh：两种核对工具。',
    '  files.tsv：每个文件的大小和指纹；丢了、改了名、没拷全都看得出来。',
    '抽取之前封存的：',
    ...(joint
      ? [
          '  frames.tsv、plans.tsv：各事项的名录和方案的指纹。',
          '  frame.事项.tsv、plan.事项.tsv：各事项的名录（代码、层、档）和方案（比例、最少户数）。',
        ]
      : ['  frame.tsv：抽取名录：代码、层、档。', '  plan.tsv：方案：各层的比例和最少户数。']),
    '  items.tsv：每户要查的业务条线和片区。',
    '  roster.tsv：可以匹配的检查人员。',
    '  recuse.tsv：登记的回避关系。',
    ...(replacement ? ['  vacancies.tsv：这次补抽要补的空缺：哪一户、属于哪次抽取、原因和依据。'] : []),
    '现场产生的：',
    '  ceremony.tsv：编号、上次记录、双方的承诺和密语、骰子数字、公开值。',
    `  ${joint ? 'result.事项.tsv' : 'result.tsv'}：抽取结果：层、名次、抽中（S）或备选（R）、代码、档、签号。`,
    '  assign-in.json、assign-out.json：人员匹配的依据和结果。',
    '  change.001.json 等（有的话）：抽取后换人的原因、原来的人和现在的人，一次一个。',
    '  record.tsv：抽取时各文件的指纹；它自己的指纹写进下一次抽取，所以谁也不能悄悄换掉这一次。',
    '',
  ].join('\r\n');
