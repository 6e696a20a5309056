import type { CellShape, CellWords, ImportDescription } from './field.ts';
import type { ColumnLabel, FieldOfWord } from './map-columns.ts';
import { wordKey, type ImportVocabulary } from './vocabulary.ts';

/** One column of a template, as the description of the import has it: never a second list. */
export interface TemplateColumn {
  readonly field: string;
  /** The library's own word for the field, without marks. */
  readonly title: string;
  /** Without it there is no row; one of two such columns is enough; its lack deserves a look; may stay empty; filled in by the program. */
  readonly need: 'required' | 'oneOfTwo' | 'expected' | 'free' | 'given';
  readonly shape: CellShape;
  /** What its drop-down offers. */
  readonly choices: readonly string[];
  /** Whether any other word is wrong. */
  readonly choicesOnly: boolean;
}

/** The columns of a template in the order of the description. `offered` are values the library already has, by field. */
export const templateColumns = <Row>(
  { fields, key, keySubstitute }: ImportDescription<Row>,
  vocabulary: ImportVocabulary,
  offered: ReadonlyMap<string, readonly string[]>,
): readonly TemplateColumn[] =>
  fields.map(({ name, required, expected, given, shape, offered: isOffered }) => ({
    field: name,
    title: titleOf(vocabulary, name),
    need: given
      ? 'given'
      : required
        ? 'required'
        : keySubstitute !== undefined && (name === key || name === keySubstitute)
          ? 'oneOfTwo'
          : expected
            ? 'expected'
            : 'free',
    shape,
    choices: isOffered ? (offered.get(name) ?? []) : ownWords(vocabulary, shape),
    choicesOnly: shape.as === 'word' || shape.as === 'line',
  }));

const titleOf = ({ kind }: ImportVocabulary, field: string): string => kind.columns[field]?.[0] ?? field;

const ownWords = ({ kind, lines }: ImportVocabulary, shape: CellShape): readonly string[] => {
  switch (shape.as) {
    case 'word':
    case 'words':
      return Object.values(kind.words[shape.dictionary] ?? {}).flatMap((list) => list.slice(0, 1));
    case 'line':
    case 'lines':
      return lines.map(({ name }) => name);
    case 'code':
    case 'text':
    case 'longText':
    case 'date':
    case 'list':
      return [];
  }
};

/** The sign of a required column, behind its title. */
export const requiredSign = '*';

const templateFormat = 'fairdraw-template/1';

/** What the hidden cell behind the titles says: the format with its version, and the kind of table. */
export const templateMark = (kind: string): string => `${templateFormat} ${kind}`;

const markPattern = /^fairdraw-template\/1\s*([a-z]+)$/;

/** The kind of table whose template a header belongs to; undefined for any other header. */
export const templateKindOf = (labels: readonly ColumnLabel[]): string | undefined => {
  for (const { header } of labels) {
    const [, kind] = markPattern.exec(header) ?? [];
    if (kind !== undefined) return kind;
  }
  return undefined;
};

export const withoutTemplateMark = (labels: readonly ColumnLabel[]): readonly ColumnLabel[] =>
  labels.filter(({ header }) => !markPattern.test(header));

/** Under a template the titles alone say what a column is; nothing is guessed from parts of words. */
export const createFieldOfTitle = ({ kind }: ImportVocabulary): FieldOfWord => {
  const fieldByTitle = new Map(Object.entries(kind.columns).map(([field, words]) => [wordKey(words[0] ?? field), field]));
  return (word) => {
    const field = fieldByTitle.get(wordKey(word).replace(/\*$/u, ''));
    return field === undefined ? undefined : { field, confidence: 100 };
  };
};

/** The product's own words, as an export writes them. */
export const createCellWords = ({ kind, rows, lines }: ImportVocabulary): CellWords => ({
  wordOf: (dictionary, value) => kind.words[dictionary]?.[value]?.[0] ?? '',
  lineName: (line) => lines.find(({ number }) => number === line)?.name ?? String(line),
  openEnded: rows.openEnded[0] ?? '',
  dateMarks: rows.dateMarks,
});

/** The texts of one record in the order of the columns; reading them gives the record back. */
export const rowTexts = <Row extends object>({ fields }: ImportDescription<Row>, row: Row, words: CellWords): readonly string[] => {
  const values = new Map<string, unknown>(Object.entries(row));
  return fields.map(({ name, write }) => write(values.get(name) as never, words)); // each field's own value
};
