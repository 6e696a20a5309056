import path from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { AuditEvent, AuditParams } from '#shared/contract/audit-events.ts';
import { fail, type AppError, type CommonErrorCode } from '#shared/contract/errors.ts';
import { readFileOrNull, removeFile } from '#electron/platform/write-files.ts';
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

/** A workbook as bytes of a folder: made in a file beside that folder, read back and removed; `at` is the only time in it. */
export const workbookBytes = async (
  { signal, atEnd }: JobContext,
  {
    dirPath,
    name,
    sheets,
    at,
  }: { readonly dirPath: string; readonly name: string; readonly sheets: readonly WorkbookSheet[]; readonly at: Date },
): Promise<Result<Uint8Array, AppError<'folder.notWritable' | 'disk.full'>>> => {
  const filePath = `${dirPath}.${name}.part`;
  atEnd(() => removeFile(filePath));
  const written = await writeWorkbook(filePath, sheets, at);
  if (!written.ok) {
    const fault =
      written.error.code === 'ENOSPC'
        ? fail('disk.full', { name })
        : fail('folder.notWritable', { name: path.basename(path.dirname(dirPath)) });
    return err(fault.error);
  }
  signal.throwIfAborted();
  return ok((await readFileOrNull(filePath)) ?? new Uint8Array(0));
};
