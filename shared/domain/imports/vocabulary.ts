import type { NumberSigns } from './chinese-number.ts';

/** The words of one kind of table, from `resources/vocabulary`. The first word of each list is the product's own. */
export interface KindVocabulary {
  /** Header synonyms by field. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Dictionaries: cell words by the value they stand for. */
  readonly words: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Header words whose meaning hangs on the column to their left: by its field, the field that each word then stands for. */
  readonly beside?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Words that do not depend on the kind of table. */
export interface RowVocabulary {
  readonly totals: readonly string[];
  readonly makers: readonly string[];
  readonly samples: readonly string[];
  /** Cells that say "nothing" in so many words. */
  readonly blanks: readonly string[];
  readonly openEnded: readonly string[];
  readonly dateMarks: {
    readonly year: string;
    readonly month: string;
    readonly day: readonly string[];
    /** Between the first and the last day of a span. */
    readonly until: string;
    /** After the first day of a span without a last one. */
    readonly onwards: string;
  };
  readonly numberSigns: NumberSigns;
  readonly headerNoise: readonly string[];
  readonly rowNumbers: readonly string[];
  /** Words for a business line by its number. */
  readonly lines: Readonly<Record<string, readonly string[]>>;
}

export interface BusinessLine {
  readonly number: number;
  readonly name: string;
}

export interface ImportVocabulary {
  readonly kind: KindVocabulary;
  readonly rows: RowVocabulary;
  readonly lines: readonly BusinessLine[];
}

/** Common Chinese characters, ASCII letters and digits: NFKC leaves these as they are, and nothing of them is a blank. Most cells hold no others. */
export const isPlain = (text: string): boolean => /^[0-9A-Za-z\u4E00-\u9FA5]*$/.test(text);

/** How two words are compared: compatibility forms folded, no blanks, capital letters. */
export const wordKey = (text: string): string => {
  if (isOwnKey(text)) return text;
  return isPlain(text) ? text.toUpperCase() : text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
};

const isOwnKey = (text: string): boolean => /^[0-9A-Z\u4E00-\u9FA5]*$/.test(text);

export const wordKeys = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(wordKey));

/** A dictionary turned round: from each word to its value. */
export const valuesByWord = (dictionary: Readonly<Record<string, readonly string[]>> | undefined): ReadonlyMap<string, string> =>
  new Map(Object.entries(dictionary ?? {}).flatMap(([value, words]) => words.map((word): [string, string] => [wordKey(word), value])));
