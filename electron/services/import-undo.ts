import { ok, type Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import { fail, type AppError, type CommonErrorCode } from '#shared/contract/errors.ts';
import type { UndoneBatch } from '#shared/contract/imports.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import type { ReadDb, WriteDb } from '#electron/store/db.ts';
import { upsertSubject, type RowStamp } from '#electron/store/import-rows.ts';
import { findInspectorByStaffNo, replaceInspector } from '#electron/store/inspector-records.ts';
import { findCurrentItem, replaceItem } from '#electron/store/item-versions.ts';
import { insertLibraryChange, listChangesOfBatch, type LibraryChange } from '#electron/store/library-changes.ts';
import { listRecords, type LibraryRow } from '#electron/store/library-rows.ts';
import {
  countChangedLater,
  findIssueOfBatch,
  deleteRecords,
  findBatch,
  findUseOfBatch,
  listAddedByBatch,
  markUndone,
  setBatch,
  type BatchToUndo,
} from '#electron/store/undo-batch.ts';
import { contentHashOf } from './content-hash.ts';
import type { CommandContext, JobWrite } from './context.ts';

type Failure = AppError<
  'import.batchGone' | 'import.undoneAlready' | 'import.usedByDraw' | 'import.issued' | 'import.changedLater' | CommonErrorCode
>;
type Undoing = JobWrite<UndoneBatch, Failure, AuditParams['imports.undone']>;

/**
 * 撤销本批 (UX 17): what the batch changed is as it was before, what it added is gone, each with a line in the history. Refused once a frozen
 * list used one of its records, or something changed them later, because then their former state is no longer anybody's wish.
 */
export const undoBatch = (batchId: string): Promise<Result<Undoing, Failure>> =>
  Promise.resolve(
    ok(function* (context) {
      const { db, note, now, actor } = context;
      const checked = undoable(db, batchId);
      if (!checked.ok) return checked;
      const batch = checked.value;
      let removed = 0;
      for (;;) {
        const records = listAddedByBatch(db, batch.kind, batchId, undoSlice);
        if (records.length === 0) break;
        for (const { record, key, name } of records) keepRemoval(context, batch, record, { key, name });
        deleteRecords(
          db,
          batch.kind,
          records.map(({ record }) => record),
          context.seq,
        );
        removed += records.length;
        yield { phase: 'writing', done: removed };
      }
      let restored = 0;
      let after = 0;
      for (;;) {
        const changes = listChangesOfBatch(db, batchId, after, undoSlice);
        for (const change of changes) restore(context, change);
        restored += changes.length;
        after = changes.at(-1)?.number ?? after;
        yield { phase: 'writing', done: removed + restored };
        if (changes.length < undoSlice) break;
      }
      markUndone(db, batchId, now, actor?.name ?? '');
      note({ kind: batch.kind, file: batch.fileName, restored, removed });
      return ok({ restored, removed });
    }),
  );

const undoSlice = 200;

const undoable = (db: ReadDb, batchId: string): Result<BatchToUndo, Failure> => {
  const batch = findBatch(db, batchId);
  if (!batch) return fail('import.batchGone', {});
  if (batch.undoneAt !== null) return fail('import.undoneAlready', { name: batch.fileName });
  const use = findUseOfBatch(db, batch);
  if (use) return fail('import.usedByDraw', { name: batch.fileName, serial: use.serial, records: use.records });
  const issue = findIssueOfBatch(db, batchId);
  if (issue) return fail('import.issued', { name: batch.fileName, ...issue });
  const later = countChangedLater(db, batch);
  return later > 0 ? fail('import.changedLater', { name: batch.fileName, records: later }) : ok(batch);
};

type Context = CommandContext<AuditParams['imports.undone']>;

const historyOf = ({ seq, now, actor }: Context) => ({
  seq,
  at: now,
  by: actor?.id ?? '',
  byName: actor?.name ?? '',
  source: 'imports.undo',
});

const restore = (context: Context, change: LibraryChange): void => {
  const { db, seq } = context;
  const [stored] = listRecords(db, change.kind, [change.record]);
  if (!stored || change.before === null) return;
  // `before` holds fields of this very row, as the import read them.
  const former = { kind: stored.kind, row: { ...stored.row, ...change.before } } as LibraryRow;
  // A version of an item that was used already stayed as it was, and its successor is gone.
  if (fieldChanges<object>(stored.row, former.row)) {
    writeFormer(db, former, { uid: stored.record, contentHash: contentHashOf(former.row), batchId: change.batchId ?? '', seq });
    setBatch(db, change.kind, change.record, change.beforeBatchId);
  }
  insertLibraryChange(db, {
    ...historyOf(context),
    kind: change.kind,
    record: change.record,
    batchId: change.batchId,
    beforeBatchId: stored.batchId,
    before: change.after,
    after: change.before,
  });
};

const writeFormer = (db: WriteDb, former: LibraryRow, stamp: RowStamp): void => {
  switch (former.kind) {
    case 'subjects':
      upsertSubject(db, former.row, stamp);
      return;
    case 'inspectors': {
      const known = findInspectorByStaffNo(db, former.row.staffNo);
      if (known) replaceInspector(db, known.id, former.row, stamp);
      return;
    }
    case 'items': {
      const known = findCurrentItem(db, former.row.code);
      if (known) replaceItem(db, known.id, { ...former.row, checklist: known.checklist }, stamp);
      return;
    }
  }
};

/** Key and name are enough to tell what was there; nothing else of a record that never served is kept. */
const keepRemoval = (context: Context, { id, kind }: BatchToUndo, record: string, before: Readonly<Record<string, string>>): void => {
  insertLibraryChange(context.db, { ...historyOf(context), kind, record, batchId: id, beforeBatchId: id, before, after: null });
};
