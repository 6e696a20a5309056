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
 * because Chinese text in GBK hardly ever is; else UTF-8 or GB18030 (of which GBK is a part), whichever leaves less unread. Programs that cut
 * texts by bytes leave halves of characters; a few of them become U+FFFD, which the checks tell. Undefined when more than that is left.
 */
export const encodingOf = (bytes: Buffer): TextEncoding | undefined => {
  const marked = marks.find(([, mark]) => bytes.subarray(0, mark.length).equals(mark))?.[0];
  const candidates: readonly TextEncoding[] = marked ? [marked] : isUtf8(bytes) ? ['utf-8'] : ['gb18030', 'utf-8'];
  const [best] = candidates
    .map((encoding) => ({ encoding, unread: unreadCharacters(bytes, encoding) }))
    .sort((a, b) => a.unread - b.unread);
  return best && best.unread * fewestBytesPerUnread <= bytes.length ? best.encoding : undefined;
};

const fewestBytesPerUnread = 200;

/** How much of a file is decoded at a time. */
export const chunkBytes = 64 * 1024;

/** The text piece by piece, one for each chunk, without its byte order mark. */
export function* decodedPieces(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += chunkBytes) yield decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true });
  yield decoder.decode();
}

/** Infinite for what is no text in any encoding. */
const unreadCharacters = (bytes: Buffer, encoding: TextEncoding): number => {
  let count = 0;
  for (const piece of decodedPieces(bytes, encoding)) {
    if (piece.includes('\0')) return Infinity;
    for (let at = piece.indexOf('\uFFFD'); at >= 0; at = piece.indexOf('\uFFFD', at + 1)) count += 1;
  }
  return count;
};
