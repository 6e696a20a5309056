import { createHash } from 'node:crypto';
import { createReadingTable, putReadings } from '#shared/domain/search/reading-table.ts';
import { phoneNumbers, searchableName } from '#shared/domain/search/search-text.ts';
import overrides from '#resources/pinyin/overrides.json' with { type: 'json' };
import characters from '#resources/pinyin/readings.json' with { type: 'json' };
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

/** Ids of one block; the migration's triggers know it as well. */
export const blockSize = 512;

const words = { ...overrides.surnames, ...overrides.places };

export const readingTable = createReadingTable({ characters, words });

/** Goes up when the lines of a block are written differently. */
const layout = 1;

const madeWith = createHash('sha256')
  .update(JSON.stringify([layout, characters, words]))
  .digest('hex');

/** What is searched of one subject. */
interface SearchKeys {
  readonly name: string;
  readonly code: string;
  readonly phone: string;
}

const none: SearchKeys = { name: '', code: '', phone: '' };

/** The only place that says what a subject is found by. */
const keysOf = (row: { readonly name: string; readonly code: string; readonly phone: string }): SearchKeys => ({
  name: searchableName(row.name),
  code: row.code,
  phone: phoneNumbers(row.phone)
    .map((number) => `${number};`)
    .join(''),
});

const linesOf = (keys: readonly SearchKeys[], field: keyof SearchKeys): Uint8Array =>
  Buffer.from(keys.map((key) => `${key[field]}\n`).join(''));

const readingsOf = (keys: readonly SearchKeys[]): Uint8Array => {
  const units = new Uint16Array(keys.reduce((size, { name }) => size + name.length + 1, 0));
  let at = 0;
  for (const { name } of keys) at = putReadings(readingTable, name, units, at);
  return new Uint8Array(units.buffer);
};

/** What one block says; plain data, because it may cross to a thread. */
export interface SearchBlock {
  readonly block: number;
  readonly lines: Readonly<Record<keyof SearchKeys | 'reading', Uint8Array>>;
}

const blockOf = (block: number, keys: readonly SearchKeys[]): SearchBlock => ({
  block,
  lines: { name: linesOf(keys, 'name'), reading: readingsOf(keys), code: linesOf(keys, 'code'), phone: linesOf(keys, 'phone') },
});

/** How many subjects of an empty library, which begins with the id 1, fall into a block. */
export const sizeOfFirstBlock = (block: number): number => (block === 0 ? blockSize - 1 : blockSize);

/** The block of subjects that a first import writes one after the other; at most as many as `sizeOfFirstBlock` says. */
export const blockOfFirst = (block: number, rows: readonly Parameters<typeof keysOf>[0][]): SearchBlock => {
  const keys = rows.map(keysOf);
  if (block === 0) keys.unshift(none);
  while (keys.length < blockSize) keys.push(none);
  return blockOf(block, keys);
};

const blockInTable = (db: ReadDb, block: number): SearchBlock => {
  const keys: SearchKeys[] = Array.from({ length: blockSize }, () => none);
  const first = block * blockSize;
  for (const row of db.iterate('select id, name, code, phone from subjects where id between ? and ?', first, first + blockSize - 1)) {
    keys[integerOf(row, 'id') - first] = keysOf({ name: textOf(row, 'name'), code: textOf(row, 'code'), phone: textOf(row, 'phone') });
  }
  return blockOf(block, keys);
};

export const putBlock = (db: WriteDb, { block, lines }: SearchBlock): void => {
  db.run('update search_state set version = version + 1');
  for (const [field, text] of Object.entries(lines)) {
    db.run(
      `insert into search_blocks (field, block, lines, version) values (?, ?, ?, (select version from search_state))
       on conflict (field, block) do update set lines = excluded.lines, version = excluded.version`,
      field,
      block,
      text,
    );
  }
  db.run('delete from search_pending where block = ?', block);
};

/**
 * Brings the next block whose subjects changed up to date; false when there was none left. The store calls it before every commit, so that
 * whoever writes a subject - an import, its undo, an edit - need not know of the index.
 */
export const refreshNextBlock = (db: WriteDb): boolean => {
  const next = db.get('select block from search_pending limit 1');
  if (!next) return false;
  putBlock(db, blockInTable(db, integerOf(next, 'block')));
  return true;
};

/** Says that the blocks of these ids, and of all from `first` to `last`, must be made anew: for whoever writes subjects without the triggers. */
export const noteBlocks = (db: WriteDb, ids: readonly number[], first: number, last: number): void => {
  const blocks = new Set(ids.map((id) => Math.floor(id / blockSize)));
  for (let block = Math.floor(first / blockSize); first <= last && block <= Math.floor(last / blockSize); block += 1) blocks.add(block);
  db.run('insert or ignore into search_pending (block) select value from json_each(?)', JSON.stringify([...blocks]));
};

/** Whether the index was made with these rules and readings; false for a database that has never had one. */
export const isIndexCurrent = (db: ReadDb): boolean => {
  const row = db.get('select made_with from search_state where id = 1');
  return row !== undefined && textOf(row, 'made_with') === madeWith;
};

/** Says that every block must be made anew. */
export const restartIndex = (db: WriteDb): void => {
  db.run('delete from search_blocks');
  db.run('insert or ignore into search_pending (block) select distinct id / 512 from subjects');
  db.run('insert into search_state (id, made_with) values (1, ?) on conflict (id) do update set made_with = excluded.made_with', madeWith);
};
