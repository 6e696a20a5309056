import type { SheetRow, Cell } from '#shared/base/sheet.ts';
import { dateOfSerial, errorCell, numberOf, withFormula, type PlainCellValue } from './cell-reading.ts';
import { blankCommonCell, findCommonCell, lastColumn } from './common-cell.ts';
import type { SharedStrings } from './shared-strings.ts';
import {
  columnOf,
  doubleQuote,
  indexOf,
  isBlank,
  isNamePart,
  isSpace,
  singleQuote,
  slash,
  smallR,
  smallS,
  smallT,
  tagName,
} from './sheet-units.ts';
import { foreignFormula, harmlessCellAttributes, harmlessRowAttributes, looksLikeReference, spacePreserved } from './sheet-forms.ts';
import { createStringItem } from './string-item.ts';
import { attributesOf, cellText, plainXmlText } from './xml-text.ts';

export interface SheetScannerOptions {
  readonly strings: SharedStrings | undefined;
  readonly dateStyles: readonly boolean[] | undefined;
  readonly date1904: boolean;
  /** Columns from this one on are passed over. */
  readonly columns: number;
}

/**
 * Reads the cells of one sheet from pieces that begin with a tag and end before one (`textPieces`). It reads the form that programs write, and
 * reads it exactly as SheetJS does; at the first thing beyond it `take` answers false, and the whole sheet is SheetJS's.
 */
export interface SheetScanner {
  readonly take: (piece: string) => boolean;
  /** Filled rows read since the last call. */
  readonly rows: () => readonly SheetRow[];
  /** Whether everything was read to the end of the part. */
  readonly isComplete: () => boolean;
}

type Place = 'before' | 'data' | 'row' | 'cell' | 'leaf' | 'inline' | 'after';

