import path from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { ChosenPath, PaperPage, ShellCalls } from '#shared/contract/shell.ts';
import { shellWords } from '#shared/i18n/zh-cn/shell.ts';
import { pdfBytes, pdfOfPage, printPage } from './paper.ts';
import { openPdfBook, type PdfBook } from './pdf-book.ts';
import { replaceFile } from './replace-file.ts';

type Names = 'pdfOfPage' | 'printPage' | 'savePage' | 'beginBook' | 'addToBook' | 'endBook';

interface Surroundings {
  readonly window: BrowserWindow;
  readonly pdfThreadPath: string;
  readonly give: (filePath: string) => Promise<ChosenPath>;
  readonly log: (text: string) => void;
}

interface BegunBook {
  readonly token: string;
  readonly filePath: string;
  readonly book: PdfBook;
}

/** Pages that become paper or PDF files. What comes from the window is looked at before it is used. */
export const paperCalls = ({
  window,
  pdfThreadPath,
  give,
  log,
}: Surroundings): { readonly [K in Names]: (argument: unknown) => ReturnType<ShellCalls[K]> } => {
  /** The one book that is being laid out; beginning another drops it. */
  let begun: BegunBook | null = null;
  const begunFor = (argument: unknown): BegunBook | null =>
    typeof argument === 'object' && argument !== null && 'book' in argument && argument.book === begun?.token ? begun : null;

  const askWhere = async (name: unknown): Promise<string | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: shellWords.savePdf,
      defaultPath: `${path.basename(String(name))}.pdf`,
      filters: [{ name: shellWords.pdf, extensions: ['pdf'] }],
    });
    return canceled || filePath === '' ? null : filePath;
  };
  const write = async (filePath: string, bytes: () => Promise<Uint8Array>): Promise<ChosenPath | null> => {
    try {
      await replaceFile(filePath, await bytes());
    } catch (error) {
      log(`pdf not written: ${codeOf(error)}`);
      await dialog.showMessageBox(window, {
        type: 'error',
        title: shellWords.title,
        message: shellWords.notSaved,
        detail: shellWords.notSavedNext,
        buttons: [shellWords.understood],
      });
      return null;
    }
    return give(filePath);
  };
  const orNothing = async <T>(work: Promise<T>, nothing: T, what: string): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      log(`${what}: ${codeOf(error)}`);
      return nothing;
    }
  };

  return {
    pdfOfPage: async (page) => (isPaperPage(page) ? orNothing(pdfOfPage(page).then(give), null, 'page not laid out') : null),
    printPage: async (page) => isPaperPage(page) && orNothing(printPage(page), false, 'page not printed'),
    savePage: async (page) => {
      if (!isPaperPage(page) || !('name' in page)) return null;
      const filePath = await askWhere(page.name);
      return filePath === null ? null : write(filePath, () => pdfBytes(page));
    },
    beginBook: async (name) => {
      const filePath = await askWhere(name);
      if (filePath === null) return null;
      const given = await give(filePath);
      begun?.book.drop();
      begun = { token: given.token, filePath, book: openPdfBook(pdfThreadPath) };
      return given;
    },
    addToBook: async (part) => {
      const meant = begunFor(part);
      return meant !== null && isPaperPage(part) && orNothing(meant.book.add(part), false, 'page not laid out');
    },
    endBook: async (end) => {
      const meant = begunFor(end);
      if (meant === null) return null;
      begun = null;
      const at = keptAt(end);
      if (at === null) {
        meant.book.drop();
        return null;
      }
      const bytes = await meant.book.finish(at);
      if (bytes === null) log('book not laid out');
      return bytes === null ? null : write(meant.filePath, () => Promise.resolve(bytes));
    },
  };
};

/** The moment that a book is to bear; null when it is to be dropped. */
const keptAt = (end: unknown): string | null =>
  typeof end === 'object' && end !== null && 'keep' in end && end.keep === true && 'at' in end && isMoment(end.at) ? end.at : null;

const isMoment = (at: unknown): at is string => typeof at === 'string' && !Number.isNaN(Date.parse(at));

const isPaperPage = (page: unknown): page is PaperPage =>
  typeof page === 'object' &&
  page !== null &&
  'html' in page &&
  typeof page.html === 'string' &&
  'at' in page &&
  isMoment(page.at) &&
  'copies' in page &&
  typeof page.copies === 'number' &&
  page.copies >= 1 &&
  page.copies <= 9;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
