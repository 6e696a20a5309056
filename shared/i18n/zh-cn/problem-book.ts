import { problemText, type ProblemFacts } from './import-problems.ts';
import { problemTitle } from './import-titles.ts';

type ProblemCode = keyof typeof problemText;

/** Words of the problem workbook. The titles and the words of 处理 are looked for when it comes back, so they are part of its format. */
export const problemBookWords = {
  sheet: '问题表',
  columns: { problem: '问题', suggestion: '建议', todo: '处理', rowNumber: '原行号' },
  todo: { accept: '采用建议', leave: '不导入', seen: '看过了' },
  todoTitle: '怎么处理',
  todoPrompt: '直接在右边的格子里改好就行；也可以在这里选：采用建议、不导入这一行、看过了没问题。',
  context: '对照行，不用改',
};

const levelText: Readonly<Record<string, string>> = { E: '必须改', W: '请看一眼', F: '已改好' };

/** One line a problem, the most urgent word first, so that the filter of the column sorts them. */
export const problemLine = (code: ProblemCode, column: string, facts: ProblemFacts): string =>
  `${levelText[code.charAt(0)] ?? ''} ${code}${column === '' ? '' : ` ${column}`}：${problemText[code](facts)}`;

export const problemNote = (code: ProblemCode): string => `${code} ${problemTitle[code]}`;

/** A column without a title of its own; letters as Excel shows them. */
export const unnamedColumn = (column: number): string =>
  `列${column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : ''}${String.fromCharCode(65 + (column % 26))}`;
