import type { Cell, DateCell, SheetRow } from '#shared/base/sheet.ts';

/**
 * Rows in the form in which they cross from the reading thread: a few flat arrays instead of thousands of objects, and words that come again and
 * again sent once. The receiver's strings are then shared too, which is most of what a roster in memory would otherwise weigh.
 */
export interface PackedRows {
  /** Words to be numbered on after those that were sent before. */
  readonly words: readonly string[];
  /** All other texts, one after the other. */
  readonly text: string;
  /** Row by row: its number, twice its count of cells plus one when it is hidden, then one code a cell. */
  readonly codes: Int32Array;
  readonly numbers: Float64Array;
  /** Errors and formulas as they are. */
  readonly others: readonly Cell[];
}

const kind = { empty: 0, text: 1, word: 2, number: 3, truth: 4, date: 5, other: 6 } as const;
const kindBits = 3;
const kindMask = 7;

export const createRowPacker = (): ((rows: readonly SheetRow[]) => PackedRows) => {
  const words = createWordList();
  return (rows) => {
    const texts: string[] = [];
    const codes: number[] = [];
    const numbers: number[] = [];
    const others: Cell[] = [];
    const codeOf = (cell: Cell, column: number): number => {
      if (cell === null) return kind.empty;
      if (typeof cell === 'string') {
        const word = words.numberOf(cell, column);
        if (word >= 0) return (word << kindBits) | kind.word;
        texts.push(cell);
        return (cell.length << kindBits) | kind.text;
      }
      if (typeof cell === 'boolean') return (Number(cell) << kindBits) | kind.truth;
      if (typeof cell === 'number') {
        numbers.push(cell);
        return kind.number;
      }
      const day = 'date' in cell ? words.numberOfDay(cell.date) : -1;
      if (day >= 0) return (day << kindBits) | kind.date;
      others.push(cell);
      return kind.other;
    };
    for (const { row, hidden, cells } of rows) {
      codes.push(row, cells.length * 2 + Number(hidden));
      for (let column = 0; column < cells.length; column += 1) codes.push(codeOf(cells[column] ?? null, column));
    }
    return { words: words.takeNew(), text: texts.join(''), codes: Int32Array.from(codes), numbers: Float64Array.from(numbers), others };
  };
};

export const createRowUnpacker = (): ((packed: PackedRows) => readonly SheetRow[]) => {
  const words: string[] = [];
  const days = new Map<string, DateCell>();
  const dayCell = (word: string): DateCell => {
    const known = days.get(word);
    if (known) return known;
    const cell = { date: word };
    days.set(word, cell);
    return cell;
  };
  return ({ words: added, text, codes, numbers, others }) => {
    for (const word of added) words.push(word);
    const rows: SheetRow[] = [];
    let [at, textAt, numberAt, otherAt] = [0, 0, 0, 0];
    const cellOf = (code: number): Cell => {
      const value = code >> kindBits;
      switch (code & kindMask) {
        case kind.text:
          textAt += value;
          return text.slice(textAt - value, textAt);
        case kind.word:
          return words[value] ?? null;
        case kind.number:
          numberAt += 1;
          return numbers[numberAt - 1] ?? null;
        case kind.truth:
          return value === 1;
        case kind.date:
          return dayCell(words[value] ?? '');
        case kind.other:
          otherAt += 1;
          return others[otherAt - 1] ?? null;
        default:
          return null;
      }
    };
    while (at < codes.length) {
      const size = codes[at + 1] ?? 0;
      const cells: Cell[] = [];
      for (let index = 0; index < size >> 1; index += 1) cells.push(cellOf(codes[at + 2 + index] ?? kind.empty));
      rows.push({ row: codes[at] ?? 0, hidden: (size & 1) === 1, cells });
      at += 2 + (size >> 1);
    }
    return rows;
  };
};

interface WordList {
  /** -1 for a text that is better sent as it is. */
  readonly numberOf: (text: string, column: number) => number;
  readonly numberOfDay: (date: string) => number;
  readonly takeNew: () => readonly string[];
}

const longestWord = 48;
const mostWords = 65_536;
const mostWaiting = 16_384;
/** A column of which after so many cells hardly one was a known word has none. */
const cellsToJudge = 2000;
const fewestHits = cellsToJudge / 10;

/** A cell is a piece of the text that was scanned; kept as it is, it would keep all of that text in memory. */
const ownCopy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

const createWordList = (): WordList => {
  const numbers = new Map<string, number>();
  const metOnce = new Set<string>();
  const columns: { cells: number; hits: number }[] = [];
  let added: string[] = [];
  const add = (word: string): number => {
    if (numbers.size >= mostWords) return -1;
    added.push(word);
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  return {
    numberOf: (text, column) => {
      if (text.length > longestWord) return -1;
      const seen = (columns[column] ??= { cells: 0, hits: 0 });
      if (seen.cells >= cellsToJudge && seen.hits < fewestHits) return -1;
      seen.cells += 1;
      const number = numbers.get(text);
      if (number !== undefined) {
        seen.hits += 1;
        return number;
      }
      if (metOnce.delete(text)) return add(ownCopy(text));
      if (metOnce.size >= mostWaiting) metOnce.clear();
      metOnce.add(ownCopy(text));
      return -1;
    },
    numberOfDay: (date) => numbers.get(date) ?? add(ownCopy(date)),
    takeNew: () => {
      const taken = added;
      added = [];
      return taken;
    },
  };
};
