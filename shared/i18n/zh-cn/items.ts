import type { ItemField } from '#shared/domain/items/item-content.ts';
import { fieldText } from './imports.ts';
import { count } from './numbers.ts';

export const itemsWords = {
  title: '抽查事项清单',
  import: '导入清单',
  importForms: '导入检查表',
  add: '添加事项',
  issue: '发布这一版',
  empty: '还没有抽查事项。把清单的 Excel 导入进来，建任务时才能选查什么。',
  views: { list: '清单', versions: '版本与对比' },
  viewsLabel: '看清单或看版本',
  search: '查编号、事项、类别',
  clearSearch: '清空查找',
  noneFound: '没有查到这样的事项。',
  treeLabel: '抽查事项',
  chooseItem: '在左边选一项，看它的依据、内容和检查表。',
  noCategory: '未分类',
  key: '重点',
  ordinary: '一般',
  published: '已公布',
  notPublished: '未公布，不能选用',
  city: '上级下发',
  county: '本局增加',
  missing: '上级的新清单里没有这一项',
  noLine: '不限条线',
  everybody: '全部对象',
  blank: '未填',
  edit: '修改事项',
  remove: '移出清单',
  keep: '留在清单里',
  undo: '撤销上一次修改',
  formTitle: '检查表',
  noForm: '还没有检查表。可以在“修改事项”里逐行填，或从 Excel 导入。',
  formColumns: { number: '序号', content: '检查内容', how: '操作方法与要领', materials: '要求提供材料' },
  versionsTitle: '这一项的版本',
  removedTitle: (name: string): string => `把“${name}”移出清单？`,
  removedText: '已封存的任务和已发布的清单仍保留这一项原来的样子。移出后可以撤销。',
};

export const itemKindText: Readonly<Record<string, string>> = {
  enterprise: '企业',
  soleTrader: '个体工商户',
  cooperative: '农民专业合作社',
  representativeOffice: '外企代表机构',
  branch: '分支机构',
  other: '其他',
};

export const itemFormWords = {
  addTitle: '添加一项本局的抽查事项？',
  editTitle: (name: string): string => `修改“${name}”？`,
  save: '保存事项',
  leave: '不存了',
  codeMissing: '请填编号。',
  nameMissing: '请填抽查事项。',
  contentMissing: '请填检查内容，或去掉这一行。',
  cityHint: '这一项是上级下发的：公布、条线、适用对象、检查表和备注由本局定，其余不能改。',
  usedHint: '这一版已被封存的任务或发布的清单采用，保存后成为新的一版，原来的一版不变。',
  published: '已公布（可以在任务里选用）',
  addRow: '加一行检查内容',
  removeRow: '去掉',
};

export const issueWords = {
  title: '发布现在的清单？',
  confirm: '发布清单',
  leave: '先不发布',
  versionNo: '版本号',
  versionNoHint: '如 2026-1',
  versionNoMissing: '请填版本号。',
  issuedOn: '发布日期',
  dayBad: '请写成 2026-03-02 这样的日期。',
  note: '说明',
  text: '发布后，这一版里的事项不再改动；以后的修改成为新的一版。',
};

export const versionWords = {
  listLabel: '发布过的版本',
  none: '还没有发布过版本。清单定下来后，填版本号和发布日期发布第一版。',
  now: '现在的清单',
  noDifference: '和上一版没有差别。',
  added: '增加',
  removed: '移出',
  changed: '改动',
  columns: { versionNo: '版本', issuedOn: '发布日期', items: '事项', difference: '与上一版比', by: '发布人' },
  nowFirst: '还没有发布过，全部事项都算增加。',
};

export const checklistWords = {
  title: '把检查表导入清单？',
  drop: '把检查表的 Excel 拖到这里',
  hint: '表头写：事项编号、序号、检查内容、操作方法、材料。一张表可以有多个事项。',
  choose: '选择检查表文件',
  field: '检查表文件',
  leave: '先不导入',
  confirm: (forms: number): string => `导入 ${count(forms)} 份检查表`,
  forms: '检查表',
  before: '原有行数',
  after: '导入后行数',
  mustFix: (rows: number): string => `有 ${count(rows)} 行缺编号或检查内容，不导入。改好后再选一次即可。`,
  unknown: (codes: string): string => `清单里没有这些编号，不导入：${codes}`,
  nothing: '没有可以导入的检查表。',
  done: (forms: number): string => `${count(forms)} 份检查表已导入。`,
};

export const itemsFacts = (total: number, published: number): string => `${count(total)} 项，已公布 ${count(published)} 项`;
/** The day stands beside it among the versions. */
export const lastListText = (versionNo: string): string => `已发布到 ${versionNo} 版`;
export const categoryText = (category: string, items: number): string =>
  `${category === '' ? itemsWords.noCategory : category}（${count(items)} 项）`;
export const versionText = (version: number): string => `第 ${count(version)} 版`;
export const itemsAmount = (items: number): string => `${count(items)} 项`;
export const differenceText = (added: number, changed: number, removed: number): string =>
  `增 ${count(added)} · 改 ${count(changed)} · 减 ${count(removed)}`;
export const groupTitle = (word: string, items: number): string => `${word} ${count(items)} 项`;

/** A field of an item as text for people. */
export const itemFieldTitle = (field: ItemField | 'code'): string => fieldText.items[field] ?? field;
