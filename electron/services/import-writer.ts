import type { AuditParams } from '#shared/contract/audit-events.ts';
import type { ImportBatch, ImportKind } from '#shared/contract/imports.ts';
import type { Progress } from '#shared/contract/progress.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import type { ItemRow } from '#shared/domain/imports/describe-items.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import { wordKey } from '#shared/domain/imports/vocabulary.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import { contentHashes, insertBatch, insertQuarantine, updateBatchCounts } from '#electron/store/import-batches.ts';
import { saveMapping, saveWord, type DecidedWord } from '#electron/store/import-memory.ts';
import { upsertInspector, upsertItem, upsertSubject, type RowStamp } from '#electron/store/import-rows.ts';
import { insertLibraryChange } from '#electron/store/library-changes.ts';
import { keyOfRecord, listRecordsByKey } from '#electron/store/library-rows.ts';
import type { SearchBlock } from '#electron/store/search-index.ts';
import { beginSubjectLoad, type SubjectLoad } from '#electron/store/subject-load.ts';
import { confirmRecords, markUnconfirmed } from '#electron/store/unconfirmed-records.ts';
import type { CommandContext } from './context.ts';
import { contentHashOf } from './content-hash.ts';
import { inspectorHash, joinedRow } from './import-join.ts';
import { keyOf, type GivenFields, type StagedRows } from './import-stages.ts';

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
  /** Fields that the file has a column for (`GivenFields`). */
  readonly given: readonly string[];
}

/** Some rows of a file, each with its content hash; people have none, theirs is made when they are written. */
export interface ImportPart {
  readonly staged: StagedRows;
  readonly hashes: readonly string[];
  /** Of the search index, when the rows are one block of a library that was empty; null for all others. */
  readonly block: SearchBlock | null;
}

export type WriterContext = Pick<CommandContext<AuditParams['imports.confirmed']>, 'db' | 'actor' | 'now' | 'seq' | 'newId' | 'note'>;

/** Writes one import inside one transaction: every part in turn, then the rest; the same in slices and in a thread. */
export interface ImportWriter {
  readonly take: (part: ImportPart) => Progress;
  readonly finish: () => Generator<Progress, ImportBatch>;
}

export const rowsInPart = 500;
const markSlice = 2000;
const noHashes: ReadonlyMap<string, string> = new Map();

export const createImportWriter = (context: WriterContext, plan: ImportPlan): ImportWriter => {
  const { db, actor, now, seq, newId, note } = context;
  const { batchId, kind, fileName, rows: total } = plan;
  const by = { by: actor?.id ?? '', byName: actor?.name ?? '' };
  insertBatch(db, { id: batchId, kind, fileName, fileSha256: plan.fileSha256, at: now, seq, ...by });
  const load = plan.mostlyNew && kind === 'subjects' ? beginSubjectLoad(db) : null;
  const given: GivenFields = new Set(plan.given);
  const effect = { added: 0, updated: 0, unchanged: 0 };
  let done = 0;
  return {
    take: (part) => {
      const { staged } = part;
      const hashes = staged.kind === 'inspectors' ? staged.rows.map((row) => inspectorHash(db, row)) : part.hashes;
      const keys = staged.rows.map((_, index) => keyOf(staged, index));
      const known = load?.isFirst === true ? noHashes : contentHashes(db, kind, keys);
      const joined = keepChanges(context, plan, given, { ...part, hashes }, known);
      for (const [index, key] of keys.entries()) {
        const before = known.get(key);
        const whole = before === undefined || kind !== 'subjects' ? staged.rows[index] : joined.get(key);
        // A subject that differs from its row only in what the file does not say stays as it is.
        if (before === hashes[index] || !whole) effect.unchanged += 1;
        else {
          effect[before === undefined ? 'added' : 'updated'] += 1;
          const contentHash = before !== undefined && kind === 'subjects' ? contentHashOf(whole) : (hashes[index] ?? '');
          writeRow(db, load, kind, whole, before === undefined, { uid: newId(), contentHash, batchId, seq });
        }
      }
      if (load?.isFirst === true && part.block) load.take(part.block);
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

/** The row is of the kind it was staged as. */
const writeRow = (
  db: WriterContext['db'],
  load: SubjectLoad | null,
  kind: ImportKind,
  row: object,
  isNew: boolean,
  stamp: RowStamp,
): void => {
  switch (kind) {
    case 'items':
      upsertItem(db, row as ItemRow, stamp);
      return;
    case 'subjects':
      if (!load) upsertSubject(db, row as SubjectRow, stamp);
      else if (isNew) load.add(row as SubjectRow, stamp);
      else load.update(row as SubjectRow, stamp);
      return;
    case 'inspectors':
      upsertInspector(db, row as InspectorRow, stamp);
      return;
  }
};

/**
 * Keeps old and new of the records that the library already knows and the part changes (library_changes); gives each as it will be, by its
 * key. A record that stays as it is, is not among them.
 */
const keepChanges = (
  { db, actor, now, seq }: WriterContext,
  { batchId, kind }: ImportPlan,
  given: GivenFields,
  { staged, hashes }: ImportPart,
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, object> => {
  const joined = new Map<string, object>();
  const rowByKey = new Map<string, object>();
  for (const [index, row] of staged.rows.entries()) {
    const key = keyOf(staged, index);
    if (known.has(key) && known.get(key) !== hashes[index]) rowByKey.set(key, row);
  }
  if (rowByKey.size === 0) return joined;
  for (const stored of listRecordsByKey(db, kind, [...rowByKey.keys()])) {
    const row = rowByKey.get(keyOfRecord(stored));
    const whole = row && joinedRow(stored, row, given);
    const changes = whole && fieldChanges<object>(stored.row, whole);
    if (!changes) continue;
    joined.set(keyOfRecord(stored), whole);
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
  return joined;
};
