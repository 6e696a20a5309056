import { errorSentence } from './errors.ts';
import { followUpWords } from './follow-ups.ts';
import { libraryFileWords } from './library-files.ts';
import { count } from './numbers.ts';

/** Words of the buttons that write 问题台账. */
export const ledgerFileWords = {
  write: followUpWords.export,
  elsewhere: libraryFileWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ fileName, rows }: { readonly fileName: string; readonly rows: number }, folder: string): string =>
    `台账已写到“${folder}”：${fileName}，${count(rows)} 户。`,
  failed: errorSentence,
};
