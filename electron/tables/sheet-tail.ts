import type { MergedRange } from '#shared/base/sheet.ts';

export interface SheetTail {
  readonly take: (chunk: Buffer) => void;
  /** What follows the last end of cells; undefined when there is none, or when it is longer than a sheet's rest is. */
  readonly bytes: () => Buffer | undefined;
}

/** Keeps what follows the cells of a sheet while its bytes pass: merged ranges stand there, and are needed before the first cell. */
export const createSheetTail = (): SheetTail => {
  let before = Buffer.alloc(0);
  let kept: Buffer[] | undefined;
  let keptBytes = 0;
  const begin = (rest: Buffer): void => {
    kept = [Buffer.from(rest)];
    keptBytes = rest.length;
  };
  return {
    take: (chunk) => {
      const joint = Buffer.concat([before, chunk.subarray(0, longestMark)]);
      const inChunk = endOfCells(chunk);
      const inJoint = endOfCells(joint);
      before = Buffer.from(chunk.subarray(-longestMark));
      if (inChunk >= 0) begin(chunk.subarray(inChunk));
      else if (inJoint >= 0) begin(chunk.subarray(Math.max(0, inJoint - (joint.length - Math.min(chunk.length, longestMark)))));
      else if (kept) {
        keptBytes += chunk.length;
        if (keptBytes <= longestTail) kept.push(Buffer.from(chunk));
      }
    },
    bytes: () => (kept && keptBytes <= longestTail ? Buffer.concat(kept) : undefined),
  };
};

const longestTail = 8 * 1024 * 1024;
const marks = ['sheetData>', 'sheetData/>'].map((mark) => Buffer.from(mark));
const longestMark = 11;

const endOfCells = (bytes: Buffer): number => {
  const ends = marks.map((mark) => {
    const at = bytes.lastIndexOf(mark);
    return at < 0 ? -1 : at + mark.length;
  });
  return Math.max(...ends);
};

const merge = /<(?:\w+:)?mergeCell ref=["']([A-Z0-9:]+)['"]\s*[/]?>/g;
const range = /^([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?$/;

/** The merged ranges told behind the cells, in the form that SheetJS knows. Undefined when one of them is no plain range. */
export const mergesIn = (tail: Buffer, most: number): readonly MergedRange[] | undefined => {
  const merges: MergedRange[] = [];
  for (const [, reference = ''] of tail.toString('utf8').matchAll(merge)) {
    const [, fromColumn, fromRow, toColumn = fromColumn, toRow = fromRow] = range.exec(reference) ?? [];
    if (fromColumn === undefined || toColumn === undefined) return undefined;
    if (merges.length === most) break;
    merges.push({ fromRow: Number(fromRow), toRow: Number(toRow), fromColumn: columnOf(fromColumn), toColumn: columnOf(toColumn) });
  }
  return merges;
};

const columnOf = (letters: string): number => Array.from(letters).reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 64, 0) - 1;
