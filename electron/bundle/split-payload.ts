import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createInflateRaw, deflateRawSync } from 'node:zlib';
import { err, ok, type Result } from '#shared/base/result.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { createDigester, type Watch } from './file-bytes.ts';
import type { PartSpan } from './payload-index.ts';
import type { SpooledFile } from './payload-writer.ts';

/** What one part of a report holds: entries in payload order and, for each table, which of its ids the part speaks for. */
export interface PartContent {
  readonly files: readonly SpooledFile[];
  readonly spans: readonly PartSpan[];
}

/** A single line of a table, or a single file, that alone does not fit under the limit. */
export interface UnsplittableFault {
  readonly at: 'unsplittable';
  /** Name of the entry. */
  readonly entry: string;
  /** Id of the row; empty for a file. */
  readonly id: string;
}

const lineFeed = 0x0a;
/** Bytes of lines that are deflated together; a piece is what moves from one part to the next. */
const pieceSize = 64 * 1024;
/** An empty last block of a DEFLATE stream whose pieces all end on a byte. */
const lastBlock = Uint8Array.of(0x03, 0x00);

/** Most that an entry costs besides its bytes: both its headers in the inner ZIP, its line and its span in `index.json`. */
export const entryCost = ({ length }: string): number => 30 + 46 + 260 + 160 + 4 * length;
/** `index.json` without its lists, its own headers, and the end record. */
export const partCost = 800;

interface Budget {
  readonly bytes: number;
}

/** The part that is being filled. */
interface OpenPart {
  readonly files: SpooledFile[];
  readonly spans: PartSpan[];
  used: number;
}

const newPart = (): OpenPart => ({ files: [], spans: [], used: partCost });

interface Line {
  readonly bytes: Buffer;
}

async function* inflated(source: Readable): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  const fed = pipeline(source, inflate).catch(() => undefined); // whoever reads the stream gets its error
  try {
    for await (const chunk of inflate) yield chunk as Buffer; // a stream without encoding gives bytes
  } finally {
    inflate.destroy();
    await fed;
  }
}

/** Lines of a spooled table, each with its line feed, in pieces of about `pieceSize`. */
async function* piecesOf(file: SpooledFile, watch: Watch): AsyncGenerator<readonly Line[]> {
  if (file.size === 0) return;
  const source = createReadStream(file.path);
  const bytes = (file.deflatedSize === null ? source : inflated(source)) as AsyncIterable<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  let piece: Line[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    watch.signal?.throwIfAborted();
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = all.indexOf(lineFeed); end !== -1; end = all.indexOf(lineFeed, start)) {
      piece.push({ bytes: all.subarray(start, end + 1) });
      size += end + 1 - start;
      start = end + 1;
      if (size < pieceSize) continue;
      yield piece;
      [piece, size] = [[], 0];
    }
    rest = all.subarray(start);
  }
  if (piece.length > 0) yield piece;
}

const idOf = ({ bytes }: Line): string => fieldText(JSON.parse(bytes.toString('utf8')) as RecordRow, 'id');

/** The stretch of a table that goes into one part, written as it grows. */
const openStretch = async (path: string) => {
  const handle = await open(path, 'wx');
  const digester = createDigester();
  let packed = 0;
  let rows = 0;
  let last: Line | null = null;
  return {
    add: async (lines: readonly Line[], bytes: Buffer, deflated: Buffer): Promise<void> => {
      digester.add(bytes);
      await handle.write(deflated);
      packed += deflated.length;
      rows += lines.length;
      last = lines.at(-1) ?? last;
    },
    lastId: (): string => (last === null ? '' : idOf(last)),
    end: async (name: string): Promise<SpooledFile> => {
      await handle.write(lastBlock);
      await handle.close();
      const { size, sha256, crc32 } = digester.digest();
      return { name, path, size, sha256, crc32, deflatedSize: packed + lastBlock.length, rows };
    },
    abandon: () => handle.close(),
  };
};

type Stretch = Awaited<ReturnType<typeof openStretch>>;

