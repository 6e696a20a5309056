import type { HistoryEntry, RecordHistory } from '#shared/contract/history.ts';
import { preciseMomentText } from './numbers.ts';

const wayText: Readonly<Record<string, string>> = {
  'imports.confirm': '导入',
  'imports.undo': '撤销导入',
};

const changeText: { readonly [C in HistoryEntry['change']]: string } = { added: '添加', changed: '修改', removed: '移除' };

/** Who did what when, and with which file. */
export const historyTitle = ({ at, by, source, fileName, change }: HistoryEntry): string => {
  const undone = source.endsWith('.undo') && !(source in wayText);
  const way = wayText[source] ?? (undone ? '撤销上一次修改' : changeText[change]);
  return `${preciseMomentText(at)} ${by} ${way}${fileName === null ? '' : `“${fileName}”`}`;
};

export const originTitle = ({ at, by, fileName }: NonNullable<RecordHistory['origin']>): string =>
  `${preciseMomentText(at)} ${by} 导入“${fileName}”时添加`;
