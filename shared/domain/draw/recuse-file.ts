import type { Result } from '#shared/base/result.ts';
import { isSubjectId, parseTable, tableText, type TableError, type TableShape } from './table-file.ts';

/** 回避: this inspector must not visit this subject. */
export interface RecuseRow {
  readonly subject: string;
  readonly inspector: string;
}

const shape: TableShape<RecuseRow> = {
  header: '#fairdraw-recuse/1\tinspector',
  columns: 2,
  keyColumns: 2,
  row: ([subject = '', inspector = '']) => (isSubjectId(subject) ? { subject, inspector } : 'badId'),
};

/** Reads `recuse.tsv` (DRAW-SPEC 2); an empty list is the header alone. */
export const parseRecuse = (text: string): Result<readonly RecuseRow[], TableError> => parseTable(text, shape);

/** The exact text of `recuse.tsv`, ascending by (subject, inspector); the same pair twice is an error. */
export const recuseText = (rows: readonly RecuseRow[]): Result<string, TableError> =>
  tableText(rows, ({ subject, inspector }) => [subject, inspector], shape);
