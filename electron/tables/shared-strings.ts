import { createStringItem } from './string-item.ts';
import { plainXmlText } from './xml-text.ts';

/** The table of shared strings, kept packed: a million small strings on the heap would cost more than the rows that use them. */
export interface SharedStrings {
  /** False from the first piece on that only SheetJS is asked about. */
  readonly take: (piece: string) => boolean;
  readonly count: () => number;
  /** Undefined for a string without any text. Throws for an index beyond `count`. */
  readonly at: (index: number) => string | undefined;
}

export const createSharedStrings = (): SharedStrings => {
  const item = createStringItem();
  let packed = Buffer.alloc(1024 * 1024);
  let used = 0;
  let ends = new Uint32Array(64 * 1024);
  let count = 0;
  const without = new Set<number>();
  const early: (string | undefined)[] = [];
  let place: 'outside' | 'list' | 'item' | 'after' = 'outside';

  const add = (raw: string | undefined): boolean => {
    const text = raw === undefined ? '' : plainXmlText(raw);
    if (text === undefined) return false;
    if (raw === undefined) without.add(count);
    if (used + text.length * 2 > mostPackedBytes) return false;
    if (used + text.length * 2 > packed.length) packed = Buffer.concat([packed], Math.max(packed.length * 2, used + text.length * 2));
    if (count === ends.length) {
      const longer = new Uint32Array(count * 2);
      longer.set(ends);
      ends = longer;
    }
    used += packed.write(text, used, 'utf16le');
    ends[count] = used;
    count += 1;
    return true;
  };

  /** Whether the tag has its place there; `name` is without prefix. */
  const takeTag = (name: string, kind: TagKind, hasAttributes: boolean, text: string): boolean => {
    switch (place) {
      case 'outside':
        place = 'list';
        return name === 'sst' && kind === 'open';
      case 'list':
        if (name === 'sst' && kind === 'close') place = 'after';
        else if (name === 'si' && kind === 'open' && !hasAttributes) place = 'item';
        else return false;
        return true;
      case 'item':
        if (name !== 'si') return kind === 'close' ? item.close(name) : item.open(name, kind === 'empty', text);
        place = 'list';
        return kind === 'close' && add(item.end());
      case 'after':
        return false;
    }
  };

  return {
    take: (piece) => {
      for (let at = 0; at < piece.length;) {
        const end = piece.indexOf('>', at);
        if (end < 0) return false;
        const next = piece.indexOf('<', end);
        const until = next < 0 ? piece.length : next;
        const [, slash, name = '', rest = '', empty] = tagShape.exec(piece.slice(at, end + 1)) ?? [];
        const kind = slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open';
        if (name === '' || !takeTag(name, kind, rest !== '', piece.slice(end + 1, until))) return false;
        at = until;
      }
      return true;
    },
    count: () => count,
    at: (index) => {
      if (index >= count) throw new Error('no such shared string');
      if (index < early.length) return early[index];
      const text = without.has(index) ? undefined : packed.toString('utf16le', index === 0 ? 0 : ends[index - 1], ends[index]);
      // Programs number strings as they meet them, so the ones that come again and again are among the first.
      if (index === early.length && index < mostEarly) early.push(text);
      return text;
    },
  };
};

type TagKind = 'open' | 'close' | 'empty';

const mostEarly = 4096;

/** Outside the heap, so that no limit of the thread would see it: ten times what a county's list has. */
const mostPackedBytes = 512 * 1024 * 1024;

const tagShape = /^<(\/?)(?:\w+:)?([A-Za-z]\w*)((?:\s[^<>]*?)?)(\/?)>$/;
