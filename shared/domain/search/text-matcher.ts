import { putReadings, type ReadingTable } from './reading-table.ts';
import { phoneNumbers, searchableName, searchWords } from './search-text.ts';
import { createTypedReading } from './typed-reading.ts';

export interface SearchedText {
  readonly name: string;
  /** A number or code of the record. */
  readonly code: string;
  readonly phone: string;
}

/** Decides record by record what a question finds, by the rules of the subjects' index; for lists that are short. Empty questions find nothing. */
export const createTextMatcher = (table: ReadingTable, text: string): ((searched: SearchedText) => boolean) => {
  const words = searchWords(text).map((word) => ({ ...word, typing: word.typed === null ? null : createTypedReading(table, word.typed) }));
  return ({ name, code, phone }) => {
    const plain = searchableName(name);
    const units = new Uint16Array(plain.length + 1);
    putReadings(table, plain, units, 0);
    const numbers = phoneNumbers(phone);
    return (
      words.length > 0 &&
      words.every((word) => {
        if (plain.includes(word.name) || (word.code !== null && code.toUpperCase().includes(word.code))) return true;
        if (word.phoneEnd !== null && numbers.some((number) => number.endsWith(word.phoneEnd ?? ''))) return true;
        const marks = new Uint8Array(1);
        word.typing?.mark({ units, ends: Uint32Array.of(plain.length) }, marks, 0);
        return marks[0] === 1;
      })
    );
  };
};
