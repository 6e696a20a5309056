import { identifierCell, longTextCell, textCell } from './cell-kinds.ts';
import { namedFields, type Fields, type ImportDescription } from './field.ts';

/** One row of a checklist form, with the code of its item. */
export interface ChecklistSheetRow {
  readonly code: string;
  /** As the sheet numbers it; the order of the rows decides. */
  readonly number: string;
  readonly content: string;
  readonly how: string;
  readonly materials: string;
}

const fields: Fields<ChecklistSheetRow> = {
  code: { blank: '', required: true, group: true, offered: true, ...identifierCell(40) },
  number: { blank: '', ...textCell(20) },
  content: { blank: '', required: true, ...longTextCell(2000) },
  how: { blank: '', ...longTextCell(2000) },
  materials: { blank: '', ...longTextCell(2000) },
};

/** Checklist forms (R37) of several items in one sheet. */
export const checklistImport: ImportDescription<ChecklistSheetRow> = {
  template: 'checklists',
  fields: namedFields({ ...fields }),
  dropped: [],
  droppedIsUnique: false,
  key: 'code',
  namesShouldDiffer: false,
  keyOf: ({ code, number, content }) => `${code}\u001F${number}\u001F${content}`,
  nameOf: ({ content }) => content,
  refine: (row) => ({ row, notes: [] }),
};
