import { Worker } from 'node:worker_threads';
import type { PaperPage } from '#shared/contract/shell.ts';
import { pdfBytes } from './paper.ts';
import type { PdfReply, PdfRequest } from './pdf-thread.ts';

/** One PDF that is laid out part after part; nothing of it is on the disk before it is finished. */
export interface PdfBook {
  /** Lays out the next part; false when it could not be had. */
  readonly add: (page: PaperPage) => Promise<boolean>;
  /** The bytes of the whole; null when nothing was to be had. The book is closed either way. */
  readonly finish: (at: string) => Promise<Uint8Array | null>;
  readonly drop: () => void;
}

export const openPdfBook = (threadPath: string): PdfBook => {
  const thread = new Worker(threadPath);
  const ask = (request: PdfRequest): Promise<PdfReply> =>
    new Promise((resolve) => {
      const gone = (): void => {
        resolve({ did: 'nothing' });
      };
      thread.once('error', gone);
      thread.once('exit', gone);
      thread.once('message', (reply: PdfReply) => {
        thread.off('error', gone);
        thread.off('exit', gone);
        resolve(reply);
      });
      thread.postMessage(request);
    });
  const drop = (): void => {
    void thread.terminate();
  };
  return {
    add: async (page) => (await ask({ ask: 'add', bytes: await pdfBytes(page) })).did === 'add',
    finish: async (at) => {
      const reply = await ask({ ask: 'finish', at });
      drop();
      return reply.did === 'finish' ? reply.bytes : null;
    },
    drop,
  };
};
