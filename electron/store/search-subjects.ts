import { searchWords, type SearchWord } from '#shared/domain/search/search-text.ts';
import { createTypedReading } from '#shared/domain/search/typed-reading.ts';
import type { UnitRows } from '#shared/domain/search/unit-rows.ts';
import type { ReadDb } from './db.ts';
import { integerOf } from './row.ts';
import { blockSize, readingTable } from './search-index.ts';
import { searchRows, unitsOfText } from './search-rows.ts';
import { stateOf } from './state.ts';

/** The subjects that a question finds, as bytes by id: 1 = found. */
export interface FoundSubjects {
  readonly marks: Uint8Array;
  readonly count: number;
}

const asBuffer = (units: Uint16Array): Buffer => Buffer.from(units.buffer, units.byteOffset, units.byteLength);

/** Where `part` stands next from `at` on, or -1. */
const placeOf = (units: Uint16Array, part: Uint16Array, at: number): number => {
  for (let place = at; place <= units.length - part.length; place += 1) {
    if (units[place] !== part[0]) continue;
    let same = 1;
    while (same < part.length && units[place + same] === part[same]) same += 1;
    if (same === part.length) return place;
  }
  return -1;
};

/** So many hits in one block make one call for each of them dearer than a look at every character. */
const manyHits = 64;

/** Marks the rows that hold `part`, in which no row ends. */
const markRows = ({ units, ends }: UnitRows, part: Uint16Array, marks: Uint8Array, first: number): void => {
  const text = asBuffer(units);
  const sought = asBuffer(part);
  const nextFrom = (at: number, hits: number): number =>
    hits > manyHits ? placeOf(units, part, at) : Math.floor(text.indexOf(sought, at * 2, 'utf16le') / 2);
  let row = 0;
  let hits = 0;
  for (let at = nextFrom(0, hits); at !== -1; at = nextFrom(ends[row] ?? units.length, hits)) {
    while ((ends[row] ?? units.length) < at) row += 1;
    marks[first + row] = 1;
    hits += 1;
  }
};

const markText = (db: ReadDb, field: 'name' | 'code' | 'phone', text: string, marks: Uint8Array): void => {
  const part = unitsOfText(text);
  for (const { first, rows } of searchRows(db, field)) markRows(rows, part, marks, first);
};

const markTyped = (db: ReadDb, typed: string, marks: Uint8Array): void => {
  const matcher = createTypedReading(readingTable, typed);
  for (const { first, rows } of searchRows(db, 'reading')) matcher.mark(rows, marks, first);
};

const markWord = (db: ReadDb, word: SearchWord, size: number): Uint8Array => {
  const marks = new Uint8Array(size);
  // Letters and digits of a name are readings of themselves, so what is typed as a reading finds them too.
  if (word.typed === null) markText(db, 'name', word.name, marks);
  if (word.code !== null) markText(db, 'code', word.code, marks);
  if (word.phoneEnd !== null) markText(db, 'phone', `${word.phoneEnd};`, marks);
  if (word.typed !== null) markTyped(db, word.typed, marks);
  return marks;
};

const search = (db: ReadDb, words: readonly SearchWord[]): FoundSubjects => {
  const last = db.get('select coalesce(max(block), -1) as block from search_blocks');
  const size = (integerOf(last ?? {}, 'block') + 1) * blockSize;
  const [first, ...others] = words.map((word) => markWord(db, word, size));
  const marks = first ?? new Uint8Array(0);
  for (const other of others) for (let id = 0; id < size; id += 1) marks[id] = (marks[id] ?? 0) & (other[id] ?? 0);
  let count = 0;
  for (let id = 0; id < size; id += 1) count += marks[id] ?? 0;
  return { marks, count };
};

interface LastQuestion {
  readonly text: string;
  readonly state: string;
  readonly found: FoundSubjects;
}

/** A grid counts and then shows the answer to one question window by window; the newest answer of each connection is kept. */
const lastQuestions = new WeakMap<ReadDb, LastQuestion>();

/**
 * Finds subjects by a part of the name, a part of the code, the end of a telephone number, the first letters of the name or its readings. Of
 * several words every one must be found. An empty question is null. Looks through the whole index once for each word, in some milliseconds
 * for 150,000 subjects, and not again while nothing has changed.
 */
export const searchSubjects = (db: ReadDb, text: string): FoundSubjects | null => {
  const words = searchWords(text);
  if (words.length === 0) return null;
  const state = stateOf(db);
  const last = lastQuestions.get(db);
  if (last?.text === text && last.state === state) return last.found;
  const found = search(db, words);
  lastQuestions.set(db, { text, state, found });
  return found;
};

/** The first ids found, ascending. */
export const foundIds = ({ marks, count }: FoundSubjects, limit: number): readonly number[] => {
  const ids: number[] = [];
  const wanted = Math.min(count, limit);
  for (let id = marks.indexOf(1); id !== -1 && ids.length < wanted; id = marks.indexOf(1, id + 1)) ids.push(id);
  return ids;
};
