import type { ActionFacts, LibraryAction } from '#shared/contract/subject-edits.ts';
import type { Json } from '#shared/base/canonical-json.ts';
import { fieldText } from './imports.ts';
import { count } from './numbers.ts';
import { riskText, subjectKindText, subjectStatusText } from './subjects.ts';

export const subjectFieldText = (field: string): string => fieldText.subjects[field] ?? field;

export const subjectFieldsText = (fields: readonly string[]): string => fields.map(subjectFieldText).join('、');

export const editWords = {
  edit: '修改',
  save: '存好',
  giveUp: '不改了',
  addTag: '加标签',
  removeTag: '去标签',
  tagLabel: '标签',
  tagHint: '选已有的标签，或输入新的',
  confirmAdd: '加上标签',
  confirmRemove: '去掉标签',
  notNow: '先不标注',
  undo: '撤销',
  undoHint: 'Ctrl+Z 撤销，Ctrl+Y 重做',
  selectAll: '选中全部筛出的户',
  selectRow: '选中这一户',
  clearSelection: '取消选择',
  showPhone: '看完整号码',
  actions: '改动记录',
  noActions: '还没有人手改过名录。',
  history: '变更历史',
  visits: '检查情况',
  noHistory: '入库以来没有变过。',
  noVisits: '还没有检查结果。',
  facts: '登记信息',
  bulk: '对选中的户',
  firstImport: '首次入库',
  comma: '、',
  tagsGo: '不在营业的户不参加抽取，存好后标签会一并去掉（可撤销）。',
  nameReason: '更名后旧名称留在变更历史里，按新名称查找。',
  dayHint: '如 2026-03-02',
  badDay: '看不懂这个日期，请写成 2026-03-02 这样。',
  codeReason: '更正代码会保留旧代码的历史',
};

export const selectedText = (rows: number): string => `已选 ${count(rows)} 户`;
export const selectMatchingText = (rows: number): string => `选中筛出的全部 ${count(rows)} 户`;
export const tagTitle = (action: 'add' | 'remove', rows: number): string =>
  action === 'add' ? `给 ${count(rows)} 户加标签？` : `去掉 ${count(rows)} 户的标签？`;
export const taggedText = (action: 'add' | 'remove', tag: string, changed: number, skipped: number): string =>
  `${action === 'add' ? '已加' : '已去'}标签“${tag}”，${count(changed)} 户${skipped === 0 ? '' : `；${count(skipped)} 户不用改或已不在营业`}`;
export const editedText = (fields: readonly string[]): string => `已存好：${subjectFieldsText(fields)}`;
export const undoneText = (restored: number, kept: number): string =>
  `已撤销，恢复 ${count(restored)} 户${kept === 0 ? '' : `；${count(kept)} 户后来又改过，保留现在的内容`}`;

export const actionText = (facts: ActionFacts, records: number): string =>
  facts.kind === 'edit'
    ? `修改“${facts.name}”：${subjectFieldsText(facts.fields)}`
    : `${facts.action === 'add' ? '加' : '去'}标签“${facts.tag}”，${count(records)} 户`;

export const frozenActionText = (serial: string, subjects: number): string =>
  `其中 ${count(subjects)} 户已封存进名录 ${serial}，不能整批撤销`;

export const actionStateText = ({ undone }: LibraryAction): string => (undone === null ? '' : `${undone.by} 已撤销`);

const sourceText: Readonly<Record<string, string>> = {
  'imports.confirm': '导入',
  'imports.undo': '撤销导入',
  'subjects.edit': '修改',
  'subjects.tag': '批量标注',
  'subjects.undo': '撤销改动',
};

export const historySourceText = (source: string, fileName: string | null): string =>
  [sourceText[source] ?? source, fileName === null ? '' : `“${fileName}”`].join('');

const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: subjectStatusText,
  kind: subjectKindText,
  risk: riskText,
};

/** One old or new value of a field in words. */
export const subjectValueText = (field: string, value: Json): string => {
  if (Array.isArray(value)) return value.length === 0 ? '（无）' : value.join('、');
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return valueWords[field]?.[text] ?? (text === '' ? '（空）' : text);
};
