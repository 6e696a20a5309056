import { rowEnd } from '#shared/domain/search/reading-table.ts';
import { rowsClosedBy, type UnitRows } from '#shared/domain/search/unit-rows.ts';
import type { ReadDb, SqlRow } from './db.ts';
import { bytesOf, integerOf } from './row.ts';
import { blockSize } from './search-index.ts';

const searchFields = ['name', 'reading', 'code', 'phone'] as const;

type SearchField = (typeof searchFields)[number];

/** One block of the index as it is looked through: what one field of its subjects holds, id by id from `first`. */
export interface SearchRows {
  readonly first: number;
  readonly rows: UnitRows;
}

const lineEnd = 0x0a;

/** 16-bit numbers must lie at an even address, which a buffer cut from a pool need not. */
const asUnits = (bytes: Uint8Array): Uint16Array =>
  bytes.byteOffset % 2 === 0
    ? new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2)
    : new Uint16Array(bytes.slice().buffer, 0, bytes.byteLength / 2);

export const unitsOfText = (text: string): Uint16Array => asUnits(Buffer.from(text, 'utf16le'));

const textOfBytes = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();

const rowsOf = (field: SearchField, row: SqlRow): SearchRows => {
  const lines = bytesOf(row, 'lines');
  const rows = field === 'reading' ? rowsClosedBy(asUnits(lines), rowEnd) : rowsClosedBy(unitsOfText(textOfBytes(lines)), lineEnd);
  return { first: integerOf(row, 'block') * blockSize, rows };
};

/** The blocks written after this version of the index; every block after -1. */
function* readRows(db: ReadDb, field: SearchField, after: number): Generator<SearchRows> {
  for (const row of db.iterate('select block, lines from search_blocks where field = ? and version > ?', field, after)) {
    yield rowsOf(field, row);
  }
}

/** Above the number of any block. */
const maxBlock = Number.MAX_SAFE_INTEGER;

/** An index of more subjects is read anew for each question: what is kept stays below some 200 MiB for each million. */
const keptSubjects = 2_000_000;

interface KeptField {
  /** The version of the index that was read last; -1 before the first. */
  version: number;
  readonly blocks: Map<number, SearchRows>;
}

/** What was read for the questions of each connection, block by block: reading it costs ten times as much as looking through it. */
const kept = new WeakMap<ReadDb, Map<SearchField, KeptField>>();

const isSmall = (db: ReadDb): boolean => {
  const last = db.get('select coalesce(max(block), 0) as block from search_blocks');
  return integerOf(last ?? {}, 'block') * blockSize <= keptSubjects;
};

const versionOf = (db: ReadDb): number =>
  integerOf(db.get('select coalesce(max(version), 0) as version from search_state') ?? {}, 'version');

const keptField = (db: ReadDb, field: SearchField): KeptField => {
  const fields = kept.get(db) ?? new Map<SearchField, KeptField>();
  kept.set(db, fields);
  const known = fields.get(field) ?? { version: -1, blocks: new Map<number, SearchRows>() };
  fields.set(field, known);
  return known;
};

/** What one field of every subject holds. A list, or read on the way: nothing else may run on this connection before its end. */
export const searchRows = (db: ReadDb, field: SearchField): Iterable<SearchRows> => {
  if (!isSmall(db)) return readRows(db, field, -1);
  const known = keptField(db, field);
  const version = versionOf(db);
  if (known.version !== version) {
    for (const block of readRows(db, field, known.version)) known.blocks.set(block.first, block);
    known.version = version;
  }
  return known.blocks.values();
};

/**
 * Reads what the next question would have to read, a block a step, so that nobody waits for it: after opening all of the index, after an import the
 * blocks it wrote. Others may read and write between two steps; what they write is left to the next question.
 */
export function* readAhead(db: ReadDb): Generator<null, undefined> {
  for (const field of searchFields) {
    if (!isSmall(db)) return undefined;
    const known = keptField(db, field);
    const version = versionOf(db);
    for (let [at, block] = [known.version, maxBlock]; known.version < version;) {
      const row = db.get(
        'select block, lines, version from search_blocks where field = ? and (version, block) > (?, ?) order by version, block limit 1',
        field,
        at,
        block,
      );
      if (row) {
        const rows = rowsOf(field, row);
        [at, block] = [integerOf(row, 'version'), integerOf(row, 'block')];
        known.blocks.set(rows.first, rows);
      } else known.version = version;
      yield null;
    }
  }
  return undefined;
}
