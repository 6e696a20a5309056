import type { ItemRow } from '#shared/domain/imports/describe-items.ts';

/** One row of a checklist form (R37); its number is its place. */
export interface ChecklistRow {
  readonly content: string;
  /** 操作方法与要领. */
  readonly how: string;
  /** 要求提供的材料, one a line. */
  readonly materials: string;
}

/** Everything one version of an item says. */
export interface ItemContent extends ItemRow {
  readonly checklist: readonly ChecklistRow[];
}

/** The item without its checklist, as a row of a sheet would give it. */
export const itemRowOf = (item: ItemContent): ItemRow => ({
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
  appliesToKinds: item.appliesToKinds,
  origin: item.origin,
  note: item.note,
});

/** How an item is called where its branch of the tree is not seen. */
export const itemTitle = ({ name, subName }: Pick<ItemRow, 'name' | 'subName'>): string => (subName === '' ? name : `${name} · ${subName}`);

/** Fields of an item in the order people read them. */
export const itemFields = [
  'category',
  'name',
  'subName',
  'grade',
  'published',
  'basis',
  'method',
  'content',
  'subjects',
  'appliesToTag',
  'appliesToKinds',
  'line',
  'checklist',
  'note',
  'origin',
] as const satisfies readonly (keyof ItemContent)[];

export type ItemField = (typeof itemFields)[number];
