import { fail, type AppError } from '#shared/contract/errors.ts';
import type { WriteFault } from '#electron/platform/write-files.ts';

/** The error of a file or folder that could not be written; nothing half-written was left behind. */
export const writeFailure = ({
  fault,
  name,
}: WriteFault): { readonly ok: false; readonly error: AppError<'file.exists' | 'folder.notWritable' | 'disk.full'> } => {
  switch (fault) {
    case 'exists':
      return fail('file.exists', { name });
    case 'notWritable':
      return fail('folder.notWritable', { name });
    case 'full':
      return fail('disk.full', { name });
  }
};
