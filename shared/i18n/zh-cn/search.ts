import type { SearchGroup } from '#shared/contract/search.ts';
import { count } from './numbers.ts';

export const searchWords = {
  label: '全局查找',
  placeholder: '名称、代码、拼音、电话尾号',
  keys: 'Ctrl K',
  found: '查到的',
  nothing: '没有查到。换一个词，或只输入名称里的一两个字。',
};

const groupText: { readonly [G in SearchGroup]: string } = {
  subjects: '检查对象',
  inspectors: '检查人员',
  items: '抽查事项',
  schemes: '抽查任务',
};

const unit: { readonly [G in SearchGroup]: string } = { subjects: '户', inspectors: '人', items: '项', schemes: '个' };

export const foundGroupText = (group: SearchGroup, total: number): string => `${groupText[group]} ${count(total)} ${unit[group]}`;
