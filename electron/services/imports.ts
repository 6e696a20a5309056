import path from 'node:path';
import { assertNever } from '#shared/base/assert-never.ts';
import { ok } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { ImportBatch, ImportReport } from '#shared/contract/imports.ts';
import type { ImportRefusal } from '#shared/domain/imports/check-rows.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import { contentHashes, insertBatch, insertQuarantine, isBatch, listBatches, updateBatchCounts } from '#electron/store/import-batches.ts';
import { upsertInspector, upsertItem, upsertSubject, type RowStamp } from '#electron/store/import-rows.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { insertLibraryChange } from '#electron/store/library-changes.ts';
import { listRecordsByKey, type StoredRecord } from '#electron/store/library-rows.ts';
import type { ReadSheetFailure } from '#electron/tables/read-sheet.ts';
import type { Handlers } from './context.ts';
import { compareWithLibrary, keyOf, readTable, type ReadTable } from './import-read.ts';
import { createStages, type Stage, type StagedRows } from './import-stages.ts';
import { singleStep } from './single-step.ts';

type Names = 'imports.read' | 'imports.problems' | 'imports.confirm' | 'imports.batches';

const refusal = (
  name: string,
  failure: ReadSheetFailure | ImportRefusal,
): { readonly ok: false; readonly error: AppError<RefusalCode> } => {
  if (failure === 'cancelled') return fail('job.cancelled', {});
  if (typeof failure === 'string') return fail('import.refused', { name, reason: failure });
  switch (failure.reason) {
    case 'noRows':
      return fail('import.noRows', { name });
    case 'wrongColumns':
      return fail('import.wrongColumns', { missing: failure.missing, found: failure.found });
    default:
      return assertNever(failure, 'import refusal');
  }
};

type RefusalCode = 'job.cancelled' | 'import.refused' | 'import.noRows' | 'import.wrongColumns';

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

const writeSlice = 200;

export const importHandlers = ({ sheetThreadPath }: { readonly sheetThreadPath: string }): Handlers<Names> => {
  const stages = createStages();
  return {
    'imports.read': async (context, { kind, file }) => {
      const filePath = context.pathOf(file);
      if (filePath === null) return fail('file.tokenUnknown', {});
      const name = path.basename(filePath);
      stages.drop(kind);
      const sha256 = await fileSha256(filePath);
      if (sha256 === null) return fail('file.unreadable', { name });
      const table = await readTable(context, { kind, filePath, sheetThreadPath });
      if (!table.ok) return refusal(name, table.error);
      const comparison = await compareWithLibrary(context, table.value.staged);
      if (context.signal.aborted) return fail('job.cancelled', {});
      const report: ImportReport = { stage: context.newId(), kind, fileName: name, effect: comparison.effect, ...reportOf(table.value) };
      const { checked, staged } = table.value;
      return ok(
        singleStep(({ note }) => {
          stages.put(kind, { report, fileSha256: sha256, staged, contentHashes: comparison.contentHashes, problems: checked.problems });
          note({ kind, file: name, sha256, rows: report.rows.read, mustFix: report.rows.mustFix });
          return ok(report);
        }),
      );
    },

    'imports.problems': (_, { stage, level, code, offset, limit }) => {
      const found = stages.find(stage);
      if (!found) return fail('import.stageGone', {});
      const fitting = found.problems.filter(
        (problem) => (level === undefined || problem.level === level) && (code === undefined || problem.code === code),
      );
      const rows = fitting.slice(offset, offset + limit).map((problem) => ({ ...problem, suggestion: problem.suggestion ?? [] }));
      return ok({ total: fitting.length, rows });
    },

    'imports.confirm': ({ db: library, atEnd }, { stage }) => {
      const found = stages.find(stage);
      if (!found) return Promise.resolve(fail('import.stageGone', {}));
      const { report, staged } = found;
      if (staged.rows.length === 0) return Promise.resolve(fail('import.nothingToWrite', {}));
      atEnd(() => {
        if (isBatch(library, stage) && stages.find(stage)) stages.drop(report.kind);
      });
      return Promise.resolve(
        ok(function* (write) {
          const { db, actor, now, seq, newId, note } = write;
          // A second press of the button may have waited for its turn while the first one wrote.
          if (isBatch(db, stage)) return fail('import.stageGone', {});
          const batchId = stage;
          const by = { by: actor?.id ?? '', byName: actor?.name ?? '' };
          insertBatch(db, { id: batchId, kind: report.kind, fileName: report.fileName, fileSha256: found.fileSha256, at: now, seq, ...by });
          const effect = { added: 0, updated: 0, unchanged: 0 };
          for (let start = 0; start < staged.rows.length; start += writeSlice) {
            writePart(db, found, start, { batchId, seq, newId, at: now, ...by }, effect);
            yield { phase: 'writing', done: Math.min(start + writeSlice, staged.rows.length), total: staged.rows.length };
          }
          const kept = found.problems.filter(({ level }) => level === 'mustFix');
          for (const problem of kept) insertQuarantine(db, batchId, problem);
          const counts = { ...effect, quarantined: report.rows.mustFix };
          updateBatchCounts(db, batchId, counts);
          note({ kind: report.kind, file: report.fileName, sha256: found.fileSha256, ...counts });
          const batch: ImportBatch = { id: batchId, kind: report.kind, fileName: report.fileName, at: now, by: by.byName, ...counts };
          return ok(batch);
        }),
      );
    },

    'imports.batches': ({ db }, { kind }) => ok(listBatches(db, kind)),
  };
};

