export interface RecordScanner {
  /** False from the first field on that is longer than a cell can be. */
  readonly take: (text: string) => boolean;
  /** Ends the last record. False when its quotation is still open. */
  readonly end: () => boolean;
}

/** `fields` up to the column that was asked for, `width` counts all. */
export type TakeRecord = (fields: readonly string[], width: number) => void;

/** More than Excel lets stand in one cell; whoever writes more forgot a quotation mark. */
export const longestField = 32_767;

const quote = 0x22;
const newLine = 0x0a;
const carriageReturn = 0x0d;

type Place = 'start' | 'plain' | 'quoted' | 'afterQuote';

/**
 * Cuts text into records as Excel does (RFC 4180): a field that begins with a quotation mark runs to the next single one, line breaks
 * included; a quotation mark inside any other field is a character. Texts come in pieces of any size.
 */
export const createRecordScanner = (separator: string, columns: number, onRecord: TakeRecord): RecordScanner => {
  const separatorUnit = separator.charCodeAt(0);
  let place: Place = 'start';
  let field = '';
  let fields: string[] = [];
  let width = 0;
  let afterReturn = false;

  const endField = (): void => {
    if (width < columns) fields.push(field);
    width += 1;
    field = '';
    place = 'start';
  };
  const endRecord = (): void => {
    endField();
    onRecord(fields, width);
    fields = [];
    width = 0;
  };

  /** Takes up to the end of what belongs together; gives where to go on. */
  const step = (text: string, at: number): number => {
    if (place === 'quoted') {
      const end = text.indexOf('"', at);
      field += text.slice(at, end < 0 ? text.length : end);
      if (end >= 0) place = 'afterQuote';
      return end < 0 ? text.length : end + 1;
    }
    const unit = text.charCodeAt(at);
    if (unit === quote && place !== 'plain') {
      if (place === 'afterQuote') field += '"';
      place = 'quoted';
      return at + 1;
    }
    if (unit === separatorUnit) endField();
    else if (unit === carriageReturn || unit === newLine) endRecord();
    else {
      const end = endOfPlain(text, at + 1, separatorUnit);
      field += text.slice(at, end);
      place = 'plain';
      return end;
    }
    afterReturn = unit === carriageReturn;
    return at + 1;
  };

  return {
    take: (text) => {
      let at = 0;
      while (at < text.length) {
        if (afterReturn && place === 'start' && text.charCodeAt(at) === newLine) at += 1;
        afterReturn = false;
        if (at < text.length) at = step(text, at);
        if (field.length > longestField) return false;
      }
      return true;
    },
    end: () => {
      if (place === 'quoted') return false;
      if (width > 0 || field !== '' || place !== 'start') endRecord();
      return true;
    },
  };
};

const endOfPlain = (text: string, from: number, separator: number): number => {
  let at = from;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === separator || unit === newLine || unit === carriageReturn) break;
  }
  return at;
};
