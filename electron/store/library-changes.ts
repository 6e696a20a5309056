import type { ImportKind } from '#shared/contract/imports.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, textOf, textOrNull } from './row.ts';

/** The changed fields of a record by name; null when the record was not there. */
export type ChangedFields = Readonly<Record<string, unknown>> | null;

export interface NewLibraryChange {
  readonly kind: ImportKind;
  /** uid of the subject or inspector, id of the item. */
  readonly record: string;
  /** Of the transaction; what one command changed shares it, and is undone by it. */
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  /** Name of the call of the contract, such as `imports.confirm`. */
  readonly source: string;
  readonly batchId: string | null;
  /** The import that the state before came from: the record's `batch_id` until now. */
  readonly beforeBatchId: string | null;
  readonly before: ChangedFields;
  readonly after: ChangedFields;
}

export interface LibraryChange extends NewLibraryChange {
  readonly number: number;
  /** Of the import in `batchId`. */
  readonly fileName: string | null;
}

const jsonOf = (fields: ChangedFields): string | null => (fields === null ? null : JSON.stringify(fields));

/**
 * Keeps one change of a record beside the change itself, in the same transaction. A record that an import adds needs none: its `batch_id`
 * tells where it came from.
 */
export const insertLibraryChange = (db: WriteDb, change: NewLibraryChange): void => {
  db.run(
    `insert into library_changes (kind, record, seq, at, by, by_name, source, batch_id, before_batch_id, before, after)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    change.kind,
    change.record,
    change.seq,
    change.at,
    change.by,
    change.byName,
    change.source,
    change.batchId,
    change.beforeBatchId,
    jsonOf(change.before),
    jsonOf(change.after),
  );
};

const fieldsFrom = (row: SqlRow, column: string): ChangedFields => {
  const text = textOrNull(row, column);
  return text === null ? null : (JSON.parse(text) as ChangedFields); // written by insertLibraryChange alone
};

const changeFrom = (row: SqlRow): LibraryChange => ({
  number: integerOf(row, 'number'),
  kind: textOf(row, 'kind') as ImportKind, // held by the table's check
  record: textOf(row, 'record'),
  seq: integerOf(row, 'seq'),
  at: textOf(row, 'at'),
  by: textOf(row, 'by'),
  byName: textOf(row, 'by_name'),
  source: textOf(row, 'source'),
  batchId: textOrNull(row, 'batch_id'),
  beforeBatchId: textOrNull(row, 'before_batch_id'),
  before: fieldsFrom(row, 'before'),
  after: fieldsFrom(row, 'after'),
  fileName: textOrNull(row, 'file_name'),
});

/** The history of one record, newest first; at most 500. */
export const listChangesOfRecord = (db: ReadDb, kind: ImportKind, record: string): readonly LibraryChange[] =>
  db
    .all(
      `select c.number, c.kind, c.record, c.seq, c.at, c.by, c.by_name, c.source, c.batch_id, c.before_batch_id, c.before, c.after, b.file_name
       from library_changes c left join import_batches b on b.id = c.batch_id
       where c.kind = ? and c.record = ? order by c.number desc limit 500`,
      kind,
      record,
    )
    .map(changeFrom);

/** The next changes that one import made, in their order, behind the number `after`; those of its undoing are not among them. */
export const listChangesOfBatch = (db: ReadDb, batchId: string, after: number, limit: number): readonly LibraryChange[] =>
  db
    .all(
      `select c.number, c.kind, c.record, c.seq, c.at, c.by, c.by_name, c.source, c.batch_id, c.before_batch_id, c.before, c.after, b.file_name
       from library_changes c join import_batches b on b.id = c.batch_id
       where c.batch_id = ? and c.source = 'imports.confirm' and c.number > ? order by c.number limit ?`,
      batchId,
      after,
      limit,
    )
    .map(changeFrom);

/** The next changes of one transaction, in the order they were made, behind the number `after`; for undoing in slices. */
export const listChangesOfSeq = (db: ReadDb, seq: number, after: number, limit: number): readonly LibraryChange[] =>
  db
    .all(
      `select c.number, c.kind, c.record, c.seq, c.at, c.by, c.by_name, c.source, c.batch_id, c.before_batch_id, c.before, c.after, b.file_name
       from library_changes c left join import_batches b on b.id = c.batch_id
       where c.seq = ? and c.number > ? order by c.number limit ?`,
      seq,
      after,
      limit,
    )
    .map(changeFrom);
