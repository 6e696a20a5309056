import type { Cell, SheetRow } from '#shared/base/sheet.ts';
import { cellKey } from './cell-text.ts';
import type { FoundHeader } from './find-header.ts';
import type { ColumnMapping } from './map-columns.ts';
import type { ProblemCode } from './problems.ts';
import { wordKey, wordKeys, type RowVocabulary } from './vocabulary.ts';

/** What a row is when it is no row of data; `blank` rows are not even told. */
export type RowMark = Extract<ProblemCode, 'F320' | 'F321' | 'F322' | 'F323'> | 'blank' | undefined;

/**
 * Tells totals, repeated headers and titles, samples and makers' lines from data (UX 17). A row whose key column holds a value of its own
 * is data, whatever its name says: a company may well be called 合计.
 */
export const createRowMarks = (
  words: RowVocabulary,
  header: FoundHeader,
  mapping: ColumnMapping,
  key: string,
): ((row: SheetRow) => RowMark) => {
  const totals = words.totals.map(wordKey);
  const makers = words.makers.map(wordKey);
  const samples = words.samples.map(wordKey);
  const rowNumbers = wordKeys(words.rowNumbers);
  const counters = header.labels.filter((label) => rowNumbers.has(wordKey(label.header))).map(({ column }) => column);
  const columnOf = (field: string): number => mapping.columns.find((mapped) => mapped.field === field)?.column ?? -1;
  const nameColumn = columnOf('name');
  const keyColumn = columnOf(key) < 0 ? nameColumn : columnOf(key);
  const headerKeys = new Map(header.labels.map((label) => [label.column, new Set(label.words.map(wordKey))]));
  const isSample = (text: string): boolean => text.length <= longestMark && samples.some((word) => text.includes(word));

  return ({ cells }) => {
    const at = (column: number): string => keyAt(cells, column);
    const own = at(keyColumn);
    if (counters.some((column) => totals.includes(at(column)))) return 'F320';
    if (own === '' || beginsWith(own, totals) || beginsWith(own, makers)) return markOfKeyless(cells, counters, totals, makers, header);
    if (headerKeys.get(keyColumn)?.has(own) === true && repeatsHeader(cells, headerKeys)) return 'F321';
    if (isTitle(cells, header)) return 'F321';
    return isSample(own) || [nameColumn, 0, cells.length - 1].some((column) => isSample(at(column))) ? 'F322' : undefined;
  };
};

/** Samples are marked in a few words; a long business scope may contain the same words by chance. */
const longestMark = 40;

const keyAt = (cells: readonly Cell[], column: number): string => cellKey(cells[column] ?? null);

const beginsWith = (text: string, words: readonly string[]): boolean => words.some((word) => text.startsWith(word));

const markOfKeyless = (
  cells: readonly Cell[],
  counters: readonly number[],
  totals: readonly string[],
  makers: readonly string[],
  header: FoundHeader,
): RowMark => {
  const texts = cells
    .flatMap((cell, column) => (cell === null || counters.includes(column) ? [] : [cellKey(cell)]))
    .filter((text) => text !== '');
  // A title or a maker's line may begin in the column of running numbers.
  if (cells.some((cell) => cell !== null) && isTitle(cells, header)) return 'F321';
  if (texts.length === 0) return counters.some((column) => beginsWith(keyAt(cells, column), makers)) ? 'F323' : 'blank';
  if (texts.slice(0, 3).some((text) => beginsWith(text, totals))) return 'F320';
  return texts.some((text) => beginsWith(text, makers)) ? 'F323' : undefined;
};

const isTitle = (cells: readonly Cell[], { titles }: FoundHeader): boolean => {
  let filled = 0;
  for (const cell of cells) {
    if (cell === null) continue;
    filled += 1;
    if (filled > 2) return false;
  }
  return cells.every((cell) => cell === null || titles.has(cellKey(cell)));
};

const repeatsHeader = (cells: readonly Cell[], headerKeys: ReadonlyMap<number, ReadonlySet<string>>): boolean => {
  const filled = cells.flatMap((cell, column) => (cell === null ? [] : [{ column, text: cellKey(cell) }]));
  const same = filled.filter(({ column, text }) => headerKeys.get(column)?.has(text) === true).length;
  return same >= 2 && same * 10 >= filled.length * 6;
};
