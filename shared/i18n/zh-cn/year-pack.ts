import type { AppError } from '#shared/contract/errors.ts';
import type { EvidencePlace } from '#shared/contract/evidence.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { errorSentence } from './errors.ts';
import { libraryFileWords } from './library-files.ts';
import { count, plainDayText } from './numbers.ts';
import { progressCount, timeLeftText } from './ui.ts';

export const yearPackWords = {
  title: '年度总结材料',
  use: '一次写好考核要的一套：年度工作总结、统计表、问题台账、现场材料索引和目录，放在一个文件夹里。照片和扫描件只列索引，不带出去。',
  running: '正在写年度总结材料',
  cancel: '取消',
  listName: '目录.txt',
} as const;

export const evidenceIndexWords = {
  sheet: '现场材料索引',
  columns: [
    { title: '序号', width: 8 },
    { title: '抽取编号', width: 20 },
    { title: '任务名称', width: 30 },
    { title: '检查对象', width: 30 },
    { title: '统一社会信用代码', width: 22 },
    { title: '材料属于', width: 28 },
    { title: '文件名', width: 32 },
    { title: '类型', width: 10 },
    { title: '大小（字节）', width: 14 },
    { title: '指纹（SHA-256）', width: 68 },
    { title: '添加日期', width: 14 },
    { title: '添加人', width: 12 },
    { title: '说明', width: 28 },
    { title: '文件', width: 12 },
  ],
  aboutText: { visit: '整户', item: '事项', measure: '处置措施' } satisfies Readonly<Record<EvidencePlace['about'], string>>,
  fileText: { there: '完好', missing: '缺少', changed: '被改动过' },
} as const;

export const evidenceIndexFileName = (year: number, until: string): string => `现场材料索引-${String(year)}年-截至${until}.xlsx`;
export const yearPackFolderName = (year: number, until: string): string => `年度总结材料-${String(year)}年-截至${until}`;
export const ofMeasureText = (measure: string): string => `${evidenceIndexWords.aboutText.measure}：${measure}`;

export interface PackedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** 目录: what lies in the folder, so that anyone can tell later whether it is still that. Lines end as the oldest editors of an office want it. */
export const yearPackList = (
  head: { readonly office: string; readonly year: number; readonly until: string; readonly day: string },
  files: readonly PackedFile[],
): string =>
  [
    `${head.office} ${String(head.year)}年度总结材料`,
    `统计截至 ${plainDayText(head.until)}，${plainDayText(head.day)}写出`,
    '',
    ...files.flatMap(({ name, bytes, sha256 }, index) => [`${index + 1}. ${name}`, `   ${count(bytes)} 字节`, `   SHA-256 ${sha256}`]),
    '',
    '问题台账和现场材料的文件状况是写出那天的；照片和扫描件在本单位的数据文件夹里，以指纹为名。',
    '',
  ].join('\r\n');

/** Words of the buttons that write the folder. */
export const yearPackJobWords = {
  write: '写年度总结材料',
  elsewhere: libraryFileWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ folder: name, files }: { readonly folder: string; readonly files: readonly string[] }, folder: string): string =>
    `已写到“${folder}”里的“${name}”，${count(files.length)} 个文件。`,
  failed: (error: AppError): string => (error.code === 'job.cancelled' ? libraryFileWords.cancelled : errorSentence(error)),
};

export const packProgressText = (progress: Progress): string | undefined => progressCount(progress, '份');
export const packTimeLeftText = timeLeftText;
