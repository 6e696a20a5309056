import { noted, sound, type Field, type Note, type PlainValue, type Repaired } from './field.ts';
import { readDate } from './repair-date.ts';
import { typedSubjectName } from './typed-text.ts';
import type { RepairTools, WordBook } from './repair-tools.ts';
import { isPlain } from './vocabulary.ts';

type Read<T> = Field<T>['read'];

/** Any one-line text; longer than `most` is taken whole and deserves a look. */
export const readText =
  (most: number): Read<string> =>
  (value) => {
    const text = textOf(value);
    const line = text.includes('\n') ? text.replace(/\s*\n\s*/gu, ' ') : text;
    return withLength(line, most, line === text ? [] : [{ code: 'F301' }]);
  };

/** A text that may have lines of its own. */
export const readLongText =
  (most: number): Read<string> =>
  (value) =>
    withLength(textOf(value), most, []);

/** The name of a subject: brackets stay as registered, blanks inside Chinese are slips (DOMAIN 7.3: 2 to 100 characters). */
export const readSubjectName: Read<string> = (value) => {
  const text = textOf(value);
  if (isPlain(text) && text.length >= 2 && text.length <= 100) return sound(text);
  const line = typedSubjectName(text);
  const notes: readonly Note[] = line === text ? [] : [{ code: 'F301' }];
  const size = Array.from(line).length; // characters, not UTF-16 units: rare ones of names have two
  return size < 2 || size > 100 ? noted(line, ...notes, { code: 'W208' }) : noted(line, ...notes);
};

/** Numbers and signs of an office: half-width, without blanks, as text even when Excel made a number of it. */
export const readIdentifier: Read<string> = (value) => {
  if (typeof value === 'number') {
    const digits = String(value);
    return digits.length > 15 ? noted('', { code: 'E103', found: digits }) : sound(digits);
  }
  const text = textOf(value);
  if (isPlain(text)) return sound(text);
  const half = text.normalize('NFKC');
  const joined = half.replace(/\s+/gu, '');
  const notes: Note[] = half === text ? [] : [{ code: 'F302' }];
  if (joined !== half) notes.push({ code: 'F301' });
  return noted(joined, ...notes);
};

export const readPastDate: Read<string> = (value, tools) => readDate(value, tools, { mayLieAhead: false });

export const readExpiry: Read<string> = (value, tools) => readDate(value, tools, { mayLieAhead: true });

/** A word of a dictionary that the row cannot do without: unknown is E108 with the words that are known. */
export const readNeededWord = <T extends string>(dictionary: string, values: readonly T[], whileUnknown: T): Read<T> =>
  wordReader(dictionary, values, whileUnknown, 'E108');

/** A word of a dictionary; unknown leaves `whileUnknown` and deserves a look. */
export const readWord = <T extends string>(dictionary: string, values: readonly T[], whileUnknown: T): Read<T> =>
  wordReader(dictionary, values, whileUnknown, 'W210');

/** Several words of a dictionary, each once, in the dictionary's order; an unknown one is left out and deserves a look. */
export const readWords =
  <T extends string>(dictionary: string, values: readonly T[]): Read<readonly T[]> =>
  (value, tools) => {
    const book = tools.dictionary(dictionary);
    const found = new Set<T>();
    const notes: Note[] = [];
    for (const part of partsOf(value)) {
      const known = valueInBook(book, part, values);
      if (known === undefined) notes.push({ code: 'W210', found: part, suggestion: book.ownWords });
      else found.add(known);
    }
    return { value: values.filter((one) => found.has(one)), notes };
  };

/** Several words of a dictionary, each once and in the order of the dictionary; an unknown one is E108. */
export const readCertainWords =
  (dictionary: string): Read<readonly string[]> =>
  (value, tools) => {
    const book = tools.dictionary(dictionary);
    // A word may hold a sign that otherwise separates words.
    const whole = book.valueOf(textOf(value));
    if (whole !== undefined) return sound([whole]);
    const found = new Set<string>();
    const notes: Note[] = [];
    for (const part of partsOf(value)) {
      const known = book.valueOf(part);
      if (known === undefined) notes.push({ code: 'E108', found: part, suggestion: book.ownWords });
      else found.add(known);
    }
    return { value: book.values.filter((one) => found.has(one)), notes };
  };

/** A word of a dictionary; unknown is E108. */
export const readCertainWord =
  (dictionary: string): Read<string> =>
  (value, tools) => {
    const book = tools.dictionary(dictionary);
    const known = book.valueOf(textOf(value));
    return known === undefined ? noted('', { code: 'E108', suggestion: book.ownWords }) : sound(known);
  };

export const readYesNo =
  (dictionary: string): Read<boolean> =>
  (value, tools) => {
    if (typeof value === 'boolean') return sound(value);
    const read = readWord(dictionary, ['yes', 'no'], 'no')(value, tools);
    return { value: read.value === 'yes', notes: read.notes };
  };

/** Several words in one cell, each once, in the order they were typed (DOMAIN 7.4 for the signs between them). */
export const readList: Read<readonly string[]> = (value) => sound([...new Set(partsOf(value))]);

/** Numbers of business lines, ascending. A word that stands for none is W213 and left out. */
export const readLines: Read<readonly number[]> = (value, tools) => {
  const lines = new Set<number>();
  const notes: Note[] = [];
  for (const part of partsOf(value)) {
    const line = lineOf(part, tools);
    if (line === undefined) notes.push({ code: 'W213', found: part });
    else lines.add(line);
  }
  return { value: [...lines].sort((a, b) => a - b), notes };
};

/** One business line; 0 when the word stands for none. */
export const readLine: Read<number> = (value, tools) => {
  const text = textOf(value);
  const line = lineOf(text, tools);
  return line === undefined ? noted(0, { code: 'W213', found: text }) : sound(line);
};

export const textOf = (value: PlainValue): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? value.date : String(value).toUpperCase();
};

export const partsOf = (value: PlainValue): readonly string[] =>
  textOf(value)
    .split(/[\u3001\uFF0C,;\uFF1B|\s]+/u)
    .filter((part) => part !== '');

const withLength = (text: string, most: number, notes: readonly Note[]): Repaired<string> =>
  text.length > most ? noted(text, ...notes, { code: 'W212' }) : { value: text, notes };

/** The name of a place, as the file has it; a word that somebody decided about becomes the place it stands for. */
export const readPlace =
  (dictionary: string, most: number): Read<string> =>
  (value, tools) => {
    const read = readText(most)(value, tools);
    const known = tools.dictionary(dictionary).valueOf(read.value);
    return known === undefined || known === read.value ? read : noted(known, ...read.notes, { code: 'F307' });
  };

const wordReader =
  <T extends string>(dictionary: string, values: readonly T[], whileUnknown: T, unknown: 'E108' | 'W210'): Read<T> =>
  (value, tools) => {
    const text = textOf(value);
    const book = tools.dictionary(dictionary);
    const known = valueInBook(book, text, values);
    if (known === undefined) return noted(whileUnknown, { code: unknown, suggestion: book.ownWords });
    return book.ownWords.includes(text) ? sound(known) : noted(known, { code: 'F307' });
  };

const valueInBook = <T extends string>(book: WordBook, text: string, values: readonly T[]): T | undefined => {
  const found = book.valueOf(text);
  return values.find((value) => value === found);
};

const lineOf = (word: string, tools: RepairTools): number | undefined => {
  const number = Number(word.normalize('NFKC'));
  if (Number.isInteger(number) && word !== '') return number >= 1 && number <= 31 ? number : undefined;
  return tools.lineOfWord(word);
};
