import { err, type Result } from '#shared/base/result.ts';
import type { AuditEvent, AuditParams } from '#shared/contract/audit-events.ts';
import type { AppError, CommonErrorCode } from '#shared/contract/errors.ts';
import { writeWorkbook, type WorkbookSheet } from '#electron/tables/write-workbook.ts';
import type { JobContext, JobWrite } from './context.ts';
import { fileForGood } from './file-for-good.ts';

type Failure = AppError<CommonErrorCode>;

export interface WorkbookTarget {
  readonly folder: string;
  readonly fileName: string;
  readonly sheets: readonly WorkbookSheet[];
}

/** A workbook as a file whose row of the trail is there (`fileForGood`). */
export const writeForGood = <E extends AuditEvent, T>(
  context: JobContext,
  { folder, fileName, sheets }: WorkbookTarget,
  event: E,
  facts: AuditParams[E],
  answer: T,
): Promise<Result<JobWrite<T, Failure, AuditParams[E]>, Failure>> => {
  const write = async (filePath: string) => {
    const written = await writeWorkbook(filePath, sheets, new Date(context.now));
    return written.ok ? written : err(written.error.code === 'ENOSPC' ? ('full' as const) : ('notWritable' as const));
  };
  return fileForGood(context, { folder, fileName, write }, event, facts, answer);
};
