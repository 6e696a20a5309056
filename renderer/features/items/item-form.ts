import type { ItemInput, ItemView } from '#shared/contract/items.ts';

export const newItem: ItemInput = {
  code: '',
  category: '',
  name: '',
  subName: '',
  grade: 'ordinary',
  basis: '',
  method: '',
  content: '',
  subjects: '',
  line: 0,
  published: false,
  appliesToTag: '',
  appliesToKinds: [],
  note: '',
  checklist: [],
};

/** What the form starts from; lists of its own. */
export const inputOf = (item: ItemView): ItemInput => ({
  code: item.code,
  category: item.category,
  name: item.name,
  subName: item.subName,
  grade: item.grade,
  basis: item.basis,
  method: item.method,
  content: item.content,
  subjects: item.subjects,
  line: item.line,
  published: item.published,
  appliesToTag: item.appliesToTag,
  appliesToKinds: [...item.appliesToKinds],
  note: item.note,
  checklist: item.checklist.map((row) => ({ ...row })),
});
