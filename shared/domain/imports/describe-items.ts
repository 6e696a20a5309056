import { namedFields, type Fields, type ImportDescription } from './field.ts';
import { readIdentifier, readLine, readLongText, readNeededWord, readText, readWord, readWords, readYesNo } from './readers.ts';

const grades = ['key', 'ordinary'] as const;
const origins = ['city', 'county'] as const;
const kinds = ['enterprise', 'soleTrader', 'cooperative', 'representativeOffice', 'branch', 'other'] as const;

/** 抽查事项 as one row of a file gives it; an empty text means that the file does not say. */
export interface ItemRow {
  readonly code: string;
  readonly category: string;
  readonly name: string;
  /** 子项 under the item's name; empty when the item has none. */
  readonly subName: string;
  readonly grade: (typeof grades)[number];
  readonly basis: string;
  readonly method: string;
  readonly content: string;
  readonly subjects: string;
  /** Number of the business line; 0 for none. */
  readonly line: number;
  readonly published: boolean;
  /** Empty: the item is for all subjects. */
  readonly appliesToTag: string;
  /** Kinds of subjects the item is for; none = every kind. */
  readonly appliesToKinds: readonly (typeof kinds)[number][];
  /** Handed down by the city (or above), or added by the county itself. */
  readonly origin: (typeof origins)[number];
  readonly note: string;
}

const fields: Fields<ItemRow> = {
  code: { blank: '', required: true, read: readIdentifier },
  category: { blank: '', group: true, read: readText(100) },
  name: { blank: '', required: true, read: readText(200) },
  subName: { blank: '', read: readText(200) },
  grade: { blank: 'ordinary', group: true, read: readNeededWord('grade', grades, 'ordinary') },
  basis: { blank: '', group: true, read: readLongText(4000) },
  method: { blank: '', group: true, read: readText(200) },
  content: { blank: '', read: readLongText(4000) },
  subjects: { blank: '', group: true, read: readText(300) },
  line: { blank: 0, group: true, expected: true, read: readLine },
  published: { blank: false, read: readYesNo('published') },
  appliesToTag: { blank: '', read: readText(60) },
  appliesToKinds: { blank: [], read: readWords('appliesToKinds', kinds) },
  origin: { blank: 'city', group: true, read: readWord('origin', origins, 'city') },
  note: { blank: '', read: readLongText(1000) },
};

/** 随机抽查事项清单. An item whose file does not say that it is published counts as unpublished, because then it may not be inspected (国办发〔2024〕54号). */
export const itemImport: ImportDescription<ItemRow> = {
  fields: namedFields({ ...fields }),
  dropped: [],
  droppedIsUnique: false,
  key: 'code',
  namesShouldDiffer: false,
  keyOf: ({ code }) => code,
  nameOf: ({ name, subName }) => (subName === '' ? name : `${name} ${subName}`),
  refine: (row) => ({ row, notes: [] }),
};
