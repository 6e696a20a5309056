import type { DeclaredRecusal, Leave } from '#shared/domain/inspectors/drawability.ts';
import { noted, sound, type CellKind } from './field.ts';
import { writeLeaves, writeRecusals, readLeaves, readRecusals } from './read-declarations.ts';
import {
  partsOf,
  readCertainWord,
  readCertainWords,
  readExpiry,
  readIdentifier,
  readLine,
  readLines,
  readList,
  readLongText,
  readNeededWord,
  readPastDate,
  readPlace,
  readSubjectName,
  readText,
  readWord,
  readWords,
  readYesNo,
} from './readers.ts';
import { readSubjectCode } from './repair-code.ts';
import { openEndedDate } from './repair-date.ts';
import { readPhone } from './repair-phone.ts';

/** How each sort of cell is read from a clerk's file, asked for by a template and written by an export. Reading what was written gives the value back. */

const asItIs = (value: string): string => value;
const separator = '\u3001';

export const textCell = (most: number): CellKind<string> => ({ read: readText(most), shape: { as: 'text', most }, write: asItIs });

/** The name of a place; `dictionary` holds the words that people decided about. */
export const placeCell = (dictionary: string, most: number): CellKind<string> => ({
  read: readPlace(dictionary, most),
  shape: { as: 'text', most },
  write: asItIs,
});

/** An industry as a drop-down offers it, code and name, is taken by its code (GB/T 4754). */
export const industryCell: CellKind<string> = {
  read: (value, tools) => {
    const read = readText(60)(value, tools);
    const [, code] = /^([A-T]?\d{2,4})\s+\P{ASCII}/u.exec(read.value) ?? [];
    return code === undefined ? read : { value: code, notes: read.notes };
  },
  shape: { as: 'text', most: 60 },
  write: asItIs,
};

export const longTextCell = (most: number): CellKind<string> => ({
  read: readLongText(most),
  shape: { as: 'longText', most },
  write: asItIs,
});

export const identifierCell = (most: number): CellKind<string> => ({ read: readIdentifier, shape: { as: 'code', most }, write: asItIs });

export const subjectCodeCell: CellKind<string> = { read: readSubjectCode, shape: { as: 'code', most: 18 }, write: asItIs };

export const subjectNameCell: CellKind<string> = { read: readSubjectName, shape: { as: 'text', most: 100 }, write: asItIs };

export const phoneCell: CellKind<string> = { read: readPhone, shape: { as: 'code', most: 100 }, write: asItIs };

export const certificateNoCell: CellKind<string> = {
  read: (value, tools) => {
    const read = readIdentifier(value, tools);
    const usual = read.value === '' || /^[0-9A-Z-]{6,24}$/i.test(read.value);
    return usual ? read : noted(read.value, ...read.notes, { code: 'W214' });
  },
  shape: { as: 'code', most: 24 },
  write: asItIs,
};

export const pastDateCell: CellKind<string> = { read: readPastDate, shape: { as: 'date' }, write: asItIs };

export const expiryCell: CellKind<string> = {
  read: readExpiry,
  shape: { as: 'date' },
  write: (date, { openEnded }) => (date === openEndedDate ? openEnded : date),
};

export const neededWordCell = <T extends string>(dictionary: string, values: readonly T[], whileUnknown: T): CellKind<T> => ({
  read: readNeededWord(dictionary, values, whileUnknown),
  shape: { as: 'word', dictionary },
  write: (value, { wordOf }) => wordOf(dictionary, value),
});

export const wordCell = <T extends string>(dictionary: string, values: readonly T[], whileUnknown: T): CellKind<T> => ({
  read: readWord(dictionary, values, whileUnknown),
  shape: { as: 'word', dictionary },
  write: (value, { wordOf }) => wordOf(dictionary, value),
});

export const wordsCell = <T extends string>(dictionary: string, values: readonly T[]): CellKind<readonly T[]> => ({
  read: readWords(dictionary, values),
  shape: { as: 'words', dictionary },
  write: (chosen, { wordOf }) => chosen.map((value) => wordOf(dictionary, value)).join(separator),
});

/** A word that must be known, by whatever value the dictionary has for it; unknown keeps the row outside. */
export const certainWordCell = (dictionary: string): CellKind<string> => ({
  read: readCertainWord(dictionary),
  shape: { as: 'word', dictionary },
  write: (value, { wordOf }) => wordOf(dictionary, value),
});

/** Several such words. */
export const certainWordsCell = (dictionary: string): CellKind<readonly string[]> => ({
  read: readCertainWords(dictionary),
  shape: { as: 'words', dictionary },
  write: (chosen, { wordOf }) => chosen.map((value) => wordOf(dictionary, value)).join(separator),
});

export const yesNoCell = (dictionary: string): CellKind<boolean> => ({
  read: readYesNo(dictionary),
  shape: { as: 'word', dictionary },
  write: (value, { wordOf }) => wordOf(dictionary, value ? 'yes' : 'no'),
});

export const listCell: CellKind<readonly string[]> = { read: readList, shape: { as: 'list' }, write: (parts) => parts.join(separator) };

export const itemCodesCell: CellKind<readonly string[]> = {
  read: (value) => sound([...new Set(partsOf(value).map((part) => part.normalize('NFKC').toUpperCase()))].sort()),
  shape: { as: 'list' },
  write: (codes) => codes.join(separator),
};

export const lineCell: CellKind<number> = {
  read: readLine,
  shape: { as: 'line' },
  write: (line, { lineName }) => (line === 0 ? '' : lineName(line)),
};

export const linesCell: CellKind<readonly number[]> = {
  read: readLines,
  shape: { as: 'lines' },
  write: (lines, { lineName }) => lines.map(lineName).join(separator),
};

export const leavesCell: CellKind<readonly Leave[]> = { read: readLeaves, shape: { as: 'longText', most: 2000 }, write: writeLeaves };

export const recusalsCell: CellKind<readonly DeclaredRecusal[]> = {
  read: readRecusals,
  shape: { as: 'longText', most: 4000 },
  write: writeRecusals,
};
