import type { AppError } from '#shared/contract/errors.ts';
import { errorSentence } from './errors.ts';
import { exportedPlanText } from './plans.ts';

/** Words of the job that writes 年度计划表. */
export const planOutputWords = {
  write: '导出到默认文件夹',
  elsewhere: '存到别的文件夹',
  open: '打开文件夹',
  cannotOpen: '文件夹没有打开，请在文件管理器里找到它。',
  done: ({ fileName }: { readonly fileName: string }, folder: string): string => exportedPlanText(fileName, folder),
  failed: (error: AppError): string => errorSentence(error),
};
