import { rowEnd } from '#shared/domain/search/reading-table.ts';
import { rowsClosedBy, type UnitRows } from '#shared/domain/search/unit-rows.ts';
import type { ReadDb } from './db.ts';
import { bytesOf, integerOf } from './row.ts';
import { blockSize } from './search-index.ts';

type SearchField = 'name' | 'reading' | 'code' | 'phone';

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

/** The blocks written after this version of the index; every block after -1. */
function* readRows(db: ReadDb, field: SearchField, after: number): Generator<SearchRows> {
  for (const row of db.iterate('select block, lines from search_blocks where field = ? and version > ? order by block', field, after)) {
    const lines = bytesOf(row, 'lines');
    const rows = field === 'reading' ? rowsClosedBy(asUnits(lines), rowEnd) : rowsClosedBy(unitsOfText(textOfBytes(lines)), lineEnd);
    yield { first: integerOf(row, 'block') * blockSize, rows };
  }
}

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
