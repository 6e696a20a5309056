/** Readings as data: by reading the characters that have it, and words in which characters have a reading of their own. */
export interface ReadingData {
  readonly characters: Readonly<Record<string, string>>;
  /** Word -> its readings, one for each character, separated by blanks. */
  readonly words: Readonly<Record<string, string>>;
}

/**
 * The readings of characters, folded into classes: characters with the same set of readings share one number. A name becomes a row of such
 * numbers once, when it is stored; a question then asks each class, of which there are some two thousand, and no name again.
 */
export interface ReadingTable {
  /** Class by UTF-16 unit; 0 where there is nothing to type. No unit has the class `rowEnd`. */
  readonly classOf: Uint16Array;
  /** Readings by class, lower case letters and digits. The classes 0 and `rowEnd` have none. */
  readonly readings: readonly (readonly string[])[];
  readonly wordsByFirst: ReadonlyMap<number, readonly ReadingWord[]>;
}

interface ReadingWord {
  readonly text: string;
  readonly classes: readonly number[];
}

/** Stands behind each name in a row of classes. */
export const rowEnd = 1;

const typedAsItself = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The same data give the same classes, so rows that were stored stay readable as long as the data do not change. */
export const createReadingTable = ({ characters, words }: ReadingData): ReadingTable => {
  const classOf = new Uint16Array(0x1_00_00);
  const readings: (readonly string[])[] = [[], []];
  const classBySet = new Map<string, number>();
  const classFor = (set: readonly string[]): number => {
    const key = [...new Set(set)].sort().join(' ');
    const known = classBySet.get(key);
    if (known !== undefined) return known;
    classBySet.set(key, readings.length);
    readings.push(key.split(' '));
    return readings.length - 1;
  };

  for (const letter of typedAsItself) classOf[letter.charCodeAt(0)] = classFor([letter]);
  const ofCharacter = new Map<string, string[]>();
  for (const [reading, all] of Object.entries(characters)) {
    for (const character of all) ofCharacter.set(character, [...(ofCharacter.get(character) ?? []), reading]);
  }
  for (const [character, set] of ofCharacter) classOf[character.charCodeAt(0)] = classFor(set);

  const wordsByFirst = new Map<number, ReadingWord[]>();
  for (const [text, own] of Object.entries(words)) {
    const owned = own.split(' ');
    const classes = Array.from(text, (character, index) => classFor([...(ofCharacter.get(character) ?? []), owned[index] ?? '']));
    const first = text.charCodeAt(0);
    wordsByFirst.set(first, [...(wordsByFirst.get(first) ?? []), { text, classes }]);
  }
  return { classOf, readings, wordsByFirst };
};

/** Puts the classes of one name, unit by unit, and a `rowEnd` into `into` at `at` and answers the place behind. `into` must have the room. */
export const putReadings = ({ classOf, wordsByFirst }: ReadingTable, name: string, into: Uint16Array, at: number): number => {
  let index = 0;
  while (index < name.length) {
    const unit = name.charCodeAt(index);
    const word = wordsByFirst.get(unit)?.find(({ text }) => name.startsWith(text, index));
    if (word) {
      into.set(word.classes, at + index);
      index += word.text.length;
    } else {
      into[at + index] = classOf[unit] ?? 0;
      index += 1;
    }
  }
  into[at + name.length] = rowEnd;
  return at + name.length + 1;
};
