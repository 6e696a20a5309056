import type { AuditParams } from '#shared/contract/audit-events.ts';
import type { ImportBatch, ImportKind } from '#shared/contract/imports.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { wordKey } from '#shared/domain/imports/vocabulary.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import { contentHashes, insertBatch, insertQuarantine, updateBatchCounts } from '#electron/store/import-batches.ts';
import { saveMapping, saveWord, type DecidedWord } from '#electron/store/import-memory.ts';
import { upsertInspector, upsertItem, upsertSubject, type RowStamp } from '#electron/store/import-rows.ts';
import { insertLibraryChange } from '#electron/store/library-changes.ts';
import { keyOfRecord, listRecordsByKey } from '#electron/store/library-rows.ts';
import { beginSubjectLoad, type SubjectLoad } from '#electron/store/subject-load.ts';
import { confirmRecords, markUnconfirmed } from '#electron/store/unconfirmed-records.ts';
import type { CommandContext } from './context.ts';
import { hashToStore, joinedRow } from './import-join.ts';
import { keyOf, type StagedRows } from './import-stages.ts';

/** What a batch writes besides its rows; plain data, because it may cross to a thread. */
export interface ImportPlan {
  readonly batchId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly rows: number;
  readonly mustFix: number;
  /** Whether so much is new that the library's indexes are better made anew (`beginSubjectLoad`). */
  readonly mostlyNew: boolean;
  readonly quarantine: readonly { readonly row: number; readonly column: string; readonly code: string; readonly found: string }[];
  /** Keys that a full list would have to hold and this file does not. */
  readonly missing: readonly string[];
  /** What the clerk decided about this header and these words serves the next file as well. */
  readonly mapping: { readonly fingerprint: string; readonly columns: readonly (readonly [number, string])[] } | null;
  readonly words: readonly DecidedWord[];
}

/** Some rows of a file, each with its content hash; people have none, theirs is made when they are written. */
export interface ImportPart {
  readonly staged: StagedRows;
  readonly hashes: readonly string[];
}

export type WriterContext = Pick<CommandContext<AuditParams['imports.confirmed']>, 'db' | 'actor' | 'now' | 'seq' | 'newId' | 'note'>;

/** Writes one import inside one transaction: every part in turn, then the rest; the same in slices and in a thread. */
export interface ImportWriter {
  readonly take: (part: ImportPart) => Progress;
  readonly finish: () => Generator<Progress, ImportBatch>;
}

export const rowsInPart = 500;
const markSlice = 2000;

export const createImportWriter = (context: WriterContext, plan: ImportPlan): ImportWriter => {
  const { db, actor, now, seq, newId, note } = context;
  const { batchId, kind, fileName, rows: total } = plan;
  const by = { by: actor?.id ?? '', byName: actor?.name ?? '' };
  insertBatch(db, { id: batchId, kind, fileName, fileSha256: plan.fileSha256, at: now, seq, ...by });
  const load = plan.mostlyNew && kind === 'subjects' ? beginSubjectLoad(db) : null;
  const effect = { added: 0, updated: 0, unchanged: 0 };
  let done = 0;
  return {
    take: (part) => {
      const { staged } = part;
      const hashes = staged.kind === 'inspectors' ? staged.rows.map((_, index) => hashToStore(db, staged, index)) : part.hashes;
      const keys = staged.rows.map((_, index) => keyOf(staged, index));
      const known = contentHashes(db, kind, keys);
      keepChanges(context, plan, { staged, hashes }, known);
      for (const [index, key] of keys.entries()) {
        const before = known.get(key);
        const contentHash = hashes[index] ?? '';
        if (before === contentHash) effect.unchanged += 1;
        else {
          effect[before === undefined ? 'added' : 'updated'] += 1;
          writeRow(db, load, staged, index, before === undefined, { uid: newId(), contentHash, batchId, seq });
        }
      }
      confirmRecords(db, kind, keys);
      done += keys.length;
      return { phase: 'writing', done, total };
    },
    *finish() {
      const atEnd: Progress = { phase: 'writing', done: total, total };
      const putBack = load?.end();
      while (putBack?.next().done === false) yield atEnd;
      for (let start = 0; start < plan.missing.length; start += markSlice) {
        markUnconfirmed(db, kind, plan.missing.slice(start, start + markSlice), batchId);
        yield atEnd;
      }
      for (const [index, cell] of plan.quarantine.entries()) {
        insertQuarantine(db, batchId, cell);
        if (index % rowsInPart === 0) yield atEnd;
      }
      if (plan.mapping) saveMapping(db, kind, plan.mapping.fingerprint, plan.mapping.columns, now);
      for (const { field, word, value } of plan.words) saveWord(db, kind, { field, word: wordKey(word), value }, now);
      const counts = { ...effect, quarantined: plan.mustFix, missing: plan.missing.length };
      updateBatchCounts(db, batchId, counts);
      note({ kind, file: fileName, sha256: plan.fileSha256, ...counts });
      return { id: batchId, kind, fileName, at: now, by: by.byName, ...counts, undoneAt: null };
    },
  };
};

const writeRow = (
  db: WriterContext['db'],
  load: SubjectLoad | null,
  staged: StagedRows,
  index: number,
  isNew: boolean,
  stamp: RowStamp,
): void => {
  switch (staged.kind) {
    case 'items': {
      const row = staged.rows[index];
      if (row) upsertItem(db, row, stamp);
      return;
    }
    case 'subjects': {
      const row = staged.rows[index];
      if (!row) return;
      if (!load) upsertSubject(db, row, stamp);
      else if (isNew) load.add(row, stamp);
      else load.update(row, stamp);
      return;
    }
    case 'inspectors': {
      const row = staged.rows[index];
      if (row) upsertInspector(db, row, stamp);
      return;
    }
  }
};

/** Keeps old and new of the records that the library already knows and the part changes (library_changes). */
const keepChanges = (
  { db, actor, now, seq }: WriterContext,
  { batchId, kind }: ImportPlan,
  { staged, hashes }: ImportPart,
  known: ReadonlyMap<string, string>,
): void => {
  const rowByKey = new Map<string, object>();
  for (const [index, row] of staged.rows.entries()) {
    const key = keyOf(staged, index);
    if (known.has(key) && known.get(key) !== hashes[index]) rowByKey.set(key, row);
  }
  if (rowByKey.size === 0) return;
  for (const stored of listRecordsByKey(db, kind, [...rowByKey.keys()])) {
    const row = rowByKey.get(keyOfRecord(stored));
    const changes = row && fieldChanges<object>(stored.row, joinedRow(stored, row));
    if (!changes) continue;
    insertLibraryChange(db, {
      kind,
      record: stored.record,
      seq,
      at: now,
      by: actor?.id ?? '',
      byName: actor?.name ?? '',
      source: 'imports.confirm',
      batchId,
      beforeBatchId: stored.batchId,
      ...changes,
    });
  }
};
