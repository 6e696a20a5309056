import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { TextEncoding } from '#shared/base/sheet.ts';

const marks: readonly (readonly [TextEncoding, Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/**
 * The encoding of a text table, decided by its content: a byte order mark is believed; else what is valid UTF-8 from end to end is UTF-8,
 * because Chinese text in GBK hardly ever is; else GB18030, of which GBK is a part. Undefined when bytes are left that are no text in either:
 * nothing is replaced, since a name with a hole in it would be taken over unseen.
 */
export const encodingOf = (bytes: Buffer): TextEncoding | undefined => {
  const marked = marks.find(([, mark]) => bytes.subarray(0, mark.length).equals(mark))?.[0];
  const encoding = marked ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
  return isWhole(bytes, encoding) ? encoding : undefined;
};

/** How much of a file is decoded at a time. */
export const chunkBytes = 64 * 1024;

/** The text piece by piece, one for each chunk, without its byte order mark. Throws a TypeError at bytes that are no text. */
export function* decodedPieces(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += chunkBytes) yield decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true });
  yield decoder.decode();
}

const isWhole = (bytes: Buffer, encoding: TextEncoding): boolean => {
  try {
    for (const piece of decodedPieces(bytes, encoding)) if (piece.includes('\0')) return false;
    return true;
  } catch {
    return false; // the decoder's only way to say so
  }
};
