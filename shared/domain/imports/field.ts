import type { DateCell } from '#shared/base/sheet.ts';
import type { ProblemCode } from './problems.ts';
import type { RepairTools } from './repair-tools.ts';
import type { RowVocabulary } from './vocabulary.ts';

/** A filled cell after the repairs that every field shares: text without stray blanks, formulas replaced by their stored value. */
export type PlainValue = string | number | boolean | DateCell;

export interface Note {
  readonly code: ProblemCode;
  /** Missing: the cell as it was. */
  readonly found?: string;
  readonly suggestion?: readonly string[];
  /** Told once for the whole column. */
  readonly oncePerColumn?: true;
}

export interface Repaired<T> {
  readonly value: T;
  /** A note of level `mustFix` keeps the whole row out; `value` is then of no use. */
  readonly notes: readonly Note[];
}

/** What a cell of a template looks like, and what it accepts; `most` counts characters. */
export type CellShape =
  | { readonly as: 'code' | 'text' | 'longText'; readonly most: number }
  | { readonly as: 'date' }
  /** One word of a dictionary, or several. */
  | { readonly as: 'word' | 'words'; readonly dictionary: string }
  /** One business line, or several. */
  | { readonly as: 'line' | 'lines' }
  /** Several words of any kind. */
  | { readonly as: 'list' };

/** The product's own words for values, as an export writes them. */
export interface CellWords {
  /** Empty when the dictionary has no word for the value. */
  readonly wordOf: (dictionary: string, value: string) => string;
  readonly lineName: (line: number) => string;
  readonly openEnded: string;
  readonly dateMarks: Pick<RowVocabulary['dateMarks'], 'until' | 'onwards'>;
}

export interface CellKind<T> {
  readonly read: (value: PlainValue, tools: RepairTools) => Repaired<T>;
  readonly shape: CellShape;
  /** The text of the cell; empty for an empty cell. Reading it gives the value back. */
  readonly write: (value: T, words: CellWords) => string;
}

export interface Field<T> extends CellKind<T> {
  /** The value of an empty cell and of a column the file does not have. */
  readonly blank: T;
  /** Without it there is no row. */
  readonly required?: true;
  /** An empty cell deserves a look. */
  readonly expected?: true;
  /** A column of groups, where a merged cell speaks for all its rows. */
  readonly group?: true;
  /** The program has filled it in; nobody types there. */
  readonly given?: true;
  /** A template offers the values that the library already has. */
  readonly offered?: true;
}

/** One reader for every field of a row, so that a field without one does not compile. */
export type Fields<Row> = { readonly [K in keyof Row]: Field<Row[K]> };

export interface NamedField extends Omit<Field<unknown>, 'write'> {
  readonly name: string;
  /** Takes the field's own value alone. */
  readonly write: (value: never, words: CellWords) => string;
}

/** Everything the engine has to know about one kind of table. */
export interface ImportDescription<Row> {
  /** Name of the table in the mark of its template. */
  readonly template: string;
  readonly fields: readonly NamedField[];
  /** Columns that are recognised so that they are not taken over (DOMAIN 13.4). */
  readonly dropped: readonly string[];
  /** Whether one dropped value may stand in two rows: a person's identity number may not. */
  readonly droppedIsUnique: boolean;
  /** The field that tells rows apart, and the one that may stand in for it. */
  readonly key: string;
  readonly keySubstitute?: string;
  /** Tells a column of keys by its content alone (UX 17). */
  readonly looksLikeKey?: (value: PlainValue) => boolean;
  /** Whether the same name under two keys deserves a look. */
  readonly namesShouldDiffer: boolean;
  readonly keyOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  /** What can only be judged, or completed, when the whole row was read. */
  readonly refine: (row: Row, tools: RepairTools) => RefinedRow<Row>;
}

export interface RefinedRow<Row> {
  readonly row: Row;
  readonly notes: readonly FieldNote[];
}

export interface FieldNote extends Note {
  readonly field: string;
}

export const noNotes: readonly Note[] = [];

export const sound = <T>(value: T): Repaired<T> => ({ value, notes: noNotes });

export const noted = <T>(value: T, ...notes: readonly Note[]): Repaired<T> => ({ value, notes });

export const namedFields = (fields: Readonly<Record<string, Omit<NamedField, 'name'>>>): readonly NamedField[] =>
  Object.entries(fields).map(([name, field]) => ({ name, ...field }));
