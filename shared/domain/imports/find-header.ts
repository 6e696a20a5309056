import type { Cell, MergedRange, SheetRow } from '#shared/base/sheet.ts';
import { cellKey, shownCell, tidyText } from './cell-text.ts';
import type { ColumnLabel, FieldOfWord } from './map-columns.ts';

export interface FoundHeader {
  readonly labels: readonly ColumnLabel[];
  /** Excel rows of the header itself, one or two. */
  readonly rows: readonly number[];
  /** Titles and notes above it, as they may come again on every printed page. */
  readonly titles: ReadonlySet<string>;
  /** Index of the first row below it among the rows that were given. */
  readonly next: number;
}

/**
 * Looks for the header among the first filled rows: the row, or pair of rows, whose words name most fields. A pair counts only when it
 * names more than either row alone: then the upper row groups and the lower row names (UX 17). Undefined when no word is known.
 * A person who names the header's row is believed, whatever its words.
 */
export const findHeader = (
  rows: readonly SheetRow[],
  merges: readonly MergedRange[],
  fieldOfWord: FieldOfWord,
  headerRow?: number,
): FoundHeader | undefined => {
  if (headerRow !== undefined) return headerAt(rows, merges, fieldOfWord, headerRow);
  let best: { readonly score: number; readonly from: number; readonly labels: readonly ColumnLabel[]; readonly height: number } | undefined;
  for (const [index, row] of rows.slice(0, mostRowsAbove).entries()) {
    const single = labelsOfOne(row);
    const score = scoreOf(single, fieldOfWord);
    if (best && best.score >= sureScore && score * 2 < best.score) break;
    if (score > (best?.score ?? 0)) best = { score, from: index, labels: single, height: 1 };
    const below = rows[index + 1];
    if (!below || !mayBeLowerHeader(row, below)) continue;
    const joined = labelsOfTwo(row, below, merges);
    const joinedScore = scoreOf(joined, fieldOfWord);
    // A title above a header names nothing that the header does not name alone.
    const lowerScore = scoreOf(labelsOfOne(below), fieldOfWord);
    if (joinedScore > Math.max(score, lowerScore) && joinedScore > (best?.score ?? 0))
      best = { score: joinedScore, from: index, labels: joined, height: 2 };
  }
  return best && found(rows, best.from, best.labels, best.height);
};

const found = (rows: readonly SheetRow[], from: number, labels: readonly ColumnLabel[], height: number): FoundHeader => ({
  labels,
  rows: rows.slice(from, from + height).map(({ row }) => row),
  titles: new Set(rows.slice(0, from).flatMap(({ cells }) => cells.map(cellKey).filter((text) => text !== ''))),
  next: from + height,
});

const headerAt = (
  rows: readonly SheetRow[],
  merges: readonly MergedRange[],
  fieldOfWord: FieldOfWord,
  headerRow: number,
): FoundHeader | undefined => {
  const from = rows.findIndex(({ row }) => row === headerRow);
  const [row, below] = [rows[from], rows[from + 1]];
  if (!row) return undefined;
  const single = labelsOfOne(row);
  if (!below || !mayBeLowerHeader(row, below)) return found(rows, from, single, 1);
  const joined = labelsOfTwo(row, below, merges);
  const alone = Math.max(scoreOf(single, fieldOfWord), scoreOf(labelsOfOne(below), fieldOfWord));
  return scoreOf(joined, fieldOfWord) > alone ? found(rows, from, joined, 2) : found(rows, from, single, 1);
};

const mostRowsAbove = 15;

/** Two fields by their very names: no title has that. The row after such a header that names less is data. */
const sureScore = 200;

const headerText = (cell: Cell | undefined): string => (cell === undefined ? '' : tidyText(shownCell(cell)).replace(/\s+/gu, ''));

const labelsOfOne = ({ cells }: SheetRow): readonly ColumnLabel[] =>
  cells.flatMap((cell, column) => {
    const header = headerText(cell);
    return header === '' ? [] : [{ column, header, words: [header] }];
  });

const labelsOfTwo = (upper: SheetRow, lower: SheetRow, merges: readonly MergedRange[]): readonly ColumnLabel[] =>
  Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, column) => {
    const group = headerText(upper.cells[groupColumn(upper.row, column, merges)]);
    const own = headerText(lower.cells[column]);
    if (own === '' || own === group) return { column, header: group, words: [group] };
    return { column, header: own, words: group === '' ? [own] : [own, group + own] };
  }).filter(({ header }) => header !== '');

const groupColumn = (row: number, column: number, merges: readonly MergedRange[]): number =>
  merges.find(({ fromRow, toRow, fromColumn, toColumn }) => fromRow <= row && row <= toRow && fromColumn <= column && column <= toColumn)
    ?.fromColumn ?? column;

// A lower header is text, follows at once, and fills at least one gap of the upper one; a first row of data rarely does all three.
const mayBeLowerHeader = (upper: SheetRow, lower: SheetRow): boolean =>
  lower.row === upper.row + 1 &&
  lower.cells.every((cell) => cell === null || typeof cell === 'string') &&
  lower.cells.some((cell, column) => cell !== null && headerText(upper.cells[column]) === '');

// Each field once, weighted by how sure its word is; words that come twice make a header less likely.
const scoreOf = (labels: readonly ColumnLabel[], fieldOfWord: FieldOfWord): number => {
  const confidences = new Map<string, number>();
  for (const { words } of labels) {
    for (const word of words) {
      const guess = word.length <= longestHeader ? fieldOfWord(word) : undefined;
      if (guess) confidences.set(guess.field, Math.max(confidences.get(guess.field) ?? 0, guess.confidence));
    }
  }
  const repeated = labels.length - new Set(labels.map(({ header }) => header)).size;
  return [...confidences.values()].reduce((sum, confidence) => sum + confidence, 0) - repeated * 10;
};

const longestHeader = 40;