export const createSheetScanner = ({ strings, dateStyles, date1904, columns }: SheetScannerOptions): SheetScanner => {
  const inline = createStringItem();
  const common = blankCommonCell();
  let place: Place = 'before';
  let prefix = '';
  let depth = 0;
  let rows: SheetRow[] = [];

  let rowNumber = 0;
  let rowHidden = false;
  let cells: Cell[] = [];

  let column = -1;
  let type = '';
  let isDate = false;
  let hasReference = true;
  let leaf = '';
  let raw: string | undefined;
  let rawFormula: string | undefined;
  let inlineText: string | undefined;

  const openRow = (tag: string): boolean => {
    const attributes = attributesOf(tag);
    if (!attributes) return false;
    let number = rowNumber + 1;
    rowHidden = false;
    for (const [name, value] of attributes) {
      if (name === 'r') number = /^[1-9]\d{0,6}$/.test(value) ? Number(value) : 0;
      else if (name === 'hidden') rowHidden = value === '1' || value === 'true';
      else if (!harmlessRowAttributes.test(name)) return false;
    }
    if (number <= rowNumber || number > lastRow) return false;
    rowNumber = number;
    column = -1;
    cells = [];
    return true;
  };

  const closeRow = (): void => {
    if (cells.length > 0) rows.push({ row: rowNumber, hidden: rowHidden, cells });
    cells = [];
  };

  /** Reads ` r="B7" s="3" t="s"` between `from` and `to` by hand: sheets are made of these. */
  const openCell = (piece: string, from: number, to: number): boolean => {
    let at = from;
    let next = column + 1;
    type = '';
    isDate = false;
    hasReference = false;
    raw = rawFormula = inlineText = undefined;
    while (at < to) {
      if (!isSpace(piece.charCodeAt(at))) return false;
      at += 1;
      while (at < to && isSpace(piece.charCodeAt(at))) at += 1;
      if (at === to) break;
      const equals = piece.indexOf('=', at);
      const quote = piece.charCodeAt(equals + 1);
      if (equals < 0 || equals >= to || (quote !== doubleQuote && quote !== singleQuote)) return false;
      const start = equals + 2;
      let end = start;
      while (end < to && piece.charCodeAt(end) !== quote) end += 1;
      if (end >= to) return false;
      const first = piece.charCodeAt(at);
      if (equals - at === 1 && first === smallR) {
        next = columnOf(piece, start, end, rowNumber);
        hasReference = true;
      } else if (equals - at === 1 && first === smallS) {
        const style = indexOf(piece, start, end);
        if (style < 0) return false;
        isDate = dateStyles?.[style] === true;
      } else if (equals - at === 1 && first === smallT) type = piece.slice(start, end);
      else if (!harmlessCellAttributes.has(piece.slice(at, equals))) return false;
      at = end + 1;
    }
    if (next <= column || next > lastColumn) return false;
    column = next;
    return true;
  };

  /** Where to go on behind a cell of the common form; `at` itself when it has another one, -1 when it is not understood. */
  const takeCommonCell = (piece: string, at: number): number => {
    if (!findCommonCell(common, piece, at, rowNumber) || common.column <= column) return at;
    column = common.column;
    type = common.isText ? 'str' : '';
    isDate = dateStyles?.[common.style] === true;
    hasReference = true;
    raw = piece.slice(common.textAt, common.textEnd);
    rawFormula = inlineText = undefined;
    return closeCell() ? common.behind : -1;
  };

  const closeCell = (): boolean => {
    const formula = rawFormula === undefined ? undefined : plainXmlText(rawFormula);
    if (rawFormula !== undefined && formula === undefined) return false;
    const value = valueOfCell(formula !== undefined);
    if (value === undefined) return false;
    const cell = withFormula(formula?.replaceAll('_xlfn.', ''), value);
    if (cell === null || column >= columns) return true;
    while (cells.length < column) cells.push(null);
    cells.push(cell);
    return true;
  };

  /** Undefined: not understood; null: nothing there. */
  const valueOfCell = (hasFormula: boolean): PlainCellValue | undefined => {
    switch (type) {
      case 'str':
        return cellText(raw, true);
      case 's':
        return raw === undefined ? null : sharedText(raw);
      case 'inlineStr':
        return cellText(inlineText, false);
      case '':
      case 'n':
        if (raw !== undefined) return numberValue(raw);
        return hasFormula && type === '' ? numberValue('0') : null;
      case 'b':
        return raw === '1' || raw === 'true';
      case 'e':
        return errorCell(raw);
      default:
        return undefined;
    }
  };

  const sharedText = (text: string): string | null | undefined => {
    const index = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    if (!strings || index < 0 || index >= strings.count()) return undefined;
    const found = strings.at(index);
    return found === undefined || found === '' ? null : found;
  };

  const numberValue = (text: string): PlainCellValue | undefined => {
    const number = numberOf(text);
    return number === undefined || !isDate ? number : dateOfSerial(number, date1904);
  };

  const openInCell = (name: string, isEmpty: boolean, attributes: string, text: string): boolean => {
    if (!hasReference && looksLikeReference.test(text)) return false;
    if (name === 'is' && !isEmpty && type === 'inlineStr' && inlineText === undefined) {
      place = 'inline';
      return true;
    }
    if (isEmpty) return name === 'v' || (name === 'f' && attributes === '');
    if (name === 'v' && raw === undefined && attributes.trim() !== '' && !spacePreserved.test(attributes)) return false;
    if (name === 'v' && raw === undefined) raw = text === '' ? undefined : text;
    else if (name === 'f' && rawFormula === undefined && !foreignFormula.test(attributes)) rawFormula = text === '' ? undefined : text;
    else return false;
    leaf = name;
    place = 'leaf';
    return true;
  };

  /** One tag with the text behind it. `name` is without prefix. */
  const takeTag = (piece: string, name: string, from: number, to: number, kind: TagKind, textEnd: number): boolean => {
    const isEmpty = kind === 'empty';
    const tagEnd = isEmpty ? to - 1 : to;
    switch (place) {
      case 'row':
        if (name === 'c' && kind !== 'close') {
          if (!openCell(piece, from, tagEnd)) return false;
          if (isEmpty) return closeCell() && isBlank(piece, to + 1, textEnd);
          place = 'cell';
          return isBlank(piece, to + 1, textEnd);
        }
        if (name !== 'row' || kind !== 'close') return false;
        closeRow();
        place = 'data';
        return isBlank(piece, to + 1, textEnd);
      case 'cell':
        if (kind !== 'close') return openInCell(name, isEmpty, piece.slice(from, tagEnd), piece.slice(to + 1, textEnd));
        place = 'row';
        return name === 'c' && closeCell() && isBlank(piece, to + 1, textEnd);
      case 'leaf':
        place = 'cell';
        return kind === 'close' && name === leaf && isBlank(piece, to + 1, textEnd);
      case 'inline':
        if (kind !== 'close') {
          const text = piece.slice(to + 1, textEnd);
          return (hasReference || !looksLikeReference.test(text)) && inline.open(name, isEmpty, text);
        }
        if (name !== 'is') return inline.close(name);
        inlineText = inline.end() ?? '';
        place = 'cell';
        return true;
      case 'data':
        if (name === 'row' && kind !== 'close') {
          if (!openRow(piece.slice(from, tagEnd))) return false;
          if (!isEmpty) place = 'row';
          return isBlank(piece, to + 1, textEnd);
        }
        place = 'after';
        depth -= 1;
        return name === 'sheetData' && kind === 'close';
      case 'before':
      case 'after':
        return takeAround(name, kind);
    }
  };

  const takeAround = (name: string, kind: TagKind): boolean => {
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (name === 'worksheet') return depth === (kind === 'open' ? 1 : 0);
    if (depth < 1 || depth > deepest) return false;
    if (name !== 'sheetData') return true;
    if (place !== 'before' || depth !== (kind === 'open' ? 2 : 1)) return false;
    place = kind === 'open' ? 'data' : 'after';
    return true;
  };

  return {
    take: (piece) => {
      for (let at = 0; at < piece.length;) {
        const behind = place === 'row' && prefix === '' ? takeCommonCell(piece, at) : at;
        if (behind < 0) return false;
        if (behind > at) {
          at = behind;
          continue;
        }
        const kindAt = piece.charCodeAt(at + 1) === slash ? at + 2 : at + 1;
        if (depth === 0 && place === 'before') prefix = /^(?:\w+:)?/.exec(piece.slice(kindAt, kindAt + 100))?.[0] ?? '';
        if (prefix !== '' && place !== 'before' && place !== 'after' && !piece.startsWith(prefix, kindAt)) return false;
        const hasPrefix = prefix !== '' && piece.startsWith(prefix, kindAt);
        const nameAt = hasPrefix ? kindAt + prefix.length : kindAt;
        let nameEnd = nameAt;
        while (isNamePart(piece.charCodeAt(nameEnd))) nameEnd += 1;
        const end = piece.indexOf('>', nameEnd);
        if (end < 0 || nameEnd === nameAt || (kindAt === at + 2 && nameEnd !== end)) return false;
        const next = piece.indexOf('<', end);
        const textEnd = next < 0 ? piece.length : next;
        const kind: TagKind = kindAt === at + 2 ? 'close' : piece.charCodeAt(end - 1) === slash ? 'empty' : 'open';
        if (!takeTag(piece, tagName(piece, nameAt, nameEnd), nameEnd, end, kind, textEnd)) return false;
        at = textEnd;
      }
      return true;
    },
    rows: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
    isComplete: () => place === 'after' && depth === 0,
  };
};

type TagKind = 'open' | 'close' | 'empty';

const lastRow = 1_048_576;
const deepest = 32;
