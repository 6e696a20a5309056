import { lessThan } from './sheet-units.ts';
import { isUtf8Xml } from './xml-text.ts';

/** XML in pieces that begin with a tag and end before one, so that no tag and no text is cut. */
export async function* textPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<string | undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of chunks) {
    const joint = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const cut = joint.lastIndexOf(lessThan);
    if (cut <= 0) {
      if (joint.length > longestText) {
        yield undefined;
        return;
      }
      rest = joint;
      continue;
    }
    const piece = joint.toString('utf8', 0, cut);
    yield isFirst ? beginning(piece) : piece;
    isFirst = false;
    rest = joint.subarray(cut);
  }
  yield isFirst ? beginning(rest.toString('utf8')) : rest.toString('utf8');
}

/** A cell holds at most 32,767 characters. */
const longestText = 1024 * 1024;

const beginning = (piece: string): string | undefined => {
  const text = piece.replace(/^\ufeff?\s*/, '');
  return isUtf8Xml(text) ? text.replace(/^<\?xml[^>]*>\s*/, '') : undefined;
};
