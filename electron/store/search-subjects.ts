import { searchWords, type SearchWord } from '#shared/domain/search/search-text.ts';
import { createTypedReading } from '#shared/domain/search/typed-reading.ts';
import type { ReadDb, SqlRow } from './db.ts';
import { bytesOf, integerOf } from './row.ts';
import { blockSize, readingTable } from './search-index.ts';
import { stateOf } from './state.ts';

/** The subjects that a question finds, as bytes by id: 1 = found. */
export interface FoundSubjects {
  readonly marks: Uint8Array;
  readonly count: number;
}

const lineEnd = 0x0a;

/** Marks the lines of one block that hold `part`. Line ends are counted here, not looked for: a call for each of many hits costs more. */
const markLines = (lines: Buffer, part: Buffer, marks: Uint8Array, first: number): void => {
  let line = first;
  let at = 0;
  for (let hit = lines.indexOf(part); hit !== -1; hit = lines.indexOf(part, at)) {
    for (; at < hit; at += 1) if (lines[at] === lineEnd) line += 1;
    marks[line] = 1;
    at += part.length;
    while (at < lines.length && lines[at] !== lineEnd) at += 1;
  }
};

const blocksOf = (db: ReadDb, field: string): IterableIterator<SqlRow> =>
  db.iterate('select block, lines from search_blocks where field = ? order by block', field);

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** 16-bit numbers must lie at an even address; better-sqlite3 gives each value a buffer of its own. */
const asUnits = (bytes: Uint8Array): Uint16Array =>
  bytes.byteOffset % 2 === 0
    ? new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2)
    : new Uint16Array(bytes.slice().buffer, 0, bytes.byteLength / 2);

const markText = (db: ReadDb, field: string, text: string, marks: Uint8Array): void => {
  const part = Buffer.from(text);
  for (const row of blocksOf(db, field)) markLines(asBuffer(bytesOf(row, 'lines')), part, marks, integerOf(row, 'block') * blockSize);
};

const markTyped = (db: ReadDb, typed: string, marks: Uint8Array): void => {
  const matcher = createTypedReading(readingTable, typed);
  for (const row of blocksOf(db, 'reading')) matcher.mark(asUnits(bytesOf(row, 'lines')), marks, integerOf(row, 'block') * blockSize);
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
  for (const mark of marks) count += mark;
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
 * several words every one must be found. An empty question is null. Reads the whole index once for each word, in some milliseconds for
 * 150,000 subjects, and not again while nothing has changed.
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
