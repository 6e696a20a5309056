import { importKinds, type ImportBatch, type ImportKind } from '#shared/contract/imports.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

export interface NewBatch {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  readonly seq: number;
}

export interface BatchCounts {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly missing: number;
}

export const insertBatch = (db: WriteDb, batch: NewBatch): void => {
  db.run(
    `insert into import_batches (id, kind, file_name, file_sha256, at, by, by_name, seq, added, updated, unchanged, quarantined)
     values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)`,
    batch.id,
    batch.kind,
    batch.fileName,
    batch.fileSha256,
    batch.at,
    batch.by,
    batch.byName,
    batch.seq,
  );
};

export const isBatch = (db: ReadDb, id: string): boolean => db.get('select 1 from import_batches where id = ?', id) !== undefined;

export const updateBatchCounts = (db: WriteDb, id: string, counts: BatchCounts): void => {
  db.run(
    'update import_batches set added = ?, updated = ?, unchanged = ?, quarantined = ?, missing = ? where id = ?',
    counts.added,
    counts.updated,
    counts.unchanged,
    counts.quarantined,
    counts.missing,
    id,
  );
};

export const insertQuarantine = (
  db: WriteDb,
  batchId: string,
  problem: { readonly row: number; readonly column: string; readonly code: string; readonly found: string },
): void => {
  db.run(
    'insert or ignore into quarantine_rows (batch_id, row_number, column_name, code, found) values (?, ?, ?, ?, ?)',
    batchId,
    problem.row,
    problem.column,
    problem.code,
    problem.found,
  );
};

const batchFrom = (row: SqlRow): ImportBatch => ({
  id: textOf(row, 'id'),
  kind: oneOf(row, 'kind', importKinds),
  fileName: textOf(row, 'file_name'),
  at: textOf(row, 'at'),
  by: textOf(row, 'by_name'),
  added: integerOf(row, 'added'),
  updated: integerOf(row, 'updated'),
  unchanged: integerOf(row, 'unchanged'),
  quarantined: integerOf(row, 'quarantined'),
  missing: integerOf(row, 'missing'),
  undoneAt: textOrNull(row, 'undone_at'),
});

/** Newest first. */
export const listBatches = (db: ReadDb, kind: ImportKind | undefined): readonly ImportBatch[] =>
  db
    .all(
      `select id, kind, file_name, at, by_name, added, updated, unchanged, quarantined, missing, undone_at from import_batches
       where kind = coalesce(?, kind) order by seq desc, at desc, id limit 200`,
      kind ?? null,
    )
    .map(batchFrom);

const hashQueries: Readonly<Record<ImportKind, string>> = {
  items: 'select code as key, content_hash from items where current = 1 and code in (select value from json_each(?))',
  subjects: `select code as key, content_hash from subjects
    where office = (select code from office) and code in (select value from json_each(?))`,
  inspectors: `select staff_no as key, content_hash from inspectors
    where office = (select code from office) and staff_no in (select value from json_each(?))`,
};

/** Content hashes of those keys that the library knows. */
export const contentHashes = (db: ReadDb, kind: ImportKind, keys: readonly string[]): ReadonlyMap<string, string> =>
  new Map(db.all(hashQueries[kind], JSON.stringify(keys)).map((row) => [textOf(row, 'key'), textOf(row, 'content_hash')]));

const anyQueries: Readonly<Record<ImportKind, string>> = {
  items: 'select 1 as found from items limit 1',
  subjects: 'select 1 as found from subjects where office = (select code from office) limit 1',
  inspectors: 'select 1 as found from inspectors where office = (select code from office) limit 1',
};

/** Whether the library holds anything yet. */
export const hasRecords = (db: ReadDb, kind: ImportKind): boolean => db.get(anyQueries[kind]) !== undefined;

export interface BatchFacts {
  readonly fileName: string;
  readonly at: string;
  readonly by: string;
}

export const findBatchFacts = (db: ReadDb, id: string): BatchFacts | null => {
  const row = db.get('select file_name, at, by_name from import_batches where id = ?', id);
  return row ? { fileName: textOf(row, 'file_name'), at: textOf(row, 'at'), by: textOf(row, 'by_name') } : null;
};

const batchQueries: Readonly<Record<ImportKind, string>> = {
  items: 'select batch_id from items where id = ?',
  subjects: 'select batch_id from subjects where uid = ?',
  inspectors: 'select batch_id from inspectors where uid = ?',
};

/** The import that the record's present state came from. */
export const findBatchOfRecord = (db: ReadDb, kind: ImportKind, record: string): string | null => {
  const row = db.get(batchQueries[kind], record);
  return row ? textOrNull(row, 'batch_id') : null;
};

/** Whether a file with these bytes was confirmed and not undone. */
export const isImported = (db: ReadDb, kind: ImportKind, fileSha256: string): boolean =>
  db.get('select 1 as found from import_batches where kind = ? and file_sha256 = ? and undone_at is null limit 1', kind, fileSha256) !==
  undefined;
