import type { NamedField } from './field.ts';
import { wordKey, type ImportVocabulary } from './vocabulary.ts';

/** The words a column goes by: those of its own header cell first, then, under a header of two rows, those of both joined. */
export interface ColumnLabel {
  readonly column: number;
  readonly header: string;
  readonly words: readonly string[];
}

export interface MappedColumn {
  readonly field: string;
  /** From 0. */
  readonly column: number;
  readonly header: string;
  /** 100 for a synonym, less for a part of one, 90 for a column known by its content. */
  readonly confidence: number;
}

export interface ColumnMapping {
  readonly columns: readonly MappedColumn[];
  /** Recognised and left in the file on purpose. */
  readonly dropped: readonly MappedColumn[];
  /** Columns of no field that stand in the record's note, each under its header (UX 17). */
  readonly kept: readonly ColumnLabel[];
  readonly ignored: readonly ColumnLabel[];
  /** The same for two files with the same header, so that a choice can be remembered. */
  readonly fingerprint: string;
}

export type FieldOfWord = (word: string) => { readonly field: string; readonly confidence: number } | undefined;

/** Header words made searchable. Remarks like 必填 and brackets do not count; a longer header may end or begin with a synonym. */
export const createFieldOfWord = ({ kind, rows }: ImportVocabulary): FieldOfWord => {
  const fieldBySynonym = new Map<string, string>();
  for (const [field, synonyms] of Object.entries(kind.columns)) for (const word of synonyms) fieldBySynonym.set(wordKey(word), field);
  const parts = [...fieldBySynonym].filter(([word]) => word.length >= 3).sort(([a], [b]) => b.length - a.length);
  const noise = rows.headerNoise.map(wordKey);
  const known = new Map<string, ReturnType<FieldOfWord>>();
  return (word) => {
    const key = wordKey(word);
    if (!known.has(key)) known.set(key, guess(key));
    return known.get(key);
  };

  function guess(key: string): ReturnType<FieldOfWord> {
    const tries: readonly (readonly [number, string | undefined])[] = [
      [100, fieldBySynonym.get(key)],
      [95, fieldBySynonym.get(withoutNoise(key, noise))],
      [90, fieldBySynonym.get(withoutBrackets(key))],
      [70, parts.find(([synonym]) => key.endsWith(synonym))?.[1]],
      [60, parts.find(([synonym]) => key.startsWith(synonym))?.[1]],
    ];
    for (const [confidence, field] of tries) if (field !== undefined) return { field, confidence };
    return undefined;
  }
};

/**
 * Columns that nobody knows are kept in the note unless a person leaves them out; so is none where the table has no note. Columns that only
 * number the rows say nothing about a record.
 */
export const keepUnknown = (
  mapping: ColumnMapping,
  fields: readonly NamedField[],
  { rows }: ImportVocabulary,
  chosen: ReadonlyMap<number, string>,
): ColumnMapping => {
  if (!fields.some(({ name }) => name === noteField)) return mapping;
  const rowNumbers = new Set(rows.rowNumbers.map(wordKey));
  const isKept = ({ column, header }: ColumnLabel): boolean => {
    const decided = chosen.get(column);
    return decided === undefined ? !rowNumbers.has(wordKey(header)) : decided === keptInNote;
  };
  return { ...mapping, kept: mapping.ignored.filter(isKept), ignored: mapping.ignored.filter((label) => !isKept(label)) };
};

const withoutNoise = (key: string, noise: readonly string[]): string => {
  let text = key.replace(/[*:]/gu, '');
  for (const word of noise) text = text.replace(`(${word})`, '').replace(word, '');
  return text;
};

const withoutBrackets = (key: string): string => key.replace(/[*:]/gu, '').replace(/\([^)]*\)|\[[^\]]*\]/gu, '');

/** What a person chooses for a column of no field that is to stand in the note. */
export const keptInNote = '*';

