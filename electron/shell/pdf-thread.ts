import { parentPort } from 'node:worker_threads';
import { PDFDocument } from '@cantoo/pdf-lib';

/** Either the next PDF of the book, or its end at a moment (ISO). */
export type PdfRequest = { readonly ask: 'add'; readonly bytes: Uint8Array } | { readonly ask: 'finish'; readonly at: string };

export type PdfReply = { readonly did: 'add' } | { readonly did: 'finish'; readonly bytes: Uint8Array } | { readonly did: 'nothing' };

/** Puts one PDF behind the other; the entry of a thread of its own, so that no window waits for it. */
const book = PDFDocument.create();

const answer = async (request: PdfRequest): Promise<PdfReply> => {
  const whole = await book;
  if (request.ask === 'add') {
    const part = await PDFDocument.load(request.bytes);
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
    return { did: 'add' };
  }
  const moment = new Date(request.at);
  whole.setCreationDate(moment);
  whole.setModificationDate(moment);
  return { did: 'finish', bytes: await whole.save() };
};

const port = parentPort;
port?.on('message', (request: PdfRequest) => {
  void answer(request)
    .catch((): PdfReply => ({ did: 'nothing' }))
    .then((reply) => {
      port.postMessage(reply);
    });
});
