import { namedFields, type Fields, type ImportDescription } from './field.ts';
import { readIdentifier, readLongText, readText } from './readers.ts';

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
  code: { blank: '', required: true, group: true, read: readIdentifier },
  number: { blank: '', read: readText(20) },
  content: { blank: '', required: true, read: readLongText(2000) },
  how: { blank: '', read: readLongText(2000) },
  materials: { blank: '', read: readLongText(2000) },
};

/** Checklist forms (R37) of several items in one sheet. */
export const checklistImport: ImportDescription<ChecklistSheetRow> = {
  fields: namedFields({ ...fields }),
  dropped: [],
  droppedIsUnique: false,
  key: 'code',
  namesShouldDiffer: false,
  keyOf: ({ code, number, content }) => `${code}\u001F${number}\u001F${content}`,
  nameOf: ({ content }) => content,
  refine: (row) => ({ row, notes: [] }),
};
