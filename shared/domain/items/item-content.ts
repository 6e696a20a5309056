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

/** An item that says nothing yet, as a person of the county begins one. */
export const blankItem: ItemContent = {
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
  origin: 'county',
  note: '',
  checklist: [],
};

const contentFields = Object.keys(blankItem) as readonly (keyof ItemContent)[];

// Every field that is asked for, each with its own value; TypeScript cannot follow names, so the callers say what comes out.
const picked = (item: ItemContent, fields: readonly (keyof ItemContent)[]): unknown =>
  Object.fromEntries(fields.map((field) => [field, item[field]]));

/** What the item says, without what a list or the store knows of it besides. */
export const itemContentOf = (item: ItemContent): ItemContent => picked(item, contentFields) as ItemContent;

const rowFields = contentFields.filter((field) => field !== 'checklist');

/** The item without its checklist, as a row of a sheet would give it. */
export const itemRowOf = (item: ItemContent): ItemRow => picked(item, rowFields) as ItemRow;

const typedFields = contentFields.filter((field) => field !== 'origin');

/** What a person writes down of an item: everything but where it comes from. */
export const typedItemOf = (item: ItemContent): Omit<ItemContent, 'origin'> => picked(item, typedFields) as Omit<ItemContent, 'origin'>;

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