const createSplitter = (dir: string, { bytes: budget }: Budget, watch: Watch) => {
  const parts: OpenPart[] = [];
  let part = newPart();
  let stretches = 0;
  let current: Stretch | null = null;
  const closePart = (): void => {
    parts.push(part);
    part = newPart();
  };

  const addFile = (file: SpooledFile): UnsplittableFault | null => {
    const cost = entryCost(file.name) + (file.deflatedSize ?? file.size);
    if (part.used + cost > budget && part.files.length > 0) closePart();
    if (part.used + cost > budget) return { at: 'unsplittable', entry: file.name, id: '' };
    part.files.push(file);
    part.used += cost;
    return null;
  };

  const addTable = async (file: SpooledFile): Promise<UnsplittableFault | null> => {
    const table = file.name.slice('data/'.length, -'.jsonl'.length);
    let after = '';
    const endStretch = async (isLast: boolean): Promise<void> => {
      if (!current) return;
      const to = isLast ? null : current.lastId();
      const stretch = current;
      current = null;
      part.files.push(await stretch.end(file.name));
      part.spans.push({ after, table, to });
      after = to ?? '';
    };
    const addPiece = async (lines: readonly Line[]): Promise<UnsplittableFault | null> => {
      const bytes = Buffer.concat(lines.map((line) => line.bytes));
      const deflated = deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
      const costNow = (): number => deflated.length + (current ? 0 : entryCost(file.name) + lastBlock.length);
      if (part.used + costNow() > budget && (current !== null || part.files.length > 0)) {
        await endStretch(false);
        closePart();
      }
      if (part.used + costNow() > budget) {
        const half = Math.ceil(lines.length / 2);
        if (lines.length > 1) return (await addPiece(lines.slice(0, half))) ?? addPiece(lines.slice(half));
        return { at: 'unsplittable', entry: file.name, id: lines[0] ? idOf(lines[0]) : '' };
      }
      part.used += costNow();
      if (!current) {
        stretches += 1;
        current = await openStretch(join(dir, `${String(stretches)}.part-spool`));
      }
      await current.add(lines, bytes, deflated);
      watch.onBytes?.(bytes.length);
      return null;
    };
    for await (const lines of piecesOf(file, watch)) {
      const fault = await addPiece(lines);
      if (fault) return fault;
    }
    await endStretch(true);
    return null;
  };

  return {
    addFile,
    addTable,
    end: (): readonly OpenPart[] => {
      if (part.files.length > 0) closePart();
      return parts;
    },
    abandon: async (): Promise<void> => {
      await current?.abandon();
    },
  };
};

/**
 * Divides the spooled entries of a payload over parts whose inner ZIP has at most `budget` bytes each (BUNDLE-SPEC 7.1): the files of draw records
 * first, because rows speak of them, then the tables in the order of `tables`, each cut between two rows. Every row and every file is in exactly one
 * part; within a part the entries stand in payload order. The same entries give the same parts. New files go into `dir`, which the caller removes.
 */
export const splitPayload = async (
  dir: string,
  spooled: readonly SpooledFile[],
  tables: readonly string[],
  budget: number,
  watch: Watch = {},
): Promise<Result<readonly PartContent[], UnsplittableFault>> => {
  const splitter = createSplitter(dir, { bytes: budget }, watch);
  const fileOf = (table: string): SpooledFile | undefined => spooled.find(({ name }) => name === `data/${table}.jsonl`);
  const inOrder = tables.flatMap((table) => fileOf(table) ?? []);
  try {
    for (const file of spooled) {
      if (inOrder.includes(file)) continue;
      const fault = splitter.addFile(file);
      if (fault) return err(fault);
    }
    for (const file of inOrder) {
      const fault = await splitter.addTable(file);
      if (fault) return err(fault);
    }
    return ok(splitter.end().map(({ files, spans }) => ({ spans, files: [...files].sort((a, b) => (a.name < b.name ? -1 : 1)) })));
  } finally {
    await splitter.abandon();
  }
};
