import { rowEnd } from '#shared/domain/search/reading-table.ts';
import { rowsClosedBy, type UnitRows } from '#shared/domain/search/unit-rows.ts';
import type { ReadDb } from './db.ts';
import { bytesOf, integerOf } from './row.ts';
import { blockSize } from './search-index.ts';
import { stateOf } from './state.ts';

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

function* readRows(db: ReadDb, field: SearchField): Generator<SearchRows> {
  for (const row of db.iterate('select block, lines from search_blocks where field = ? order by block', field)) {
    const lines = bytesOf(row, 'lines');
    const rows = field === 'reading' ? rowsClosedBy(asUnits(lines), rowEnd) : rowsClosedBy(unitsOfText(textOfBytes(lines)), lineEnd);
    yield { first: integerOf(row, 'block') * blockSize, rows };
  }
}

/** An index of more subjects is read anew for each question: what is kept stays below some 45 MiB. */
const keptSubjects = 300_000;

interface KeptRows {
  readonly db: ReadDb;
  readonly state: string;
  readonly fields: Map<SearchField, readonly SearchRows[]>;
}

/** What the newest questions read, of one connection and as long as nothing changes: reading it costs as much as looking through it. */
let kept: KeptRows | null = null;

const isSmall = (db: ReadDb): boolean => {
  const last = db.get('select coalesce(max(block), 0) as block from search_blocks');
  return integerOf(last ?? {}, 'block') * blockSize <= keptSubjects;
};

/** What one field of every subject holds. A list, or read on the way: nothing else may run on this connection before its end. */
export const searchRows = (db: ReadDb, field: SearchField): Iterable<SearchRows> => {
  const state = stateOf(db);
  if (kept?.db !== db || kept.state !== state) kept = { db, state, fields: new Map() };
  const known = kept.fields.get(field);
  if (known) return known;
  if (!isSmall(db)) return readRows(db, field);
  const rows = [...readRows(db, field)];
  kept.fields.set(field, rows);
  return rows;
};
