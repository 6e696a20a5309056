import { columnOf, doubleQuote, indexOf, isNamePart, lessThan, standsAt } from './sheet-units.ts';

/** Where the parts of a cell of the common form stand in a piece. One is filled again and again: a sheet has millions of cells. */
export interface CommonCell {
  column: number;
  /** -1: none. */
  style: number;
  isText: boolean;
  textAt: number;
  textEnd: number;
  behind: number;
}

export const blankCommonCell = (): CommonCell => ({ column: -1, style: -1, isText: false, textAt: 0, textEnd: 0, behind: 0 });

export const lastColumn = 16_383;

const beginning = '<c r="';
const styleBeginning = ' s="';
const textType = ' t="str"';
const valueBeginning = '><v>';
const ending = '</v></c>';

/**
 * Looks for the form in which programs write nearly every cell, `<c r="B7" s="3" t="str"><v>text</v></c>` with or without `s` and `t`, at a place
 * of a piece. False, with `into` in any state, for every other form; nothing is decided about those.
 */
export const findCommonCell = (into: CommonCell, piece: string, at: number, rowNumber: number): boolean => {
  if (!standsAt(piece, at, beginning)) return false;
  const referenceAt = at + beginning.length;
  let end = endOfName(piece, referenceAt);
  into.column = columnOf(piece, referenceAt, end, rowNumber);
  if (into.column < 0 || into.column > lastColumn || piece.charCodeAt(end) !== doubleQuote) return false;
  end += 1;
  into.style = -1;
  if (standsAt(piece, end, styleBeginning)) {
    const styleAt = end + styleBeginning.length;
    end = endOfName(piece, styleAt);
    into.style = indexOf(piece, styleAt, end);
    if (into.style < 0 || piece.charCodeAt(end) !== doubleQuote) return false;
    end += 1;
  }
  into.isText = standsAt(piece, end, textType);
  if (into.isText) end += textType.length;
  if (!standsAt(piece, end, valueBeginning)) return false;
  into.textAt = end + valueBeginning.length;
  into.textEnd = piece.indexOf('<', into.textAt);
  into.behind = into.textEnd + ending.length;
  if (into.textEnd <= into.textAt || !standsAt(piece, into.textEnd, ending)) return false;
  return into.behind === piece.length || piece.charCodeAt(into.behind) === lessThan;
};

const endOfName = (piece: string, from: number): number => {
  let end = from;
  while (isNamePart(piece.charCodeAt(end))) end += 1;
  return end;
};
