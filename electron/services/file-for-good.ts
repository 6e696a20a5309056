import path from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { AuditEvent, AuditParams } from '#shared/contract/audit-events.ts';
import { fail, type AppError, type CommonErrorCode } from '#shared/contract/errors.ts';
import { moveFile, removeFile, type WriteFault } from '#electron/platform/write-files.ts';
import { hasAuditRow } from '#electron/store/audit.ts';
import type { JobContext, JobWrite } from './context.ts';
import { singleStep } from './single-step.ts';

type Failure = AppError<CommonErrorCode>;

export interface FileTarget {
  readonly folder: string;
  readonly fileName: string;
  /** Writes the whole file at this path, or nothing. */
  readonly write: (filePath: string) => Promise<Result<unknown, WriteFault['fault']>>;
}

/**
 * Writes a file beside its name and gives it the name within the transaction that keeps the row of the trail: no file without a row. A file of
 * that name is replaced as a whole; whatever goes wrong, nothing is left behind.
 */
export const fileForGood = async <E extends AuditEvent, T>(
  context: JobContext,
  { folder, fileName, write }: FileTarget,
  event: E,
  facts: AuditParams[E],
  answer: T,
): Promise<Result<JobWrite<T, Failure, AuditParams[E]>, Failure>> => {
  const folderPath = context.pathOf(folder);
  if (folderPath === null) return fail('file.tokenUnknown', {});
  const target = path.join(folderPath, fileName);
  const written = `${target}.new`;
  let named: number | null = null;
  context.atEnd(() => removeFile(named === null || hasAuditRow(context.db, named, event) ? written : target));
  const result = await write(written);
  if (!result.ok) return err(refusal(result.error, fileName, folderPath));
  return ok(
    singleStep(({ note, seq }) => {
      const moved = moveFile(written, target);
      if (!moved.ok) return err(refusal(moved.error.fault, fileName, folderPath));
      named = seq;
      note(facts);
      return ok(answer);
    }),
  );
};

const refusal = (fault: WriteFault['fault'], fileName: string, folderPath: string): Failure =>
  fault === 'full' ? fail('disk.full', { name: fileName }).error : fail('folder.notWritable', { name: path.basename(folderPath) }).error;
