import { candidateCodes } from '#shared/domain/subjects/subject-code.ts';
import { valuesByWord, wordKey, wordKeys, type ImportVocabulary, type RowVocabulary } from './vocabulary.ts';

export interface ImportSurroundings {
  /** Of the workbook: bare numbers meant as dates count from 1904. */
  readonly date1904: boolean;
  /** `YYYY-MM-DD`; later dates of things past deserve a look. */
  readonly today: string;
  /** Prefixes of region codes that suggestions for a mistyped code may have; empty means any (DOMAIN 8). */
  readonly regionPrefixes: readonly string[];
}

/** What the readers of fields share: the vocabulary made searchable, and what surrounds the file. */
export interface RepairTools extends ImportSurroundings {
  readonly rows: RowVocabulary;
  readonly dictionary: (name: string) => WordBook;
  readonly lineOfWord: (word: string) => number | undefined;
  readonly isOpenEnded: (text: string) => boolean;
  /** Corrections of a mistyped code; from the hundred-and-first bad code on none, because each costs thousands of checks. */
  readonly candidates: (text: string) => readonly string[];
}

export interface WordBook {
  readonly valueOf: (word: string) => string | undefined;
  /** In the dictionary's order. */
  readonly values: readonly string[];
  /** The product's own word for each value. */
  readonly ownWords: readonly string[];
}

export const createRepairTools = (vocabulary: ImportVocabulary, surroundings: ImportSurroundings): RepairTools => {
  const dictionaries = new Map(
    Object.entries(vocabulary.kind.words).map(([name, words]): [string, WordBook] => {
      const byWord = valuesByWord(words);
      return [
        name,
        {
          valueOf: (word) => byWord.get(wordKey(word)),
          values: Object.keys(words),
          ownWords: Object.values(words).flatMap((list) => list.slice(0, 1)),
        },
      ];
    }),
  );
  const lineByWord = new Map([
    ...[...valuesByWord(vocabulary.rows.lines)].map(([word, line]): [string, number] => [word, Number(line)]),
    ...vocabulary.lines.map(({ number, name }): [string, number] => [wordKey(name), number]),
  ]);
  const openEnded = wordKeys(vocabulary.rows.openEnded);
  let codesLeft = mostCandidateSearches;
  return {
    ...surroundings,
    rows: vocabulary.rows,
    dictionary: (name) => dictionaries.get(name) ?? emptyBook,
    lineOfWord: (word) => lineByWord.get(wordKey(word)),
    isOpenEnded: (text) => openEnded.has(wordKey(text)),
    candidates: (text) => {
      codesLeft -= 1;
      return codesLeft < 0 ? [] : candidateCodes(text, surroundings.regionPrefixes);
    },
  };
};

const mostCandidateSearches = 100;
const emptyBook: WordBook = { valueOf: () => undefined, values: [], ownWords: [] };
