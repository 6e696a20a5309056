import { ok, type Result } from '#shared/base/result.ts';
import type { AuditEvent, AuditParams } from '#shared/contract/audit-events.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { removeFolder, writeFolderSafely } from '#electron/platform/write-files.ts';
import { hasAuditRow } from '#electron/store/audit.ts';
import type { JobContext, JobWrite } from './context.ts';
import { singleStep } from './single-step.ts';
import { writeFailure } from './write-fault.ts';

type Failure = AppError<'file.exists' | 'folder.notWritable' | 'disk.full'>;

export interface FolderTarget {
  /** The folder that is made. */
  readonly dirPath: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Makes a folder with all files whose row of the trail is there: without the row it is taken back. One of that name that holds these very
 * files counts as written and stays; any other is an error and stays as it is.
 */
export const folderForGood = async <E extends AuditEvent, T>(
  context: JobContext,
  { dirPath, files }: FolderTarget,
  event: E,
  facts: AuditParams[E],
  answer: T,
): Promise<Result<JobWrite<T, Failure, AuditParams[E]>, Failure>> => {
  const { db, atEnd, signal } = context;
  signal.throwIfAborted();
  const written = await writeFolderSafely(dirPath, files);
  if (!written.ok) return writeFailure(written.error);
  let noted: number | null = null;
  const stoodThere = written.value === 'stoodThere';
  atEnd(() => (stoodThere || (noted !== null && hasAuditRow(db, noted, event)) ? undefined : removeFolder(dirPath)));
  return ok(
    singleStep(({ note, seq }) => {
      note(facts);
      noted = seq;
      return ok(answer);
    }),
  );
};
