import type { LibraryKind } from '#shared/contract/library-files.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { errorSentence } from './errors.ts';
import { count } from './numbers.ts';
import { progressCount, timeLeftText } from './ui.ts';

/** Words of templates and exported lists: sheets, marks, messages. */
export const libraryFileWords = {
  fill: '填写',
  forms: '检查表',
  explain: '说明',
  dictionary: '字典',
  explainColumns: { column: '列', need: '要不要填', how: '怎么填', example: '例子' },
  general: '填表前先看',
  warningTitle: '请再看一眼',
  download: '下载模板',
  elsewhere: '存到别的文件夹',
  open: '打开文件夹',
  cannotOpen: '文件夹没有打开，请在文件管理器里找到它。',
  export: '导出',
  exporting: '正在导出',
  cancelled: '已取消，没有写出文件。',
};

interface Words {
  /** Of the library, as its page calls it. */
  readonly library: string;
  readonly unit: string;
  /** What whoever exports it should know. */
  readonly careful: string;
}

const internal = '表里有姓名、联系电话等个人信息和内部的风险等级，只在本单位内部使用，不要外传；谁、什么时候导出，都会留痕。';

export const libraryText: { readonly [K in LibraryKind]: Words } = {
  subjects: { library: '检查对象名录库', unit: '户', careful: internal },
  inspectors: {
    library: '检查人员名录库',
    unit: '人',
    careful: '表里有姓名、手机号、执法证号等个人信息，只在本单位内部使用，不要外传；谁、什么时候导出，都会留痕。',
  },
  items: { library: '抽查事项清单', unit: '项', careful: '检查表在同一个工作簿的“检查表”里；谁、什么时候导出，都会留痕。' },
};

export const needText = {
  required: '必填',
  oneOfTwo: '这两列至少填一列',
  expected: '最好填',
  free: '可以不填',
  given: '已填好，不要改',
} as const;

export const templateFileName = (kind: LibraryKind): string => `模板-${libraryText[kind].library}.xlsx`;
export const exportFileName = (kind: LibraryKind, day: string): string => `${libraryText[kind].library}-${day}.xlsx`;
export const templateWrittenText = (fileName: string, folder: string): string => `“${fileName}”已写到“${folder}”。填好后拖回这里导入。`;
export const exportedText = (kind: LibraryKind, fileName: string, rows: number, folder: string): string =>
  `“${fileName}”已写到“${folder}”，${count(rows)} ${libraryText[kind].unit}。`;
export const exportTitle = (kind: LibraryKind): string => `导出${libraryText[kind].library}吗？`;
export const exportHint = (kind: LibraryKind): string =>
  `导出的表和模板的列一样，改好后可以再导入，没改的行不会动。${libraryText[kind].careful}`;
export const chooseWordText = (words: readonly string[]): string =>
  words.length > 0 && words.length <= 8 ? `从下拉框里选：${words.join('、')}。` : '从下拉框里选。';
export const chooseSeveralText = (words: readonly string[]): string =>
  `几个之间用顿号隔开${words.length > 0 ? '，可以从下拉框里选一个再补' : ''}。`;
export const chooseKnownText = '下拉框里有的可以直接选，也可以填别的。';
export const dateText = '日期，写成 2026-03-18 这样。';
export const longestText = (most: number): string => `最多 ${count(most)} 个字。`;
export const onlyChoicesText = (title: string): string => `“${title}”请从下拉框里选。确实要写别的，选“是”继续。`;
export const tooLongText = (title: string, most: number): string =>
  `“${title}”最多 ${count(most)} 个字符，请再核对。确实这么长，选“是”继续。`;
export const notADateText = (title: string): string => `“${title}”要写成 2026-03-18 这样的日期。确实要写别的，选“是”继续。`;

/** Words of the button that writes a template. */
export const templateWords = {
  write: libraryFileWords.download,
  elsewhere: libraryFileWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ fileName }: { readonly fileName: string }, folder: string): string => templateWrittenText(fileName, folder),
  failed: errorSentence,
};

/** Words of the dialog that exports a library. */
export const exportWords = (kind: LibraryKind) => ({
  title: exportTitle(kind),
  doneTitle: '已导出',
  hint: exportHint(kind),
  write: '导出',
  elsewhere: libraryFileWords.elsewhere,
  keep: '不导出',
  cancel: '取消导出',
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  close: '关闭',
  running: libraryFileWords.exporting,
  progress: (progress: Progress) => progressCount(progress, libraryText[kind].unit),
  timeLeft: timeLeftText,
  done: ({ fileName, rows }: { readonly fileName: string; readonly rows: number }, folder: string): string =>
    exportedText(kind, fileName, rows, folder),
  failed: (error: AppError): string => (error.code === 'job.cancelled' ? libraryFileWords.cancelled : errorSentence(error)),
});

/** What everybody who fills a template should know. */
export const generalRules: readonly string[] = [
  '从“填写”的第 2 行填起，一行一条。第 1 行的列名不要改；列的先后可以调，用不着的列可以删。',
  '不要合并单元格，不要在表里加合计行和空的标题行。',
  '代码、电话、证号这些列已经设成文本，可以直接填，不会变成 9.1E+17。',
  '从别的表里粘贴时，用“选择性粘贴 → 数值”，下拉框和格式就不会丢。',
  '填好存盘后，在对应名录的页面点“导入”，把这个文件拖进去；检查完、您确认之前，什么都不会写入。',
  '身份证号用不着，不要填。',
];