/** The field that such columns stand in. */
export const noteField = 'note';

/** The same for two files with the same header. */
export const fingerprintOf = (labels: readonly ColumnLabel[]): string => labels.map(({ header }) => wordKey(header)).join('\u001F');

/**
 * The surest pairs first; of equals the leftmost column. No field and no column is used twice. What a person decided (`chosen`) comes before
 * every guess.
 */
export const mapColumns = (
  labels: readonly ColumnLabel[],
  fieldOfWord: FieldOfWord,
  fields: readonly NamedField[],
  droppedFields: readonly string[],
  chosen: ReadonlyMap<number, string> = new Map(),
): ColumnMapping => {
  const known = new Set([...fields.map(({ name }) => name), ...droppedFields]);
  const guesses = labels
    .flatMap((label) => {
      const decided = chosen.get(label.column);
      if (decided === '' || decided === keptInNote) return [];
      const guess = decided === undefined ? bestGuess(label, fieldOfWord) : { ...label, field: decided, confidence: decidedConfidence };
      return guess && known.has(guess.field) ? [guess] : [];
    })
    .sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  const used = new Set<string>();
  const taken: MappedColumn[] = [];
  for (const guess of guesses) {
    // Every column of identity numbers is left out, not only the first.
    if (used.has(guess.field) && !droppedFields.includes(guess.field)) continue;
    used.add(guess.field);
    taken.push(guess);
  }
  const inOrder = taken.sort((a, b) => a.column - b.column);
  const takenColumns = new Set(inOrder.map(({ column }) => column));
  return {
    columns: inOrder.filter(({ field }) => !droppedFields.includes(field)),
    dropped: inOrder.filter(({ field }) => droppedFields.includes(field)),
    kept: [],
    ignored: labels.filter(({ column }) => !takenColumns.has(column)),
    fingerprint: fingerprintOf(labels),
  };
};

/** Surer than every guess. */
const decidedConfidence = 101;

const bestGuess = ({ column, header, words }: ColumnLabel, fieldOfWord: FieldOfWord): MappedColumn | undefined => {
  let best: MappedColumn | undefined;
  for (const word of words) {
    const guess = fieldOfWord(word);
    // Of words that are equally sure the later one says more: it joins the group above with the column's own.
    if (guess && guess.confidence >= (best?.confidence ?? 1)) best = { ...guess, column, header };
  }
  return best;
};

/**
 * Labels whose meaning hangs on their neighbour (`beside`) under the name they then have: of two columns 有效期 each belongs to the certificate
 * to its left. All others as they are.
 */
export const besideLabels = (
  labels: readonly ColumnLabel[],
  { kind }: ImportVocabulary,
  fieldOfWord: FieldOfWord,
): readonly ColumnLabel[] => {
  const labelAt = new Map(labels.map((label) => [label.column, label]));
  return labels.map((label) => {
    const left = labelAt.get(label.column - 1);
    const meanings = (left && kind.beside?.[bestGuess(left, fieldOfWord)?.field ?? '']) ?? {};
    const own = withoutBrackets(wordKey(label.header));
    const [field] = Object.entries(meanings).find(([, words]) => words.some((word) => wordKey(word) === own)) ?? [];
    return field === undefined ? label : { ...label, words: kind.columns[field]?.slice(0, 1) ?? label.words };
  });
};

/** Gives an unmapped field the leftmost unused column of which nine filled cells in ten look right (UX 17). */
export const mapByContent = (mapping: ColumnMapping, field: string, share: (column: number) => number): ColumnMapping => {
  if (mapping.columns.some((mapped) => mapped.field === field)) return mapping;
  const found = mapping.ignored.find(({ column }) => share(column) >= 0.9);
  if (!found) return mapping;
  return {
    ...mapping,
    columns: [...mapping.columns, { field, column: found.column, header: found.header, confidence: 90 }],
    ignored: mapping.ignored.filter((label) => label !== found),
  };
};