const reportOf = ({ facts, checked }: ReadTable): Pick<ImportReport, 'sheetName' | 'rows' | 'mapping' | 'ignoredColumns' | 'groups'> => {
  const { read, importable, fixed, look, mustFix, skipped } = checked.counts;
  return {
    sheetName: facts.sheet,
    rows: { read, importable, fixed, look, mustFix, skipped },
    mapping: checked.mapping.columns.map(({ field, header }) => ({ field, header })),
    ignoredColumns: checked.ignoredColumns,
    groups: checked.groups,
  };
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
  { staged, contentHashes: hashes }: Stage,
  start: number,
  stamp: PartStamp,
  effect: Record<'added' | 'updated' | 'unchanged', number>,
): void => {
  const end = Math.min(start + writeSlice, staged.rows.length);
  const indexes = Array.from({ length: end - start }, (_, offset) => start + offset);
  const known = contentHashes(
    db,
    staged.kind,
    indexes.map((index) => keyOf(staged, index)),
  );
  const changed = indexes.filter((index) => known.get(keyOf(staged, index)) !== hashes[index]);
  effect.unchanged += indexes.length - changed.length;
  keepChanges(
    db,
    staged,
    changed.filter((index) => known.has(keyOf(staged, index))),
    stamp,
  );
  for (const index of changed) {
    const contentHash = hashes[index] ?? '';
    effect[known.has(keyOf(staged, index)) ? 'updated' : 'added'] += 1;
    writeRow(db, staged, index, { uid: stamp.newId(), contentHash, batchId: stamp.batchId, seq: stamp.seq });
  }
};

/** Keeps old and new of the records that the library already knows (library_changes). */
const keepChanges = (db: WriteDb, staged: StagedRows, indexes: readonly number[], stamp: PartStamp): void => {
  const rowByKey = new Map(indexes.map((index) => [keyOf(staged, index), staged.rows[index]]));
  for (const stored of listRecordsByKey(db, staged.kind, [...rowByKey.keys()])) {
    const row = rowByKey.get(keyOfRecord(stored));
    const changes = row && fieldChanges<object>(stored.row, row);
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

const keyOfRecord = (stored: StoredRecord): string => (stored.kind === 'inspectors' ? stored.row.staffNo : stored.row.code);
