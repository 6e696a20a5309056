import { identifierCell, lineCell, longTextCell, neededWordCell, textCell, wordCell, wordsCell, yesNoCell } from './cell-kinds.ts';
import { namedFields, type Fields, type ImportDescription } from './field.ts';

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
  code: { blank: '', required: true, ...identifierCell(40) },
  category: { blank: '', group: true, offered: true, ...textCell(100) },
  name: { blank: '', required: true, ...textCell(200) },
  subName: { blank: '', ...textCell(200) },
  grade: { blank: 'ordinary', group: true, ...neededWordCell('grade', grades, 'ordinary') },
  basis: { blank: '', group: true, ...longTextCell(4000) },
  method: { blank: '', group: true, offered: true, ...textCell(200) },
  content: { blank: '', ...longTextCell(4000) },
  subjects: { blank: '', group: true, ...textCell(300) },
  line: { blank: 0, group: true, expected: true, ...lineCell },
  published: { blank: false, ...yesNoCell('published') },
  appliesToTag: { blank: '', offered: true, ...textCell(60) },
  appliesToKinds: { blank: [], ...wordsCell('appliesToKinds', kinds) },
  origin: { blank: 'city', group: true, ...wordCell('origin', origins, 'city') },
  note: { blank: '', ...longTextCell(4000) },
};

/** 随机抽查事项清单. An item whose file does not say that it is published counts as unpublished, because then it may not be inspected (国办发〔2024〕54号). */
export const itemImport: ImportDescription<ItemRow> = {
  template: 'items',
  fields: namedFields({ ...fields }),
  dropped: [],
  droppedIsUnique: false,
  key: 'code',
  namesShouldDiffer: false,
  keyOf: ({ code }) => code,
  nameOf: ({ name, subName }) => (subName === '' ? name : `${name} ${subName}`),
  refine: (row) => ({ row, notes: [] }),
};
