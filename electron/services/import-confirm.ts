import { ok, type Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import { fail, type AppError, type CommonErrorCode } from '#shared/contract/errors.ts';
import type { ImportBatch } from '#shared/contract/imports.ts';
import { decidedMapping } from '#shared/domain/imports/problem-book.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { countSubjects } from '#electron/store/subject-counts.ts';
import { hasRecords, isBatch } from '#electron/store/import-batches.ts';
import { blockOfFirst, sizeOfFirstBlock } from '#electron/store/search-index.ts';
import type { JobContext, JobWrite, ThreadWrite } from './context.ts';
import { contentHashOf } from './content-hash.ts';
import { findMissing } from './import-effects.ts';
import { partOf, type Stage } from './import-stages.ts';
import { createImportWriter, rowsInPart, type ImportPart, type ImportPlan } from './import-writer.ts';
import { packPart } from './pack-part.ts';

type Failure = AppError<'import.stageGone' | 'import.nothingToWrite' | CommonErrorCode>;
type Confirming = JobWrite<ImportBatch, Failure, AuditParams['imports.confirmed']> | ThreadWrite<ImportBatch, Failure>;

/**
 * Writes a checked file as one batch (UX 17): one transaction, with the old values of what it changes. A long one runs in a thread (decision
 * 0013), a short one is not worth the start of a thread and runs in slices.
 */
export const confirmStage = async (
  context: JobContext,
  found: Stage,
  { fullList, writeThreadPath }: { readonly fullList: boolean; readonly writeThreadPath: string },
): Promise<Result<Confirming, Failure>> => {
  if (found.staged.rows.length === 0) return fail('import.nothingToWrite', {});
  const plan = planOf(context.db, found, fullList ? await findMissing(context.db, found) : []);
  return ok(
    plan.rows < fewestInThread
      ? inSlices(found, plan)
      : {
          inThread: (as) => ({
            threadPath: writeThreadPath,
            order: { plan, as } satisfies ImportOrder,
            // Nobody else writes before this thread has ended, so that an empty library stays so until then.
            parts: packedParts(found, plan.kind === 'subjects' && !hasRecords(context.db, 'subjects')),
          }),
        },
  );
};

/** What the writing thread is asked for; its parts are `PackedPart`. */
export interface ImportOrder {
  readonly plan: ImportPlan;
  readonly as: Parameters<ThreadWrite<never, never>['inThread']>[0];
}

const fewestInThread = 5000;

const inSlices = (found: Stage, plan: ImportPlan): JobWrite<ImportBatch, Failure, AuditParams['imports.confirmed']> =>
  function* (context) {
    // A second press of the button may have waited for its turn while the first one wrote.
    if (isBatch(context.db, plan.batchId)) return fail('import.stageGone', {});
    const writer = createImportWriter(context, plan);
    for (const part of partsOf(found)) yield writer.take(part);
    return ok(yield* writer.finish());
  };

function* partsOf({ staged }: Stage): Generator<ImportPart, undefined> {
  for (let start = 0; start < staged.rows.length; start += rowsInPart) {
    const part = partOf(staged, start, start + rowsInPart);
    // What a person's record will hold hangs on what the library knows when it is written.
    yield { staged: part, hashes: part.kind === 'inspectors' ? [] : part.rows.map(contentHashOf), block: null };
  }
  return undefined;
}

function* packedParts(found: Stage, isFirst: boolean): Generator<ReturnType<typeof packPart>, undefined> {
  for (const part of isFirst ? blocksOf(found) : partsOf(found)) yield packPart(part);
  return undefined;
}

/** The parts of a first import of subjects, each one block of the search index: the thread has more to do than whoever hands them over. */
function* blocksOf({ staged }: Stage): Generator<ImportPart, undefined> {
  for (let start = 0, block = 0; start < staged.rows.length; block += 1) {
    const part = partOf(staged, start, start + sizeOfFirstBlock(block));
    const subjects = part.kind === 'subjects' ? part.rows : [];
    yield { staged: part, hashes: subjects.map(contentHashOf), block: blockOfFirst(block, subjects) };
    start += part.rows.length;
  }
  return undefined;
}

const planOf = (db: ReadDb, { report, source, checked, problems, staged, given }: Stage, missing: readonly string[]): ImportPlan => ({
  batchId: report.stage,
  kind: source.kind,
  fileName: source.fileName,
  fileSha256: source.fileSha256,
  rows: staged.rows.length,
  mustFix: report.rows.mustFix,
  mostlyNew: source.kind === 'subjects' && staged.rows.length >= fewestInThread && report.effect.added > countSubjects(db, {}),
  quarantine: problems.filter(({ level }) => level === 'mustFix').map(({ row, column, code, found }) => ({ row, column, code, found })),
  missing,
  mapping:
    source.choices.columns && !source.resumed && source.choices.only === undefined
      ? { fingerprint: checked.mapping.fingerprint, columns: decidedMapping(checked.mapping) }
      : null,
  words: source.words,
  given: [...given],
});
