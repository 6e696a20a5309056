import { assertNever } from '#shared/base/assert-never.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import { fail, type AppError, type CommonErrorCode } from '#shared/contract/errors.ts';
import type { ImportBatch } from '#shared/contract/imports.ts';
import { decidedMapping } from '#shared/domain/imports/problem-book.ts';
import { wordKey } from '#shared/domain/imports/vocabulary.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { contentHashes, insertBatch, insertQuarantine, isBatch, updateBatchCounts } from '#electron/store/import-batches.ts';
import { saveMapping, saveWord } from '#electron/store/import-memory.ts';
import { upsertInspector, upsertItem, upsertSubject, type RowStamp } from '#electron/store/import-rows.ts';
import { insertLibraryChange } from '#electron/store/library-changes.ts';
import { keyOfRecord, listRecordsByKey } from '#electron/store/library-rows.ts';
import { confirmRecords, markUnconfirmed } from '#electron/store/unconfirmed-records.ts';
import type { JobContext, JobWrite } from './context.ts';
import { findMissing } from './import-effects.ts';
import { hashToStore, joinedRow } from './import-join.ts';
import { keyOf } from './import-read.ts';
import type { Stage, StagedRows } from './import-stages.ts';

type Failure = AppError<'import.stageGone' | 'import.nothingToWrite' | CommonErrorCode>;
type Confirming = JobWrite<ImportBatch, Failure, AuditParams['imports.confirmed']>;

/** Writes a checked file as one batch (UX 17): one transaction in slices, with the old values of what it changes. */
export const confirmStage = async (context: JobContext, found: Stage, fullList: boolean): Promise<Result<Confirming, Failure>> => {
  const { report, staged, source } = found;
  if (staged.rows.length === 0) return fail('import.nothingToWrite', {});
  const missing = fullList ? await findMissing(context.db, found) : [];
  return ok(function* ({ db, actor, now, seq, newId, note }) {
    // A second press of the button may have waited for its turn while the first one wrote.
    if (isBatch(db, report.stage)) return fail('import.stageGone', {});
    const batchId = report.stage;
    const by = { by: actor?.id ?? '', byName: actor?.name ?? '' };
    const { kind } = source;
    insertBatch(db, { id: batchId, kind, fileName: source.fileName, fileSha256: source.fileSha256, at: now, seq, ...by });
    const effect = { added: 0, updated: 0, unchanged: 0 };
    const stamp = { batchId, seq, newId, at: now, ...by };
    for (let start = 0; start < staged.rows.length; start += writeSlice) {
      writePart(db, found, start, stamp, effect);
      yield { phase: 'writing', done: Math.min(start + writeSlice, staged.rows.length), total: staged.rows.length };
    }
    for (let start = 0; start < missing.length; start += markSlice) {
      markUnconfirmed(db, kind, missing.slice(start, start + markSlice), batchId);
      yield { phase: 'writing', done: staged.rows.length, total: staged.rows.length };
    }
    const kept = found.problems.filter(({ level }) => level === 'mustFix');
    for (const [index, problem] of kept.entries()) {
      insertQuarantine(db, batchId, problem);
      if (index % writeSlice === 0) yield { phase: 'writing', done: staged.rows.length, total: staged.rows.length };
    }
    remember(db, found, now);
    const counts = { ...effect, quarantined: report.rows.mustFix, missing: missing.length };
    updateBatchCounts(db, batchId, counts);
    note({ kind, file: source.fileName, sha256: source.fileSha256, ...counts });
    const batch: ImportBatch = { id: batchId, kind, fileName: source.fileName, at: now, by: by.byName, ...counts, undoneAt: null };
    return ok(batch);
  });
};

const writeSlice = 200;
const markSlice = 2000;

const writeRow = (db: WriteDb, staged: StagedRows, index: number, stamp: RowStamp): void => {
  switch (staged.kind) {
    case 'items': {
      const row = staged.rows[index];
      if (row) upsertItem(db, row, stamp);
      return;
    }
    case 'subjects': {
      const row = staged.rows[index];
      if (row) upsertSubject(db, row, stamp);
      return;
    }
    case 'inspectors': {
      const row = staged.rows[index];
      if (row) upsertInspector(db, row, stamp);
      return;
    }
    default:
      assertNever(staged, 'staged rows');
  }
};

interface PartStamp {
  readonly batchId: string;
  readonly seq: number;
  readonly newId: () => string;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
}

/** Writes what is new or differs; the library is compared again, because it may have changed since the file was read. */
const writePart = (
  db: WriteDb,
  { staged, contentHashes: checkedHashes }: Stage,
  start: number,
  stamp: PartStamp,
  effect: Record<'added' | 'updated' | 'unchanged', number>,
): void => {
  const end = Math.min(start + writeSlice, staged.rows.length);
  const indexes = Array.from({ length: end - start }, (_, offset) => start + offset);
  const keys = indexes.map((index) => keyOf(staged, index));
  const known = contentHashes(db, staged.kind, keys);
  // What a person's record will hold hangs on what the library knows now.
  const hashes = new Map(
    indexes.map((index) => [index, staged.kind === 'inspectors' ? hashToStore(db, staged, index) : (checkedHashes[index] ?? '')]),
  );
  const changed = indexes.filter((index) => known.get(keyOf(staged, index)) !== hashes.get(index));
  effect.unchanged += indexes.length - changed.length;
  keepChanges(
    db,
    staged,
    changed.filter((index) => known.has(keyOf(staged, index))),
    stamp,
  );
  for (const index of changed) {
    const contentHash = hashes.get(index) ?? '';
    effect[known.has(keyOf(staged, index)) ? 'updated' : 'added'] += 1;
    writeRow(db, staged, index, { uid: stamp.newId(), contentHash, batchId: stamp.batchId, seq: stamp.seq });
  }
  confirmRecords(db, staged.kind, keys);
};

/** Keeps old and new of the records that the library already knows (library_changes). */
const keepChanges = (db: WriteDb, staged: StagedRows, indexes: readonly number[], stamp: PartStamp): void => {
  if (indexes.length === 0) return;
  const rowByKey = new Map(indexes.map((index) => [keyOf(staged, index), staged.rows[index]]));
  for (const stored of listRecordsByKey(db, staged.kind, [...rowByKey.keys()])) {
    const row = rowByKey.get(keyOfRecord(stored));
    const changes = row && fieldChanges<object>(stored.row, joinedRow(stored, row));
    if (!changes) continue;
    insertLibraryChange(db, {
      kind: staged.kind,
      record: stored.record,
      seq: stamp.seq,
      at: stamp.at,
      by: stamp.by,
      byName: stamp.byName,
      source: 'imports.confirm',
      batchId: stamp.batchId,
      beforeBatchId: stored.batchId,
      ...changes,
    });
  }
};

/** What the clerk decided about this header and these words serves the next file as well. */
const remember = (db: WriteDb, { source, checked }: Stage, now: string): void => {
  const { mapping } = checked;
  if (source.choices.columns && !source.resumed) saveMapping(db, source.kind, mapping.fingerprint, decidedMapping(mapping), now);
  for (const { field, word, value } of source.words) saveWord(db, source.kind, { field, word: wordKey(word), value }, now);
};
